/** Whether what is stored is as it was kept: snapshots and pictures against their hashes, and all against the log. */
import { hashArticle, hashText } from "../integrity/hash.ts";
import { type ChainCheck, checkNext, emptyHead, hashRecord } from "../integrity/log.ts";
import { deletedOf, type LoggedSnapshot, type LoggedSnapshots, noteRecord } from "../integrity/logged.ts";
import { bytesOf, exportPublicKey, isSealOf } from "../integrity/seal.ts";
import { checkStamp, type TimeStamp } from "../integrity/time-stamp.ts";
import type { SnapshotId } from "../model/id.ts";
import type { Hash } from "../model/snapshot.ts";
import { withLibrary } from "./database.ts";
import { inflate } from "./inflate.ts";
import { inflateNow } from "./inflate-now.ts";
import { imageRowsOf } from "./read-images.ts";
import type { LibraryDatabase, SnapshotRow } from "./schema.ts";
import {
  heldImages,
  type ImageFaults,
  type ImageVerdict,
  imageVerdict,
  verifyImages,
  verifyImagesOf,
} from "./verify-images.ts";

/**
 * - `whole`: its content gives the hash it was kept under, and the log has that hash.
 * - `altered`: its content gives another hash, or the log has another.
 * - `unlogged`: whole in itself, but the log does not know it.
 */
export type Condition = "whole" | "altered" | "unlogged";

export type LogCondition =
  /** Every record follows from the one before, and the end is signed with the library's key. */
  | { readonly kind: "whole"; readonly records: number }
  /** The last records are not signed yet: the background does so after each change. */
  | { readonly kind: "unsealed"; readonly records: number }
  | { readonly kind: "broken"; readonly records: number; readonly at: number }
  | { readonly kind: "forged"; readonly records: number };

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

/** Rows read at once; each is inflated and hashed, some milliseconds in all. */
const atOnce = 20;
/** What takes no more deflated is inflated in a millisecond or two; the browser's stream, which holds nothing up, takes as long for the smallest. */
const smallBytes = 64 * 1_024;
const recordsAtOnce = 200;

/** Checks the whole library; work is done in small steps, between which the page has its turn. */
export async function verifyLibrary(
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Verdict> {
  const total = await withLibrary(
    async ({ snapshots, images }) => (await snapshots.count()) + (await images.count()),
  );
  const { log, end, logged } = await readLog(signal);
  const altered: SnapshotId[] = [];
  const unlogged: SnapshotId[] = [];
  const living = new Set<SnapshotId>();
  for (let after = -1; ; ) {
    signal.throwIfAborted();
    const rows = await withLibrary((database) =>
      database.snapshots.where("number").above(after).limit(atOnce).toArray(),
    );
    const hashes = await hashesOfStored(rows);
    for (const [index, row] of rows.entries()) {
      const condition = conditionOf(hashes[index] ?? null, row, logged.get(row.id));
      if (condition === "altered") altered.push(row.id);
      if (condition === "unlogged") unlogged.push(row.id);
      living.add(row.id);
    }
    onProgress(living.size, total);
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.number;
  }
  // Of a snapshot that the log does not know it knows no picture either, and that is told already.
  const kept = new Map(
    [...logged.values()]
      .filter(({ id, deletedAt }) => deletedAt === null && living.has(id))
      .map(({ id, images }) => [id, images]),
  );
  const images = await verifyImages(kept, (done) => onProgress(living.size + done, total), signal);
  // What was saved or deleted while this went on is in the log by now, and was not when that was read.
  const since = await touchedSince(end);
  const isSettled = (id: SnapshotId): boolean => !since.has(id);
  return {
    snapshots: living.size,
    altered: await stillAltered(altered, since),
    unlogged: unlogged.filter(isSettled),
    missing: [...logged.values()].filter(
      ({ id, deletedAt }) => deletedAt === null && !living.has(id) && isSettled(id),
    ),
    deleted: deletedOf(logged).filter(({ id }) => !living.has(id)),
    ...imageVerdict(images, isSettled),
    log,
    stamps: await verifyStamps(),
    key: await keyMark(),
  };
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
  const logged: LoggedSnapshots = new Map();
  for (const record of stored.records) noteRecord(logged, record);
  const known = logged.get(id);
  const [hash = null] = await hashesOfStored([stored.row]);
  const condition = conditionOf(hash, stored.row, known);
  const images = condition === "unlogged" ? null : (known?.images ?? null);
  const shown = new Set(stored.held.map(({ hash }) => hash));
  return { condition, images: shown.size, ...(await verifyImagesOf(stored.held, images)) };
}

function conditionOf(found: Hash | null, row: SnapshotRow, logged: LoggedSnapshot | undefined): Condition {
  if (found !== row.hash) return "altered";
  if (logged === undefined || logged.deletedAt !== null) return "unlogged";
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

/** The log's own condition, the number it was read to, and what it says of each snapshot. */
async function readLog(signal: AbortSignal): Promise<{
  readonly log: LogCondition;
  readonly end: number;
  readonly logged: LoggedSnapshots;
}> {
  const logged: LoggedSnapshots = new Map();
  let check: ChainCheck = { brokenAt: null, head: emptyHead };
  let records = 0;
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const batch = await withLibrary((database) =>
      database.log.where("number").above(after).limit(recordsAtOnce).toArray(),
    );
    for (const record of batch) {
      check = checkNext(check, record);
      noteRecord(logged, record);
    }
    records += batch.length;
    const last = batch.at(-1);
    if (last === undefined) break;
    after = last.number;
  }
  const end = check.head.number;
  return { log: await withLibrary((database) => logCondition(database, check, records)), end, logged };
}

async function logCondition(
  database: LibraryDatabase,
  read: ChainCheck,
  count: number,
): Promise<LogCondition> {
  // Its end with what has come since it was read, of one moment: a library is in use while it is verified.
  const [row, keys, since] = await database.transaction("r", [database.kept, database.log], () =>
    Promise.all([
      database.kept.get("log"),
      database.kept.get("keys"),
      database.log.where("number").above(read.head.number).toArray(),
    ]),
  );
  const check = since.reduce(checkNext, read);
  const records = count + since.length;
  if (check.brokenAt !== null) return { kind: "broken", records, at: check.brokenAt };
  const head = row?.key === "log" ? row.head : emptyHead;
  if (head.hash !== check.head.hash) return { kind: "broken", records, at: check.head.number + 1 };
  if (records === 0) return { kind: "whole", records };
  const seal = row?.key === "log" ? row.seal : null;
  if (seal === null || keys?.key !== "keys") return { kind: "unsealed", records };
  if (!(await isSealOf(keys.keys.publicKey, seal))) return { kind: "forged", records };
  const sealed = await database.log.get(seal.number + 1);
  if (seal.hash === head.hash) return { kind: "whole", records };
  return sealed?.previous === seal.hash ? { kind: "unsealed", records } : { kind: "forged", records };
}
