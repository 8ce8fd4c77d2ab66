import type { Quote } from "./highlight.ts";
import type { EntryId, SnapshotId } from "./id.ts";

/**
 * Where the reader left an article: the first words of the paragraph at the top of the window, by which
 * the place is found in a newer snapshot too. Nothing but these is kept, and only while it is unfinished.
 */
export interface ReadingPlace extends Quote {
  readonly entryId: EntryId;
  readonly snapshotId: SnapshotId;
  /** Code points of the text of that snapshot, as a highlight counts them. */
  readonly start: number;
  readonly end: number;
}
