/** Import of Stillpage's own JSON: looked at first, taken in only when the reader has agreed. */
import { hashArticle } from "../integrity/hash.ts";
import { type Failure, failureOf } from "../model/errors.ts";
import type { EntryRecord, SnapshotRecord } from "../model/library-file.ts";
import { readTagColours, type TagColours } from "../model/tag-colour.ts";
import {
  adoptRecords,
  compareRecords,
  forgetAdoptions,
  type Standing,
  undoAdoption,
} from "../store/write/adopt.ts";
import { sealLog } from "../store/write/log.ts";
import { adoptColours } from "../store/write/tag-colours.ts";
import { tendDuringImport } from "../store/write/tend-index.ts";
import { type CheckedRecord, checkRecord, type DamageReason } from "./check-record.ts";
import { type RawRecord, type ReadOptions, readRecords } from "./read-records.ts";

export interface ImportPreview {
  readonly total: number;
  readonly fresh: number;
  readonly known: number;
  /** Known entries of which the file has more snapshots, or a newer state of the reader's own data. */
  readonly newer: number;
  readonly damaged: readonly DamagedRecord[];
  /** Titles in the file's order, the first {@link listedTitles} of each standing: what the counts stand for. */
  readonly titles: Readonly<Record<Standing, readonly string[]>>;
  /** The file ends before its end, or holds fewer records than it says. */
  readonly isTruncated: boolean;
}

interface DamagedRecord {
  /** From 1, in the file's order. */
  readonly position: number;
  readonly title: string | null;
  readonly reason: DamageReason;
}

export interface ImportOptions {
  /** The sanitizer's keeping side; everything imported passes it again. */
  readonly sanitize: (html: string) => string;
  /** In bytes of the file. */
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

export interface ImportOutcome {
  readonly added: number;
  readonly updated: number;
  readonly skipped: number;
  /** For {@link undoImport}. */
  readonly importId: string;
  /** What ended it before its end; what the counts say was taken in by then. */
  readonly failure: Failure | null;
}

/** Enough to see what is in a file; a list of 10,000 is nothing to read. */
export const listedTitles = 200;

/** Records looked up or written in one transaction. */
const batchSize = 25;

/** What an import would do. Changes nothing. Rejects as {@link readRecords} does, or when aborted. */
export async function previewImport(file: Blob, options: ReadOptions): Promise<ImportPreview> {
  const tally: Record<Standing, number> = { fresh: 0, known: 0, newer: 0 };
  const titles: Record<Standing, string[]> = { fresh: [], known: [], newer: [] };
  const damaged: DamagedRecord[] = [];
  const seen = new Set<string>();
  let total = 0;
  const records = readRecords(file, options);
  const isTruncated = await inBatches(records, async (batch) => {
    const sound: EntryRecord[] = [];
    for (const raw of batch) {
      total += 1;
      const checked = await checkRecord(raw);
      if (!checked.ok) damaged.push({ position: total, title: checked.title, reason: checked.reason });
      else if (seen.has(checked.record.url)) tally.known += 1;
      else {
        seen.add(checked.record.url);
        sound.push(checked.record);
      }
    }
    for (const [index, standing] of (await compareRecords(sound)).entries()) {
      tally[standing] += 1;
      const title = sound[index]?.snapshots[0]?.title;
      if (title !== undefined && titles[standing].length < listedTitles) titles[standing].push(title);
    }
    return "go";
  });
  return { total, ...tally, damaged, titles, isTruncated };
}

/**
 * Takes in every sound record. Aborted or failed on the way (a full disk), it resolves with what was
 * taken in so far, which can be undone like the whole; it rejects only where nothing was.
 */
export async function runImport(file: Blob, options: ImportOptions): Promise<ImportOutcome> {
  const importId = crypto.randomUUID();
  const now = new Date().toISOString();
  const sum = { added: 0, updated: 0, skipped: 0 };
  let batch = 0;
  await forgetAdoptions();
  let colours: TagColours = new Map();
  const records = readRecords(file, {
    onProgress: options.onProgress,
    signal: new AbortController().signal,
    onRest: (rest) => {
      colours = readTagColours(rest["tagColours"]);
    },
  });
  const takeIn = async (raws: readonly RawRecord[]) => {
    if (options.signal.aborted) return "stop" as const;
    const checked = await Promise.all(raws.map(checkRecord));
    const sound = await Promise.all(
      checked.filter(isSound).map(({ record }) => cleaned(record, options.sanitize)),
    );
    const adoption = await adoptRecords(sound, { importId, batch, now });
    // Now and then, or a long import leaves a tail that every search has to walk.
    await tendDuringImport();
    batch += 1;
    sum.added += adoption.added;
    sum.updated += adoption.updated;
    sum.skipped += adoption.skipped + (raws.length - sound.length);
    return "go" as const;
  };
  try {
    await inBatches(records, takeIn);
    if (batch > 0) await adoptColours(colours, importId);
    await sealLog(now);
  } catch (error) {
    if (batch === 0) throw error;
    return { ...sum, importId, failure: failureOf(error) };
  }
  return { ...sum, importId, failure: null };
}

/** Takes an import back as one. */
export function undoImport(importId: string): Promise<void> {
  return undoAdoption(importId, new Date().toISOString());
}

function isSound(checked: CheckedRecord): checked is Extract<CheckedRecord, { ok: true }> {
  return checked.ok;
}

/** The record with its markup through the gate. What the gate changes is hashed anew, as what it now is. */
async function cleaned(record: EntryRecord, sanitize: (html: string) => string): Promise<EntryRecord> {
  const snapshots = await Promise.all(
    record.snapshots.map(async (snapshot): Promise<SnapshotRecord> => {
      const content = sanitize(snapshot.content);
      if (content === snapshot.content) return snapshot;
      const changed = { ...snapshot, content };
      return { ...changed, hash: await hashArticle(changed) };
    }),
  );
  return { ...record, snapshots };
}

/** Runs the work on batches of records in order; the result says whether the file was truncated. */
async function inBatches(
  records: AsyncGenerator<RawRecord, { readonly isTruncated: boolean }>,
  work: (batch: readonly RawRecord[]) => Promise<"stop" | "go">,
): Promise<boolean> {
  let batch: RawRecord[] = [];
  for (;;) {
    const step = await records.next();
    if (!step.done) batch.push(step.value);
    if (batch.length === batchSize || (step.done && batch.length > 0)) {
      if ((await work(batch)) === "stop") {
        await records.return({ isTruncated: false });
        return false;
      }
      batch = [];
    }
    if (step.done) return step.value.isTruncated;
  }
}
