/** A UUID, made with the entry. */
export type EntryId = string;

/** A UUID, made at the click that asked for the capture, so that the same click twice is one snapshot. */
export type SnapshotId = string;

/** A UUID, made with the highlight. */
export type HighlightId = string;
