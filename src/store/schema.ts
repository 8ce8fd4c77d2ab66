/**
 * The tables and their rows. A version, once released, is never edited: a later one gets its own
 * table list and its own migration. No Dexie here: the popup's first page reads the rows without it.
 *
 * Lists read `entries` alone, whose rows are slim; a snapshot's facts and its body lie apart, so
 * that opening a list loads no article.
 */

import type { Dexie, EntityTable, Table, Transaction } from "dexie";
import type { LogRecord } from "../integrity/log.ts";
import type { TimeStamp } from "../integrity/time-stamp.ts";
import type { ArticleFacts } from "../model/article.ts";
import type { Corrections } from "../model/corrections.ts";
import type { Grouping } from "../model/grouping.ts";
import type { Highlight } from "../model/highlight.ts";
import type { EntryId, HighlightId, SnapshotId } from "../model/id.ts";
import type { ImageReason, ImageType } from "../model/image-state.ts";
import type { Extra } from "../model/library-file.ts";
import type { ImportedFrom, LinkFacts } from "../model/link.ts";
import type { ReadingPlace } from "../model/reading-place.ts";
import type { Hash } from "../model/snapshot.ts";
import type { BlockRow, ColumnRow, NameRow, PendingRow } from "./index-rows.ts";
import type { KeptRow } from "./kept-rows.ts";

export const databaseName = "stillpage";
/** Our number; IndexedDB shows ten times it, which is Dexie's way. */
export const schemaVersion = 1;

/** One version of the tables, and what has to be done to the rows of the one before it. */
export interface SchemaVersion {
  readonly number: number;
  /** Only those that are new or have other indexes; null takes one away. */
  readonly tables: Readonly<Record<string, string | null>>;
  /** Part of the transaction that makes the tables: all of it, or nothing. */
  readonly migrate?: (transaction: Transaction) => PromiseLike<void>;
}

/**
 * One entry; what it shows is its latest snapshot's under its corrections. Booleans that are indexed are 0 or 1, since
 * IndexedDB has no boolean keys.
 */
export interface EntryRow {
  /** Given by the library's books (write/books.ts); never leaves the store. */
  number: number;
  id: EntryId;
  url: string;
  title: string;
  byline: string | null;
  siteName: string;
  publishedTime: string | null;
  lang: string | null;
  excerpt: string | null;
  category: string | null;
  source: string | null;
  reprintedFrom: string | null;
  wordCount: number;
  tags: readonly string[];
  /** Its latest snapshot shows pictures. */
  hasImages: Bit;
  favourite: Bit;
  unread: Bit;
  corrections: Corrections;
  readAt: string | null;
  note: string | null;
  /** Of all its snapshots together. */
  highlightCount: number;
  /** Their notes, for the search index: write/highlights.ts. */
  highlightNotes: string | null;
  savedAt: string;
  sequence: number;
  /** 0 while the page is not yet captured: then `link` is what the entry shows. */
  snapshotCount: number;
  /** Of an entry without a snapshot its own id, which no snapshot has. */
  latestSnapshotId: SnapshotId;
  /** Its row's number, by which its body is found; 0 where there is none. */
  latestSnapshot: number;
  /** What a list elsewhere said of the page; absent where the entry began with a capture. */
  link?: LinkFacts;
  importedFrom?: readonly ImportedFrom[];
  extra?: Extra;
  createdAt: string;
  updatedAt: string;
  /** Where it lies: 0 library, 1 trash, 2 archive. */
  shelf: ShelfNumber;
  /** Stays while it is in the trash, so that it goes back to the archive. */
  archivedAt: string | null;
  trashedAt: string | null;
  /** The {@link CalendarRow.day} on which it was trashed. */
  trashedDay: number | null;
  /** The document that the search index knows it by; 0 where it has none yet. */
  document: number;
  /** Entries of one story have the same number; null where it is the only one. */
  story: number | null;
  grouping: Grouping;
  /** Its story has not been looked for since its text or {@link grouping} changed: write/place-stories.ts. */
  unplaced: 1 | null;
}
type Bit = 0 | 1;
export type ShelfNumber = 0 | 1 | 2;

/** What is known of a snapshot without its body. */
export interface SnapshotRow {
  number: number;
  id: SnapshotId;
  entryId: EntryId;
  capturedAt: string;
  sequence: number;
  hash: Hash;
  facts: ArticleFacts;
  /** Bytes of its body as stored. */
  bytes: number;
  /** The entry lay in the trash when this was saved, so that taking it back puts it there again. */
  wasTrashed: boolean;
  extra?: Extra;
}

/** The HTML of a snapshot, deflated. */
interface BodyRow {
  snapshot: number;
  content: Uint8Array<ArrayBuffer>;
}

/** The plain text of a snapshot, deflated; apart, since a search reads many and of none the HTML. */
interface TextRow {
  snapshot: number;
  text: Uint8Array<ArrayBuffer>;
}

