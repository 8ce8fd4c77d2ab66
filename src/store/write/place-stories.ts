/**
 * Which entries are one story reprinted: found once an entry is saved, never while it is, and kept with the
 * rows, so that a list of any length only reads it. One entry a step; what is left to do is in the index
 * `unplaced`, so that it goes on after any death, and an import is worked off bit by bit.
 *
 * An entry joins the group whose texts it copies: of those it was compared with, at the least half, so that
 * a chain of small changes does not lead from one story to another. That a text holds another makes no
 * group: a round-up of the week is not its items. What the reader decided stands above all of it.
 */
import { type Compared, compareWithNearest } from "../reprints.ts";
import type { EntryRow, LibraryDatabase } from "../schema.ts";
import { type Writing, writeLibrary } from "./books.ts";
import { putStory } from "./entries.ts";

/** Finds the place of one entry that has none yet; false where all have. */
export async function placeStep(database: LibraryDatabase): Promise<boolean> {
  const row = await database.entries.where("unplaced").equals(1).first();
  if (row === undefined) return false;
  // What is not captured yet has no text.
  const hasText = row.snapshotCount > 0 && row.grouping !== "alone";
  const compared = hasText ? await compareWithNearest(row.id) : [];
  const tables = ({ entries, pending, columns }: LibraryDatabase) => [entries, pending, columns];
  await writeLibrary(tables, async (writing) => {
    const now = await writing.database.entries.get(row.number);
    // Changed or deleted since it was read: its turn comes again.
    if (now?.latestSnapshotId !== row.latestSnapshotId || now.grouping !== row.grouping) return;
    if (now.grouping === "alone") await putStory(writing, now, { story: null, unplaced: null });
    else await place(writing, now, compared);
  });
  return true;
}

async function place(writing: Writing, row: EntryRow, compared: readonly Compared[]): Promise<void> {
  const { entries } = writing.database;
  const copies = new Set(compared.filter(({ isCopy }) => isCopy).map(({ entry }) => entry));
  const near = (await entries.bulkGet(compared.map(({ entry }) => entry))).filter(
    (other) => other !== undefined && other.grouping !== "alone",
  ) as readonly EntryRow[];
  const mates = row.grouping === null ? [] : await entries.where("grouping").equals(row.grouping).toArray();
  const others = mates.filter(({ number }) => number !== row.number);
  const joined = new Set<number>(others.flatMap(({ story }) => story ?? []));
  for (const story of new Set(near.flatMap((other) => other.story ?? []))) {
    const members = near.filter((other) => other.story === story);
    if (members.filter(({ number }) => copies.has(number)).length * 2 >= members.length) joined.add(story);
  }
  const single = [...others, ...near.filter(({ number }) => copies.has(number))].filter(
    ({ story }) => story === null,
  );
  if (joined.size + single.length === 0) return putStory(writing, row, { story: null, unplaced: null });
  const story = joined.size === 0 ? writing.books.nextNumber("story") : Math.min(...joined);
  const moved = new Map(single.map((other) => [other.number, other]));
  for (const old of joined) {
    if (old === story) continue;
    for (const other of await entries.where("story").equals(old).toArray()) moved.set(other.number, other);
  }
  moved.delete(row.number);
  for (const other of moved.values()) await putStory(writing, other, { story, unplaced: other.unplaced });
  await putStory(writing, row, { story, unplaced: null });
}
