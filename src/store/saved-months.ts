/** How many articles were saved in which month, by the columns alone: no row is read. */
import { flag } from "./index/columns.ts";
import { withReader } from "./search.ts";

export interface MonthCount {
  /** `2026-11`, by this computer's clock. */
  readonly month: string;
  readonly count: number;
}

const epochMs = Date.UTC(2000, 0, 1);

/**
 * The last months up to now, oldest first, those without an article too. The trash does not count.
 * Rejects as {@link ./search.ts searchLibrary} does.
 */
export function countSavedMonths(months: number, now: Date): Promise<readonly MonthCount[]> {
  const starts = Array.from(
    { length: months + 1 },
    (_, step) => new Date(now.getFullYear(), now.getMonth() - months + 1 + step, 1),
  );
  const bounds = starts.map((start) => (start.getTime() - epochMs) / 1_000);
  const named = (counts: readonly number[]) =>
    counts.map((count, index) => ({ month: monthOf(starts[index] ?? now), count }));
  return withReader([], named(new Array<number>(months).fill(0)), async (reader) => {
    const [all, flags, saved] = await Promise.all([
      reader.all(),
      reader.column("flags"),
      reader.column("saved"),
    ]);
    const counts = new Array<number>(months).fill(0);
    for (const document of all.documents) {
      if ((flags(document) & (flag.gone | flag.trashed)) !== 0) continue;
      const at = saved(document);
      if (at < (bounds[0] ?? 0)) continue;
      let month = months - 1;
      while (month > 0 && at < (bounds[month] ?? 0)) month -= 1;
      counts[month] = (counts[month] ?? 0) + 1;
    }
    return named(counts);
  });
}

function monthOf(date: Date): string {
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}`;
}