/** A small picture for list rows, apart from them so that a list is shown without waiting for any. */
interface ThumbnailRow {
  snapshotId: SnapshotId;
  image: Blob;
}

/** The bytes of a picture, known by what they are, so that all snapshots that show it share them. */
export interface ImageRow {
  hash: Hash;
  type: ImageType;
  bytes: Blob;
  byteLength: number;
  width: number | null;
  height: number | null;
  /** How many {@link SnapshotImageRow}s name it; with the last it goes. */
  references: number;
}

/** What became of one picture of a snapshot. */
export type SnapshotImageRow = {
  snapshotId: SnapshotId;
  /** Its place among the article's pictures. */
  index: number;
  url: string;
  /** How often its fetching has been begun. */
  tries: number;
} & (
  | {
      state: "waiting";
      /** Only these rows have the member, and so only they are in its index: the list of work. */
      waiting: 1;
    }
  | {
      state: "kept";
      hash: Hash;
      /** As in the {@link ImageRow}, so that a page is laid out without reading any bytes. */
      width: number | null;
      height: number | null;
    }
  | { state: "failed"; reason: ImageReason }
);

/** What one batch of an import changed, so that the import can be taken back as one. */
export interface ImportRow {
  importId: string;
  batch: number;
  addedEntries: EntryId[];
  addedSnapshots: SnapshotId[];
  /** Rows of entries as they were before. */
  before: EntryRow[];
  addedHighlights: HighlightId[];
  /** Highlights as they were before. */
  highlightsBefore: Highlight[];
  /** Tags that got their colour by it. */
  addedColours?: string[];
  /** Entries it touched and their `updatedAt` when it was done; of one named twice the last counts. */
  left?: [EntryId, string][];
  /** Pictures whose lost bytes it put back. */
  restored?: RestoredPicture[];
}

/** A picture that an import put back, as far as that is needed to take it away again. */
export interface RestoredPicture {
  hash: Hash;
  /** Its row as it was, with other bytes than its hash says; null where there was none. */
  before: ImageRow | null;
  /** How many rows named it then: what names it since needs it. */
  references: number;
  /** Those that show it and were touched for its sake. */
  entries: EntryId[];
}

/** Marks of an entry's text, by which its copies are found: src/compare/shingles.ts. */
interface SketchRow {
  /** Its number. */
  entry: number;
  marks: readonly number[];
}

export interface LibraryTables {
  readonly entries: EntityTable<EntryRow, "number">;
  readonly snapshots: EntityTable<SnapshotRow, "number">;
  readonly bodies: EntityTable<BodyRow, "snapshot">;
  readonly texts: EntityTable<TextRow, "snapshot">;
  readonly thumbnails: EntityTable<ThumbnailRow, "snapshotId">;
  readonly images: EntityTable<ImageRow, "hash">;
  readonly snapshotImages: Table<SnapshotImageRow, [SnapshotId, number]>;
  readonly highlights: EntityTable<Highlight, "id">;
  readonly places: EntityTable<ReadingPlace, "entryId">;
  readonly kept: Table<KeptRow, string>;
  /** Append-only: src/integrity/log.ts. */
  readonly log: EntityTable<LogRecord, "number">;
  /** Of ends of the log, by their numbers. */
  readonly stamps: EntityTable<TimeStamp, "number">;
  readonly sketches: EntityTable<SketchRow, "entry">;
  readonly imports: Table<ImportRow, [string, number]>;
  readonly pending: EntityTable<PendingRow, "document">;
  readonly blocks: Table<BlockRow, [number, string]>;
  readonly columns: Table<ColumnRow, [string, number]>;
  readonly names: EntityTable<NameRow, "number">;
}
export type LibraryDatabase = Dexie & LibraryTables;

/** The tables of version 1: primary key first, then what is indexed. */
export const tablesV1 = {
  entries:
    "number, &id, &url, [shelf+sequence], [shelf+unread+sequence], [shelf+favourite+sequence], [shelf+category+sequence], document, story, grouping, unplaced",
  snapshots: "number, &id, [entryId+sequence]",
  bodies: "snapshot",
  texts: "snapshot",
  thumbnails: "snapshotId",
  images: "hash",
  snapshotImages: "[snapshotId+index], waiting",
  highlights: "id, entryId, snapshotId",
  places: "entryId",
  kept: "key",
  log: "number, snapshotId",
  stamps: "number",
  sketches: "entry, *marks",
  imports: "[importId+batch]",
  pending: "document",
  blocks: "[segment+firstTerm]",
  columns: "[name+chunk]",
  names: "++number, &[kind+name]",
} as const satisfies Record<keyof LibraryTables, string>;

/** All versions there have been, in order. */
export const schemaVersions: readonly SchemaVersion[] = [{ number: schemaVersion, tables: tablesV1 }];
