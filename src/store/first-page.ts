/**
 * The popup's first rows by raw IndexedDB: Dexie's own opening costs about 10 ms and 30 KB on the
 * way to first paint. Reads as many rows as are shown and one row of counts, whatever the library holds.
 */
import type { EntrySummary, LibraryCounts } from "../model/entry.ts";
import { LibraryError } from "../model/errors.ts";
import { countsOf } from "./counts.ts";
import { unavailable } from "./full-disk.ts";
import { passGuard } from "./guard.ts";
import type { CountsRow, LibraryRow } from "./kept-rows.ts";
import { openRaw, result } from "./raw.ts";
import { summaryOf } from "./rows.ts";
import type { EntryRow } from "./schema.ts";

export interface FirstPage {
  readonly entries: readonly EntrySummary[];
  readonly counts: LibraryCounts;
  readonly hasMore: boolean;
}

/** The newest entries of the library shelf. Rejects as {@link ./database.ts openLibrary} does; never makes a database. */
export async function readFirstPage(limit: number): Promise<FirstPage> {
  const database = await openRaw();
  if (database === null) {
    await passGuard(null);
    return { entries: [], counts: countsOf(undefined), hasMore: false };
  }
  try {
    const transaction = database.transaction(["entries", "kept"], "readonly");
    const index = transaction.objectStore("entries").index("[shelf+sequence]");
    const shelf = IDBKeyRange.bound([0, -Infinity], [0, Infinity]);
    const [rows, library, counts] = await Promise.all([
      newest(index, shelf, limit + 1),
      result<LibraryRow | undefined>(transaction.objectStore("kept").get("library")),
      result<CountsRow | undefined>(transaction.objectStore("kept").get("counts")),
    ]);
    // Rows are on their way to the first paint; whether they are all is asked before more is done with them.
    if (rows.length === 0) await passGuard(library ?? null);
    return {
      entries: rows.slice(0, limit).map(summaryOf),
      counts: countsOf(counts),
      hasMore: rows.length > limit,
    };
  } catch (cause) {
    if (cause instanceof LibraryError) throw cause;
    throw await unavailable(cause);
  } finally {
    database.close();
  }
}

/** A reverse cursor, which every browser has; `getAll` with a direction is younger than our floors. */
function newest(index: IDBIndex, range: IDBKeyRange, limit: number): Promise<readonly EntryRow[]> {
  return new Promise((resolve, reject) => {
    const rows: EntryRow[] = [];
    const request = index.openCursor(range, "prev");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null) return resolve(rows);
      rows.push(cursor.value);
      if (rows.length === limit) return resolve(rows);
      return cursor.continue();
    };
  });
}
