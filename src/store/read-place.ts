import type { EntryId } from "../model/id.ts";
import type { ReadingPlace } from "../model/reading-place.ts";
import { withLibrary } from "./database.ts";

/** Where the reader left an entry; null at its beginning and once it is finished. */
export function getPlace(entryId: EntryId): Promise<ReadingPlace | null> {
  return withLibrary(async (database) => (await database.places.get(entryId)) ?? null);
}
