/** Whether what is stored is as it was kept: snapshots and pictures against their hashes, and all against the log. */
import { hashArticle, hashText } from "../integrity/hash.ts";
import { hashRecord } from "../integrity/log.ts";
import { byDeletion, type LoggedSnapshot, loggedBy } from "../integrity/logged.ts";
import { bytesOf, exportPublicKey } from "../integrity/seal.ts";
import { checkStamp, type TimeStamp } from "../integrity/time-stamp.ts";
import type { SnapshotId } from "../model/id.ts";
import type { Hash } from "../model/snapshot.ts";
import { withLibrary } from "./database.ts";
import { inflate } from "./inflate.ts";
import { inflateNow } from "./inflate-now.ts";
import { imageRowsOf } from "./read-images.ts";
import type { SnapshotRow } from "./schema.ts";
import {
  heldImages,
  type ImageFaults,
  type ImageVerdict,
  imageVerdict,
  type SnapshotFaults,
  type StandingImages,
  verifyBytes,
  verifyImagesOf,
  verifyStretch,
} from "./verify-images.ts";
import { type LogCondition, verifyLog } from "./verify-log.ts";
import { stretchesOfLibrary } from "./verify-walk.ts";

/**
 * - `whole`: its content gives the hash it was kept under, and the log has that hash.
 * - `altered`: its content gives another hash, or the log has another.
 * - `unlogged`: whole in itself, but the log does not know it.
 */
export type Condition = "whole" | "altered" | "unlogged";

export interface Verdict extends ImageVerdict {
  readonly snapshots: number;
  readonly altered: readonly SnapshotId[];
  readonly unlogged: readonly SnapshotId[];
  /** Kept by the log, never deleted by it, and not there. */
  readonly missing: readonly LoggedSnapshot[];
  /** Deleted here, or a save taken back; what stays is in the log. The last deleted first. */
  readonly deleted: readonly LoggedSnapshot[];
  readonly log: LogCondition;
  /** Newest first. */
  readonly stamps: readonly StampVerdict[];
  /** The first 16 digits of the SHA-256 of the library's public key, as it stands in exports; null before there is one. */
  readonly key: string | null;
}

/** Of one snapshot and the pictures kept with it. */
export interface SnapshotVerdict extends ImageFaults {
  readonly condition: Condition;
  readonly images: number;
}

/** What stands of a time-stamp: whether it is for this log, as that is now. */
export interface StampVerdict {
  readonly stamp: TimeStamp;
  readonly isSound: boolean;
}

/** Of the time-stamps, so many are checked, the newest first. */
const mostStamps = 10;

/** What takes no more deflated is inflated in a millisecond or two; the browser's stream, which holds nothing up, takes as long for the smallest. */
const smallBytes = 64 * 1_024;

/**
 * Checks the whole library. Work is done in small steps, between which the page has its turn, and no more of the
 * library is held than one of them needs: what is wrong, and what was deleted, is all that gathers.
 */
