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

/** What all records of one snapshot say of it, in the log's order; null where they say nothing of one that is kept or was deleted. */
export function loggedBy(records: readonly LogRecord[]): LoggedSnapshot | null {
  let standing: LogRecord | null = null;
  let keptAt: string | null = null;
  let images: LoggedImage[] = [];
  for (const record of records) {
    const { kind, hash, urlHash = null } = record;
    if (kind === "image") {
      // Of a snapshot that is not kept a picture says nothing.
      if (standing !== null && standing.kind !== "deleted") images.push({ hash, urlHash });
      continue;
    }
    if (kind !== "deleted") keptAt = record.at;
    images = [];
    standing = record;
  }
  if (standing === null) return null;
  const { snapshotId: id, hash, kind, at } = standing;
  return { id, hash, keptAt, deletedAt: kind === "deleted" ? at : null, images };
}

/** The last deleted first. All times are in UTC and of one form; the alphabet of a language would take a second for 100,000. */
export function byDeletion(one: LoggedSnapshot, other: LoggedSnapshot): number {
  const [a, b] = [one.deletedAt ?? "", other.deletedAt ?? ""];
  return a === b ? 0 : a < b ? 1 : -1;
}
