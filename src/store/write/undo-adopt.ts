/** Taking an import back, at once or days later: what the reader has changed since stays as it is. */
import type { EntryId } from "../../model/id.ts";
import { withLibrary } from "../database.ts";
import type { EntryRow, ImportRow, LibraryDatabase } from "../schema.ts";
import { tablesOfImport } from "./adopt.ts";
import { undoHighlights } from "./adopt-highlights.ts";
import { type Writing, writeLibrary } from "./books.ts";
import { asLink, removeEntry, replaceEntry } from "./entries.ts";
import { shownHighlights } from "./highlights.ts";
import { unrestore } from "./restore-pictures.ts";
import { fromLatest, latestSnapshot, outOfTrash, removeSnapshot, snapshotsOf } from "./save.ts";
import { undoColours } from "./tag-colours.ts";

/**
 * Takes a whole import back, last batch first. The reader's own data goes back to what it was; a snapshot
 * saved since then stays, and its entry with it. An entry that was changed since (read, tagged, marked) stays
 * with all that came with it; resolves with how many those are.
 */
export async function undoAdoption(importId: string, now: string): Promise<number> {
  const batches = await withLibrary((database) => batchesOf(database, importId).primaryKeys());
  const stayed = new Set<EntryId>();
  for (const key of batches.reverse()) {
    await writeLibrary(tablesOfImport, async (writing) => {
      const { imports } = writing.database;
      const row = await imports.get(key);
      if (row !== undefined) await undoBatch(writing, row, stayed, now);
      await imports.delete(key);
    });
  }
  await withLibrary(({ kept }) =>
    kept
      .where("key")
      .equals("lastImport")
      .and((row) => row.key === "lastImport" && row.importId === importId)
      .delete(),
  );
  return stayed.size;
}

function batchesOf(database: LibraryDatabase, importId: string) {
  return database.imports.where("[importId+batch]").between([importId, -Infinity], [importId, Infinity]);
}

async function undoBatch(writing: Writing, row: ImportRow, stayed: Set<EntryId>, now: string): Promise<void> {
  const { database } = writing;
  for (const id of await changedSince(database, row)) stayed.add(id);
  for (const id of row.addedSnapshots) {
    const snapshot = await database.snapshots.get({ id });
    if (snapshot !== undefined && !stayed.has(snapshot.entryId)) await removeSnapshot(writing, snapshot, now);
  }
  await unrestore(database, row, stayed);
  await undoHighlights(database, row, stayed);
  // A tag that stays keeps its colour.
  if (stayed.size === 0) await undoColours(database, row.addedColours ?? []);
  for (const id of row.addedEntries) {
    const entry = await database.entries.get({ id });
    if (entry === undefined || stayed.has(id)) continue;
    if ((await latestSnapshot(database, id)) === undefined) await removeEntry(writing, entry);
    else await leave(writing, entry, entry);
  }
  // The last change first: one entry may have been changed by several records of a batch.
  for (const before of row.before.toReversed()) {
    const entry = await database.entries.get(before.number);
    if (entry !== undefined && !stayed.has(entry.id)) await leave(writing, entry, before);
  }
}

/** Those of a batch's entries that are no longer as it left them: the reader changed them, or threw one away that was here before. */
async function changedSince(database: LibraryDatabase, row: ImportRow): Promise<readonly EntryId[]> {
  const left = new Map(row.left);
  const added = new Set(row.addedEntries);
  const entries = await database.entries
    .where("id")
    .anyOf([...left.keys()])
    .toArray();
  return entries
    .filter(({ id, updatedAt, shelf }) => updatedAt !== left.get(id) || (shelf === 1 && !added.has(id)))
    .map(({ id }) => id);
}

/** Leaves an entry as `after` with the snapshots it still has, or removes it where nothing is known without one. */
async function leave(writing: Writing, entry: EntryRow, after: EntryRow): Promise<void> {
  const { database } = writing;
  const latest = await latestSnapshot(database, entry.id);
  if (latest === undefined) {
    if (after.link === undefined) await removeEntry(writing, entry);
    else await replaceEntry(writing, entry, asLink(after, after.link));
    return;
  }
  // Saved since: it left the trash by that, whatever it was before.
  const shelved = latest.id === after.latestSnapshotId ? after : outOfTrash(after);
  await replaceEntry(writing, entry, {
    ...shelved,
    ...fromLatest(latest, after),
    ...(await shownHighlights(database, entry.id)),
    snapshotCount: await snapshotsOf(database, entry.id).count(),
  });
}
