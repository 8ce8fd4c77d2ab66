/**
 * The columns: of every document of the index a few numbers, in chunks of 4,096, so that filters,
 * facets and orders read numbers and never rows. A number of a name stands in the table `names`.
 */
import { dayOfTime } from "../../search/query.ts";
import type { EntryRow } from "../schema.ts";

export const chunkSize = 4_096;

/** Bits of the column `flags`. A document that no entry has any more, or never had, is gone. */
export const flag = {
  gone: 1,
  trashed: 2,
  unread: 4,
  favourite: 8,
  image: 16,
  note: 32,
  tag: 64,
  highlight: 128,
  archived: 256,
  uncaptured: 512,
} as const;

/** Bytes of one value, by column. */
export const columnWidths = {
  flags: 2,
  story: 4,
  saved: 4,
  published: 2,
  reading: 2,
  site: 4,
  category: 4,
  source: 4,
  lang: 4,
  tags: 4,
} as const;
export type ColumnName = keyof typeof columnWidths;

/** Columns that give names by number; 0 is none. */
export const nameColumns = ["site", "category", "source", "lang", "tags"] as const;
export type NameColumn = (typeof nameColumns)[number];

/** In `published`: not known. */
export const noDay = -32_768;
/** Also in `published`: the first and the last day it holds, which stand for all before and after as well. */
export const outermostDays = { first: noDay + 1, last: 32_767 } as const;

export type ColumnArray = Uint16Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** The values of a chunk of a column over its bytes, which must begin a buffer. */
export function valuesOf(name: ColumnName, bytes: Uint8Array<ArrayBuffer>): ColumnArray {
  // Bytes out of the database may lie anywhere in a buffer, and wider numbers may not.
  const own = bytes.byteOffset % columnWidths[name] === 0 ? bytes : bytes.slice();
  const length = own.byteLength / columnWidths[name];
  if (name === "published") return new Int16Array(own.buffer, own.byteOffset, length);
  if (columnWidths[name] === 2) return new Uint16Array(own.buffer, own.byteOffset, length);
  return new Uint32Array(own.buffer, own.byteOffset, length);
}

/** The bytes of a chunk in which nothing is yet. */
export function emptyChunk(name: ColumnName): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunkSize * columnWidths[name]);
  return name === "flags" ? bytesOf(valuesOf(name, bytes).fill(flag.gone)) : bytes;
}

/** The bytes of a chunk's values, as the table keeps them. */
export function bytesOf(values: ColumnArray): Uint8Array<ArrayBuffer> {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** Says of a place in a chunk of flags whether nothing is there; of no chunk, that nothing is. */
export function goneAt(bytes: Uint8Array<ArrayBuffer> | undefined): (at: number) => boolean {
  if (bytes === undefined) return () => true;
  const flags = valuesOf("flags", bytes);
  return (at) => ((flags[at] ?? flag.gone) & flag.gone) !== 0;
}

/** The flags of an entry that is there. */
export function flagsOf(row: EntryRow): number {
  return (
    (row.shelf === 1 ? flag.trashed : 0) |
    (row.shelf === 2 ? flag.archived : 0) |
    (row.unread === 1 ? flag.unread : 0) |
    (row.favourite === 1 ? flag.favourite : 0) |
    (row.hasImages === 1 ? flag.image : 0) |
    (row.note !== null ? flag.note : 0) |
    (row.tags.length > 0 ? flag.tag : 0) |
    (row.highlightCount > 0 ? flag.highlight : 0) |
    (row.snapshotCount === 0 ? flag.uncaptured : 0)
  );
}

const epochSeconds = Date.UTC(2000, 0, 1) / 1_000;

/** Seconds since 2000, never below 0. */
export function savedSeconds(savedAt: string): number {
  return Math.max(0, Math.floor(Date.parse(savedAt) / 1_000) - epochSeconds);
}

/** Days since 2000 within what the column holds; null where none is stated. */
export function publishedDay(time: string | null): number | null {
  const day = dayOfTime(time);
  return day === null ? null : Math.max(outermostDays.first, Math.min(outermostDays.last, day));
}
