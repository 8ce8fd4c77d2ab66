/**
 * Files of every kind that can be taken in, damaged by a seed: bits flipped, cut anywhere and at whole kilobytes,
 * stretches lost, doubled or overwritten, columns in another order. Whatever they hold, looking at them changes nothing, taking them in takes nothing away, and taking
 * that back leaves the library as it was; nothing goes on for ever.
 */
import { parse as parseCsv } from "csv-parse/sync";
import { previewImport, runImport, undoImport } from "../../../src/import/import-file.ts";
import { LibraryError } from "../../../src/model/errors.ts";
import { openLibrary } from "../../../src/store/database.ts";
import { createRandom, type Random } from "../../seeded-random.mjs";
import { type Layout, layoutOf, offeredIn } from "./intact.ts";

export interface Damage {
  readonly mutations: number;
  /** Rows that were there and are not as they were, or as they may be. */
  readonly rowsChanged: number;
  readonly hangs: number;
  /** Records that no damage touched (intact.ts) and that are offered; files whose head was touched are left out. */
  readonly intactOffered: number;
  readonly intactMissed: number;
  /** What went wrong, by kind of file and seed. */
  readonly notes: readonly string[];
}

type Bytes = Uint8Array<ArrayBuffer>;
const hangMs = 10_000;
const signal = new AbortController().signal;
const quiet = { onProgress: () => undefined, signal };

/** Damages these files so many times and takes them in over the library that is open; each time is told at once. */
export async function damageFiles(
  files: Readonly<Record<string, Bytes>>,
  count: number,
  firstSeed: number,
  onEach: (seed: number, damage: Damage) => void = () => undefined,
): Promise<Damage> {
  const names = Object.keys(files);
  const layouts = new Map<string, Layout>();
  const before = await rowsNow();
  const all: Damage[] = [];
  for (let index = 0; index < count; index += 1) {
    const seed = firstSeed + index;
    const name = names[seed % names.length] ?? "";
    const bytes = files[name] ?? new Uint8Array();
    const layout = layouts.get(name) ?? (await layoutOf(name, bytes));
    layouts.set(name, layout);
    const damage = await damageOnce({ name, bytes, layout, seed, before });
    all.push(damage);
    onEach(seed, damage);
  }
  return totalOf(all);
}

/** Of several, the sums and all notes. */
function totalOf(all: readonly Damage[]): Damage {
  const sum = (of: (damage: Damage) => number) => all.reduce((total, damage) => total + of(damage), 0);
  return {
    mutations: sum(({ mutations }) => mutations),
    rowsChanged: sum(({ rowsChanged }) => rowsChanged),
    hangs: sum(({ hangs }) => hangs),
    intactOffered: sum(({ intactOffered }) => intactOffered),
    intactMissed: sum(({ intactMissed }) => intactMissed),
    notes: all.flatMap(({ notes }) => notes),
  };
}

async function damageOnce(given: {
  readonly name: string;
  readonly bytes: Bytes;
  readonly layout: Layout;
  readonly seed: number;
  readonly before: Rows;
}): Promise<Damage> {
  const { name, bytes, layout, seed, before } = given;
  const notes: string[] = [];
  const note = (what: string) => notes.push(`${name} ${seed}: ${what}`);
  const { damaged, isTouched } = damagedOf(name, bytes, createRandom(seed));
  const file = new Blob([damaged]);
  let rowsChanged = 0;
  let intact = { intactOffered: 0, intactMissed: 0 };
  const ended = (hangs = 0) => ({ mutations: 1, rowsChanged, hangs, ...intact, notes });
  const looked = await within(hangMs, () => previewImport(file, quiet));
  if (looked === "hung") {
    note("looking hangs");
    return ended(1);
  }
  if (looked instanceof Error && !(looked instanceof LibraryError)) note(`looking throws ${String(looked)}`);
  rowsChanged += differences(before, await rowsNow(), "same", note);
  if (!isTouched([0, layout.head])) {
    const untouched = layout.records.filter(({ ranges }) => !ranges.some(isTouched));
    const offered = looked instanceof Error ? new Set<string>() : await offeredIn(file);
    const missed = untouched.filter(({ url }) => !offered.has(url));
    intact = { intactOffered: untouched.length - missed.length, intactMissed: missed.length };
    for (const { url } of missed) note(`untouched and not offered: ${url}`);
  }
  if (looked instanceof Error) return ended();
  const taken = await within(hangMs, () => runImport(file, { ...quiet, sanitize: (html) => html }));
  if (taken === "hung") {
    note("taking in hangs");
    return ended(1);
  }
  if (taken instanceof Error) {
    note(`taking in throws ${String(taken)}`);
    return ended();
  }
  rowsChanged += differences(before, await rowsNow(), "added-to", note);
  await undoImport(taken.importId);
  rowsChanged += differences(before, await rowsNow(), "same", note);
  return ended();
}

