/**
 * Stillpage's own file: the records of an export, as docs/stillpage-export.schema.json describes
 * them. Names are the model's. Within 1.x a member's meaning never changes.
 */

import type { WebAnnotation } from "./annotation.ts";
import type { Article } from "./article.ts";
import type { Corrections } from "./corrections.ts";
import type { Grouping } from "./grouping.ts";
import type { EntryId, SnapshotId } from "./id.ts";
import type { ImportedFrom, LinkFacts } from "./link.ts";
import type { Hash } from "./snapshot.ts";

export const libraryFile = { format: "article-snapshots", formatVersion: "1.0" } as const;

/** One entry with all its snapshots: a line of the file. */
export interface EntryRecord {
  readonly id: EntryId;
  readonly url: string;
  /** RFC 3339 in UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly tags: readonly string[];
  readonly corrections: Corrections;
  readonly isFavourite: boolean;
  readonly readAt: string | null;
  readonly archivedAt: string | null;
  readonly note: string | null;
  /** Where the reader decided it; absent where the likeness of the texts does. */
  readonly grouping?: NonNullable<Grouping>;
  /** Newest first; none only where `link` says what is known without one. */
  readonly snapshots: readonly SnapshotRecord[];
  /** Of entries that came from a list elsewhere: what it said of the page. */
  readonly link?: LinkFacts;
  /** Which records of other programs were taken in; absent where none was. */
  readonly importedFrom?: readonly ImportedFrom[];
  /** Not a member of the file: these stand beside the others there. */
  readonly extra?: Extra;
  /** SHA-256 over the RFC 8785 form of this record without this member. */
  readonly hash: Hash;
}

/** Members of a record that a newer 1.x has and this one does not know: kept, and written back as they were. */
export type Extra = Readonly<Record<string, unknown>>;

export interface SnapshotRecord extends Article {
  readonly id: SnapshotId;
  readonly capturedAt: string;
  readonly sequence: number;
  readonly hash: Hash;
  /** The reader's highlights on it, in the order of their places. */
  readonly annotations: readonly WebAnnotation[];
  /** As an {@link EntryRecord}'s. */
  readonly extra?: Extra;
}
