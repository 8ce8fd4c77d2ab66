/** What the log says of each snapshot, record by record: as what it was kept, with which pictures, and whether it was deleted then. */
import type { SnapshotId } from "../model/id.ts";
import type { Hash } from "../model/snapshot.ts";
import type { LogRecord } from "./log.ts";

/** One snapshot by the log. */
export interface LoggedSnapshot {
  readonly id: SnapshotId;
  /** Under which it was kept last; of one that was only ever deleted, what was deleted. */
  readonly hash: Hash;
  /** Null where the log knows of no time at which it was kept. */
  readonly keptAt: string | null;
  /** Null while it is kept. */
  readonly deletedAt: string | null;
  /** Of the pictures kept with it. */
  readonly images: readonly Hash[];
}

export type LoggedSnapshots = Map<SnapshotId, LoggedSnapshot>;

/** Adds what one more record says; records come in the log's order. */
export function noteRecord(logged: LoggedSnapshots, { kind, snapshotId, hash, at }: LogRecord): void {
  const before = logged.get(snapshotId);
  if (kind === "image") {
    // Of a snapshot that is not kept a picture says nothing.
    if (before === undefined || before.deletedAt !== null || before.images.includes(hash)) return;
    logged.set(snapshotId, { ...before, images: [...before.images, hash] });
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
    .sort((a, b) => (b.deletedAt ?? "").localeCompare(a.deletedAt ?? ""));
}
