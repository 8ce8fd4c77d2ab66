/**
 * Keeping the search index short of tail and segments, making it anew where it does not match, and finding
 * the story of what has come.
 */
import { withLibrary } from "../database.ts";
import type { LibraryDatabase } from "../schema.ts";
import { foldTail, longestTail } from "./fold-index.ts";
import { mergeStep } from "./merge-index.ts";
import { placeStep } from "./place-stories.ts";
import { checkIndex, rebuildStep } from "./rebuild-index.ts";

/**
 * Does what there is to do for the index, step by step, with a pause of `breathe` between; resolves
 * when nothing is left. Stopped at any moment, the next call goes on where it was.
 */
export async function tendIndex(breathe: () => Promise<void>): Promise<void> {
  await allOf(async (database) => (await indexStep(database)) || (await placeStep(database)), breathe);
}

/** The search index alone, without a pause; the stories are left to {@link tendIndex}. */
export function settleIndex(): Promise<void> {
  return allOf(indexStep, async () => {});
}

async function indexStep(database: LibraryDatabase): Promise<boolean> {
  return (
    (await foldTail(database, longestTail)) || (await rebuildStep(database)) || (await mergeStep(database))
  );
}

async function allOf(
  step: (database: LibraryDatabase) => Promise<boolean>,
  breathe: () => Promise<void>,
): Promise<void> {
  while (await withLibrary(step)) await breathe();
}

/** While an import goes on: a tail of so many documents, and so many segments, are borne until its end. */
const borne = { tail: 511, segments: 12 } as const;

/** The least that must be done between two batches of an import, so that the index is not written over and over. */
export function tendDuringImport(): Promise<void> {
  return allOf(
    async (database) => (await foldTail(database, borne.tail)) || (await mergeStep(database, borne.segments)),
    async () => {},
  );
}

/** Has the index made anew where it does not match the library; the work itself is {@link tendIndex}'s. */
export function checkLibraryIndex(): Promise<boolean> {
  return withLibrary(checkIndex);
}
