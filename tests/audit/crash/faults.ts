/** What cannot be in a library whose every change is whole, found by holding its rows against one another. */

import { emptyCounts, tallied } from "../../../src/store/counts.ts";
import { chunkSize, flagsOf, goneAt, valuesOf } from "../../../src/store/index/columns.ts";
import type { EntryRow } from "../../../src/store/schema.ts";
import type { Rows } from "./rows.ts";

interface Faults {
  readonly torn: readonly string[];
  readonly index: readonly string[];
  readonly orphaned: readonly string[];
  readonly missing: readonly string[];
}

export async function faultsOf(rows: Rows): Promise<Faults> {
  return {
    torn: [...tornEntries(rows), ...tornSnapshots(rows), ...tornBooks(rows)],
    index: indexFaults(rows),
    orphaned: orphans(rows),
    missing: await missingBytes(rows),
  };
}

function tornEntries({ entries, snapshots, places, sketches, highlights }: Rows): readonly string[] {
  const torn: string[] = [];
  const numbers = new Set(entries.map(({ number }) => number));
  const ids = new Set(entries.map(({ id }) => id));
  for (const entry of entries) {
    const own = snapshots
      .filter(({ entryId }) => entryId === entry.id)
      .sort((a, b) => a.sequence - b.sequence);
    const latest = own.at(-1);
    if (own.length !== entry.snapshotCount)
      torn.push(`${entry.url} counts ${entry.snapshotCount} of ${own.length}`);
    if (
      latest !== undefined &&
      (latest.id !== entry.latestSnapshotId || latest.number !== entry.latestSnapshot)
    )
      torn.push(`${entry.url} does not show its newest snapshot`);
    if (latest !== undefined && latest.facts.title !== entry.title)
      torn.push(`${entry.url} has another title`);
  }
  for (const { id, entryId } of snapshots) if (!ids.has(entryId)) torn.push(`snapshot ${id} has no entry`);
  for (const { entryId } of places) if (!ids.has(entryId)) torn.push("a place of no entry");
  for (const { entry } of sketches) if (!numbers.has(entry)) torn.push(`a sketch of no entry, ${entry}`);
  for (const { entryId } of highlights) if (!ids.has(entryId)) torn.push("a highlight of no entry");
  return torn;
}

function tornSnapshots({ snapshots, bodies, texts, thumbnails, snapshotImages }: Rows): readonly string[] {
  const torn: string[] = [];
  const numbers = new Set(snapshots.map(({ number }) => number));
  const ids = new Set(snapshots.map(({ id }) => id));
  for (const [name, list] of [
    ["body", bodies],
    ["text", texts],
  ] as const) {
    const held = new Set(list.map(({ snapshot }) => snapshot));
    for (const { number, id } of snapshots) if (!held.has(number)) torn.push(`snapshot ${id} has no ${name}`);
    for (const number of held) if (!numbers.has(number)) torn.push(`a ${name} of no snapshot, ${number}`);
  }
  for (const { snapshotId } of thumbnails) if (!ids.has(snapshotId)) torn.push("a thumbnail of no snapshot");
  for (const { snapshotId } of snapshotImages)
    if (!ids.has(snapshotId)) torn.push("a picture of no snapshot");
  return torn;
}

/** The counts, the numbers given and the log's end, against what there is. */
function tornBooks({ kept, entries, snapshots, images, log }: Rows): readonly string[] {
  const counts = kept.find(({ key }) => key === "counts");
  const library = kept.find(({ key }) => key === "library");
  const end = kept.find(({ key }) => key === "log");
  if (counts === undefined && entries.length === 0) return [];
  if (counts?.key !== "counts" || library?.key !== "library" || end?.key !== "log")
    return ["books are missing"];
  const bytes = snapshots.reduce((sum, row) => sum + row.bytes, 0);
  const imageBytes = images.reduce((sum, row) => sum + row.byteLength, 0);
  const due = {
    ...tallied(emptyCounts(), entries, { snapshots: snapshots.length, bytes }),
    images: images.length,
    imageBytes,
  };
  const most = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b), 0);
  return [
    ...(tellCounts(counts) === tellCounts(due) ? [] : [`counts ${tellCounts(counts)} of ${tellCounts(due)}`]),
    ...(library.lastEntry < most(entries.map(({ number }) => number))
      ? ["an entry's number is to come"]
      : []),
    ...(library.lastSnapshot < most(snapshots.map(({ number }) => number))
      ? ["a snapshot's number is to come"]
      : []),
    ...(library.lastSequence < most(snapshots.map(({ sequence }) => sequence))
      ? ["a sequence is to come"]
      : []),
    ...(end.head.number === log.length ? [] : [`the log ends at ${end.head.number} of ${log.length}`]),
  ];
}

