/** Whether what is stored is as it was kept: every snapshot against its hash, and both against the log. */
import { hashArticle, hashBytes, hashText } from "../integrity/hash.ts";
import { type ChainCheck, checkNext, emptyHead, hashRecord } from "../integrity/log.ts";
import { bytesOf, exportPublicKey, isSealOf } from "../integrity/seal.ts";
import { checkStamp, type TimeStamp } from "../integrity/time-stamp.ts";
import type { SnapshotId } from "../model/id.ts";
import type { Hash } from "../model/snapshot.ts";
import { withLibrary } from "./database.ts";
import { inflate } from "./inflate.ts";
import { inflateNow } from "./inflate-now.ts";
import type { LibraryDatabase, SnapshotRow } from "./schema.ts";

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

export interface Verdict {
  readonly snapshots: number;
  readonly altered: readonly SnapshotId[];
  readonly unlogged: readonly SnapshotId[];
  /** Kept by the log, never deleted by it, and not there. */
  readonly missing: readonly SnapshotId[];
  readonly images: number;
  readonly alteredImages: readonly Hash[];
  readonly log: LogCondition;
  /** Newest first. */
  readonly stamps: readonly StampVerdict[];
  /** The first 16 digits of the SHA-256 of the library's public key, as it stands in exports; null before there is one. */
  readonly key: string | null;
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
  const { log, standing } = await readLog(signal);
  const altered: SnapshotId[] = [];
  const unlogged: SnapshotId[] = [];
  let snapshots = 0;
  for (let after = -1; ; ) {
    signal.throwIfAborted();
    const rows = await withLibrary((database) =>
      database.snapshots.where("number").above(after).limit(atOnce).toArray(),
    );
    const hashes = await hashesOfStored(rows);
    for (const [index, row] of rows.entries()) {
      const condition = conditionOf(hashes[index] ?? null, row, standing.get(row.id));
      if (condition === "altered") altered.push(row.id);
      // One that was saved since the log was read is in it by now.
      if (condition === "unlogged" && (await verifySnapshot(row.id)) === "unlogged") unlogged.push(row.id);
      standing.delete(row.id);
    }
    snapshots += rows.length;
    onProgress(snapshots, total);
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.number;
  }
  const images = await verifyImages((done) => onProgress(snapshots + done, total), signal);
  const missing = [...standing].filter(([, hash]) => hash !== null).map(([id]) => id);
  return {
    snapshots,
    altered,
    unlogged,
    missing,
    ...images,
    log,
    stamps: await verifyStamps(),
    key: await keyMark(),
  };
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

/** Checks one snapshot against its hash and what the log says of it; null where there is none. */
export async function verifySnapshot(id: SnapshotId): Promise<Condition | null> {
  const stored = await withLibrary(async (database) => {
    const row = await database.snapshots.get({ id });
    const records = await database.log.where("snapshotId").equals(id).sortBy("number");
    return row && { row, kept: records.findLast(({ kind }) => kind === "captured" || kind === "imported") };
  });
  if (stored === undefined) return null;
  const [hash = null] = await hashesOfStored([stored.row]);
  return conditionOf(hash, stored.row, stored.kept?.hash ?? undefined);
}

function conditionOf(found: Hash | null, row: SnapshotRow, logged: Hash | null | undefined): Condition {
  if (found !== row.hash) return "altered";
  if (logged === undefined || logged === null) return "unlogged";
  return logged === row.hash ? "whole" : "altered";
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

/** The log's own condition, and what by it each snapshot's hash is: null once it was deleted. */
async function readLog(signal: AbortSignal): Promise<{
  readonly log: LogCondition;
  readonly standing: Map<SnapshotId, Hash | null>;
}> {
  const standing = new Map<SnapshotId, Hash | null>();
  let check: ChainCheck = { brokenAt: null, head: emptyHead };
  let records = 0;
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const batch = await withLibrary((database) =>
      database.log.where("number").above(after).limit(recordsAtOnce).toArray(),
    );
    for (const record of batch) {
      check = checkNext(check, record);
      if (record.kind === "deleted") standing.set(record.snapshotId, null);
      else if (record.kind !== "image") standing.set(record.snapshotId, record.hash);
    }
    records += batch.length;
    const last = batch.at(-1);
    if (last === undefined) break;
    after = last.number;
  }
  return { log: await withLibrary((database) => logCondition(database, check, records)), standing };
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

async function verifyImages(
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Pick<Verdict, "images" | "alteredImages">> {
  const alteredImages: Hash[] = [];
  let images = 0;
  for (let after = ""; ; ) {
    signal.throwIfAborted();
    const rows = await withLibrary((database) =>
      database.images.where("hash").above(after).limit(atOnce).toArray(),
    );
    for (const { hash, bytes } of rows)
      if ((await hashBytes(new Uint8Array(await bytes.arrayBuffer()))) !== hash) alteredImages.push(hash);
    images += rows.length;
    onProgress(images);
    const last = rows.at(-1);
    if (last === undefined) return { images, alteredImages };
    after = last.hash;
  }
}
