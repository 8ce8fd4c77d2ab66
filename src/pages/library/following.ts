/** Keeps the page in step with the library, whoever changes it. */
import type { LibraryCounts } from "../../model/entry.ts";
import type { MonthCount } from "../../store/saved-months.ts";
import type { Numbers } from "./numbers.ts";

export interface FollowingOptions {
  /** Told of every change; `isFirst` where it is none yet. */
  readonly onCounts: (counts: LibraryCounts, isFirst: boolean) => void;
  readonly onNumbers: (months: readonly MonthCount[], storage: Numbers["storage"]) => void;
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}

/** Months the bars at the side go back. */
const monthsShown = 12;

/** Follows counts, numbers and the colours of tags from now on. */
export async function followLibrary(
  late: Promise<typeof import("./late.ts")>,
  { onCounts, onNumbers, attempt }: FollowingOptions,
): Promise<void> {
  const { observe, countEntries, countSavedMonths, paintTags, readColours, readStorage } = await late;
  // Without their colours tags are tags; that the library cannot be read the list tells.
  observe(readColours, paintTags, () => undefined);
  const drawNumbers = async () =>
    onNumbers(...(await Promise.all([countSavedMonths(monthsShown, new Date()), readStorage()])));
  let isFirst = true;
  observe(
    countEntries,
    (counts) => {
      onCounts(counts, isFirst);
      isFirst = false;
      void attempt(drawNumbers);
    },
    // The list reads the same library and tells what is wrong with it.
    () => undefined,
  );
}
