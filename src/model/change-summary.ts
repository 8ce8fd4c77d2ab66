/** What changed between two captures, in numbers: what a line of the popup or of a timeline is made from. */

/** The facts of an article whose changes are told one by one. */
export const comparedFields = [
  "title",
  "byline",
  "authors",
  "editor",
  "source",
  "reprintedFrom",
  "originalUrl",
  "edition",
  "category",
  "publishedTime",
  "modifiedTime",
] as const;
export type ComparedField = (typeof comparedFields)[number];

export interface ChangeSummary {
  readonly fields: readonly ComparedField[];
  /** Paragraphs of the newer text that differ in words from those they were. */
  readonly edited: number;
  readonly removed: number;
  readonly added: number;
  readonly moved: number;
  /** Split into several, or merged into one. */
  readonly recut: number;
  /** Lines under pictures that changed in any of these ways; they are no paragraphs. */
  readonly captions: number;
  readonly imagesRemoved: number;
  readonly imagesAdded: number;
  /** Of the text. Where only the plain text is at hand none is known, and none counts. */
  readonly linksRemoved: number;
  readonly linksAdded: number;
  /** UTF-16 units taken out and put in; what only moved counts nothing. */
  readonly removedLength: number;
  readonly addedLength: number;
}

/** Whether a reader would call it a change: punctuation and spaces alone are none. */
export function isChange(summary: ChangeSummary): boolean {
  return (
    summary.fields.length +
      summary.edited +
      summary.removed +
      summary.added +
      summary.moved +
      summary.recut +
      summary.captions +
      summary.imagesRemoved +
      summary.imagesAdded +
      summary.linksRemoved +
      summary.linksAdded >
    0
  );
}
