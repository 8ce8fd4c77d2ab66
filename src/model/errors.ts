/**
 * Everything that can go wrong and that a reader can be told about. Each code has one sentence in
 * `_locales` (`error_` and the code with `_` for `/` and `-`) that says what happened and what to do.
 */
export const errorCodes = [
  /** The browser's own page, another extension's, or one this browser lets no extension read. */
  "page/restricted",
  /** An add-on store: browsers let no extension read those. */
  "page/store",
  /** The built-in PDF viewer. */
  "page/pdf",
  /** A local file, and the reader has not allowed access to files. */
  "page/file",
  /** The tab closed, moved on or crashed while it was read. */
  "page/gone",
  /** The extension was updated under an open page. */
  "page/stale",
  /** No text at all. */
  "page/empty",
  /** Text, but nothing that looks like an article. */
  "page/no-article",
  /** Save selection, and nothing is selected. */
  "page/no-selection",
  /** More nodes or text than can be read without freezing the tab. */
  "page/too-large",
  /** Not done within the time limit. */
  "page/timeout",
  /** The page broke the reading of it in a way not foreseen. */
  "page/unreadable",
  /** IndexedDB cannot be opened. */
  "store/unavailable",
  /** What is there is not the library that was noted: src/model/canary.ts. Nothing is written. */
  "store/lost",
  /** No room. */
  "store/quota",
  /** Another page of ours holds an older version open. */
  "store/blocked",
  /** The database was written by a newer Stillpage. */
  "store/newer-version",
  /** A tag, correction or note longer than {@link ./entry.ts} allows. */
  "entry/too-long",
  /** A correction that is no time, language or address where one is needed. */
  "entry/malformed",
  "entry/missing",
  "snapshot/missing",
  "export/failed",
  "export/cancelled",
  /** A list of feeds was asked for, and no page of the selection names any. */
  "export/no-feeds",
  /** Not a file of ours, or damaged beyond reading. */
  "import/malformed",
  /** A list of feeds (OPML): it names sites, no articles. */
  "import/feeds",
  "import/newer-version",
  "import/too-large",
  /** A zip with more files than any export has. */
  "import/too-many-files",
  /** The background did not answer. */
  "message/unreachable",
  "internal",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A failure as it crosses a message: `instanceof` does not survive one, `code` does. */
export interface Failure {
  readonly code: ErrorCode;
  /** For developers; never shown, never holds the user's text. */
  readonly detail: string | null;
}

/** Thrown wherever something is known to have gone wrong. `detail` must never hold page text. */
export class LibraryError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | null;

  constructor(code: ErrorCode, options: { readonly cause?: unknown; readonly detail?: string } = {}) {
    super(code, { cause: options.cause });
    this.name = "LibraryError";
    this.code = code;
    this.detail = options.detail ?? null;
  }
}

/** What to send of an error over a message; anything unknown is `internal` with its type as detail. */
export function failureOf(error: unknown): Failure {
  if (error instanceof LibraryError) return { code: error.code, detail: error.detail };
  return { code: "internal", detail: error instanceof Error ? error.name : typeof error };
}
