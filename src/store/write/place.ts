import { LibraryError } from "../../model/errors.ts";
import type { EntryId } from "../../model/id.ts";
import { readPlace } from "../../model/read-highlight.ts";
import type { ReadingPlace } from "../../model/reading-place.ts";
import { withWritable } from "../database.ts";

/**
 * Keeps where the reader left an entry, or forgets it. Of an entry that is gone nothing is kept. It is no
 * change to the entry: neither the list nor a file tells of it. Rejects with `entry/malformed`.
 */
export function keepPlace(entryId: EntryId, given: ReadingPlace | null): Promise<void> {
  return withWritable((database) =>
    database.transaction("rw", [database.entries, database.places], async () => {
      if (given === null) return database.places.delete(entryId);
      const place = readPlace(given);
      if (place === null || place.entryId !== entryId)
        throw new LibraryError("entry/malformed", { detail: "place" });
      if ((await database.entries.where("id").equals(entryId).count()) > 0) await database.places.put(place);
    }),
  );
}
