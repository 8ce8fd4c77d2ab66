/** What a comparison finds. */
import type { ChangeSummary, ComparedField } from "../model/change-summary.ts";
import type { BlockKind } from "./version.ts";

/**
 * A stretch of a text: on both sides, on one, or on both with other punctuation or spaces alone
 * (`quiet`). `movedAway` and `movedHere` are the two ends of what stands elsewhere now. `break` is the end
 * of a paragraph that only one side has, where one was split or two were merged.
 */
export type Piece =
  | { readonly kind: "same"; readonly text: string }
  | { readonly kind: "removed" | "added"; readonly text: string }
  | { readonly kind: "quiet"; readonly before: string; readonly after: string }
  | { readonly kind: "movedAway" | "movedHere"; readonly text: string; readonly move: number }
  | { readonly kind: "break"; readonly side: "before" | "after" | "both" };

/**
 * - `same`: word for word, or but for punctuation.
 * - `edited`: one block on each side, its words differ.
 * - `split`, `merged`: one block that became several, several that became one; words may differ too.
 * - `removed`, `added`: on one side alone.
 * - `movedAway`, `movedHere`: where a block stood and where it stands now; the words that differ are told at its new place.
 */
export type RowKind =
  | "same"
  | "edited"
  | "split"
  | "merged"
  | "removed"
  | "added"
  | "movedAway"
  | "movedHere";

/** One line of the comparison, in reading order. */
export interface Row {
  readonly kind: RowKind;
  /** Places of its blocks on each side. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** What the block is, on the side where it stands now. */
  readonly block: BlockKind;
  readonly pieces: readonly Piece[];
  /** The same for the two ends of one moved block. */
  readonly move: number | null;
}

/** A field of the article that differs. `pieces` for texts, whose words are compared; times and addresses are told whole. */
export interface FactChange {
  readonly field: ComparedField;
  readonly before: string | null;
  readonly after: string | null;
  readonly pieces: readonly Piece[];
}

/** How many blocks of each kind of change there are, and how much text. */
export interface ChangeCounts {
  readonly edited: number;
  readonly removed: number;
  readonly added: number;
  readonly moved: number;
  /** Split or merged. */
  readonly recut: number;
  /** Captions that any of these happened to: they are counted here alone. */
  readonly captions: number;
  /** Blocks that differ in punctuation or spaces alone. */
  readonly quiet: number;
  /** UTF-16 units taken out and put in; what only moved is not counted. */
  readonly removedLength: number;
  readonly addedLength: number;
}

export interface Comparison {
  readonly rows: readonly Row[];
  readonly facts: readonly FactChange[];
  readonly counts: ChangeCounts;
  readonly images: Difference;
  readonly links: Difference;
}

/** Addresses that one side has alone. */
export interface Difference {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** The comparison in numbers. */
export function summaryOf({ facts, counts, images, links }: Comparison): ChangeSummary {
  const { edited, removed, added, moved, recut, captions, removedLength, addedLength } = counts;
  return {
    fields: facts.map(({ field }) => field),
    edited,
    removed,
    added,
    moved,
    recut,
    captions,
    imagesRemoved: images.removed.length,
    imagesAdded: images.added.length,
    linksRemoved: links.removed.length,
    linksAdded: links.added.length,
    removedLength,
    addedLength,
  };
}
