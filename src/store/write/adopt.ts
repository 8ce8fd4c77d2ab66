/**
 * Taking in records of an import; undo-adopt.ts takes them back. The one writer outside the background: an
 * import has hundreds of megabytes, which messages would copy twice over (a megabyte costs them
 * 0.2 s). Each batch is one transaction with the log of what it changed.
 */
import type { EntryId } from "../../model/id.ts";
import type { EntryRecord, SnapshotRecord } from "../../model/library-file.ts";
import { withLibrary } from "../database.ts";
import { deflate } from "../deflate.ts";
import type { ImportedFile } from "../kept-rows.ts";
import type { EntryRow, ImportRow, LibraryDatabase } from "../schema.ts";
import { addedData, joinedBesides } from "./added-data.ts";
import { adoptFresh, freshOf, type PreparedRecord } from "./adopt-fresh.ts";
import { adoptHighlights } from "./adopt-highlights.ts";
import { type Writing, writeLibrary } from "./books.ts";
import { addEntry, asLink, replaceEntry } from "./entries.ts";
import { shownHighlights } from "./highlights.ts";
import { termsOf } from "./index-entry.ts";
import { type Body, newRow, ownData, snapshotRow } from "./records.ts";
import { addSnapshot, fromLatest, latestSnapshot, outOfTrash, snapshotsOf, writtenTables } from "./save.ts";

export interface Adoption {
  readonly added: number;
  readonly updated: number;
  readonly skipped: number;
}

/** How a record stands to the library: nothing of it is there, all of it is, or it knows more. */
export type Standing = "fresh" | "known" | "newer";

/**
 * Whose records they are. Of two states of `ours` the newer stands; what a record of another program
 * (`foreign`) says is added to what is there, once.
 */
export type Manner = "ours" | "foreign";

/** Under what a batch of an import is logged. */
export interface ImportLog {
  readonly importId: string;
  readonly batch: number;
  readonly now: string;
  /** The file it is from; null or absent where it has no name. */
  readonly file?: ImportedFile | null;
}

/** How records stand to the library; reads only. */
export function compareRecords(
  records: readonly EntryRecord[],
  manner: Manner = "ours",
): Promise<readonly Standing[]> {
  return withLibrary((database) =>
    database.transaction("r", [database.entries, database.snapshots], async () => {
      const urls = records.map(({ url }) => url);
      const rows = await database.entries.where("url").anyOf(urls).toArray();
      const entries = new Map(rows.map((row) => [row.url, row]));
      return Promise.all(
        records.map(
          async (record) => (await place(database, record, entries.get(record.url), manner)).standing,
        ),
      );
    }),
  );
}

/**
 * Takes in one batch of checked records: new entries whole, and of known ones the snapshots that
 * are missing and the reader's own data where the record's is newer (of a foreign one: what it adds).
 * Nothing is deleted; nothing newer is overwritten. What changed is logged under `importId`.
 */
export async function adoptRecords(
  records: readonly EntryRecord[],
  log: ImportLog & {
    readonly manner?: Manner;
    /** Awaited between pieces of the work before the transaction, which takes no pause. */
    readonly breathe?: () => Promise<void>;
  },
): Promise<Adoption> {
  const prepared: PreparedRecord[] = [];
  for (const record of records) prepared.push(await prepare(record, log.breathe));
  return writeLibrary(tablesOfImport, async (writing) => {
    const { database } = writing;
    const row = emptyImportRow(log);
    const tally: Record<Standing, number> = { fresh: 0, known: 0, newer: 0 };
    const fresh = await freshOf(database, prepared);
    await adoptFresh(writing, fresh, row, log.now);
    tally.fresh += fresh.length;
    const others = prepared.filter((item) => !fresh.includes(item));
    const manner = log.manner ?? "ours";
    for (const { record, bodies } of others)
      tally[await adopt(writing, { record, bodies, manner }, row, log.now)] += 1;
    if (tally.fresh + tally.newer > 0) {
      await noteLeft(database, row);
      await noteImport(database, log, tally);
      await database.imports.put(row);
    }
    return { added: tally.fresh, updated: tally.newer, skipped: tally.known };
  });
}

/** What of taking in a record needs no transaction: most of its work. */
async function prepare(
  record: EntryRecord,
  breathe = async (): Promise<void> => {},
): Promise<PreparedRecord> {
  const bodies: Body[] = [];
  for (const snapshot of record.snapshots) {
    bodies.push(await deflated(snapshot));
    await breathe();
  }
  const [newest] = record.snapshots;
  const row = { ...newRow(record, record.id), snapshotCount: record.snapshots.length };
  const terms = termsOf(row, newest?.textContent ?? "");
  await breathe();
  return { record, bodies, terms };
}

/** The tables an import touches, and taking it back. */
export function tablesOfImport(database: LibraryDatabase) {
  return [...writtenTables(database), database.imports];
}

/** Adds how a batch leaves the entries it found here; of new ones that is noted as they are added. */
async function noteLeft({ entries }: LibraryDatabase, row: ImportRow): Promise<void> {
  const touched = await entries.bulkGet(row.before.map(({ number }) => number));
  for (const entry of touched) if (entry !== undefined) row.left?.push([entry.id, entry.updatedAt]);
}

