/** Folding the tail of the search index into a segment: one transaction, all or nothing. */
import { grouped } from "../../model/grouped.ts";
import { createBlockWriter } from "../../search/block.ts";
import { createTermTable } from "../../search/term-table.ts";
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
  const { numberOf, terms: names } = createTermTable();
  const length = rows.reduce((sum, { terms }) => sum + termCount(terms), 0);
  const terms = new Uint32Array(length);
  const places = new Uint32Array(length);
  const ranks = new Uint8Array(length);
  let at = 0;
  for (const { document, terms: packed } of rows) {
    for (let from = 0; from < packed.length; ) {
      const end = packed.indexOf("\n", from + 1);
      const stop = end < 0 ? packed.length : end;
      // The weight is one digit, and before it stands U+0001.
      terms[at] = numberOf(packed, from + 1, stop - 2);
      places[at] = document;
      ranks[at] = packed.charCodeAt(stop - 1) - 48;
      at += 1;
      from = stop;
    }
  }
  const counts = new Uint32Array(names.length);
  for (const number of terms) counts[number] = (counts[number] ?? 0) + 1;
  const starts = new Uint32Array(counts.length);
  for (let number = 1; number < counts.length; number += 1)
    starts[number] = (starts[number - 1] ?? 0) + (counts[number - 1] ?? 0);
  const next = starts.slice();
  const documents = new Uint32Array(length);
  const weights = new Uint8Array(length);
  // Rows come in the order of their documents, and so does every term's list.
  for (let posting = 0; posting < length; posting += 1) {
    const number = terms[posting] ?? 0;
    const place = next[number] ?? 0;
    documents[place] = places[posting] ?? 0;
    weights[place] = ranks[posting] ?? 0;
    next[number] = place + 1;
  }
  const writer = createBlockWriter({ first, count });
  const order = Array.from(names, (_name, number) => number);
  for (const number of order.sort((a, b) => byUnits(names[a] ?? "", names[b] ?? ""))) {
    const from = starts[number] ?? 0;
    const to = from + (counts[number] ?? 0);
    writer.add(names[number] ?? "", {
      documents: documents.subarray(from, to),
      weights: weights.subarray(from, to),
    });
  }
  return writer.take(true).map(({ firstTerm, bytes }) => ({ segment, firstTerm, bytes }));
}

/** As JavaScript compares, and IndexedDB its keys: by UTF-16 units. */
function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Each begins with a line's end. */
function termCount(packed: string): number {
  let count = 0;
  for (let at = packed.indexOf("\n"); at >= 0; at = packed.indexOf("\n", at + 1)) count += 1;
  return count;
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
