/**
 * Which segments of the search index are made one, and when. Each segment more costs a search a step in the
 * database; each merge writes its documents anew.
 */
import type { Segment } from "../index-rows.ts";

/** When segments are merged. */
export interface MergePolicy {
  /** So many are borne. */
  readonly most: number;
  /** A neighbour up to so many times as large as what is merged is merged with it. */
  readonly reach: number;
}

/**
 * Every segment more costs each word of a search 0.3 ms, or up to 1 ms cold. Where only the two least were
 * made one, four of a like size soon stood side by side, and 32 new documents had one of them written anew: of
 * 100,000 each document was written 300 times. Reaching for neighbours leaves room between sizes: 13 times, and
 * 26 of a million (the test counts them).
 */
export const whileAtRest: MergePolicy = { most: 4, reach: 5 };

/** While an import goes on searches may take longer, and each document is written twice until its end. */
export const whileImporting: MergePolicy = { most: 12, reach: 1 };

/** The neighbours to be made one, of which there are at least two; null where there are not too many segments. */
export function segmentsToMerge(
  segments: readonly Segment[],
  { most, reach }: MergePolicy,
): readonly Segment[] | null {
  const atLeast = segments.length - most + 1;
  if (atLeast < 2) return null;
  let from = 0;
  let documents = Number.POSITIVE_INFINITY;
  for (let at = 0; at + atLeast <= segments.length; at += 1) {
    const sum = documentsOf(segments.slice(at, at + atLeast));
    if (sum < documents) [from, documents] = [at, sum];
  }
  let to = from + atLeast;
  for (;;) {
    const before = segments[from - 1]?.documents ?? Number.POSITIVE_INFINITY;
    const after = segments[to]?.documents ?? Number.POSITIVE_INFINITY;
    const least = Math.min(before, after);
    if (least > documents * reach) return segments.slice(from, to);
    documents += least;
    if (before <= after) from -= 1;
    else to += 1;
  }
}

function documentsOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { documents }) => sum + documents, 0);
}
