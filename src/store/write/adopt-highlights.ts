/** Highlights out of a record into the library, and back out of it. */
import type { Highlight } from "../../model/highlight.ts";
import type { EntryId, SnapshotId } from "../../model/id.ts";
import type { EntryRecord } from "../../model/library-file.ts";
import type { EntryRow, ImportRow, LibraryDatabase } from "../schema.ts";
import { highlightsOf } from "./records.ts";

/** Adds all of these, whose snapshots have just been added; where an id is taken, under another one. */
export async function addHighlights(
  database: LibraryDatabase,
  highlights: readonly Highlight[],
): Promise<void> {
  if (highlights.length === 0) return;
  const known = await database.highlights.bulkGet(highlights.map(({ id }) => id));
  await database.highlights.bulkAdd(
    highlights.map((highlight, index) =>
      known[index] === undefined ? highlight : { ...highlight, id: crypto.randomUUID() },
    ),
  );
}

/**
 * Takes in the highlights of a record whose entry is known: those of the snapshots it brings, and where
 * its state of the reader's own data is the newer one, those that are missing here or older. None is removed.
 */
export async function adoptHighlights(
  database: LibraryDatabase,
  record: EntryRecord,
  {
    entry,
    brought,
    isNewer,
    log,
  }: {
    readonly entry: EntryRow;
    readonly brought: ReadonlySet<SnapshotId>;
    readonly isNewer: boolean;
    readonly log: ImportRow;
  },
): Promise<void> {
  const highlights = highlightsOf(record, entry.id);
  await addHighlights(
    database,
    highlights.filter(({ snapshotId }) => brought.has(snapshotId)),
  );
  if (!isNewer) return;
  for (const highlight of highlights) {
    if (brought.has(highlight.snapshotId)) continue;
    const snapshot = await database.snapshots.get({ id: highlight.snapshotId });
    if (snapshot?.entryId !== entry.id) continue;
    const known = await database.highlights.get(highlight.id);
    if (known === undefined) log.addedHighlights.push(highlight.id);
    else if (known.snapshotId === snapshot.id && highlight.modifiedAt > known.modifiedAt)
      log.highlightsBefore.push(known);
    else continue;
    await database.highlights.put(highlight);
  }
}

/**
 * Takes back what {@link adoptHighlights} did to snapshots that stay; those that go take theirs along. Those of
 * entries that are left `alone` are left alone.
 */
export async function undoHighlights(
  database: LibraryDatabase,
  log: ImportRow,
  alone: ReadonlySet<EntryId>,
): Promise<void> {
  const added = await database.highlights.bulkGet(log.addedHighlights);
  const gone = added.filter((row) => row !== undefined && !alone.has(row.entryId));
  await database.highlights.bulkDelete(gone.flatMap((row) => row?.id ?? []));
  for (const before of log.highlightsBefore.toReversed()) {
    if (alone.has(before.entryId)) continue;
    if ((await database.highlights.get(before.id)) !== undefined) await database.highlights.put(before);
  }
}
