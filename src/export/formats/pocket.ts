/** CSV exactly as Pocket handed it out, which the services people moved to take in. No cell is changed. */
import { csvRow } from "../csv.ts";
import { entriesOf } from "../items.ts";
import type { FormatModule } from "../job.ts";
import { unixSeconds } from "../stated-date.ts";
import { createTextFile } from "../text-file.ts";

export const write: FormatModule["write"] = async (job, request) => {
  const text = createTextFile();
  text.add("title,url,time_added,tags,status\r\n");
  let count = 0;
  for await (const { entry } of entriesOf(job, request)) {
    if (!/^https?:/.test(entry.url)) continue;
    // The bar stands between tags and cannot be in one.
    const tags = entry.tags.map((tag) => tag.replaceAll("|", " ")).join("|");
    const isDone = entry.archivedAt !== null || entry.readAt !== null;
    const added = String(unixSeconds(entry.createdAt));
    text.add(csvRow([entry.title, entry.url, added, tags, isDone ? "archive" : "unread"]));
    count += 1;
  }
  return { file: text.take("text/csv"), count };
};
