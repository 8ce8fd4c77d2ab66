/**
 * Reading the search index by raw IndexedDB, within one transaction, so that a segment swapped in the
 * meantime changes nothing. Every list asked for is read once.
 */
import { findByPrefix, findInBlock, termCounts } from "../../search/block.ts";
import { noPostings, type Postings } from "../../search/postings.ts";
import { both, formsOf, nothing, type Scored, scored } from "../../search/sets.ts";
import type { BlockRow, ColumnRow, IndexRow, PendingRow, Segment } from "../index-rows.ts";
import { result } from "../raw.ts";
import { type ColumnArray, type ColumnName, chunkSize, flag, noDay, valuesOf } from "./columns.ts";

export interface IndexReader {
  /** Documents numbered below this are all there are. */
  readonly end: number;
  readonly tail: readonly PendingRow[];
  readonly term: (term: string) => Promise<Scored>;
  /** Documents with any term that begins so; null where there are too many terms to read. */
  readonly prefix: (prefix: string) => Promise<Scored | null>;
  /** Every document of the index, scored alike. */
  readonly all: () => Promise<Scored>;
  /** A column by document; reads each chunk once. */
  readonly column: (name: ColumnName) => Promise<(document: number) => number>;
  /** Terms that begin so, each with how many documents have it, at most so many. */
  readonly termsFrom: (prefix: string, most: number) => Promise<ReadonlyMap<string, number>>;
}

/** Blocks read for one beginning in one segment: more is no search but a dump. */
const mostBlocks = 256;

