import type { EntryId, SnapshotId } from "./id.ts";

/** What one save did. */
export interface SaveOutcome {
  /** `added`: a new entry. `updated`: a new snapshot of a known one. `unchanged`: nothing new to keep. */
  readonly kind: "added" | "updated" | "unchanged";
  readonly entryId: EntryId;
  /** The snapshot made; for `unchanged` the one that already holds this. */
  readonly snapshotId: SnapshotId;
  /** RFC 3339 in UTC: when that snapshot was captured. */
  readonly savedAt: string;
  /** The entry lay in the trash and came back from it. */
  readonly wasTrashed: boolean;
}
