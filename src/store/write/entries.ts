/** The one place where entry rows change, so that the counts always change with them. */
import type { ArticleFacts } from "../../model/article.ts";
import { type Corrections, corrected } from "../../model/corrections.ts";
import { LibraryError } from "../../model/errors.ts";
import { excerptOf } from "../../model/text.ts";
import { emptyCounts, recount } from "../counts.ts";
import { flagsOf } from "../index/columns.ts";
import type { CountsRow, EntryRow, LibraryDatabase, LibraryRow } from "../schema.ts";
import { forgetDocument, indexEntry, isFoundOtherwise, markDocument, textOfLatest } from "./index-entry.ts";

/** An entry row that has no number yet. */
export type NewEntryRow = Omit<EntryRow, "number" | "document">;

/**
 * Adds a row and counts it; inside the caller's transaction over {@link indexTables}. With `text`, its
 * latest snapshot's, it can be found at once; without, once {@link replaceEntry} settles it.
 */
export async function addEntry(
  database: LibraryDatabase,
  row: NewEntryRow,
  text: string | null,
): Promise<EntryRow> {
  const document = text === null ? 0 : await nextDocument(database);
  // Dexie fills the number in.
  const number = await database.entries.add({ ...row, document } as EntryRow);
  const added: EntryRow = { ...row, document, number };
  if (text !== null) await indexEntry(database, added, text);
  await count(database, (counts) => recount(counts, null, added));
  return added;
}

/**
 * Replaces a row, counts the difference, and has the search index know it: anew where its words have
 * changed, else by its marks alone. `text` is its latest snapshot's, where that is not stored yet.
 */
export async function replaceEntry(
  database: LibraryDatabase,
  before: EntryRow,
  after: EntryRow,
  text?: string,
): Promise<void> {
  const isAnew = before.document === 0 || isFoundOtherwise(before, after);
  const document = isAnew ? await nextDocument(database) : before.document;
  const row = { ...after, document };
  await database.entries.put(row);
  if (isAnew) {
    await forgetDocument(database, before.document);
    await indexEntry(database, row, text ?? (await textOfLatest(database, row)));
  } else if (flagsOf(before) !== flagsOf(row)) await markDocument(database, row);
  await count(database, (counts) => recount(counts, before, after));
}

/** Removes a row and the place where it was left; its snapshots are the caller's matter. */
export async function removeEntry(database: LibraryDatabase, row: EntryRow): Promise<void> {
  await database.entries.delete(row.number);
  await database.places.delete(row.id);
  await forgetDocument(database, row.document);
  await count(database, (counts) => recount(counts, row, null));
}

/** Counts snapshots and their bytes as they come and go. */
export function countSnapshots(database: LibraryDatabase, snapshots: number, bytes: number): Promise<void> {
  return count(database, (counts) => ({
    ...counts,
    snapshots: counts.snapshots + snapshots,
    bytes: counts.bytes + bytes,
  }));
}

/** Counts pictures and their bytes as they come and go. */
export function countImages(database: LibraryDatabase, images: number, bytes: number): Promise<void> {
  return count(database, (counts) => ({
    ...counts,
    images: counts.images + images,
    imageBytes: counts.imageBytes + bytes,
  }));
}

async function count(database: LibraryDatabase, change: (counts: CountsRow) => CountsRow): Promise<void> {
  const row = await database.kept.get("counts");
  await database.kept.put(change(row?.key === "counts" ? row : emptyCounts()));
}

/** The row of an entry; rejects with `entry/missing`. */
export async function entryRow(database: LibraryDatabase, id: string): Promise<EntryRow> {
  const row = await database.entries.get({ id });
  if (row === undefined) throw new LibraryError("entry/missing");
  return row;
}

/**
 * The next sequence: the time of capture, or one more than the last where the clock went back.
 * The library's own row is made with the first.
 */
export async function nextSequence(database: LibraryDatabase, capturedAt: string): Promise<number> {
  const library = await libraryRow(database, capturedAt);
  const sequence = Math.max(Date.parse(capturedAt), library.lastSequence + 1);
  await database.kept.put({ ...library, lastSequence: sequence });
  return sequence;
}

/** Remembers a sequence that came from elsewhere, so that later saves come after it. */
export async function noteSequence(database: LibraryDatabase, sequence: number, now: string): Promise<void> {
  const library = await libraryRow(database, now);
  if (sequence > library.lastSequence) await database.kept.put({ ...library, lastSequence: sequence });
}

/** The library's own row; made anew, but not written, where there is none. */
export async function libraryRow(database: LibraryDatabase, now: string): Promise<LibraryRow> {
  const row = await database.kept.get("library");
  if (row?.key === "library") return row;
  return {
    key: "library",
    libraryId: crypto.randomUUID(),
    createdAt: now,
    lastSequence: 0,
    lastDocument: 0,
  };
}

/** The next number for the search index; numbers are never used again. */
async function nextDocument(database: LibraryDatabase): Promise<number> {
  const library = await libraryRow(database, new Date().toISOString());
  const lastDocument = library.lastDocument + 1;
  await database.kept.put({ ...library, lastDocument });
  return lastDocument;
}

/** What an entry shows of its latest snapshot. */
export type ShownFacts = Pick<
  EntryRow,
  | "title"
  | "byline"
  | "siteName"
  | "publishedTime"
  | "lang"
  | "excerpt"
  | "category"
  | "source"
  | "reprintedFrom"
  | "wordCount"
  | "hasImages"
>;

/** The shown columns of an entry from its latest snapshot's facts, under the reader's corrections. */
export function shownFacts(said: ArticleFacts, corrections: Corrections): ShownFacts {
  const facts = corrected(said, corrections);
  return {
    title: facts.title,
    byline: facts.byline,
    siteName: facts.siteName ?? (new URL(facts.url).hostname || facts.url),
    publishedTime: facts.publishedTime,
    lang: facts.lang,
    excerpt: facts.excerpt === null ? null : excerptOf(facts.excerpt, 200),
    category: facts.category,
    source: facts.source,
    reprintedFrom: facts.reprintedFrom,
    wordCount: facts.wordCount,
    hasImages: facts.images.length > 0 ? 1 : 0,
  };
}
