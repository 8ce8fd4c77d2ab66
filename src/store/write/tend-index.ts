/** Keeping the search index short of tail and segments, and making it anew where it does not match. */
import { withLibrary } from "../database.ts";
import { foldTail, longestTail } from "./fold-index.ts";
import { mergeStep } from "./merge-index.ts";

/**
 * Does what there is to do for the index, step by step, with a pause of `breathe` between; resolves
 * when nothing is left. Stopped at any moment, the next call goes on where it was.
 */
export async function tendIndex(breathe: () => Promise<void>): Promise<void> {
  for (;;) {
    const isMore = await withLibrary(
      async (database) => (await foldTail(database, longestTail)) || (await mergeStep(database)),
    );
    if (!isMore) return;
    await breathe();
  }
}