type Range = readonly [from: number, to: number];

interface Damaged {
  readonly damaged: Bytes;
  /** Whether something of these bytes is changed, lost, or no longer together. */
  readonly isTouched: (range: Range) => boolean;
}

/** The file with one kind of damage. */
function damagedOf(name: string, bytes: Bytes, random: Random): Damaged {
  const at = (length: number) => Math.floor(random() * length);
  const kind = at(name.endsWith(".csv") ? 7 : 6);
  const from = at(bytes.length);
  const overlaps =
    (...touched: readonly Range[]) =>
    ([start, end]: Range) =>
      touched.some(([first, last]) => first < end && last > start);
  // At a whole kilobyte, where the file has one.
  const cut = kind === 1 && bytes.length > 1_024 ? 1_024 * (1 + at(Math.floor(bytes.length / 1_024))) : from;
  if (kind <= 1) return { damaged: bytes.slice(0, cut), isTouched: overlaps([cut, bytes.length]) };
  if (kind === 2) {
    const to = from + 1 + at(40);
    return { damaged: joined(bytes.subarray(0, from), bytes.subarray(to)), isTouched: overlaps([from, to]) };
  }
  if (kind === 3) {
    const to = Math.min(bytes.length, from + at(200));
    const damaged = joined(bytes.subarray(0, to), bytes.subarray(from));
    // What ends before the doubled stretch ends, or begins after it began, stands whole in one of the two.
    return { damaged, isTouched: ([start, end]) => start < from && end > to };
  }
  if (kind === 6) return { damaged: reordered(bytes, random), isTouched: () => false };
  const copy = bytes.slice();
  if (kind === 4) {
    const to = Math.min(bytes.length, from + 1 + at(16));
    return { damaged: copy.fill(at(256), from, to), isTouched: overlaps([from, to]) };
  }
  const flipped: Range[] = [];
  for (let flip = at(4); flip >= 0; flip -= 1) {
    const place = at(copy.length);
    copy[place] = (copy[place] ?? 0) ^ (1 << at(8));
    flipped.push([place, place + 1]);
  }
  return { damaged: copy, isTouched: overlaps(...flipped) };
}

/** The table with its columns in another order. */
function reordered(bytes: Bytes, random: Random): Bytes {
  const text = Buffer.from(bytes);
  const delimiter = text.subarray(0, text.indexOf(0x0a)).includes(0x3b) ? ";" : ",";
  const rows: string[][] = parseCsv(text, { delimiter });
  const order = (rows[0] ?? []).map((_, index) => [random(), index] as const).sort(([a], [b]) => a - b);
  const quoted = (cell = "") => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) => order.map(([, index]) => quoted(row[index])).join(delimiter));
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function within<T>(ms: number, work: () => Promise<T>): Promise<T | Error | "hung"> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"hung">((resolve) => {
    timer = setTimeout(resolve, ms, "hung");
  });
  try {
    return await Promise.race([work(), late]);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    clearTimeout(timer);
  }
}

type Rows = ReadonlyMap<
  string,
  { readonly tags: readonly string[]; readonly note: string | null; readonly text: string }
>;

/** Entries with what must stay, and all else of them as text; their number in the index is its own matter. */
async function rowsNow(): Promise<Rows> {
  const database = await openLibrary();
  const [entries, snapshots] = await Promise.all([database.entries.toArray(), database.snapshots.toArray()]);
  const rows = new Map<string, { tags: readonly string[]; note: string | null; text: string }>();
  for (const { document: _document, ...entry } of entries)
    rows.set(`entry ${entry.id}`, { tags: entry.tags, note: entry.note, text: JSON.stringify(entry) });
  for (const snapshot of snapshots)
    rows.set(`snapshot ${snapshot.id}`, { tags: [], note: null, text: JSON.stringify(snapshot) });
  return rows;
}

/** How many rows are not what they were; or, where something may have been added to them, have lost something. */
function differences(
  before: Rows,
  after: Rows,
  wanted: "same" | "added-to",
  note: (what: string) => void,
): number {
  let changed = 0;
  for (const [key, row] of before) {
    const now = after.get(key);
    const isKept =
      now !== undefined &&
      (wanted === "same"
        ? now.text === row.text
        : row.tags.every((tag) => now.tags.includes(tag)) &&
          (row.note === null || now.note?.includes(row.note) === true));
    if (isKept) continue;
    changed += 1;
    note(`${key} ${now === undefined ? "is gone" : "has changed"}`);
  }
  if (wanted === "same" && after.size !== before.size) {
    changed += Math.abs(after.size - before.size);
    note("rows are left behind");
  }
  return changed;
}
