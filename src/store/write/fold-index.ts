/** Folding the tail of the search index into a segment: one transaction, all or nothing. */
import { grouped } from "../../model/grouped.ts";
import { createBlockWriter } from "../../search/block.ts";
import {
  bytesOf,
  type ColumnName,
  chunkSize,
  columnWidths,
  emptyChunk,
  nameColumns,
  noDay,
  valuesOf,
} from "../index/columns.ts";
import type { BlockRow, IndexRow, PendingRow, Segment } from "../index-rows.ts";
import type { LibraryDatabase } from "../schema.ts";

/** The longest tail that is searched as it is: 32 documents cost a search 3 ms, 64 10 ms (storage measurements). */
export const longestTail = 32;
/** Documents folded at once: after an import the tail is long, and a larger fold saves merges. */
const mostFolded = 512;

/** The tables of the index. */
export function indexOnlyTables(database: LibraryDatabase) {
  const { kept, pending, blocks, columns, names } = database;
  return [kept, pending, blocks, columns, names];
}

/** What the index consists of. */
export async function indexRow(database: LibraryDatabase): Promise<IndexRow> {
  const row = await database.kept.get("index");
  if (row?.key === "index") return row;
  return { key: "index", segments: [], lastSegment: 0, merge: null, discarded: [], rebuild: null };
}

/** Folds the oldest of the tail, if it is longer than `longest`; false where it is not. */
export function foldTail(database: LibraryDatabase, longest: number): Promise<boolean> {
  return database.transaction("rw", indexOnlyTables(database), async () => {
    if ((await database.pending.count()) <= longest) return false;
    const rows = await database.pending.orderBy("document").limit(mostFolded).toArray();
    const index = await indexRow(database);
    const segment = index.lastSegment + 1;
    const first = rows[0]?.document ?? 0;
    const count = (rows.at(-1)?.document ?? 0) - first + 1;
    const blocks = blocksOf(rows, { segment, first, count });
    const made: Segment = {
      segment,
      first,
      count,
      documents: rows.length,
      bytes: blocks.reduce((sum, { bytes }) => sum + bytes.length, 0),
    };
    await database.blocks.bulkPut(blocks);
    await writeColumns(database, rows);
    await database.kept.put({ ...index, segments: [...index.segments, made], lastSegment: segment });
    await database.pending.bulkDelete(rows.map(({ document }) => document));
    return true;
  });
}

/**
 * The terms of the rows in order, each with its documents. Postings are gathered in two flat lists and
 * then dealt out by term, since a list for each of a hundred thousand terms costs more than all else.
 */
function blocksOf(
  rows: readonly PendingRow[],
  { segment, first, count }: Pick<Segment, "segment" | "first" | "count">,
): BlockRow[] {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const terms: number[] = [];
  const postings: number[] = [];
  for (const { document, terms: packed } of rows) {
    for (const [term, weight] of termsOfTail(packed)) {
      let number = numbers.get(term);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(term, number);
        counts.push(0);
      }
      counts[number] = (counts[number] ?? 0) + 1;
      terms.push(number);
      postings.push((document - first) * weights + weight);
    }
  }
  const starts = new Uint32Array(counts.length);
  for (let number = 1; number < counts.length; number += 1)
    starts[number] = (starts[number - 1] ?? 0) + (counts[number - 1] ?? 0);
  const next = starts.slice();
  const documents = new Uint32Array(postings.length);
  const weighed = new Uint8Array(postings.length);
  // Rows come in the order of their documents, and so does every term's list.
  for (const [at, number] of terms.entries()) {
    const place = next[number] ?? 0;
    const posting = postings[at] ?? 0;
    documents[place] = first + Math.floor(posting / weights);
    weighed[place] = posting % weights;
    next[number] = place + 1;
  }
  const writer = createBlockWriter({ first, count });
  for (const term of [...numbers.keys()].sort(byUnits)) {
    const number = numbers.get(term) ?? 0;
    const from = starts[number] ?? 0;
    const to = from + (counts[number] ?? 0);
    writer.add(term, { documents: documents.subarray(from, to), weights: weighed.subarray(from, to) });
  }
  return writer.take(true).map(({ firstTerm, bytes }) => ({ segment, firstTerm, bytes }));
}

/** Weights are below this. */
const weights = 8;

/** As JavaScript compares, and IndexedDB its keys: by UTF-16 units. */
function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The terms of a row of the tail with their weights. */
function* termsOfTail(packed: string): Generator<[string, number], undefined> {
  for (let at = 0; at < packed.length; ) {
    const end = packed.indexOf("\n", at + 1);
    const stop = end < 0 ? packed.length : end;
    // The weight is one digit, and before it stands U+0001.
    yield [packed.slice(at + 1, stop - 2), packed.charCodeAt(stop - 1) - 48];
    at = stop;
  }
}

async function writeColumns(database: LibraryDatabase, rows: readonly PendingRow[]): Promise<void> {
  const numbers = await numberNames(database, rows);
  const chunks = grouped(rows, ({ document }) => Math.floor(document / chunkSize));
  for (const [chunk, own] of chunks) {
    for (const name of Object.keys(columnWidths) as ColumnName[]) {
      const row = await database.columns.get([name, chunk]);
      const bytes = row?.bytes ?? emptyChunk(name);
      const values = valuesOf(name, bytes);
      for (const pending of own) values[pending.document % chunkSize] = cellOf(name, pending, numbers);
      await database.columns.put({ name, chunk, bytes: bytesOf(values) });
    }
  }
}

function cellOf(name: ColumnName, row: PendingRow, numbers: ReadonlyMap<string, number>): number {
  switch (name) {
    case "flags":
    case "story":
    case "saved":
    case "reading":
      return row[name];
    case "published":
      return row.published ?? noDay;
    default: {
      const value = nameIn(row, name);
      return value === null ? 0 : (numbers.get(`${name}\n${value}`) ?? 0);
    }
  }
}

/** What a column of names holds for a row; tags are one name together, since few sets of them are in use. */
function nameIn(row: PendingRow, name: (typeof nameColumns)[number]): string | null {
  if (name !== "tags") return row[name];
  return row.tags.length === 0 ? null : JSON.stringify([...row.tags].sort(byUnits));
}

async function numberNames(
  database: LibraryDatabase,
  rows: readonly PendingRow[],
): Promise<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>();
  for (const kind of nameColumns) {
    for (const name of new Set(rows.map((row) => nameIn(row, kind)))) {
      if (name === null) continue;
      const known = await database.names.get({ kind, name });
      // Dexie fills the number in.
      const number = known?.number ?? (await database.names.add({ kind, name } as never));
      numbers.set(`${kind}\n${name}`, number);
    }
  }
  return numbers;
}
