import type { CorrectionPatch, Corrections } from "./corrections.ts";
import type { Grouping } from "./grouping.ts";
import type { EntryId, SnapshotId } from "./id.ts";
import type { Extra } from "./library-file.ts";
import type { ImportedFrom, LinkFacts } from "./link.ts";

/** What a list shows: one per canonical address; what the page said under the reader's corrections. */
export interface EntrySummary {
  readonly id: EntryId;
  readonly url: string;
  readonly title: string;
  readonly byline: string | null;
  /** The site's name, or its host where the page names none. */
  readonly siteName: string;
  readonly publishedTime: string | null;
  readonly lang: string | null;
  readonly excerpt: string | null;
  readonly category: string | null;
  readonly source: string | null;
  readonly reprintedFrom: string | null;
  readonly wordCount: number;
  readonly tags: readonly string[];
  readonly isFavourite: boolean;
  readonly readAt: string | null;
  /** RFC 3339 in UTC: when the latest snapshot was captured. */
  readonly savedAt: string;
  /** The latest snapshot's `sequence`: the order of the list. */
  readonly sequence: number;
  /** 0 while the page is not yet captured. */
  readonly snapshotCount: number;
  /** Of an entry that is not yet captured an id that no snapshot has. */
  readonly latestSnapshotId: SnapshotId;
  /** RFC 3339 in UTC while the entry is put away in the archive, in the trash or not. */
  readonly archivedAt: string | null;
  /** RFC 3339 in UTC while the entry is in the trash. */
  readonly trashedAt: string | null;
}

/** An entry with all that is the reader's own. */
export interface Entry extends EntrySummary {
  readonly note: string | null;
  /** What the reader has corrected of what the page said. */
  readonly corrections: Corrections;
  readonly grouping: Grouping;
  /** Null where it did not come from a list elsewhere. */
  readonly link: LinkFacts | null;
  readonly importedFrom: readonly ImportedFrom[];
  /** What a file of a newer Stillpage said beside; null where nothing. */
  readonly extra: Extra | null;
  /** RFC 3339 in UTC: when the entry was made, and when the reader's own data last changed. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A change to the reader's own data; what is not named stays. */
export interface EntryPatch {
  readonly tags?: readonly string[];
  readonly corrections?: CorrectionPatch;
  readonly isFavourite?: boolean;
  readonly isRead?: boolean;
  readonly isArchived?: boolean;
  readonly note?: string | null;
  readonly grouping?: Grouping;
}

/** Which entries a list shows. All given conditions hold at once. */
export interface EntryFilter {
  readonly shelf: Shelf;
  /** A query: see src/search/query.ts. */
  readonly text?: string;
  readonly category?: string;
  readonly isFavourite?: true;
  readonly isUnread?: true;
}

/** An entry is on one: what is kept at hand, what was put away, what is about to go. */
const shelves = ["library", "archive", "trash"] as const;
export type Shelf = (typeof shelves)[number];

/** How many there are of what; kept up to date by every write, so that nothing is counted to show it. */
export interface LibraryCounts {
  readonly entries: number;
  readonly unread: number;
  readonly favourites: number;
  readonly archived: number;
  readonly trashed: number;
  /** On the library shelf, not yet captured. */
  readonly uncaptured: number;
  /** Entries, at hand or in the archive, that share their story with others. */
  readonly grouped: number;
  readonly snapshots: number;
  /** Bytes of stored bodies, as compressed. */
  readonly bytes: number;
  /** Pictures kept, each once, and their bytes. */
  readonly images: number;
  readonly imageBytes: number;
  /** Category → entries on the library shelf. */
  readonly categories: ReadonlyMap<string, number>;
  /** Tag → entries on the library shelf and in the archive. */
  readonly tags: ReadonlyMap<string, number>;
}

export const limits = {
  tagCharacters: 60,
  tagsPerEntry: 100,
  noteCharacters: 20_000,
  categoryCharacters: 100,
  correctionCharacters: 2_000,
  correctionItems: 100,
  correctionItemCharacters: 200,
  /** Days an entry stays in the trash at the least. */
  trashDays: 30,
} as const;
