/**
 * Taking in many records of which the library knows nothing: a dozen requests for all of them, where
 * one after the other they are twenty-five each (20 ms a record against 5, `npm run bench:library`).
 */
import type { EntryRecord } from "../../model/library-file.ts";
import { tallied } from "../counts.ts";
import type { EntryRow, ImportRow, LibraryDatabase } from "../schema.ts";
import { addHighlights } from "./adopt-highlights.ts";
import type { Writing } from "./books.ts";
import { pendingRow } from "./index-entry.ts";
import { type Body, highlightsOf, newRow, snapshotRow } from "./records.ts";

export interface PreparedRecord {
  readonly record: EntryRecord;
  /** Of its snapshots, in their order. */
  readonly bodies: readonly Body[];
  /** Of the search index, should nothing be known of it. */
  readonly terms: string;
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
    const isFresh =
      (record.snapshots.length > 0 || record.link !== undefined) && names.every((name) => !known.has(name));
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
  const snapshots = fresh.flatMap(({ record, bodies }) =>
    record.snapshots.flatMap((snapshot, index) => {
      const body = bodies[index];
      if (body === undefined) return [];
      return [{ row: snapshotRow(snapshot, record.id, body, books.nextNumber("snapshot")), body }];
    }),
  );
  const numbers = new Map(snapshots.map(({ row }) => [row.id, row.number]));
  const entries = fresh.map(({ record }): EntryRow => {
    const row = newRow(record, record.id);
    return {
      ...row,
      latestSnapshot: numbers.get(row.latestSnapshotId) ?? 0,
      snapshotCount: record.snapshots.length,
      number: books.nextNumber("entry"),
      document: books.nextNumber("document"),
    };
  });
  for (const { row } of snapshots) {
    books.log({ at: now, kind: "imported", snapshotId: row.id, hash: row.hash });
    books.noteSequence(row.sequence);
  }
  await Promise.all([
    database.entries.bulkAdd(entries),
    database.snapshots.bulkAdd(snapshots.map(({ row }) => row)),
    database.bodies.bulkAdd(
      snapshots.map(({ row, body }) => ({ snapshot: row.number, content: body.content })),
    ),
    database.texts.bulkAdd(snapshots.map(({ row, body }) => ({ snapshot: row.number, text: body.text }))),
    database.pending.bulkPut(entries.map((entry, index) => pendingRow(entry, fresh[index]?.terms ?? ""))),
  ]);
  await addHighlights(
    database,
    fresh.flatMap(({ record }) => highlightsOf(record, record.id)),
  );
  const bytes = snapshots.reduce((sum, { row }) => sum + row.bytes, 0);
  books.count((counts) => tallied(counts, entries, { snapshots: snapshots.length, bytes }));
  log.addedEntries.push(...entries.map(({ id }) => id));
  log.left?.push(...entries.map(({ id, updatedAt }): [string, string] => [id, updatedAt]));
  log.addedSnapshots.push(...snapshots.map(({ row }) => row.id));
}
