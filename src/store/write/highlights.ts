/** Changes to highlights. The entry's row tells how many it has, in the same transaction, so that they are found. */
import { LibraryError } from "../../model/errors.ts";
import {
  byPlace,
  type Highlight,
  type HighlightPatch,
  highlightColours,
  highlightLimits,
  type NewHighlight,
} from "../../model/highlight.ts";
import type { EntryId, HighlightId, SnapshotId } from "../../model/id.ts";
import { readHighlight, readHighlightNote } from "../../model/read-highlight.ts";
import type { EntryRow, LibraryDatabase } from "../schema.ts";
import { writeLibrary } from "./books.ts";
import { entryRow, replaceEntry } from "./entries.ts";
import { indexTables } from "./index-entry.ts";

/**
 * Keeps a highlight; the same id again is the same highlight. Rejects with `entry/missing`,
 * `snapshot/missing`, `entry/malformed`, or `entry/too-long` where the entry has as many as it can.
 */
export function addHighlight(given: NewHighlight, now: string): Promise<void> {
  const highlight = readHighlight(given);
  return changeHighlights(async (database) => {
    if (highlight === null) throw new LibraryError("entry/malformed", { detail: "highlight" });
    const { id, entryId, snapshotId } = highlight;
    const snapshot = await database.snapshots.get({ id: snapshotId });
    if (snapshot?.entryId !== entryId) throw new LibraryError("snapshot/missing");
    const known = await database.highlights.get(id);
    if (known !== undefined && known.snapshotId !== snapshotId)
      throw new LibraryError("entry/malformed", { detail: "highlight of another snapshot" });
    const count = await database.highlights.where("entryId").equals(entryId).count();
    if (known === undefined && count >= highlightLimits.perEntry)
      throw new LibraryError("entry/too-long", { detail: "highlights" });
    await database.highlights.put({ ...highlight, modifiedAt: now });
    return [entryId];
  }, now);
}

/** Changes a highlight. One that is no longer there is left alone. Rejects with `entry/malformed` or `entry/too-long`. */
export function updateHighlight(id: HighlightId, patch: HighlightPatch, now: string): Promise<void> {
  return changeHighlights(async (database) => {
    const row = await database.highlights.get(id);
    if (row === undefined) return [];
    await database.highlights.put({ ...patched(row, patch), modifiedAt: now });
    return [row.entryId];
  }, now);
}

/** Removes highlights; those no longer there are left alone. */
export function removeHighlights(ids: readonly HighlightId[], now: string): Promise<void> {
  return changeHighlights(async (database) => {
    const rows = await database.highlights.bulkGet([...ids]);
    await database.highlights.bulkDelete([...ids]);
    return rows.flatMap((row) => (row === undefined ? [] : [row.entryId]));
  }, now);
}

/** What an entry's row tells of its highlights, from the highlights themselves. */
export async function shownHighlights(
  database: LibraryDatabase,
  entryId: EntryId,
): Promise<Pick<EntryRow, "highlightCount" | "highlightNotes">> {
  return tellHighlights(await database.highlights.where("entryId").equals(entryId).toArray());
}

/** So much of all notes together is found by its words: as much as of the entry's own note. */
const foundCharacters = 2_000;

/** What an entry's row tells of these highlights. */
export function tellHighlights(
  highlights: readonly Highlight[],
): Pick<EntryRow, "highlightCount" | "highlightNotes"> {
  const notes = [...highlights].sort(byPlace).flatMap(({ note }) => note ?? []);
  return {
    highlightCount: highlights.length,
    highlightNotes: notes.length === 0 ? null : notes.join("\n").slice(0, foundCharacters).toWellFormed(),
  };
}

/** Removes the highlights of a snapshot inside the caller's transaction; the entry's row is the caller's matter. */
export async function releaseHighlights(database: LibraryDatabase, snapshotId: SnapshotId): Promise<void> {
  await database.highlights.where("snapshotId").equals(snapshotId).delete();
}

/** Changes highlights in one transaction, and with them the rows of the entries the change names. */
function changeHighlights(
  change: (database: LibraryDatabase) => Promise<readonly EntryId[]>,
  now: string,
): Promise<void> {
  return writeLibrary(
    (database) => [...indexTables(database), database.highlights],
    async (writing) => {
      const { database } = writing;
      for (const id of new Set(await change(database))) {
        const row = await entryRow(database, id);
        const shown = await shownHighlights(database, id);
        await replaceEntry(writing, row, { ...row, ...shown, updatedAt: now });
      }
    },
  );
}

function patched(row: Highlight, { colour, note }: HighlightPatch): Highlight {
  if (colour !== undefined && !highlightColours.includes(colour))
    throw new LibraryError("entry/malformed", { detail: "colour" });
  const kept = note === undefined ? row.note : readHighlightNote(note);
  if (kept === undefined) throw new LibraryError("entry/too-long", { detail: "note" });
  return { ...row, colour: colour ?? row.colour, note: kept };
}
