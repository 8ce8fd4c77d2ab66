import type { LibraryCounts } from "../model/entry.ts";
import type { CountsRow } from "./kept-rows.ts";
import type { EntryRow } from "./schema.ts";

/** The counts of a library with nothing in it. */
export function emptyCounts(): CountsRow {
  return {
    key: "counts",
    entries: 0,
    unread: 0,
    favourites: 0,
    archived: 0,
    trashed: 0,
    uncaptured: 0,
    grouped: 0,
    snapshots: 0,
    bytes: 0,
    images: 0,
    imageBytes: 0,
    categories: new Map(),
    tags: new Map(),
  };
}

/** The counts after one entry changed from `before` to `after`; null is an entry that is not there. */
export function recount(counts: CountsRow, before: EntryRow | null, after: EntryRow | null): CountsRow {
  const next: CountsRow = { ...counts, categories: new Map(counts.categories), tags: new Map(counts.tags) };
  if (before !== null) tally(next, before, -1);
  if (after !== null) tally(next, after, 1);
  return next;
}

/** The counts after these entries and their snapshots came. */
export function tallied(
  counts: CountsRow,
  added: readonly EntryRow[],
  stored: { readonly snapshots: number; readonly bytes: number },
): CountsRow {
  const next: CountsRow = { ...counts, categories: new Map(counts.categories), tags: new Map(counts.tags) };
  for (const row of added) tally(next, row, 1);
  return { ...next, snapshots: next.snapshots + stored.snapshots, bytes: next.bytes + stored.bytes };
}

function tally(counts: CountsRow, row: EntryRow, step: 1 | -1): void {
  if (row.shelf === 1) {
    counts.trashed += step;
    return;
  }
  if (row.story !== null) counts.grouped += step;
  for (const tag of row.tags) bump(counts.tags, tag, step);
  if (row.shelf === 2) {
    counts.archived += step;
    return;
  }
  counts.entries += step;
  counts.unread += step * row.unread;
  counts.favourites += step * row.favourite;
  if (row.snapshotCount === 0) counts.uncaptured = (counts.uncaptured ?? 0) + step;
  if (row.category !== null) bump(counts.categories, row.category, step);
}

function bump(tallies: Map<string, number>, name: string, step: number): void {
  const next = (tallies.get(name) ?? 0) + step;
  if (next > 0) tallies.set(name, next);
  else tallies.delete(name);
}

/** The counts as pages see them. */
export function countsOf(row: CountsRow | undefined): LibraryCounts {
  const { key: _key, ...counts } = row ?? emptyCounts();
  return { ...counts, uncaptured: counts.uncaptured ?? 0 };
}
