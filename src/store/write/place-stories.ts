/**
 * Which entries are one story reprinted: found once an entry is saved, never while it is, and kept with the
 * rows, so that a list of any length only reads it. A few entries a step; what is left to do is in the index
 * `unplaced`, so that it goes on after any death, and an import is worked off bit by bit.
 *
 * Texts that may be copies share marks, which are kept for that ({@link sketchOf}), so that the cost does not
 * grow with the library; the stretches of words they share decide. Looking for them through the words of the
 * search index, as the popup does for a part of a text too, takes some twenty times as long.
 *
 * An entry joins the group whose texts it copies: of those it was compared with, at the least half, so that
 * a chain of small changes does not lead from one story to another. That a text holds another makes no
 * group: a round-up of the week is not its items. What the reader decided stands above all of it.
 */
import { kinshipOf, shinglesOf, sketchOf } from "../../compare/shingles.ts";
import { inflateNow } from "../inflate-now.ts";
import type { EntryRow, LibraryDatabase } from "../schema.ts";
import { type Writing, writeLibrary } from "./books.ts";
import { putStory } from "./entries.ts";

/** Between what the index needs of the same background. */
const entriesPerStep = 4;
/** Looked up at once: each look costs a transaction. */
const lookedUp = 1_000;
/** A mark that more texts have is of what stands around articles, not of a story. */
const mostHolders = 60;
/** Texts read for one entry, those with the most marks in common first. */
const mostRead = 12;

/** Those that had no place when somebody looked, in order, by connection. */
const waiting = new WeakMap<LibraryDatabase, number[]>();

/** Finds the places of a few entries that have none yet; false where all have. */
export async function placeStep(database: LibraryDatabase): Promise<boolean> {
  let unplaced = waiting.get(database) ?? [];
  if (unplaced.length === 0) {
    // As one that may write, which clears the keys of those that were placed (stale-keys.ts): after an import, a second.
    unplaced = await database.transaction("rw", database.entries, () =>
      database.entries.where("unplaced").equals(1).limit(lookedUp).primaryKeys(),
    );
  }
  const next = unplaced.slice(0, entriesPerStep);
  if (next.length === 0) return false;
  // One by one, for each may be a copy of the one before; and whoever saves or searches waits for one alone.
  for (const number of next)
    await writeLibrary(
      ({ entries, texts, sketches, pending, columns }) => [entries, texts, sketches, pending, columns],
      async (writing) => {
        const row = await writing.database.entries.get(number);
        // Placed or deleted since somebody looked.
        if (row?.unplaced === 1) await place(writing, row);
      },
    );
  waiting.set(database, unplaced.slice(next.length));
  return true;
}

async function place(writing: Writing, row: EntryRow): Promise<void> {
  const { database, books } = writing;
  const { entries } = database;
  if (row.grouping === "alone") return putStory(writing, row, { story: null, unplaced: null });
  const { near, copies } = await compareWithNearest(database, row);
  const mates = row.grouping === null ? [] : await entries.where("grouping").equals(row.grouping).toArray();
  const others = mates.filter(({ number }) => number !== row.number);
  const joined = new Set<number>(others.flatMap(({ story }) => story ?? []));
  for (const story of new Set(near.flatMap((other) => other.story ?? []))) {
    const members = near.filter((other) => other.story === story);
    if (members.filter((member) => copies.has(member)).length * 2 >= members.length) joined.add(story);
  }
  const single = [...others, ...copies].filter(({ story }) => story === null);
  if (joined.size + single.length === 0) return putStory(writing, row, { story: null, unplaced: null });
  const story = joined.size === 0 ? books.nextNumber("story") : Math.min(...joined);
  const moved = new Map(single.map((other) => [other.number, other]));
  for (const old of joined) {
    if (old === story) continue;
    for (const other of await entries.where("story").equals(old).toArray()) moved.set(other.number, other);
  }
  moved.delete(row.number);
  for (const other of moved.values()) await putStory(writing, other, { story, unplaced: other.unplaced });
  await putStory(writing, row, { story, unplaced: null });
}

/** The entries whose texts may be copies of a row's, and those that are; its own marks are kept. */
async function compareWithNearest(
  database: LibraryDatabase,
  row: EntryRow,
): Promise<{ readonly near: readonly EntryRow[]; readonly copies: ReadonlySet<EntryRow> }> {
  const own = await shinglesIn(database, row);
  const marks = [...sketchOf(own)];
  const holders = await Promise.all(
    marks.map((mark) =>
      database.sketches
        .where("marks")
        .equals(mark)
        .limit(mostHolders + 1)
        .primaryKeys(),
    ),
  );
  await database.sketches.put({ entry: row.number, marks });
  const shared = new Map<number, number>();
  for (const numbers of holders) {
    if (numbers.length > mostHolders) continue;
    for (const number of numbers) shared.set(number, (shared.get(number) ?? 0) + 1);
  }
  shared.delete(row.number);
  const likeliest = [...shared].sort((a, b) => b[1] - a[1]).slice(0, mostRead);
  const rows = await database.entries.bulkGet(likeliest.map(([number]) => number));
  const near = rows.filter((other) => other !== undefined).filter(({ grouping }) => grouping !== "alone");
  const copies = new Set<EntryRow>();
  for (const other of near)
    if (kinshipOf(own, await shinglesIn(database, other))?.kinship === "copy") copies.add(other);
  return { near, copies };
}

async function shinglesIn(database: LibraryDatabase, row: EntryRow): Promise<ReadonlySet<number>> {
  // What is not captured yet has none.
  const body = await database.texts.get(row.latestSnapshot);
  if (body === undefined) return new Set();
  try {
    return shinglesOf(inflateNow(body.text));
  } catch {
    // Damage, which the verification tells of: what cannot be read is nobody's copy.
    return new Set();
  }
}
