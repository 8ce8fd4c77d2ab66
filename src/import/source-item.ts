/** What formats hand out, and what they are given. */
import type { Hash } from "../model/snapshot.ts";
import type { RawRecord } from "./check-record.ts";
import type { ForeignItem } from "./foreign.ts";
import type { Part, Watching } from "./reading/part.ts";

/**
 * Why a record cannot be taken. `shape`: a member is missing or out of place; `hash`: changed after the export;
 * `row`: its marks do not match; `address`: it names no page of the web; `no-article`: a page without one;
 * `unpack`, `ratio`, `encrypted`: a file in a zip.
 */
export type DamageReason =
  | "not-json"
  | "shape"
  | "hash"
  | "too-large"
  | "too-deep"
  | "row"
  | "address"
  | "no-article"
  | "unpack"
  | "ratio"
  | "encrypted";

export type SourceItem =
  | { readonly kind: "ours"; readonly raw: RawRecord }
  | { readonly kind: "foreign"; readonly item: ForeignItem }
  | { readonly kind: "damaged"; readonly reason: DamageReason; readonly title: string | null }
  /** Where the bytes of a snapshot's pictures are; after the snapshot's own record. */
  | {
      readonly kind: "pictures";
      readonly snapshotId: string;
      readonly images: readonly { readonly url: string; readonly hash: Hash; readonly part: Part }[];
    }
  /** What an export of ours says beside its records. */
  | { readonly kind: "rest"; readonly rest: Readonly<Record<string, unknown>> };

/** How a file ended. */
export interface SourceEnd {
  /** It breaks off before its end. */
  readonly isTruncated: boolean;
}

export type SourceItems = AsyncGenerator<SourceItem, SourceEnd>;

/** Reads the records of a source's parts in order. Nothing is fetched, nothing written. */
export type ReadSource = (parts: readonly Part[], watching: Watching) => SourceItems;
