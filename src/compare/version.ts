/** What is compared: one capture of an article as blocks of text, its pictures and its links. */
import type { ComparedField } from "../model/change-summary.ts";

/** What a block of text is for the reader. Blocks of different kinds are never taken for one another's edits. */
export type BlockKind = "paragraph" | "heading" | "item" | "quote" | "code" | "caption" | "cell";

/** A stretch of text that stands by itself. */
export interface TextBlock {
  readonly kind: BlockKind;
  /** With one space for each run of white space, except in code. Never empty. */
  readonly text: string;
}

/** One side of a comparison. */
export interface Version extends Readonly<Record<ComparedField, string | null>> {
  readonly lang: string | null;
  readonly blocks: readonly TextBlock[];
  /** Addresses of the pictures, in the order of the article. */
  readonly images: readonly string[];
  /** Addresses of the links in the text, in its order. */
  readonly links: readonly string[];
}
