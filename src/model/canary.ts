/**
 * What is noted of the library outside it, so that a library that is gone, or is not the one it was, is
 * told from an empty one: browsers answer damage by an empty database, without a word.
 */
export interface Canary {
  readonly libraryId: string;
  /** How much it held, for the reader to know what is missing. */
  readonly entries: number;
  /** The highest sequence it had given; it never goes down. */
  readonly sequence: number;
  /** When this was noted: RFC 3339 in UTC. */
  readonly at: string;
}

/** What the library says of itself. */
export interface LibrarySelf {
  readonly libraryId: string;
  readonly lastSequence: number;
}

/**
 * - `same`: it is the library that was noted, or a later state of it.
 * - `missing`: there is none, or an empty one that was never written.
 * - `other`: it is another library.
 * - `older`: it is the same, as it was before it was noted.
 */
export type LibraryStanding = "same" | "missing" | "other" | "older";

/** How what is there stands to what was noted; without a note everything is as it should be. */
export function standingOf(canary: Canary | null, library: LibrarySelf | null): LibraryStanding {
  if (canary === null || canary.sequence === 0) return "same";
  if (library === null) return "missing";
  if (library.libraryId !== canary.libraryId) return "other";
  return library.lastSequence < canary.sequence ? "older" : "same";
}

/** Reads what {@link Canary} wrote; null where it is none. */
export function readCanary(value: unknown): Canary | null {
  if (typeof value !== "object" || value === null) return null;
  const { libraryId, entries, sequence, at } = value as Partial<Record<keyof Canary, unknown>>;
  if (typeof libraryId !== "string" || typeof at !== "string") return null;
  if (typeof entries !== "number" || typeof sequence !== "number") return null;
  return { libraryId, entries, sequence, at };
}
