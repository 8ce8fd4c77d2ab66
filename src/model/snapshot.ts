import type { Article, ArticleFacts } from "./article.ts";
import type { EntryId, SnapshotId } from "./id.ts";
import type { Extra } from "./library-file.ts";

/** `sha256:` and 64 hexadecimal digits. */
export type Hash = `sha256:${string}`;

/** What is known of one capture without loading its body. Never changes once stored. */
export interface SnapshotFacts {
  readonly id: SnapshotId;
  readonly entryId: EntryId;
  /** When the page was captured, by this computer's clock: RFC 3339 in UTC. */
  readonly capturedAt: string;
  /**
   * Orders the snapshots of a library even when its clock was wrong: milliseconds of `capturedAt`,
   * or one more than the highest before it, whichever is larger.
   */
  readonly sequence: number;
  /** Over the canonical form of the article (integrity/canonical.ts). */
  readonly hash: Hash;
  readonly facts: ArticleFacts;
}

/** One capture of an entry, whole. */
export interface Snapshot extends Omit<SnapshotFacts, "facts"> {
  readonly article: Article;
  /** What a file of a newer Stillpage said of it beside. */
  readonly extra?: Extra;
}
