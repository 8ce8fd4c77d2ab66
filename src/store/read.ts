/** What pages ask the library. Nothing here writes. */

import type { Entry, EntrySummary, LibraryCounts, Shelf } from "../model/entry.ts";
import { byPlace, type Highlight } from "../model/highlight.ts";
import type { EntryId, SnapshotId } from "../model/id.ts";
import type { Snapshot, SnapshotFacts } from "../model/snapshot.ts";
import { countsOf } from "./counts.ts";
import { withLibrary } from "./database.ts";
import { type ListFilter, matcher } from "./filter.ts";
import { inflate } from "./inflate.ts";
import { entryOf, snapshotFactsOf, summaryOf } from "./rows.ts";
import type { EntryRow, LibraryDatabase, ShelfNumber, SnapshotRow } from "./schema.ts";

export interface EntryPage {
  readonly entries: readonly EntrySummary[];
  /** Give it as `before` to read on; null at the end. */
  readonly next: number | null;
}

/**
 * A page of a list, newest first. Walks an index from the newest row down and stops as soon as the
 * page is full, so its cost grows with what is shown.
 */
export function listEntries(
  filter: ListFilter,
  page: { readonly limit: number; readonly before?: number; readonly signal?: AbortSignal },
): Promise<EntryPage> {
  return withLibrary(async (database) => {
    const matches = matcher(filter);
    const entries: EntrySummary[] = [];
    let before = page.before ?? Infinity;
    for (;;) {
      page.signal?.throwIfAborted();
      const rows = await walked(database, filter, before).limit(batchSize).toArray();
      for (const row of rows) {
        if (matches(row)) entries.push(summaryOf(row));
        if (entries.length === page.limit) return { entries, next: row.sequence };
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < batchSize) return { entries, next: null };
      before = last.sequence;
    }
  });
}

/** Rows read at once; a reply of some 100 KB, above which IndexedDB slows down. */
const batchSize = 150;

/** The ids of all entries a filter shows, newest first. */
export function listEntryIds(filter: ListFilter): Promise<readonly EntryId[]> {
  return withLibrary(async (database) => {
    const matches = matcher(filter);
    const ids: EntryId[] = [];
    await walked(database, filter, Infinity).each((row) => {
      if (matches(row)) ids.push(row.id);
    });
    return ids;
  });
}

/** The ids of all that is kept, at hand or in the archive, newest first. */
export function listAllIds(): Promise<readonly EntryId[]> {
  return withLibrary(async (database) => {
    const kept: { readonly id: EntryId; readonly sequence: number }[] = [];
    for (const shelf of ["library", "archive"] as const)
      await walked(database, { shelf }, Infinity).each(({ id, sequence }) => kept.push({ id, sequence }));
    return kept.sort((a, b) => b.sequence - a.sequence).map(({ id }) => id);
  });
}

const shelfNumbers = { library: 0, trash: 1, archive: 2 } as const satisfies Record<Shelf, ShelfNumber>;

/** The rows an index can offer for a filter, newest first, older than `before`. */
function walked(database: LibraryDatabase, filter: ListFilter, before: number) {
  const shelf = shelfNumbers[filter.shelf];
  const [index, prefix] = pickIndex(filter, shelf);
  return database.entries
    .where(index)
    .between([...prefix, -Infinity], [...prefix, before], true, false)
    .reverse();
}

/** The narrowest index first: a category, then favourites, then unread, then the whole shelf. */
function pickIndex(filter: ListFilter, shelf: ShelfNumber): readonly [string, readonly (string | number)[]] {
  if (filter.category !== undefined) return ["[shelf+category+sequence]", [shelf, filter.category]];
  if (filter.isFavourite) return ["[shelf+favourite+sequence]", [shelf, 1]];
  if (filter.isUnread) return ["[shelf+unread+sequence]", [shelf, 1]];
  return ["[shelf+sequence]", [shelf]];
}

/** How many there are of what; reads one row. */
export function countEntries(): Promise<LibraryCounts> {
  return withLibrary(async (database) => {
    const row = await database.kept.get("counts");
    return countsOf(row?.key === "counts" ? row : undefined);
  });
}

export function getEntry(id: EntryId): Promise<Entry | null> {
  return withLibrary(async (database) => found(await database.entries.get({ id })));
}

