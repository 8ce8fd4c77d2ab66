/** The bookmarks file every browser takes: links with their dates, tags and notes. */

import { corrected } from "../../model/corrections.ts";
import type { WholeEntry } from "../../store/read.ts";
import { escapeMarkup, oneLine } from "../escape.ts";
import { entriesOf } from "../items.ts";
import type { FormatModule } from "../job.ts";
import { unixSeconds } from "../stated-date.ts";
import { createTextFile } from "../text-file.ts";

/** Exactly so, from the first byte on: importers look no further. */
const opening = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
`;

export const write: FormatModule["write"] = async (job, request) => {
  const text = createTextFile();
  text.add(opening);
  let count = 0;
  for await (const whole of entriesOf(job, request)) {
    // Browsers take in what they can open.
    if (!/^https?:/.test(whole.entry.url)) continue;
    text.add(bookmark(whole));
    count += 1;
  }
  text.add("</DL><p>\n");
  return { file: text.take("text/html"), count, extension: "html" };
};

function bookmark({ entry, snapshots: [snapshot] }: WholeEntry): string {
  const title = snapshot === undefined ? entry.title : corrected(snapshot.article, entry.corrections).title;
  const attributes = [
    `HREF="${escapeMarkup(entry.url)}"`,
    `ADD_DATE="${unixSeconds(entry.createdAt)}"`,
    `LAST_MODIFIED="${unixSeconds(entry.updatedAt)}"`,
    // The comma stands between tags and cannot be in one.
    entry.tags.length === 0
      ? ""
      : `TAGS="${escapeMarkup(entry.tags.map((tag) => oneLine(tag.replace(/,/g, " "))).join(","))}"`,
    entry.readAt === null ? 'TOREAD="1"' : "",
  ];
  const words = entry.note ?? entry.excerpt;
  const note = words === null || oneLine(words) === "" ? "" : `    <DD>${escapeMarkup(oneLine(words))}\n`;
  return `    <DT><A ${attributes.filter(Boolean).join(" ")}>${escapeMarkup(oneLine(title))}</A>\n${note}`;
}
