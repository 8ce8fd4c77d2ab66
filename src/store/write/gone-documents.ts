/** Which documents of the search index are gone, by their flags. */
import type { DocumentRange } from "../../search/postings.ts";
import { chunkSize, goneAt } from "../index/columns.ts";
import type { LibraryDatabase } from "../schema.ts";

/** Says of the documents of a range whether they are gone. */
export async function goneIn(
  database: LibraryDatabase,
  { first, count }: DocumentRange,
): Promise<(document: number) => boolean> {
  const from = Math.floor(first / chunkSize);
  const to = Math.floor((first + count - 1) / chunkSize);
  const rows = await database.columns
    .where("[name+chunk]")
    .between(["flags", from], ["flags", to], true, true)
    .toArray();
  const chunks = new Map(rows.map(({ chunk, bytes }) => [chunk, goneAt(bytes)]));
  return (document) => chunks.get(Math.floor(document / chunkSize))?.(document % chunkSize) ?? true;
}

/** Whether any document of a range lives. */
export function isAnyIn(isGone: (document: number) => boolean, { first, count }: DocumentRange): boolean {
  for (let document = first; document < first + count; document += 1) if (!isGone(document)) return true;
  return false;
}
