import type { EntryFilter } from "../model/entry.ts";
import type { EntryRow } from "./schema.ts";

/** What an index alone can list; words are looked for by {@link ./search.ts searchLibrary}. */
export type ListFilter = Omit<EntryFilter, "text">;

/** Whether a row is one the filter shows. */
export function matcher(filter: ListFilter): (row: EntryRow) => boolean {
  return (row) =>
    !(filter.isFavourite === true && row.favourite !== 1) && !(filter.isUnread === true && row.unread !== 1);
}
