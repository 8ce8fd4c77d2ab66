import type { EntryId, HighlightId, SnapshotId } from "./id.ts";

/**
 * Some words of a text with what stood around them, in the words of W3C's TextQuoteSelector. The text is
 * the article's: the text nodes of a snapshot's `content` one after the other, nothing between them.
 */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A passage the reader has marked in one snapshot, with a note or without. */
export interface Highlight extends Quote {
  readonly id: HighlightId;
  readonly entryId: EntryId;
  /** The capture it was made on: `start` and `end` count in that text, which never changes. */
  readonly snapshotId: SnapshotId;
  readonly colour: HighlightColour;
  readonly note: string | null;
  /**
   * Code points of the text, as W3C's TextPositionSelector counts them: a file is then written and read
   * without the text at hand. `end` is the first after it.
   */
  readonly start: number;
  readonly end: number;
  /** RFC 3339 in UTC. */
  readonly createdAt: string;
  readonly modifiedAt: string;
}

/** A highlight as a page makes it, or makes it again when its removal is taken back. */
export type NewHighlight = Omit<Highlight, "modifiedAt">;

/** A change to a highlight; what is not named stays. */
export interface HighlightPatch {
  readonly colour?: HighlightColour;
  readonly note?: string | null;
}

export const highlightColours = ["yellow", "green", "blue", "pink"] as const;
export type HighlightColour = (typeof highlightColours)[number];

export const highlightLimits = {
  exactCharacters: 20_000,
  /** On each side; enough to tell two places with the same words apart. */
  contextCharacters: 32,
  noteCharacters: 20_000,
  perEntry: 1_000,
} as const;

/** In the order of the text, by their places in the snapshots they were made on; of one place the older first. */
export function byPlace(a: Highlight, b: Highlight): number {
  return a.start - b.start || a.end - b.end || compare(a.createdAt, b.createdAt) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
