/** What is compared: one capture of an article as blocks of text, its pictures and its links. */

/** What a block of text is for the reader. Blocks of different kinds are never taken for one another's edits. */
export type BlockKind = "paragraph" | "heading" | "item" | "quote" | "code" | "caption" | "cell";

/** A stretch of text that stands by itself. */
export interface TextBlock {
  readonly kind: BlockKind;
  /** With one space for each run of white space, except in code. Never empty. */
  readonly text: string;
}

/** What the article says of itself; the same names as {@link ../model/article.ts Article}. */
export interface ComparedFacts {
  readonly title: string;
  readonly byline: string | null;
  readonly source: string | null;
  readonly reprintedFrom: string | null;
  readonly category: string | null;
  readonly publishedTime: string | null;
  readonly modifiedTime: string | null;
}

/** One side of a comparison. */
export interface Version extends ComparedFacts {
  readonly lang: string | null;
  readonly blocks: readonly TextBlock[];
  /** Addresses of the pictures, in the order of the article. */
  readonly images: readonly string[];
  /** Addresses of the links in the text, in its order. */
  readonly links: readonly string[];
}
