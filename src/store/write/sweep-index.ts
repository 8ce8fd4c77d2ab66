/**
 * Giving back what the search index keeps of documents that are gone. A segment is never changed, so what is deleted
 * or re-indexed stays in it until it is merged, which in a library that no longer grows is never; its names stay for
 * good. Here a segment of which too much is gone is written anew by itself, chunks of columns in which nothing lives
 * are deleted, and so are names that no living document has.
 */
import {
  type ColumnName,
  chunkSize,
  columnWidths,
  type NameColumn,
  nameColumns,
  valuesOf,
} from "../index/columns.ts";
import type { IndexRow } from "../index-rows.ts";
import type { LibraryDatabase } from "../schema.ts";
import { indexOnlyTables, indexRow } from "./fold-index.ts";
import { goneIn, isAnyIn } from "./gone-documents.ts";

/**
 * One document of so many may be gone. What is gone costs room alone, and each that goes has at most so many others
 * written anew, about as many as each that comes (merge-policy.ts).
 */
const oneOf = 20;

/** One step towards an index without what is gone; false where there is not enough of it. */
export function sweepStep(database: LibraryDatabase): Promise<boolean> {
  return database.transaction("rw", indexOnlyTables(database), async () => {
    const index = await indexRow(database);
    if (index.rebuild !== null || index.merge !== null) return false;
    return (await sweepSegment(database, index)) || sweepNames(database, index);
  });
}

/** Has the segment of which the largest part is gone written anew. */
async function sweepSegment(database: LibraryDatabase, index: IndexRow): Promise<boolean> {
  const [counts, tail] = await Promise.all([database.kept.get("counts"), database.pending.count()]);
  if (counts?.key !== "counts") return false;
  const written = index.segments.reduce((sum, { documents }) => sum + documents, 0);
  const living = counts.entries + counts.archived + counts.trashed - tail;
  // By the counts, so that nothing is read as long as all is well.
  if ((written - living) * oneOf <= written) return false;
  let chosen: number | null = null;
  let most = 0;
  for (const segment of index.segments) {
    const isGone = await goneIn(database, segment);
    let gone = segment.documents;
    for (let at = 0; at < segment.count; at += 1) if (!isGone(segment.first + at)) gone -= 1;
    // One written before empty segments were left out has nothing that could be gone.
    const share = segment.documents === 0 ? 1 : gone / segment.documents;
    if (share <= most) continue;
    most = share;
    chosen = segment.segment;
  }
  if (chosen === null) return false;
  const output = index.lastSegment + 1;
  await database.kept.put({
    ...index,
    lastSegment: output,
    merge: { inputs: [chosen], output, after: null, bytes: 0 },
  });
  return true;
}

/** Deletes names that no living document has, once enough documents have gone that may have had some. */
async function sweepNames(database: LibraryDatabase, index: IndexRow): Promise<boolean> {
  const documents = index.segments.reduce((sum, segment) => sum + segment.documents, 0);
  const left = index.leftOut ?? 0;
  if (left === 0 || left * oneOf <= documents) return false;
  const used = new Set<number>();
  const flags = await chunksOf(database, "flags");
  for (const chunk of flags.keys()) {
    const isGone = await goneIn(database, { first: chunk * chunkSize, count: chunkSize });
    for (const name of nameColumns) {
      const values = (await chunksOf(database, name, chunk)).get(chunk);
      for (let at = 0; at < chunkSize; at += 1)
        if (!isGone(at + chunk * chunkSize)) used.add(values?.[at] ?? 0);
    }
  }
  const names = await database.names.toCollection().primaryKeys();
  await database.names.bulkDelete(names.filter((number) => !used.has(number)));
  await database.kept.put({ ...index, leftOut: 0 });
  return true;
}

/** The values of one chunk of a column, or of all. */
async function chunksOf(database: LibraryDatabase, name: NameColumn | "flags", chunk?: number) {
  const rows = await database.columns
    .where("[name+chunk]")
    .between([name, chunk ?? 0], [name, chunk ?? Infinity], true, true)
    .toArray();
  return new Map(rows.map((row) => [row.chunk, valuesOf(name, row.bytes)]));
}

/** Deletes the chunks of these documents in which no document lives. A fold that needs one makes it anew. */
export async function dropGoneChunks(
  database: LibraryDatabase,
  { first, count }: { readonly first: number; readonly count: number },
): Promise<void> {
  for (let chunk = Math.floor(first / chunkSize); chunk * chunkSize < first + count; chunk += 1) {
    const range = { first: chunk * chunkSize, count: chunkSize };
    if (isAnyIn(await goneIn(database, range), range)) continue;
    const names = Object.keys(columnWidths) as ColumnName[];
    await database.columns.bulkDelete(names.map((name): [string, number] => [name, chunk]));
  }
}
