/**
 * What a reader types into the search box, taken apart. Nothing that can be typed is an error: what
 * cannot be understood is reported and looked for as plain words.
 */
export const queryFields = [
  "title",
  "site",
  "author",
  "source",
  "tag",
  "category",
  "lang",
  "before",
  "after",
  "is",
  "has",
] as const;
export type QueryField = (typeof queryFields)[number];

export type QueryProblemCode =
  /** `sitee:bbc`: no such field; looked for as words. */
  | "unknown-field"
  /** `is:purple`, `has:x`: no such state; left out. */
  | "unknown-value"
  /** `before:soon`: no date; left out. */
  | "no-date"
  /** A quotation mark that is never closed; closed at the end. */
  | "open-quote"
  /** `site:` with nothing after it; left out. */
  | "no-value"
  /** Nothing but exclusions: everything else is shown. */
  | "only-exclusions";

export interface QueryProblem {
  readonly code: QueryProblemCode;
  readonly from: number;
  readonly to: number;
}
