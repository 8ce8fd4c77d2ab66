/** What the log says of each snapshot, record by record: as what it was kept, with which pictures, and whether it was deleted then. */
import type { SnapshotId } from "../model/id.ts";
import type { Hash } from "../model/snapshot.ts";
import type { LogRecord } from "./log.ts";

/** A picture by the log; `urlHash` is null where the record does not yet say at which address it stands. */
export interface LoggedImage {
  readonly hash: Hash;
  readonly urlHash: Hash | null;
}

/** One snapshot by the log. */
export interface LoggedSnapshot {
  readonly id: SnapshotId;
  /** Under which it was kept last; of one that was only ever deleted, what was deleted. */
  readonly hash: Hash;
  /** Null where the log knows of no time at which it was kept. */
  readonly keptAt: string | null;
  /** Null while it is kept. */
  readonly deletedAt: string | null;
  /** The pictures kept with it. */
  readonly images: readonly LoggedImage[];
}

export type LoggedSnapshots = Map<SnapshotId, LoggedSnapshot>;

/** Adds what one more record says; records come in the log's order. */
export function noteRecord(logged: LoggedSnapshots, record: LogRecord): void {
  const { kind, snapshotId, hash, urlHash = null, at } = record;
  const before = logged.get(snapshotId);
  if (kind === "image") {
    // Of a snapshot that is not kept a picture says nothing.
    if (before === undefined || before.deletedAt !== null) return;
    logged.set(snapshotId, { ...before, images: [...before.images, { hash, urlHash }] });
    return;
  }
  const isDeletion = kind === "deleted";
  logged.set(snapshotId, {
    id: snapshotId,
    hash,
    keptAt: isDeletion ? (before?.keptAt ?? null) : at,
    deletedAt: isDeletion ? at : null,
    images: [],
  });
}

/** Those that were deleted, the last deleted first. */
export function deletedOf(logged: LoggedSnapshots): readonly LoggedSnapshot[] {
  return [...logged.values()]
    .filter(({ deletedAt }) => deletedAt !== null)
    .sort((a, b) => compareTimes(b.deletedAt ?? "", a.deletedAt ?? ""));
}

/** All are in UTC and of one form; the alphabet of a language would take a second for 100,000. */
function compareTimes(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
