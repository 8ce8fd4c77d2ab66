/** RIS: what EndNote and its kin read. Lines end as the format was born, with CR LF. */
import { oneLine } from "../escape.ts";
import { type ExportItem, itemsOf } from "../items.ts";
import type { FormatModule } from "../job.ts";
import { invertedName, namesOf } from "../names.ts";
import { dateOf } from "../stated-date.ts";
import { createTextFile } from "../text-file.ts";

export const write: FormatModule["write"] = async (job, request) => {
  const text = createTextFile();
  let count = 0;
  for await (const item of itemsOf(job, request)) {
    text.add(recordOf(item));
    count += 1;
  }
  return { file: text.take("application/x-research-info-systems"), count };
};

function recordOf({ entry, snapshot, article }: ExportItem): string {
  const published = dateOf(article.publishedTime);
  const lines: readonly (readonly [string, string | null])[] = [
    // What Zotero writes for a page of the web, and all take.
    ["TY", "ELEC"],
    ["TI", article.title],
    ...namesOf(article).map((name) => ["AU", invertedName(name)] as const),
    ["T2", article.siteName ?? entry.siteName],
    ["PB", article.source],
    ["PY", published?.slice(0, 4) ?? null],
    ["DA", published === null ? null : slashed(published)],
    ["Y2", slashed(snapshot.capturedAt.slice(0, 10))],
    ["UR", entry.url],
    ["LA", article.lang],
    ["AB", article.excerpt],
    ...entry.tags.map((tag) => ["KW", tag] as const),
    ["N1", entry.note],
  ];
  const written = lines.flatMap(([tag, value]) =>
    value === null || oneLine(value) === "" ? [] : [`${tag}  - ${oneLine(value)}\r\n`],
  );
  return `${written.join("")}ER  - \r\n\r\n`;
}

function slashed(date: string): string {
  return date.replaceAll("-", "/");
}