/** The log of a batch that has changed nothing yet. */
export function emptyImportRow({ importId, batch }: Pick<ImportRow, "importId" | "batch">): ImportRow {
  return {
    importId,
    batch,
    addedEntries: [],
    addedSnapshots: [],
    before: [],
    addedHighlights: [],
    highlightsBefore: [],
    left: [],
  };
}

/** Counts a batch that changed something; with the first of an import the ones before can no longer be taken back. */
export async function noteImport(
  { kept, imports }: LibraryDatabase,
  { importId, batch, now, file }: ImportLog,
  { fresh, newer }: Readonly<Pick<Record<Standing, number>, "fresh" | "newer">>,
): Promise<void> {
  const row = await kept.get("lastImport");
  const known = row?.key === "lastImport" && row.importId === importId ? row : null;
  if (known === null) await imports.clear();
  await kept.put({
    key: "lastImport",
    importId,
    at: now,
    file: file ?? null,
    batches: batch + 1,
    added: (known?.added ?? 0) + fresh,
    updated: (known?.updated ?? 0) + newer,
  });
}

interface Place {
  readonly standing: Standing;
  readonly entry: EntryRow | undefined;
  readonly missing: readonly SnapshotRecord[];
}

async function place(
  database: LibraryDatabase,
  record: EntryRecord,
  entry: EntryRow | undefined,
  manner: Manner,
): Promise<Place> {
  const ids = await Promise.all(
    record.snapshots.map(({ id }) => database.snapshots.where("id").equals(id).count()),
  );
  const missing = record.snapshots.filter((_snapshot, index) => ids[index] === 0);
  if (entry === undefined) {
    const isFresh = missing.length > 0 || record.snapshots.length === 0;
    return { standing: isFresh ? "fresh" : "known", entry, missing };
  }
  const knowsMore =
    manner === "foreign"
      ? !isTakenIn(entry, record)
      : missing.length > 0 || record.updatedAt > entry.updatedAt || entry.shelf === 1;
  return { standing: knowsMore ? "newer" : "known", entry, missing };
}

/** Whether this very record of another program has been taken in before, whatever became of the entry since. */
function isTakenIn(entry: EntryRow, record: EntryRecord): boolean {
  const known = new Set(entry.importedFrom?.map(({ hash }) => hash));
  return record.importedFrom?.every(({ hash }) => known.has(hash)) ?? false;
}

async function deflated(snapshot: SnapshotRecord): Promise<Body> {
  const [content, text] = await Promise.all([deflate(snapshot.content), deflate(snapshot.textContent)]);
  return { content, text };
}

async function adopt(
  writing: Writing,
  { record, bodies, manner }: Omit<PreparedRecord, "terms"> & { readonly manner: Manner },
  log: ImportRow,
  now: string,
): Promise<Standing> {
  const { database, books } = writing;
  const known = await database.entries.get({ url: record.url });
  const { standing, entry, missing } = await place(database, record, known, manner);
  if (standing === "known") return standing;
  const kept = entry ?? (await addEntry(writing, newRow(record, await freeId(database, record.id)), null));
  if (entry === undefined) {
    log.addedEntries.push(kept.id);
    log.left?.push([kept.id, kept.updatedAt]);
  } else log.before.push(entry);
  for (const [index, snapshot] of record.snapshots.entries()) {
    const body = bodies[index];
    if (body === undefined || !missing.includes(snapshot)) continue;
    await addSnapshot(writing, {
      snapshot: snapshotRow(snapshot, kept.id, body, books.nextNumber("snapshot")),
      ...body,
      kind: "imported",
      at: now,
    });
    books.noteSequence(snapshot.sequence);
    log.addedSnapshots.push(snapshot.id);
  }
  const isNewer = manner === "ours" && record.updatedAt > kept.updatedAt;
  const brought = new Set(missing.map(({ id }) => id));
  await adoptHighlights(database, record, { entry: kept, brought, isNewer, log });
  const own = manner === "foreign" ? addedData(kept, record, now) : isNewer ? ownData(record) : {};
  await settle(writing, kept, { ...kept, ...own, ...joinedBesides(kept, record) });
  return standing;
}

/** Shows what is now the newest snapshot, or what is known without one, on the library shelf. */
async function settle(writing: Writing, before: EntryRow, after: EntryRow): Promise<void> {
  const { database } = writing;
  const latest = await latestSnapshot(database, after.id);
  if (latest === undefined) {
    if (after.link !== undefined) await replaceEntry(writing, before, asLink(outOfTrash(after), after.link));
    return;
  }
  await replaceEntry(writing, before, {
    ...outOfTrash(after),
    ...fromLatest(latest, after),
    ...(await shownHighlights(database, after.id)),
    snapshotCount: await snapshotsOf(database, after.id).count(),
  });
}

async function freeId(database: LibraryDatabase, id: EntryId): Promise<EntryId> {
  return (await database.entries.where("id").equals(id).count()) > 0 ? crypto.randomUUID() : id;
}
