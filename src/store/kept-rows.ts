/** The rows of the table `kept`, one each: what there is once in a library. */
import type { LogHead, Seal } from "../integrity/log.ts";
import type { TagColours } from "../model/tag-colour.ts";
import type { IndexRow } from "./index-rows.ts";

export interface LibraryRow {
  key: "library";
  /** A UUID made with the database, to tell one library from another. */
  libraryId: string;
  createdAt: string;
  /** The highest sequence given so far. */
  lastSequence: number;
  /** The highest numbers given so far. */
  lastEntry: number;
  lastSnapshot: number;
  lastDocument: number;
  /** The highest number of a story given so far. */
  lastStory: number;
}

export interface CountsRow {
  key: "counts";
  entries: number;
  unread: number;
  favourites: number;
  archived: number;
  trashed: number;
  /** Absent in libraries that were counted before there were any. */
  uncaptured?: number;
  grouped: number;
  snapshots: number;
  bytes: number;
  images: number;
  imageBytes: number;
  categories: Map<string, number>;
  tags: Map<string, number>;
}

/** Counts the days on which Stillpage was used, which a wrong clock cannot do in one jump. */
export interface CalendarRow {
  key: "calendar";
  /** The local date last seen, `2026-11-24`. */
  date: string;
  day: number;
}

interface TagColoursRow {
  key: "tagColours";
  colours: TagColours;
}

export type KeptRow =
  | LibraryRow
  | CountsRow
  | CalendarRow
  | IndexRow
  | LogHeadRow
  | KeysRow
  | TagColoursRow
  | BackupFolderRow
  | LastImportRow;

/** Where the reader wants backups. A row more is no new version: who does not know it lets it be. */
interface BackupFolderRow {
  key: "backupFolder";
  folder: FileSystemDirectoryHandle;
}

/** The import that can still be taken back: its {@link ImportRow}s are the only ones there are. */
export interface LastImportRow {
  key: "lastImport";
  importId: string;
  /** When its last batch was taken in. */
  at: string;
  /** Null where it came without a name. */
  file: ImportedFile | null;
  /** The number of the next batch. */
  batches: number;
  added: number;
  updated: number;
}

/** What a file is known by when it comes again. */
export interface ImportedFile {
  name: string;
  size: number;
  modified: number;
}

/** Where the log ends, and the last signature over it; null before the first. */
export interface LogHeadRow {
  key: "log";
  head: LogHead;
  seal: Seal | null;
}

/** The library's own key pair. The private half cannot be read out: the browser signs with it. */
export interface KeysRow {
  key: "keys";
  keys: CryptoKeyPair;
}
