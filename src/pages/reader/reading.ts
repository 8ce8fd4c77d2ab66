import type { Article } from "../../model/article.ts";
import { corrected } from "../../model/corrections.ts";
import type { Entry } from "../../model/entry.ts";
import { LibraryError } from "../../model/errors.ts";
import type { ListPlace } from "../../model/list-place.ts";
import type { Snapshot, SnapshotFacts } from "../../model/snapshot.ts";
import { getEntry, getSnapshot, listSnapshots } from "../../store/read.ts";
import type { ReaderAddress } from "./address.ts";

/** What changes while an article is open: the reader's own data and the list of its snapshots. */
export interface Shelf {
  /** Null once the entry has been deleted for good. */
  readonly entry: Entry | null;
  /** Newest first. */
  readonly snapshots: readonly SnapshotFacts[];
}

/** All that the page shows. */
export interface Reading {
  readonly entry: Entry;
  readonly snapshots: readonly SnapshotFacts[];
  /** The capture being read; it never changes. */
  readonly snapshot: Snapshot;
  /** The list it was opened from, through which its other captures lead on. */
  readonly list: ListPlace | null;
}

/** The capture an address asks for; rejects with `entry/missing` or `snapshot/missing`. */
export async function loadSnapshot(address: ReaderAddress): Promise<Snapshot> {
  const entry = await getEntry(address.entryId);
  if (entry === null) throw new LibraryError("entry/missing");
  const snapshot = await getSnapshot(address.snapshotId ?? entry.latestSnapshotId);
  if (snapshot === null || snapshot.entryId !== entry.id) throw new LibraryError("snapshot/missing");
  return snapshot;
}

/** The shelf of an entry as it is now. */
export async function loadShelf(address: ReaderAddress): Promise<Shelf> {
  const entry = await getEntry(address.entryId);
  return { entry, snapshots: entry === null ? [] : await listSnapshots(entry.id) };
}

/** The article as the reader sees it: what the page said under the reader's corrections. */
export function seenArticle({ entry, snapshot }: Reading): Article {
  return corrected(snapshot.article, entry.corrections);
}
