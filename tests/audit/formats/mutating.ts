/**
 * Files of every kind that can be taken in, damaged by a seed: bits flipped, cut anywhere, stretches lost or
 * doubled. Whatever they hold, looking at them changes nothing, taking them in takes nothing away, and taking
 * that back leaves the library as it was; nothing goes on for ever.
 */
import { previewImport, runImport, undoImport } from "../../../src/import/import-file.ts";
import { LibraryError } from "../../../src/model/errors.ts";
import { openLibrary } from "../../../src/store/database.ts";
import { createRandom, type Random } from "../../seeded-random.mjs";

export interface Damage {
  readonly mutations: number;
  /** Rows that were there and are not as they were, or as they may be. */
  readonly rowsChanged: number;
  readonly hangs: number;
  /** What went wrong, by kind of file and seed. */
  readonly notes: readonly string[];
}

type Bytes = Uint8Array<ArrayBuffer>;
const hangMs = 10_000;
const signal = new AbortController().signal;
const quiet = { onProgress: () => undefined, signal };

/** Damages these files so many times and takes them in over the library that is open. */
export async function damageFiles(
  files: Readonly<Record<string, Bytes>>,
  count: number,
  firstSeed: number,
): Promise<Damage> {
  const names = Object.keys(files);
  const notes: string[] = [];
  let rowsChanged = 0;
  let hangs = 0;
  const before = await rowsNow();
  for (let index = 0; index < count; index += 1) {
    const seed = firstSeed + index;
    const name = names[index % names.length] ?? "";
    const file = new Blob([damaged(files[name] ?? new Uint8Array(), createRandom(seed))]);
    const note = (what: string) => notes.push(`${name} ${seed}: ${what}`);
    const looked = await within(hangMs, () => previewImport(file, quiet));
    if (looked === "hung") {
      hangs += 1;
      note("looking hangs");
      continue;
    }
    if (looked instanceof Error && !(looked instanceof LibraryError))
      note(`looking throws ${String(looked)}`);
    rowsChanged += differences(before, await rowsNow(), "same", note);
    if (looked instanceof Error) continue;
    const taken = await within(hangMs, () => runImport(file, { ...quiet, sanitize: (html) => html }));
    if (taken === "hung") {
      hangs += 1;
      note("taking in hangs");
      continue;
    }
    if (taken instanceof Error) {
      note(`taking in throws ${String(taken)}`);
      continue;
    }
    rowsChanged += differences(before, await rowsNow(), "added-to", note);
    await undoImport(taken.importId);
    rowsChanged += differences(before, await rowsNow(), "same", note);
  }
  return { mutations: count, rowsChanged, hangs, notes };
}

/** The file with one kind of damage. */
function damaged(bytes: Bytes, random: Random): Bytes {
  const at = (length: number) => Math.floor(random() * length);
  const kind = at(5);
  const from = at(bytes.length);
  if (kind === 0) return bytes.slice(0, from);
  if (kind === 1) return joined(bytes.subarray(0, from), bytes.subarray(from + 1 + at(40)));
  if (kind === 2)
    return joined(bytes.subarray(0, Math.min(bytes.length, from + at(200))), bytes.subarray(from));
  const copy = bytes.slice();
  if (kind === 3) return copy.fill(at(256), from, from + 1 + at(16));
  for (let flip = at(4); flip >= 0; flip -= 1) {
    const place = at(copy.length);
    copy[place] = (copy[place] ?? 0) ^ (1 << at(8));
  }
  return copy;
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