function tellCounts(counts: ReturnType<typeof emptyCounts>): string {
  const named = (map: ReadonlyMap<string, number>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ ...counts, categories: named(counts.categories), tags: named(counts.tags) });
}

/** Documents of the index against the entries they stand for, by their numbers, marks and stories. */
function indexFaults({ entries, pending, columns, kept }: Rows): readonly string[] {
  const wrong: string[] = [];
  const index = kept.find(({ key }) => key === "index");
  // Set where the index had to be made anew, which happens at a start before anybody looks.
  if (index?.key === "index" && index.textsMissed !== undefined) wrong.push("the index was made anew");
  const living = new Map<number, { readonly flags: number; readonly story: number }>();
  for (const { document, flags, story } of pending) living.set(document, { flags, story });
  for (const { name, chunk, bytes } of columns) {
    if (name !== "flags") continue;
    const flags = valuesOf("flags", bytes);
    const stories = columns.find((row) => row.name === "story" && row.chunk === chunk);
    const isGone = goneAt(bytes);
    for (let at = 0; at < chunkSize; at += 1) {
      if (isGone(at)) continue;
      const document = chunk * chunkSize + at;
      if (living.has(document)) wrong.push(`document ${document} stands twice`);
      const story = stories === undefined ? 0 : (valuesOf("story", stories.bytes)[at] ?? 0);
      living.set(document, { flags: flags[at] ?? 0, story });
    }
  }
  const byDocument = new Map<number, EntryRow>(entries.map((entry) => [entry.document, entry]));
  for (const [document, entry] of byDocument) {
    const found = living.get(document);
    if (found === undefined) wrong.push(`${entry.url} is not in the index`);
    else if (found.flags !== flagsOf(entry)) wrong.push(`${entry.url} has other marks in the index`);
    else if (found.story !== (entry.story ?? 0)) wrong.push(`${entry.url} has another story in the index`);
  }
  if (byDocument.size !== entries.length) wrong.push("two entries are one document");
  for (const document of living.keys())
    if (!byDocument.has(document)) wrong.push(`document ${document} is no entry's`);
  return wrong;
}

/** Pictures that no snapshot shows, and those that are counted wrong. */
function orphans({ images, snapshotImages }: Rows): readonly string[] {
  const shown = new Map<string, number>();
  for (const row of snapshotImages)
    if (row.state === "kept") shown.set(row.hash, (shown.get(row.hash) ?? 0) + 1);
  return images.flatMap(({ hash, references }) => {
    const count = shown.get(hash) ?? 0;
    if (count === 0) return [`picture ${hash} is shown by nothing`];
    return count === references ? [] : [`picture ${hash} is shown ${count} times and counted ${references}`];
  });
}

/** Kept pictures whose bytes are not there, or are no longer those. */
async function missingBytes({ images, snapshotImages, thumbnails }: Rows): Promise<readonly string[]> {
  const held = new Map(images.map((image) => [image.hash, image]));
  const missing = snapshotImages.flatMap((row) =>
    row.state === "kept" && !held.has(row.hash) ? [`picture ${row.hash} is not there`] : [],
  );
  for (const { hash, bytes, byteLength } of images) {
    const buffer = await bytes.arrayBuffer().catch(() => null);
    if (buffer === null || buffer.byteLength !== byteLength) missing.push(`picture ${hash} cannot be read`);
    else if ((await hashOf(buffer)) !== hash) missing.push(`picture ${hash} has other bytes`);
  }
  for (const { image } of thumbnails)
    if ((await image.arrayBuffer().catch(() => null)) === null) missing.push("a thumbnail cannot be read");
  return missing;
}

async function hashOf(buffer: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", buffer));
  return `sha256:${[...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
