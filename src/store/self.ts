/** What the library says of itself. */
import type { LibrarySelf } from "../model/canary.ts";
import { countsOf } from "./counts.ts";
import type { CountsRow, LibraryRow } from "./kept-rows.ts";
import { openRaw, result } from "./raw.ts";

export interface LibraryState extends LibrarySelf {
  readonly entries: number;
}

/**
 * Read without making or changing anything, and past the guard: for the page that tells of a loss. Null where there
 * is no library, or one that was never written. Rejects as {@link openRaw} does.
 */
export async function readLibraryState(): Promise<LibraryState | null> {
  const database = await openRaw();
  if (database === null) return null;
  try {
    const kept = database.transaction(["kept"], "readonly").objectStore("kept");
    const [library, counts] = await Promise.all([
      result<LibraryRow | undefined>(kept.get("library")),
      result<CountsRow | undefined>(kept.get("counts")),
    ]);
    return stateOf(library, counts);
  } finally {
    database.close();
  }
}

/** From its two rows. */
export function stateOf(library: LibraryRow | undefined, counts: CountsRow | undefined): LibraryState | null {
  if (library === undefined) return null;
  const { entries, archived } = countsOf(counts);
  return { libraryId: library.libraryId, lastSequence: library.lastSequence, entries: entries + archived };
}
