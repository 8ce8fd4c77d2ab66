/** The one place where entry rows change, so that the counts always change with them. */
import type { ArticleFacts } from "../../model/article.ts";
import { type Corrections, corrected } from "../../model/corrections.ts";
import { LibraryError } from "../../model/errors.ts";
import { factsOfLink, type LinkFacts } from "../../model/link.ts";
import { excerptOf } from "../../model/text.ts";
import { recount } from "../counts.ts";
import type { EntryRow, LibraryDatabase } from "../schema.ts";
import type { Writing } from "./books.ts";
import {
  forgetDocument,
  indexEntry,
  isFoundOtherwise,
  isMarkedOtherwise,
  markDocument,
  textOfLatest,
} from "./index-entry.ts";
import { clearStaleKeys } from "./stale-keys.ts";

/** An entry row that has no numbers yet. */
export type NewEntryRow = Omit<EntryRow, "number" | "document">;

/**
 * Adds a row and counts it; inside a transaction over {@link indexTables}. With `text`, its latest
 * snapshot's, it can be found at once; without, once {@link replaceEntry} settles it.
 */
export async function addEntry(
  { database, books }: Writing,
  row: NewEntryRow,
  text: string | null,
): Promise<EntryRow> {
  const document = text === null ? 0 : books.nextNumber("document");
  const added: EntryRow = { ...row, document, number: books.nextNumber("entry") };
  books.count((counts) => recount(counts, null, added));
  await Promise.all([
    database.entries.add(added),
    text === null ? undefined : indexEntry(database, added, text),
  ]);
  return added;
}

/**
 * Replaces a row, counts the difference, and has the search index know it: anew where its words have
 * changed, else by its marks alone. `text` is its latest snapshot's, where that is not stored yet. Gives the row as it
 * stands now: whoever changes it once more changes that one, which may have another document.
 */
export async function replaceEntry(
  { database, books }: Writing,
  before: EntryRow,
  after: EntryRow,
  text?: string,
): Promise<EntryRow> {
  const isAnew = before.document === 0 || isFoundOtherwise(before, after);
  const document = isAnew ? books.nextNumber("document") : before.document;
  const row = { ...after, document, ...placeAfter(before, after) };
  await Promise.all([database.entries.put(row), clearStaleKeys(database, before, row)]);
  if (isAnew) {
    await forgetDocument(database, before.document);
    await indexEntry(database, row, text ?? (await textOfLatest(database, row)) ?? "");
  } else if (isMarkedOtherwise(before, row)) await markDocument(database, row);
  books.count((counts) => recount(counts, before, row));
  return row;
}

/** Another text or another decision may be another story, which is looked for later; alone is alone at once. */
function placeAfter(before: EntryRow, after: EntryRow): Pick<EntryRow, "story" | "unplaced"> {
  const isSame = before.latestSnapshotId === after.latestSnapshotId && before.grouping === after.grouping;
  return {
    story: after.grouping === "alone" ? null : before.story,
    unplaced: isSame ? before.unplaced : 1,
  };
}

/** Writes what was found of a row's story. */
export async function putStory(
  { database, books }: Writing,
  row: EntryRow,
  found: Pick<EntryRow, "story" | "unplaced">,
): Promise<void> {
  const placed: EntryRow = { ...row, ...found };
  await database.entries.put(placed);
  if (placed.story === row.story) return;
  await markDocument(database, placed);
  books.count((counts) => recount(counts, row, placed));
}

/** Removes a row and the place where it was left; its snapshots are the caller's matter. */
export async function removeEntry({ database, books }: Writing, row: EntryRow): Promise<void> {
  await Promise.all([database.entries.delete(row.number), clearStaleKeys(database, row, null)]);
  await database.places.delete(row.id);
  await database.sketches.delete(row.number);
  await forgetDocument(database, row.document);
  books.count((counts) => recount(counts, row, null));
}

/** The row of an entry; rejects with `entry/missing`. */
export async function entryRow(database: LibraryDatabase, id: string): Promise<EntryRow> {
  const row = await database.entries.get({ id });
  if (row === undefined) throw new LibraryError("entry/missing");
  return row;
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

/** The row of an entry none of whose snapshots is left, or that never had one: it shows what its list said. */
export function asLink<R extends NewEntryRow>(row: R, link: LinkFacts): R {
  return {
    ...row,
    ...shownFacts(factsOfLink(row.url, link), row.corrections),
    highlightCount: 0,
    highlightNotes: null,
    savedAt: link.savedAt,
    sequence: link.sequence,
    snapshotCount: 0,
    latestSnapshotId: row.id,
    latestSnapshot: 0,
  };
}

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
