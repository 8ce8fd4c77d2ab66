/** Import of a file of any known kind: looked at first, taken in only when the reader has agreed. */
import { type Failure, failureOf } from "../model/errors.ts";
import type { EntryRecord } from "../model/library-file.ts";
import { readTagColours, type TagColours } from "../model/tag-colour.ts";
import { entriesLackingPictures } from "../store/lacking-pictures.ts";
import { type ImportedFile, importOf } from "../store/last-import.ts";
import { adoptRecords, compareRecords, type Manner, type Standing } from "../store/write/adopt.ts";
import { sealLog } from "../store/write/log.ts";
import { adoptColours } from "../store/write/tag-colours.ts";
import { undoAdoption } from "../store/write/undo-adopt.ts";
import { type Batch, inBatches, type Sound } from "./batches.ts";
import { cleaned } from "./cleaned.ts";
import type { Bodies } from "./foreign.ts";
import { withText } from "./foreign-text.ts";
import type { ImportFormat } from "./formats.ts";
import { createLostPictures, createRestoring } from "./lost-pictures.ts";
import { openFile } from "./open-file.ts";
import { keepPictures } from "./pictures.ts";
import { createBreath } from "./reading/breath.ts";
import { type ReadRecord, readRecords } from "./records.ts";

export interface ImportPreview {
  /** What the file is. */
  readonly format: Pick<ImportFormat, "id" | "label" | "loss">;
  readonly total: number;
  readonly fresh: number;
  readonly known: number;
  /** Known entries of which the file has more snapshots, a newer state of the reader's own data, or the pictures. */
  readonly newer: number;
  /** How many of the new ones are but addresses. */
  readonly uncaptured: number;
  /** Pictures that the library has lost, and the file has. */
  readonly restorable: number;
  readonly damagedCount: number;
  /** The first {@link listedTitles} of them. */
  readonly damaged: readonly DamagedRecord[];
  /** Titles in the file's order, the first {@link listedTitles} of each standing: what the counts stand for. */
  readonly titles: Readonly<Record<Standing, readonly string[]>>;
  /** The file ends before its end, or holds fewer records than it says. */
  readonly isTruncated: boolean;
}

type DamagedRecord = Pick<Extract<ReadRecord, { kind: "damaged" }>, "position" | "title" | "reason">;

export interface ReadOptions {
  /** In bytes of the file as unpacked, and records so far. */
  readonly onProgress: (done: number, total: number, records: number) => void;
  readonly signal: AbortSignal;
}

export interface ImportOptions extends ReadOptions {
  /** The sanitizer's keeping side; everything imported passes it again. */
  readonly sanitize: (html: string) => string;
  /** Needed for files of other programs that hold texts; without it those are addresses. */
  readonly bodies?: Bodies;
  /** Told after every batch that changed something: what it left to do for the search index is its caller's. */
  readonly onTaken?: () => void;
  /** An import of the same file that was stopped: both are taken back as one. */
  readonly continues?: Pick<ImportOutcome, "importId" | "batches">;
}

export interface ImportOutcome {
  readonly added: number;
  readonly updated: number;
  readonly skipped: number;
  /** Pictures that were lost and are back. */
  readonly restored: number;
  /** For {@link undoImport}. */
  readonly importId: string;
  readonly batches: number;
  /** What ended it before its end; what the counts say was taken in by then. */
  readonly failure: Failure | null;
}

/** Enough to see what is in a file; a list of 10,000 is nothing to read. */
const listedTitles = 200;

/** What an import would do. Changes nothing. Rejects as {@link openFile} does, with `import/newer-version`, or when aborted. */
export async function previewImport(file: Blob, options: ReadOptions): Promise<ImportPreview> {
  const opened = await openFile(file);
  const { id, label, loss } = opened.format;
  const tally: Record<Standing, number> = { fresh: 0, known: 0, newer: 0 };
  const titles: Record<Standing, string[]> = { fresh: [], known: [], newer: [] };
  const damaged: DamagedRecord[] = [];
  const seen = createSeen();
  let damagedCount = 0;
  let uncaptured = 0;
  let restorable = 0;
  const lostIn = createLostPictures();
  /** Addresses of what is known: a file may have the pictures that the library lacks of it. */
  const known = new Set<string>();
  const noteTitle = (standing: Standing, title: string): void => {
    tally[standing] += 1;
    if (titles[standing].length < listedTitles) titles[standing].push(title);
  };
  const noteCompleted = ({ url, title }: { readonly url: string; readonly title: string }): void => {
    if (!known.delete(url)) return;
    tally.known -= 1;
    titles.known = titles.known.filter((other) => other !== title);
    noteTitle("newer", title);
  };
  const note = (standing: Standing, sound: Sound): void => {
    noteTitle(standing, titleOf(sound.record));
    if (standing === "known") known.add(sound.record.url);
    if (standing === "fresh" && isLinkOnly(sound)) uncaptured += 1;
  };
  const count = { records: 0 };
  const records = readRecords(opened, watchingOf(options, opened.bytes, count), new Date().toISOString());
  const isTruncated = await inBatches(records, async (batch) => {
    count.records += batch.sound.length + batch.damaged.length;
    damagedCount += batch.damaged.length;
    for (const { position, title, reason } of batch.damaged)
      if (damaged.length < listedTitles) damaged.push({ position, title, reason });
    const standings = await compareRecords(
      batch.sound.map(({ record }) => record),
      mannerOf(batch.sound),
    );
    for (const [index, sound] of batch.sound.entries()) note(seen(sound, standings[index] ?? "known"), sound);
    for (const lacking of await lackingIn(batch)) noteCompleted(lacking);
    for await (const { holders } of lostIn(batch)) {
      restorable += 1;
      for (const holder of holders) noteCompleted(holder);
    }
    return "go";
  });
  const total = tally.fresh + tally.known + tally.newer + damagedCount;
  return {
    format: { id, label, loss },
    total,
    ...tally,
    uncaptured,
    restorable,
    damagedCount,
    damaged,
    titles,
    isTruncated,
  };
}