/** A reader over the stores `kept`, `pending`, `blocks` and `columns` of a transaction. */
export async function createReader(transaction: IDBTransaction): Promise<IndexReader> {
  const blocks = transaction.objectStore("blocks");
  const columns = transaction.objectStore("columns");
  const [index, tail] = await Promise.all([
    result<IndexRow | undefined>(transaction.objectStore("kept").get("index")),
    result<PendingRow[]>(transaction.objectStore("pending").getAll()),
  ]);
  const segments = index?.segments ?? [];
  const last = segments.at(-1);
  const end = Math.max(last === undefined ? 0 : last.first + last.count, (tail.at(-1)?.document ?? -1) + 1);
  const size = segments.reduce((sum, { documents }) => sum + documents, 0) + tail.length;
  const read = new Map<string, Promise<ColumnReader>>();

  interface ColumnReader {
    readonly chunks: readonly (ColumnArray | undefined)[];
    readonly at: (document: number) => number;
  }

  function inTail(has: (terms: string) => number): Postings {
    const found = tail.flatMap(({ document, terms }) => {
      const at = has(terms);
      return at < 0 ? [] : [[document, weightAt(terms, at)] as const];
    });
    return {
      documents: Uint32Array.from(found, ([document]) => document),
      weights: Uint8Array.from(found, ([, weight]) => weight),
    };
  }

  async function term(wanted: string): Promise<Scored> {
    const needle = `\n${wanted}\u0001`;
    const parts = await Promise.all(
      segments.map(async (segment) => {
        const block = await blockOf(segment, wanted);
        return block === undefined ? noPostings : (findInBlock(block.bytes, wanted, segment) ?? noPostings);
      }),
    );
    return scored([...parts, inTail((terms) => terms.indexOf(needle))], size);
  }

  async function prefix(wanted: string): Promise<Scored | null> {
    const needle = `\n${wanted}`;
    const parts = await Promise.all(segments.map((segment) => blocksFrom(segment, wanted)));
    if (parts.some((part) => part === null)) return null;
    const lists = parts.flatMap((part, at) => {
      const segment = segments[at];
      if (segment === undefined) return [];
      return (part ?? []).flatMap(({ bytes }) => findByPrefix(bytes, wanted, segment));
    });
    return formsOf([...lists, inTail((terms) => terms.indexOf(needle))], size);
  }

  async function all(): Promise<Scored> {
    const flags = await column("flags");
    const documents = new Uint32Array(end);
    let count = 0;
    for (let document = 0; document < end; document += 1) {
      if ((flags(document) & flag.gone) !== 0) continue;
      documents[count] = document;
      count += 1;
    }
    return { documents: documents.subarray(0, count), scores: new Float32Array(count) };
  }

  async function column(name: ColumnName): Promise<(document: number) => number> {
    let reading = read.get(name);
    if (reading === undefined) {
      reading = readColumn(name);
      read.set(name, reading);
    }
    return (await reading).at;
  }

  async function readColumn(name: ColumnName): Promise<ColumnReader> {
    const rows = await result<ColumnRow[]>(columns.getAll(IDBKeyRange.bound([name, 0], [name, Infinity])));
    const chunks: (ColumnArray | undefined)[] = [];
    for (const { chunk, bytes } of rows) chunks[chunk] = valuesOf(name, bytes);
    const late = new Map(tail.map((row) => [row.document, cellOfTail(row, name)]));
    const none = name === "flags" ? flag.gone : name === "published" ? noDay : 0;
    const firstLate = tail[0]?.document ?? Infinity;
    return {
      chunks,
      at: (document) =>
        (document >= firstLate ? late.get(document) : undefined) ??
        chunks[Math.floor(document / chunkSize)]?.[document % chunkSize] ??
        none,
    };
  }

  function blockOf({ segment }: Segment, wanted: string): Promise<BlockRow | undefined> {
    return new Promise((resolve, reject) => {
      const range = IDBKeyRange.bound([segment, ""], [segment, wanted]);
      const request = blocks.openCursor(range, "prev");
      request.onerror = () => reject(request.error);
      request.onsuccess = () => resolve(request.result?.value);
    });
  }

  async function blocksFrom(segment: Segment, wanted: string): Promise<BlockRow[] | null> {
    const [first, rest] = await Promise.all([
      blockOf(segment, wanted),
      result<BlockRow[]>(
        blocks.getAll(
          IDBKeyRange.bound([segment.segment, wanted], [segment.segment, `${wanted}\uffff`], true, true),
          mostBlocks + 1,
        ),
      ),
    ]);
    if (rest.length > mostBlocks) return null;
    return first === undefined ? rest : [first, ...rest];
  }

  async function termsFrom(wanted: string, most: number): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    const add = (found: string, count: number) => counts.set(found, (counts.get(found) ?? 0) + count);
    for (const segment of segments) {
      const found = await blocksFrom(segment, wanted);
      for (const { bytes } of (found ?? []).slice(0, 32))
        for (const [known, count] of termCounts(bytes, wanted)) add(known, count);
    }
    for (const { terms } of tail) {
      for (let at = terms.indexOf(`\n${wanted}`); at >= 0; at = terms.indexOf(`\n${wanted}`, at + 1))
        add(terms.slice(at + 1, terms.indexOf("\u0001", at + 2)), 1);
    }
    const best = [...counts].sort((a, b) => b[1] - a[1]);
    return new Map(best.slice(0, most));
  }

  return { end, tail, term, prefix, all, column, termsFrom };
}

function weightAt(terms: string, at: number): number {
  const end = terms.indexOf("\n", at + 1);
  return terms.charCodeAt((end < 0 ? terms.length : end) - 1) - 48;
}

/** What a column holds for a row of the tail; names have their numbers only once they are folded. */
function cellOfTail(row: PendingRow, name: ColumnName): number {
  switch (name) {
    case "flags":
    case "story":
    case "saved":
    case "reading":
      return row[name];
    case "published":
      return row.published ?? noDay;
    default:
      return 0;
  }
}

/** Documents that have all of these terms, and a term with each of these beginnings. */
export async function withAll(
  reader: IndexReader,
  { terms, prefixes }: { readonly terms: readonly string[]; readonly prefixes: readonly string[] },
): Promise<{ readonly found: Scored; readonly isWhole: boolean }> {
  const [exact, open] = await Promise.all([
    Promise.all(terms.map((term) => reader.term(term))),
    Promise.all(prefixes.map((prefix) => reader.prefix(prefix))),
  ]);
  const known = [...exact, ...open.filter((set) => set !== null)];
  const isWhole = open.every((set) => set !== null);
  const [first, ...rest] = known.sort((a, b) => a.documents.length - b.documents.length);
  return { found: rest.reduce(both, first ?? nothing), isWhole };
}
