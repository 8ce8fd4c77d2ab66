/**
 * Keeping the search index short of tail and segments, making it anew where it does not match, and finding
 * the story of what has come.
 */
import { withLibrary } from "../database.ts";
import { foldTail, longestTail } from "./fold-index.ts";
import { mergeStep } from "./merge-index.ts";
import { placeStep } from "./place-stories.ts";
import { checkIndex, rebuildStep } from "./rebuild-index.ts";

/**
 * Does what there is to do for the index, step by step, with a pause of `breathe` between; resolves
 * when nothing is left. Stopped at any moment, the next call goes on where it was.
 */
export async function tendIndex(breathe: () => Promise<void>): Promise<void> {
  for (;;) {
    const isMore = await withLibrary(
      async (database) =>
        (await foldTail(database, longestTail)) ||
        (await rebuildStep(database)) ||
        (await mergeStep(database)) ||
        // Last: copies are found through the index.
        (await placeStep(database)),
    );
    if (!isMore) return;
    await breathe();
  }
}

/** While an import goes on: a tail of so many documents, and so many segments, are borne until its end. */
const borne = { tail: 511, segments: 12 } as const;

/** The least that must be done between two batches of an import, so that the index is not written over and over. */
export async function tendDuringImport(): Promise<void> {
  for (;;) {
    const isMore = await withLibrary(
      async (database) =>
        (await foldTail(database, borne.tail)) || (await mergeStep(database, borne.segments)),
    );
    if (!isMore) return;
  }
}

/** Has the index made anew where it does not match the library; the work itself is {@link tendIndex}'s. */
export function checkLibraryIndex(): Promise<boolean> {
  return withLibrary(checkIndex);
}
