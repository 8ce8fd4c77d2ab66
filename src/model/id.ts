/** A UUID, made with the entry. */
export type EntryId = string;

/** A UUID, made at the click that asked for the capture, so that the same click twice is one snapshot. */
export type SnapshotId = string;

/** A UUID, made with the highlight. */
export type HighlightId = string;

/** Whether a text from outside, such as a page's own address, is shaped like one of these. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
