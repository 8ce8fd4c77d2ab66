/**
 * The library's books: its numbers, its counts and the end of its log. Nearly every write changes all
 * three, so a transaction reads them in one request and writes them in one, at its end: asked for one
 * by one as they are needed, they are two thirds of the requests of a save.
 */
import { emptyHead, type LogEntry, type LogRecord, nextRecord } from "../../integrity/log.ts";
import { emptyCounts } from "../counts.ts";
import { withWritable } from "../database.ts";
import type { CountsRow, LibraryRow, LogHeadRow } from "../kept-rows.ts";
import type { LibraryDatabase, LibraryTables } from "../schema.ts";

interface Books {
  /** The next sequence: the time of capture, or one more than the last where the clock went back. */
  readonly nextSequence: (capturedAt: string) => number;
  /** Remembers a sequence that came from elsewhere, so that later saves come after it. */
  readonly noteSequence: (sequence: number) => void;
  /** The next number of an entry, a snapshot, a document of the search index or a story; none is ever used again. */
  readonly nextNumber: (of: Numbered) => number;
  readonly count: (change: (counts: CountsRow) => CountsRow) => void;
  /** Counts snapshots and their bytes as they come and go. */
  readonly countSnapshots: (snapshots: number, bytes: number) => void;
  /** Counts pictures and their bytes as they come and go. */
  readonly countImages: (images: number, bytes: number) => void;
  /** Appends to the library's log. */
  readonly log: (entry: LogEntry) => void;
}

type Numbered = "entry" | "snapshot" | "document" | "story";

/** What a function works on that is part of a {@link writeLibrary}. */
export interface Writing {
  readonly database: LibraryDatabase;
  readonly books: Books;
}

type SomeTables = (database: LibraryDatabase) => readonly LibraryTables[keyof LibraryTables][];

/** One transaction over these tables and the books, all or nothing. */
export function writeLibrary<T>(tables: SomeTables, work: (writing: Writing) => Promise<T>): Promise<T> {
  return readAndWrite(tables, async () => undefined, work);
}

/** As {@link writeLibrary}; what `read` asks for is asked for together with the books. */
export function readAndWrite<R, T>(
  tables: SomeTables,
  read: (database: LibraryDatabase) => Promise<R>,
  work: (writing: Writing, known: R) => Promise<T>,
): Promise<T> {
  return withWritable((database) =>
    database.transaction("rw", [...tables(database), database.kept, database.log], async () => {
      const [{ books, close }, known] = await Promise.all([openBooks(database), read(database)]);
      const done = await work({ database, books }, known);
      await close();
      return done;
    }),
  );
}

const lastNumbers = {
  entry: "lastEntry",
  snapshot: "lastSnapshot",
  document: "lastDocument",
  story: "lastStory",
} as const;

async function openBooks(
  database: LibraryDatabase,
): Promise<{ readonly books: Books; readonly close: () => Promise<void> }> {
  const rows = await database.kept.bulkGet(["library", "counts", "log"]);
  const before = {
    library: rows.find((row) => row?.key === "library") ?? newLibrary(),
    counts: rows.find((row) => row?.key === "counts") ?? emptyCounts(),
    log: rows.find((row) => row?.key === "log") ?? newLog(),
  };
  let { library, counts, log } = before;
  const records: LogRecord[] = [];
  const count = (change: (counts: CountsRow) => CountsRow): void => {
    counts = change(counts);
  };
  const books: Books = {
    nextSequence(capturedAt) {
      const lastSequence = Math.max(Date.parse(capturedAt), library.lastSequence + 1);
      library = { ...library, lastSequence };
      return lastSequence;
    },
    noteSequence(sequence) {
      if (sequence > library.lastSequence) library = { ...library, lastSequence: sequence };
    },
    nextNumber(of) {
      const last = lastNumbers[of];
      library = { ...library, [last]: library[last] + 1 };
      return library[last];
    },
    count,
    countSnapshots: (snapshots, bytes) =>
      count((now) => ({ ...now, snapshots: now.snapshots + snapshots, bytes: now.bytes + bytes })),
    countImages: (images, bytes) =>
      count((now) => ({ ...now, images: now.images + images, imageBytes: now.imageBytes + bytes })),
    log(entry) {
      const next = nextRecord(log.head, entry);
      records.push(next.record);
      log = { ...log, head: next.head };
    },
  };
  const close = async (): Promise<void> => {
    const changed = [
      ...(library === before.library ? [] : [library]),
      ...(counts === before.counts ? [] : [counts]),
      ...(log === before.log ? [] : [log]),
    ];
    await Promise.all([
      changed.length === 0 ? undefined : database.kept.bulkPut(changed),
      records.length === 0 ? undefined : database.log.bulkAdd(records),
    ]);
  };
  return { books, close };
}

function newLibrary(): LibraryRow {
  return {
    key: "library",
    libraryId: crypto.randomUUID(),
    createdAt: new Date().toISOString(),
    lastSequence: 0,
    lastEntry: 0,
    lastSnapshot: 0,
    lastDocument: 0,
    lastStory: 0,
  };
}

function newLog(): LogHeadRow {
  return { key: "log", head: emptyHead, seal: null };
}
