/** A table for spreadsheets: a row an article, guarded against formulas. Not for taking in again: see pocket.ts. */
import { corrected } from "../../model/corrections.ts";
import type { WholeEntry } from "../../store/read.ts";
import { csvRow, guarded } from "../csv.ts";
import { entriesOf } from "../items.ts";
import type { FormatModule } from "../job.ts";
import { createTextFile } from "../text-file.ts";

const columns =
  "title,url,saved_at,tags,status,favourite,author,site,category,source,published_at,lang,word_count,note,excerpt,highlights";

export const write: FormatModule["write"] = async (job, request) => {
  const text = createTextFile();
  // Without the mark Excel takes UTF-8 for the code page of its country.
  text.add("\ufeff", `${columns}\r\n`);
  let count = 0;
  for await (const whole of entriesOf(job, request)) {
    text.add(csvRow(cells(whole).map(guarded)));
    count += 1;
  }
  return { file: text.take("text/csv"), count };
};

function cells({ entry, snapshots: [snapshot], highlights }: WholeEntry): readonly string[] {
  const article = snapshot === undefined ? null : corrected(snapshot.article, entry.corrections);
  const status = entry.archivedAt !== null ? "archive" : entry.readAt !== null ? "read" : "unread";
  return [
    article?.title ?? entry.title,
    entry.url,
    entry.savedAt,
    entry.tags.join(", "),
    status,
    entry.isFavourite ? "yes" : "",
    article?.byline ?? entry.byline ?? "",
    article?.siteName ?? entry.siteName,
    article?.category ?? entry.category ?? "",
    article?.source ?? entry.source ?? "",
    article?.publishedTime ?? entry.publishedTime ?? "",
    article?.lang ?? entry.lang ?? "",
    String(entry.wordCount),
    entry.note ?? "",
    article?.excerpt ?? entry.excerpt ?? "",
    highlights.map(({ exact }) => exact).join("\n"),
  ];
}
