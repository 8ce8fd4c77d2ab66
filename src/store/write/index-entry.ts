/**
 * An entry into the search index and out of it, inside the transaction that changes the entry: an
 * index that could disagree with its table sooner or later would. What is written here is one row,
 * to be searched as it is until it is folded into a segment (fold.ts).
 */
import { readingSeconds } from "../../model/text.ts";
import { indexedTerms } from "../../search/indexed-terms.ts";
import { findableOf } from "../findable.ts";
import {
  bytesOf,
  chunkSize,
  flag,
  flagsOf,
  goneAt,
  publishedDay,
  savedSeconds,
  valuesOf,
} from "../index/columns.ts";
import type { PendingRow } from "../index-rows.ts";
import { inflateNow } from "../inflate-now.ts";
import type { EntryRow, LibraryDatabase } from "../schema.ts";

/** The tables a change to an entry touches. */
export function indexTables(database: LibraryDatabase) {
  const { entries, snapshots, bodies, texts, kept, pending, columns } = database;
  return [entries, snapshots, bodies, texts, kept, pending, columns];
}

/** Writes an entry, which has its document, to the tail of the index. */
export async function indexEntry(database: LibraryDatabase, row: EntryRow, text: string): Promise<void> {
  await database.pending.put(pendingRow(row, termsOf(row, text)));
}

/** What the tail holds of an entry with these terms. */
export function pendingRow(row: EntryRow, terms: string): PendingRow {
  return {
    document: row.document,
    terms,
    flags: flagsOf(row),
    story: row.story ?? 0,
    saved: savedSeconds(row.savedAt),
    published: publishedDay(row.publishedTime),
    reading: Math.min(65_535, readingSeconds(row.wordCount, row.lang)),
    site: row.siteName,
    category: row.category,
    source: row.source,
    lang: row.lang,
    tags: row.tags,
  };
}

/** The terms of an entry with this text, as the tail holds them: some milliseconds of work that need no transaction. */
export function termsOf(row: Omit<EntryRow, "number" | "document">, text: string): string {
  let packed = "";
  for (const [term, weight] of indexedTerms(findableOf(row, text))) packed += `\n${term}\u0001${weight}`;
  return packed;
}

/** Whether other words lead to an entry than before. */
export function isFoundOtherwise(before: EntryRow, after: EntryRow): boolean {
  return (
    before.latestSnapshotId !== after.latestSnapshotId ||
    findableFields.some((field) => before[field] !== after[field]) ||
    before.tags.length !== after.tags.length ||
    before.tags.some((tag, index) => tag !== after.tags[index])
  );
}

const findableFields = [
  "title",
  "byline",
  "siteName",
  "publishedTime",
  "source",
  "reprintedFrom",
  "category",
  "lang",
  "note",
  "highlightNotes",
  "savedAt",
] as const satisfies readonly (keyof EntryRow)[];

/** Takes a document out of the index; of number 0 there is none. */
export async function forgetDocument(database: LibraryDatabase, document: number): Promise<void> {
  if (document === 0) return;
  if ((await database.pending.where("document").equals(document).count()) > 0)
    await database.pending.delete(document);
  else await putCells(database, document, { flags: flag.gone });
}

/** Writes the marks of an entry (unread, favourite, shelf, and what it has) and its story for its document. */
export async function markDocument(database: LibraryDatabase, row: EntryRow): Promise<void> {
  const cells = { flags: flagsOf(row), story: row.story ?? 0 };
  const changed = await database.pending.update(row.document, cells);
  if (changed === 0 && (await database.pending.get(row.document)) === undefined)
    await putCells(database, row.document, cells);
}

/** Whether {@link markDocument} has something to write. */
export function isMarkedOtherwise(before: EntryRow, after: EntryRow): boolean {
  return flagsOf(before) !== flagsOf(after) || before.story !== after.story;
}

async function putCells(
  database: LibraryDatabase,
  document: number,
  cells: { readonly flags: number; readonly story?: number },
): Promise<void> {
  const chunk = Math.floor(document / chunkSize);
  const at = document % chunkSize;
  const known = await database.columns.get(["flags", chunk]);
  // What is gone stays gone: while the index is made anew, entries still have numbers it has forgotten.
  if (known === undefined || goneAt(known.bytes)(at)) return;
  for (const name of ["flags", "story"] as const) {
    const cell = cells[name];
    const row = name === "flags" ? known : await database.columns.get([name, chunk]);
    if (cell === undefined || row === undefined) continue;
    const values = valuesOf(name, row.bytes);
    if (values[at] === cell) continue;
    values[at] = cell;
    await database.columns.put({ ...row, bytes: bytesOf(values) });
  }
}

/**
 * The plain text of an entry's latest snapshot, inside a transaction: the browser's own streams would end it.
 * Empty where there is none; null where its bytes are damaged, which must not keep the entry, or those after
 * it, from being changed and found by what else is known of them.
 */
export async function textOfLatest(database: LibraryDatabase, row: EntryRow): Promise<string | null> {
  const body = await database.texts.get(row.latestSnapshot);
  if (body === undefined) return "";
  try {
    return inflateNow(body.text);
  } catch {
    // Told by the caller; which snapshot it is the check of the library says (verify.ts).
    return null;
  }
}
