/**
 * What Chromium leaves in its indexes. The old key of a row that was changed or deleted stays where it was, and whoever
 * reads the index there passes over it, a hundredth of a millisecond each time, until somebody passes who may write
 * ("obsolete index entry ... that can be cleaned up" in IndexedDB's LevelDB backing store). Lists read only: after forty
 * thousand articles were archived, the first page of a list would come half a second late for good. So whoever
 * changes a row passes by its old keys. `npm run bench:library` measures it (`coldListPutAwayMs`).
 */
import type { EntryRow, LibraryDatabase } from "../schema.ts";

/** The indexes that lists are read by. */
const listed = [
  ["shelf", "sequence"],
  ["shelf", "unread", "sequence"],
  ["shelf", "favourite", "sequence"],
  ["shelf", "category", "sequence"],
] as const satisfies readonly (readonly (keyof EntryRow)[])[];

/** Clears the keys that an entry had in the lists and has no longer; in the transaction that changes it, asked for after that. */
export async function clearStaleKeys(
  database: LibraryDatabase,
  before: EntryRow,
  after: EntryRow | null,
): Promise<void> {
  const stale = listed.filter((fields) => fields.some((field) => before[field] !== after?.[field]));
  await Promise.all(
    stale.map(async (fields) => {
      const key = fields.map((field) => before[field]).filter((value) => value !== null);
      // An entry without a category is in no list of one.
      if (key.length < fields.length) return;
      await database.entries
        .where(`[${fields.join("+")}]`)
        .equals(key)
        .count();
    }),
  );
}