/** The entry of a canonical address, in the library or in the trash. */
export function findEntry(url: string): Promise<Entry | null> {
  return withLibrary(async (database) => found(await database.entries.get({ url })));
}

function found(row: EntryRow | undefined): Entry | null {
  return row === undefined ? null : entryOf(row);
}

/** The snapshots of an entry without their bodies, newest first. */
export function listSnapshots(entryId: EntryId): Promise<readonly SnapshotFacts[]> {
  return withLibrary(async (database) => {
    const rows = await snapshotRowsOf(database, entryId);
    return rows.map(snapshotFactsOf);
  });
}

export function getSnapshotFacts(id: SnapshotId): Promise<SnapshotFacts | null> {
  return withLibrary(async (database) => {
    const row = await database.snapshots.get({ id });
    return row === undefined ? null : snapshotFactsOf(row);
  });
}

/** A snapshot with its body; null when there is none. */
export function getSnapshot(id: SnapshotId): Promise<Snapshot | null> {
  return withLibrary(async (database) => {
    const { snapshots, bodies, texts } = database;
    const stored = await database.transaction("r", [snapshots, bodies, texts], async () => {
      const row = await snapshots.get({ id });
      if (row === undefined) return undefined;
      const [body, text] = await Promise.all([bodies.get(row.number), texts.get(row.number)]);
      return body && text && { row, body: { ...body, ...text } };
    });
    return stored === undefined ? null : wholeSnapshot(stored.row, stored.body);
  });
}

async function wholeSnapshot(
  row: SnapshotRow,
  body: { readonly content: Uint8Array<ArrayBuffer>; readonly text: Uint8Array<ArrayBuffer> },
): Promise<Snapshot> {
  const { facts, ...snapshot } = snapshotFactsOf(row);
  const [content, textContent] = await Promise.all([inflate(body.content), inflate(body.text)]);
  const { extra } = row;
  return {
    ...snapshot,
    article: { ...facts, content, textContent },
    ...(extra === undefined ? {} : { extra }),
  };
}

/** An entry with all that hangs on it. */
export interface WholeEntry {
  readonly entry: Entry;
  /** Newest first. */
  readonly snapshots: readonly Snapshot[];
  readonly highlights: readonly Highlight[];
}

/**
 * An entry with all its snapshots and highlights; null when it is not there. One transaction with two rounds: an
 * export asks for ten thousand, and one round after the other made up most of its time (`npm run bench:export`).
 */
export async function getWholeEntry(id: EntryId): Promise<WholeEntry | null> {
  const stored = await withLibrary((database) => {
    const { entries, snapshots, bodies, texts, highlights } = database;
    return database.transaction("r", [entries, snapshots, bodies, texts, highlights], async () => {
      const [row, rows, marks] = await Promise.all([
        entries.get({ id }),
        snapshotRowsOf(database, id),
        highlights.where("entryId").equals(id).toArray(),
      ]);
      if (row === undefined) return null;
      const numbers = rows.map(({ number }) => number);
      const [contents, words] = await Promise.all([bodies.bulkGet(numbers), texts.bulkGet(numbers)]);
      return { row, rows, marks, contents, words };
    });
  });
  if (stored === null) return null;
  const snapshots = await Promise.all(
    stored.rows.flatMap((row, index) => {
      const [body, text] = [stored.contents[index], stored.words[index]];
      return body === undefined || text === undefined ? [] : [wholeSnapshot(row, { ...body, ...text })];
    }),
  );
  return { entry: entryOf(stored.row), snapshots, highlights: stored.marks.sort(byPlace) };
}

/** Newest first. */
function snapshotRowsOf(database: LibraryDatabase, entryId: EntryId) {
  return database.snapshots
    .where("[entryId+sequence]")
    .between([entryId, -Infinity], [entryId, Infinity])
    .reverse()
    .toArray();
}

/** The small pictures of these snapshots, as far as there are any. */
export function getThumbnails(ids: readonly SnapshotId[]): Promise<ReadonlyMap<SnapshotId, Blob>> {
  return withLibrary(async (database) => {
    const rows = await database.thumbnails.bulkGet([...ids]);
    return new Map(rows.filter((row) => row !== undefined).map((row) => [row.snapshotId, row.image]));
  });
}