export async function verifyLibrary(
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Verdict> {
  const total = await withLibrary(
    async ({ snapshots, images }) => (await snapshots.count()) + (await images.count()),
  );
  const { log, end } = await verifyLog(signal);
  const images = await verifyBytes((done) => onProgress(done, total), signal);
  const found = await verifySnapshots(
    end,
    images.altered,
    (done) => onProgress(images.count + done, total),
    signal,
  );
  // What was saved or deleted while this went on is in the log by now, and was not when that was read.
  const since = await touchedSince(end);
  const isSettled = (id: SnapshotId): boolean => !since.has(id);
  return {
    snapshots: found.snapshots,
    altered: await stillAltered(found.altered, since),
    unlogged: found.unlogged.filter(isSettled),
    missing: found.missing.filter(({ id }) => isSettled(id)),
    deleted: found.deleted.sort(byDeletion),
    ...imageVerdict(images, found.faults, isSettled),
    log,
    stamps: await verifyStamps(),
    key: await keyMark(),
  };
}

interface Findings {
  snapshots: number;
  readonly altered: readonly SnapshotId[];
  readonly unlogged: readonly SnapshotId[];
  readonly missing: readonly LoggedSnapshot[];
  readonly deleted: LoggedSnapshot[];
  readonly faults: readonly SnapshotFaults[];
}

/** Holds every snapshot and its pictures against what the log says up to a record. */
async function verifySnapshots(
  end: number,
  alteredImages: ReadonlySet<Hash>,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Findings> {
  const altered: SnapshotRow[] = [];
  const unlogged: SnapshotRow[] = [];
  const missing: LoggedSnapshot[] = [];
  const deleted: LoggedSnapshot[] = [];
  const faults: SnapshotFaults[] = [];
  let snapshots = 0;
  for await (const stretch of stretchesOfLibrary(end, signal)) {
    const rows = stretch.flatMap(({ row }) => row ?? []);
    const hashes = await hashesOfStored(rows);
    const found = new Map(rows.map(({ id }, index) => [id, hashes[index] ?? null]));
    const kept: StandingImages[] = [];
    for (const { row, logged, held } of stretch) {
      if (row === null) {
        if (logged?.deletedAt === null) missing.push(logged);
        else if (logged !== null) deleted.push(logged);
        continue;
      }
      const condition = conditionOf(found.get(row.id) ?? null, row, logged);
      if (condition === "altered") altered.push(row);
      if (condition === "unlogged") unlogged.push(row);
      // Of a snapshot that the log does not know it knows no picture either, and that is told already.
      else if (logged !== null) kept.push({ snapshotId: row.id, logged: logged.images, held });
    }
    faults.push(...(await verifyStretch(kept, alteredImages)));
    snapshots += rows.length;
    onProgress(snapshots);
  }
  // Told in the order in which they were kept.
  const inOrder = (rows: readonly SnapshotRow[]): readonly SnapshotId[] =>
    rows.toSorted((a, b) => a.number - b.number).map(({ id }) => id);
  return { snapshots, altered: inOrder(altered), unlogged: inOrder(unlogged), missing, deleted, faults };
}

/** Without those of which the half that was read last had just been deleted. */
async function stillAltered(
  altered: readonly SnapshotId[],
  since: ReadonlySet<SnapshotId>,
): Promise<readonly SnapshotId[]> {
  const still: SnapshotId[] = [];
  for (const id of altered)
    if (!since.has(id) || (await verifySnapshot(id))?.condition === "altered") still.push(id);
  return still;
}

/** The snapshots that records after this one tell of. */
async function touchedSince(number: number): Promise<ReadonlySet<SnapshotId>> {
  const records = await withLibrary((database) => database.log.where("number").above(number).toArray());
  return new Set(records.map(({ snapshotId }) => snapshotId));
}

async function keyMark(): Promise<string | null> {
  const row = await withLibrary((database) => database.kept.get("keys"));
  if (row?.key !== "keys") return null;
  return (await hashText(await exportPublicKey(row.keys))).slice(7, 23);
}

/** Checks the newest time-stamps: each answer anew, and against the record it is for. */
export function verifyStamps(): Promise<readonly StampVerdict[]> {
  return withLibrary(async (database) => {
    const stamps = await database.stamps.orderBy("number").reverse().limit(mostStamps).toArray();
    const records = await database.log.bulkGet(stamps.map(({ number }) => number));
    return stamps.map((stamp, index) => {
      const record = records[index];
      const isOfLog = record !== undefined && hashRecord(record) === stamp.hash;
      const bytes = bytesOf(stamp.response);
      const checked = bytes !== null && checkStamp(bytes, stamp.hash, null);
      return { stamp, isSound: isOfLog && checked !== false && checked.ok && checked.at === stamp.at };
    });
  });
}

/** Checks one snapshot and its pictures against their hashes and what the log says of them; null where there is none. */
export async function verifySnapshot(id: SnapshotId): Promise<SnapshotVerdict | null> {
  const stored = await withLibrary((database) =>
    database.transaction("r", [database.snapshots, database.log, database.snapshotImages], async () => {
      const row = await database.snapshots.get({ id });
      const records = await database.log.where("snapshotId").equals(id).sortBy("number");
      return row && { row, records, held: heldImages(await imageRowsOf(database, id).toArray()) };
    }),
  );
  if (stored === undefined) return null;
  const known = loggedBy(stored.records);
  const [hash = null] = await hashesOfStored([stored.row]);
  const condition = conditionOf(hash, stored.row, known);
  const images = condition === "unlogged" ? null : (known?.images ?? null);
  const shown = new Set(stored.held.map(({ hash }) => hash));
  return { condition, images: shown.size, ...(await verifyImagesOf(stored.held, images)) };
}

function conditionOf(found: Hash | null, row: SnapshotRow, logged: LoggedSnapshot | null): Condition {
  if (found !== row.hash) return "altered";
  if (logged === null || logged.deletedAt !== null) return "unlogged";
  return logged.hash === row.hash ? "whole" : "altered";
}

/** The hashes that the stored contents give; null for one that cannot be read at all. */
async function hashesOfStored(rows: readonly SnapshotRow[]): Promise<readonly (Hash | null)[]> {
  const numbers = rows.map(({ number }) => number);
  const [bodies, texts] = await withLibrary((database) =>
    Promise.all([database.bodies.bulkGet(numbers), database.texts.bulkGet(numbers)]),
  );
  const hashes: (Hash | null)[] = [];
  // One after another, so that no task of the page holds more than one.
  for (const [index, row] of rows.entries())
    hashes.push(await hashStored(row, bodies[index]?.content, texts[index]?.text));
  return hashes;
}

async function hashStored(
  row: SnapshotRow,
  content: Uint8Array<ArrayBuffer> | undefined,
  text: Uint8Array<ArrayBuffer> | undefined,
): Promise<Hash | null> {
  if (content === undefined || text === undefined) return null;
  try {
    const plain = { content: await plainOf(content), textContent: await plainOf(text) };
    return await hashArticle({ ...row.facts, ...plain });
  } catch {
    // Bytes that do not inflate are damage, which is what is being looked for.
    return null;
  }
}

function plainOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> | string {
  return bytes.length <= smallBytes ? inflateNow(bytes) : inflate(bytes);
}
