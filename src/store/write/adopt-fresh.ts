/**
 * Taking in many records of which the library knows nothing: a dozen requests for all of them, where
 * one after the other they are twenty-five each (20 ms a record against 5, `npm run bench:library`).
 */
import type { EntryRecord } from "../../model/library-file.ts";
import { tallied } from "../counts.ts";
import type { EntryRow, ImportRow, LibraryDatabase, SnapshotRow } from "../schema.ts";
import { addHighlights } from "./adopt-highlights.ts";
import type { Writing } from "./books.ts";
import { pendingRow } from "./index-entry.ts";
import { type Body, highlightsOf, newRow, snapshotRow } from "./records.ts";

export interface PreparedRecord {
  readonly record: EntryRecord;
  /** Of its snapshots, in their order. */
  readonly bodies: readonly Body[];
}

/** Those of a batch of whose address, id and snapshots the library has nothing, each address once. */
export async function freshOf(
  database: LibraryDatabase,
  prepared: readonly PreparedRecord[],
): Promise<readonly PreparedRecord[]> {
  const records = prepared.map(({ record }) => record);
  const snapshotIds = records.flatMap(({ snapshots }) => snapshots.map(({ id }) => id));
  const [urls, ids, snapshots] = await Promise.all([
    database.entries
      .where("url")
      .anyOf(records.map(({ url }) => url))
      .keys(),
    database.entries
      .where("id")
      .anyOf(records.map(({ id }) => id))
      .keys(),
    database.snapshots.where("id").anyOf(snapshotIds).keys(),
  ]);
  const known = new Set<unknown>([...urls, ...ids, ...snapshots]);
  return prepared.filter(({ record }) => {
    const names = [record.url, record.id, ...record.snapshots.map(({ id }) => id)];
    const isFresh = record.snapshots.length > 0 && names.every((name) => !known.has(name));
    if (isFresh) for (const name of names) known.add(name);
    return isFresh;
  });
}

/** Adds fresh records, inside the caller's transaction; notes what was added in the import's log. */
export async function adoptFresh(
  { database, books }: Writing,
  fresh: readonly PreparedRecord[],
  log: ImportRow,
  now: string,
): Promise<void> {
  if (fresh.length === 0) return;
  const firstDocument = books.nextDocuments(fresh.length);
  const rows = fresh.map(
    ({ record }, index): Omit<EntryRow, "number"> => ({
      ...newRow(record, record.id),
      snapshotCount: record.snapshots.length,
      document: firstDocument + index,
    }),
  );
  // Dexie fills the numbers in.
  const numbers = await database.entries.bulkAdd(rows as EntryRow[], { allKeys: true });
  const snapshots = fresh.flatMap(({ record, bodies }) =>
    record.snapshots.flatMap((snapshot, index) => {
      const body = bodies[index];
      return body === undefined ? [] : [{ row: snapshotRow(snapshot, record.id, body), body }];
    }),
  );
  const snapshotNumbers = await database.snapshots.bulkAdd(snapshots.map(({ row }) => row) as SnapshotRow[], {
    allKeys: true,
  });
  await database.bodies.bulkAdd(
    snapshots.map(({ body }, index) => ({ snapshot: snapshotNumbers[index] ?? 0, ...body })),
  );
  for (const { row } of snapshots) {
    books.log({ at: now, kind: "imported", snapshotId: row.id, hash: row.hash });
    books.noteSequence(row.sequence);
  }
  const entries = rows.map((row, index): EntryRow => ({ ...row, number: numbers[index] ?? 0 }));
  await database.pending.bulkPut(
    entries.map((entry, index) => pendingRow(entry, fresh[index]?.record.snapshots[0]?.textContent ?? "")),
  );
  await addHighlights(
    database,
    fresh.flatMap(({ record }) => highlightsOf(record, record.id)),
  );
  const bytes = snapshots.reduce((sum, { row }) => sum + row.bytes, 0);
  books.count((counts) => tallied(counts, entries, { snapshots: snapshots.length, bytes }));
  log.addedEntries.push(...entries.map(({ id }) => id));
  log.addedSnapshots.push(...snapshots.map(({ row }) => row.id));
}