/**
 * Takes in every sound record. Aborted or failed on the way (a full disk), it resolves with what was
 * taken in so far, which can be undone like the whole; it rejects only where nothing was. The same file
 * again passes over what is there.
 */
export async function runImport(file: Blob, options: ImportOptions): Promise<ImportOutcome> {
  const opened = await openFile(file);
  const given = fileOf(file);
  // Taken in before, or in part by a page that was closed on the way: what comes now is taken back with that.
  const continues = options.continues ?? (given === null ? null : await importOf(given));
  const importId = continues?.importId ?? crypto.randomUUID();
  const now = new Date().toISOString();
  const sum = { added: 0, updated: 0, skipped: 0, restored: 0 };
  const firstBatch = continues?.batches ?? 0;
  let batches = firstBatch;
  let colours: TagColours = new Map();
  /** As in the preview: what was here already, and may get its pictures. */
  const known = new Set<string>();
  const restore = createRestoring((url) => known.delete(url));
  const count = { records: 0 };
  // Aborting ends it between two batches, not within one.
  const watching = watchingOf({ ...options, signal: new AbortController().signal }, opened.bytes, count);
  const records = readRecords(opened, watching, now);
  const breathe = createBreath();
  const outcome = (failure: Failure | null) => ({ ...sum, importId, batches, failure });
  try {
    await inBatches(records, async (batch) => {
      if (options.signal.aborted) return "stop";
      const manner = mannerOf(batch.sound);
      const standings = await compareRecords(
        batch.sound.map(({ record }) => record),
        manner,
      );
      const wanted = batch.sound.filter((_sound, index) => standings[index] !== "known");
      for (const [index, { record }] of batch.sound.entries())
        if (standings[index] === "known") known.add(record.url);
      const whole: EntryRecord[] = [];
      for (const sound of wanted) {
        whole.push(await wholeRecord(sound, options));
        await breathe();
      }
      const log = { importId, batch: batches, now, file: given };
      const adoption = await adoptRecords(whole, { ...log, manner, breathe });
      if (whole.length > 0) options.onTaken?.();
      batches += 1;
      const lacked = await lackingIn(batch);
      const back = await restore(batch, log);
      await keepPictures(batch.pictures, now);
      const completed = back.completed + lacked.filter(({ url }) => known.delete(url)).length;
      sum.restored += back.restored;
      sum.updated += completed;
      sum.skipped -= completed;
      colours = batch.rest === null ? colours : readTagColours(batch.rest["tagColours"]);
      sum.added += adoption.added;
      sum.updated += adoption.updated;
      sum.skipped += adoption.skipped + batch.sound.length - whole.length + batch.damaged.length;
      count.records += batch.sound.length + batch.damaged.length;
      return "go";
    });
    if (batches > firstBatch) await adoptColours(colours, importId);
    await sealLog(now);
  } catch (error) {
    if (batches === firstBatch) throw error;
    return outcome(failureOf(error));
  }
  return outcome(null);
}

/** Takes an import back as one; resolves with how many entries stay because they were changed since. */
export async function undoImport(importId: string): Promise<number> {
  const now = new Date().toISOString();
  const stayed = await undoAdoption(importId, now);
  await sealLog(now);
  return stayed;
}

function fileOf(file: Blob): ImportedFile | null {
  return file instanceof File ? { name: file.name, size: file.size, modified: file.lastModified } : null;
}

function watchingOf({ onProgress, signal }: ReadOptions, total: number, count: { readonly records: number }) {
  let done = 0;
  return {
    signal,
    onBytes: (bytes: number) => {
      done += bytes;
      onProgress(Math.min(done, total), total, count.records);
    },
  };
}

/** A file is of one kind, and so are its records. */
function mannerOf(sound: readonly Sound[]): Manner {
  return sound[0]?.kind ?? "ours";
}

/** The entries whose pictures the file brings and the library has not. */
function lackingIn({ pictures }: Pick<Batch, "pictures">) {
  return pictures.length === 0 ? [] : entriesLackingPictures(pictures.map(({ snapshotId }) => snapshotId));
}

function isLinkOnly(sound: Sound): boolean {
  if (sound.kind === "ours") return sound.record.snapshots.length === 0;
  return (sound.item.content ?? "") === "" && (sound.item.page ?? "") === "";
}

function titleOf({ snapshots, link, url }: EntryRecord): string {
  return snapshots[0]?.title ?? link?.title ?? url;
}

/** How a record stands once those before it are taken in: the same again is known, another of its page adds to it. */
function createSeen(): (sound: Sound, standing: Standing) => Standing {
  const urls = new Set<string>();
  const hashes = new Set<string>();
  return ({ kind, record }, standing) => {
    const hash = kind === "foreign" ? (record.importedFrom?.[0]?.hash ?? "") : "";
    const isAgain = urls.has(record.url);
    const isSame = hashes.has(`${record.url}\n${hash}`);
    urls.add(record.url);
    hashes.add(`${record.url}\n${hash}`);
    if (!isAgain || standing === "known") return standing;
    return isSame ? "known" : "newer";
  };
}

function wholeRecord(sound: Sound, { sanitize, bodies }: ImportOptions): Promise<EntryRecord> | EntryRecord {
  if (sound.kind === "ours") return cleaned(sound.record, sanitize);
  return bodies === undefined ? sound.record : withText(sound, bodies);
}
