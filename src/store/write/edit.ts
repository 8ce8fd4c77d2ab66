/** Changes to the reader's own data, and the trash. */

import {
  type CheckedCorrection,
  type CorrectableField,
  type Correction,
  type CorrectionPatch,
  checkCorrection,
  correctableFields,
  patchedCorrections,
} from "../../model/corrections.ts";
import { type EntryPatch, limits } from "../../model/entry.ts";
import { LibraryError } from "../../model/errors.ts";
import { readGrouping } from "../../model/grouping.ts";
import type { EntryId } from "../../model/id.ts";
import { factsOfLink } from "../../model/link.ts";
import { withWritable } from "../database.ts";
import type { EntryRow, LibraryDatabase } from "../schema.ts";
import { writeLibrary } from "./books.ts";
import { dayNumber, daysOfUse } from "./calendar.ts";
import { entryRow, removeEntry, replaceEntry, shownFacts } from "./entries.ts";
import { indexTables } from "./index-entry.ts";
import { outOfTrash, removeSnapshot, snapshotsOf, trash, writtenTables } from "./save.ts";

/** Changes what is the reader's own; all ids or none. Rejects with `entry/missing`, `entry/too-long` or `entry/malformed`. */
export function updateEntries(ids: readonly EntryId[], patch: EntryPatch, now: string): Promise<void> {
  return writeLibrary(indexTables, async (writing) => {
    const { database } = writing;
    for (const id of ids) {
      const row = await entryRow(database, id);
      const next = patched(row, patch, now);
      const shown = patch.corrections === undefined ? {} : await shownOf(database, next);
      await replaceEntry(writing, row, { ...next, ...shown });
    }
  });
}

/** To the trash. Those already there, or gone, are left alone. */
export function trashEntries(ids: readonly EntryId[], now: string): Promise<void> {
  return writeLibrary(indexTables, async (writing) => {
    const { database } = writing;
    for (const id of ids) {
      const row = await database.entries.get({ id });
      if (row !== undefined) await trash(writing, row, now);
    }
  });
}

/** Out of the trash. Rejects with `entry/missing` when one has been deleted for ever. */
export function restoreEntries(ids: readonly EntryId[]): Promise<void> {
  return writeLibrary(indexTables, async (writing) => {
    const { database } = writing;
    for (const id of ids) {
      const row = await entryRow(database, id);
      if (row.shelf === 1) await replaceEntry(writing, row, outOfTrash(row));
    }
  });
}

/** Deletes entries in the trash for ever, with their snapshots. Those not in the trash are left alone. */
export function deleteEntries(ids: readonly EntryId[], now: string): Promise<void> {
  return writeLibrary(writtenTables, async (writing) => {
    const { database } = writing;
    for (const id of ids) {
      const row = await database.entries.get({ id });
      if (row?.shelf !== 1) continue;
      for (const snapshot of await snapshotsOf(database, id).toArray())
        await removeSnapshot(writing, snapshot, now);
      await removeEntry(writing, row);
    }
  });
}

/** Deletes what has been in the trash for its time; gives how many. */
export async function purgeTrash(now: string): Promise<number> {
  const expired = await withWritable((database) =>
    database.transaction("rw", [database.entries, database.kept], async () => {
      const today = await dayNumber(database, now);
      const before = new Date(Date.parse(now) - limits.trashDays * 86_400_000).toISOString();
      const trashed = database.entries.where("[shelf+sequence]").between([1, -Infinity], [1, Infinity]);
      const rows = await trashed.filter((row) => isExpired(row, before, today)).toArray();
      return rows.map((row) => row.id);
    }),
  );
  if (expired.length > 0) await deleteEntries(expired, now);
  return expired.length;
}

function isExpired(row: EntryRow, before: string, today: number): boolean {
  if (row.trashedAt === null || row.trashedDay === null) return false;
  return row.trashedAt < before && today - row.trashedDay >= daysOfUse;
}

function patched(row: EntryRow, patch: EntryPatch, now: string): EntryRow {
  const next: EntryRow = { ...row, updatedAt: now };
  if (patch.tags !== undefined) next.tags = cleanTags(patch.tags);
  if (patch.corrections !== undefined)
    next.corrections = patchedCorrections(row.corrections, cleanCorrections(patch.corrections));
  if (patch.grouping !== undefined) {
    const grouping = readGrouping(patch.grouping);
    if (grouping === undefined) throw new LibraryError("entry/malformed", { detail: "grouping" });
    next.grouping = grouping;
  }
  if (patch.isFavourite !== undefined) next.favourite = patch.isFavourite ? 1 : 0;
  if (patch.isRead !== undefined) {
    next.unread = patch.isRead ? 0 : 1;
    next.readAt = patch.isRead ? (row.readAt ?? now) : null;
  }
  if (patch.isArchived !== undefined) {
    next.archivedAt = patch.isArchived ? (row.archivedAt ?? now) : null;
    if (row.shelf !== 1) next.shelf = patch.isArchived ? 2 : 0;
  }
  if (patch.note !== undefined) {
    const note = patch.note?.toWellFormed() ?? null;
    if (note !== null && note.length > limits.noteCharacters) throw tooLong("note");
    next.note = note === "" ? null : note;
  }
  return next;
}

/** What the entry shows once its corrections have changed. */
async function shownOf(database: LibraryDatabase, row: EntryRow): Promise<Partial<EntryRow>> {
  const latest = await database.snapshots.get({ id: row.latestSnapshotId });
  const facts = latest?.facts ?? (row.link && factsOfLink(row.url, row.link));
  return facts === undefined ? {} : shownFacts(facts, row.corrections);
}

function cleanCorrections(patch: CorrectionPatch): CorrectionPatch {
  const clean: Partial<Record<CorrectableField, Correction | null>> = {};
  for (const field of correctableFields) {
    const value = patch[field];
    if (value === undefined) continue;
    clean[field] = value === null ? null : kept(checkCorrection(field, value));
  }
  return clean;
}

function kept(checked: CheckedCorrection): Correction {
  if (checked.ok) return checked.value;
  if (checked.problem === "too-long" || checked.problem === "too-many") throw tooLong("correction");
  throw new LibraryError("entry/malformed", { detail: checked.problem });
}

/** Tags trimmed, without doubles, in the order given. */
function cleanTags(tags: readonly string[]): readonly string[] {
  const clean = tags.map((tag) => cleanLine(tag, limits.tagCharacters)).filter((tag) => tag !== null);
  const unique = [...new Set(clean)];
  if (unique.length > limits.tagsPerEntry) throw tooLong("tags");
  return unique;
}

function cleanLine(value: string | null, maximum: number): string | null {
  const line = value?.toWellFormed().normalize("NFC").replace(/\s+/g, " ").trim() ?? "";
  if (line.length > maximum) throw tooLong("line");
  return line === "" ? null : line;
}

function tooLong(what: string): LibraryError {
  return new LibraryError("entry/too-long", { detail: what });
}
