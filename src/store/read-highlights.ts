/** The reader's highlights. Reading only; what changes them is write/highlights.ts. */
import { byPlace, type Highlight } from "../model/highlight.ts";
import type { EntryId } from "../model/id.ts";
import { withLibrary } from "./database.ts";

/** All highlights of an entry, on whichever of its snapshots they were made, in the order of their places. */
export function listHighlights(entryId: EntryId): Promise<readonly Highlight[]> {
  return withLibrary(async (database) => {
    const rows = await database.highlights.where("entryId").equals(entryId).toArray();
    return rows.sort(byPlace);
  });
}
