/** The two captures and what their entries are. */

import type { Version } from "../../compare/version.ts";
import { versionOf } from "../../compare/version-of.ts";
import type { Entry } from "../../model/entry.ts";
import { LibraryError } from "../../model/errors.ts";
import type { SnapshotId } from "../../model/id.ts";
import type { Snapshot, SnapshotFacts } from "../../model/snapshot.ts";
import { createSanitizer } from "../../sanitize.ts";
import { getEntry, getSnapshot, listSnapshots } from "../../store/read.ts";
import type { CompareAddress } from "./address.ts";

/** One side of the page. */
export interface Side {
  readonly entry: Entry;
  readonly snapshot: Snapshot;
  /** All captures of the entry, newest first. */
  readonly snapshots: readonly SnapshotFacts[];
}

export interface Pair {
  readonly before: Side;
  readonly after: Side;
}

/** Reads both sides; rejects with `snapshot/missing` or `entry/missing`. */
export async function loadPair(address: CompareAddress): Promise<Pair> {
  const [before, after] = await Promise.all([loadSide(address.before), loadSide(address.after)]);
  return { before, after };
}

async function loadSide(id: SnapshotId): Promise<Side> {
  const snapshot = await getSnapshot(id);
  if (snapshot === null) throw new LibraryError("snapshot/missing");
  const [entry, snapshots] = await Promise.all([getEntry(snapshot.entryId), listSnapshots(snapshot.entryId)]);
  if (entry === null) throw new LibraryError("entry/missing");
  return { entry, snapshot, snapshots };
}

/** What is compared of a side. Stored markup passes the sanitizer on its way here, as everywhere. */
export function versionOfSide({ snapshot }: Side): Version {
  return versionOf(snapshot.article, createSanitizer(window).keep(snapshot.article.content));
}
