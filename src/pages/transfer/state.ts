import type { ImportOutcome, ImportPreview } from "../../import/import-file.ts";

/** Long work under way: how much of how much, and since when by `performance.now()`. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly startedAt: number;
  /** Records so far, where those are counted too. */
  readonly records?: number;
}

/** What the page is doing. `kind` stands on the body as `data-state`. */
export type TransferState =
  | { readonly kind: "idle" }
  | { readonly kind: "reading"; readonly fileName: string; readonly progress: Progress }
  | {
      readonly kind: "preview";
      readonly file: File;
      readonly preview: ImportPreview;
      /** How many files were dropped together; this is the first of them. */
      readonly dropped: number;
    }
  | { readonly kind: "importing"; readonly fileName: string; readonly progress: Progress }
  | {
      readonly kind: "imported";
      readonly file: File;
      readonly outcome: ImportOutcome;
      /** It ended before its end: stopped by the reader, or failed as the outcome says. */
      readonly isPartial: boolean;
    }
  /** An import is being taken back. */
  | { readonly kind: "undoing" }
  /** It was; so many entries stay because they were changed since. */
  | { readonly kind: "undone"; readonly stayed: number }
  | { readonly kind: "exporting"; readonly progress: Progress }
  | {
      readonly kind: "exported";
      readonly file: Blob;
      readonly name: string;
      readonly count: number;
      /** The page that checks exports can check it. */
      readonly isSigned: boolean;
    }
  | { readonly kind: "failed"; readonly sentence: string };
