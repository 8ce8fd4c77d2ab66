/** What a record of another program adds to an entry that is there: never less than before. */
import { limits } from "../../model/entry.ts";
import type { EntryRecord } from "../../model/library-file.ts";
import { joinedRecords } from "../../model/link.ts";
import type { EntryRow } from "../schema.ts";

/**
 * Tags of both, the note of both, a favourite of either. Whether it is read or put away is as the
 * library has it, which the reader decided later.
 */
export function addedData(entry: EntryRow, record: EntryRecord, now: string): Partial<EntryRow> {
  const tags = [...new Set([...entry.tags, ...record.tags])].slice(0, limits.tagsPerEntry);
  const note = joinedNote(entry.note, record.note);
  const favourite = record.isFavourite ? 1 : entry.favourite;
  const isSame = tags.length === entry.tags.length && note === entry.note && favourite === entry.favourite;
  return isSame ? {} : { tags, note, favourite, updatedAt: now };
}

function joinedNote(known: string | null, more: string | null): string | null {
  if (known === null || more === null) return known ?? more;
  if (known.includes(more)) return known;
  const joined = `${known}\n\n${more}`;
  // A note that has no room for both stays what it was.
  return joined.length > limits.noteCharacters ? known : joined;
}

/** What of both stands beside the rest: where they came from, and what only a newer Stillpage knows. */
export function joinedBesides(entry: EntryRow, record: EntryRecord): Partial<EntryRow> {
  const importedFrom = joinedRecords(entry.importedFrom ?? [], record.importedFrom ?? []);
  return {
    ...(importedFrom.length === 0 ? {} : { importedFrom }),
    ...(record.extra === undefined || entry.extra !== undefined ? {} : { extra: record.extra }),
  };
}
