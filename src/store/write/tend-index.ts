/**
 * Keeping the search index short of tail and segments, making it anew where it does not match, and finding
 * the story of what has come.
 */
import { withWritable } from "../database.ts";
import type { LibraryDatabase } from "../schema.ts";
import { foldTail, longestTail } from "./fold-index.ts";
import { mergeStep } from "./merge-index.ts";
import { whileAtRest, whileImporting } from "./merge-policy.ts";
import { placeStep } from "./place-stories.ts";
import { checkIndex, rebuildStep } from "./rebuild-index.ts";
import { sweepStep } from "./sweep-index.ts";

type Step = (database: LibraryDatabase) => Promise<boolean>;

/**
 * Does what there is to do for the index, step by step, with a pause of `breathe` between; resolves
 * when nothing is left. Stopped at any moment, the next call goes on where it was. While an import goes on
 * only the least is done, or what it brings would be written over and over.
 */
export async function tendIndex(
  breathe: () => Promise<void>,
  isImporting: () => Promise<boolean> = async () => false,
): Promise<void> {
  for (;;) {
    const step = (await isImporting()) ? importStep : restStep;
    if (!(await withWritable(step))) return;
    await breathe();
  }
}

/** The search index alone, as it is kept while an import goes on (`import`) or after it (`rest`), without a pause. */
export async function settleIndex(as: "import" | "rest"): Promise<void> {
  const step = as === "import" ? importStep : indexStep;
  while (await withWritable(step));
}

/** While an import goes on a tail of so many documents is borne until its end. */
const tailOfImport = 511;

const importStep: Step = async (database) =>
  (await foldTail(database, tailOfImport)) || (await mergeStep(database, whileImporting));

const indexStep: Step = async (database) =>
  (await foldTail(database, longestTail)) ||
  (await rebuildStep(database)) ||
  (await mergeStep(database, whileAtRest)) ||
  (await sweepStep(database));

const restStep: Step = async (database) => (await indexStep(database)) || (await placeStep(database));

/** Has the index made anew where it does not match the library; the work itself is {@link tendIndex}'s. */
export function checkLibraryIndex(): Promise<boolean> {
  return withWritable(checkIndex);
}
