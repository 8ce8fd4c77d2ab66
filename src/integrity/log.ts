/**
 * The library's log: what was kept and what was deleted, each record holding the hash of the one before
 * it, so that none can be changed, taken out or put in without every later one giving it away.
 *
 * A record is hashed as its canonical JSON (canonical.ts, RFC 8785) in UTF-8, by SHA-256. The first
 * record's `previous` is 64 zeros. A member that a record does not have is left out of that form, so that a log
 * begun before there was one stays as it was signed. A seal is the library's signature over the hash of its last record:
 * ECDSA on P-384 with SHA-256, over the UTF-8 bytes of {@link sealedText}, as IEEE P1363 (r and s, 96 bytes).
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { SnapshotId } from "../model/id.ts";
import type { Hash } from "../model/snapshot.ts";
import { canonicalJson } from "./canonical.ts";

/**
 * - `captured`: a page was kept; `hash` is the snapshot's.
 * - `imported`: a snapshot came out of a file, with this hash.
 * - `image`: a picture of the snapshot was kept; `hash` is that of its bytes, `urlHash` that of the address it
 *   stands at in the snapshot's content.
 * - `deleted`: the snapshot was deleted, or its save taken back.
 */
type LogKind = "captured" | "imported" | "image" | "deleted";

export interface LogRecord {
  /** From 1, without gaps. */
  readonly number: number;
  /** By this computer's clock: RFC 3339 in UTC. */
  readonly at: string;
  readonly kind: LogKind;
  readonly snapshotId: SnapshotId;
  readonly hash: Hash;
  /**
   * Of `image` records since they say which picture stands where: see {@link hashAddress}. The address itself would
   * tell, for as long as there is a log, what an article showed that was deleted long ago.
   */
  readonly urlHash?: Hash;
  /** The hash of the record before. */
  readonly previous: Hash;
}

/** What a record tells, before it has its place. */
export type LogEntry = Omit<LogRecord, "number" | "previous">;

/** Where a log ends. */
export interface LogHead {
  readonly number: number;
  readonly hash: Hash;
}

/** The end of a log that has no record. */
export const emptyHead: LogHead = { number: 0, hash: `sha256:${"0".repeat(64)}` };

/** The next record after a head, and the head it makes. Without waiting, so that a transaction can do it. */
export function nextRecord(
  head: LogHead,
  entry: LogEntry,
): { readonly record: LogRecord; readonly head: LogHead } {
  const { at, kind, snapshotId, hash, urlHash } = entry;
  const record: LogRecord = {
    number: head.number + 1,
    at,
    kind,
    snapshotId,
    hash,
    ...(urlHash === undefined ? {} : { urlHash }),
    previous: head.hash,
  };
  return { record, head: { number: record.number, hash: hashRecord(record) } };
}

/** SHA-256 of texts one after the other, as their UTF-8 bytes. */
export function createTextHash(): { readonly add: (text: string) => void; readonly take: () => Hash } {
  const { add, take } = createBytesHash();
  return { add: (text) => add(utf8ToBytes(text)), take };
}

/** SHA-256 of bytes that come in pieces. */
export function createBytesHash(): { readonly add: (bytes: Uint8Array) => void; readonly take: () => Hash } {
  const hash = sha256.create();
  return {
    add: (bytes) => void hash.update(bytes),
    take: () => `sha256:${bytesToHex(hash.digest())}`,
  };
}

/** The hash of a record. */
export function hashRecord(record: LogRecord): Hash {
  const { number, at, kind, snapshotId, hash, urlHash, previous } = record;
  return hashNow(canonicalJson({ number, at, kind, snapshotId, hash, urlHash, previous }));
}

/** What a record says of the address a picture stands at: SHA-256 over its UTF-8 bytes, as it is in the content. */
export function hashAddress(url: string): Hash {
  return hashNow(url);
}

function hashNow(text: string): Hash {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`;
}

/** Checks records in their order, one after the other. */
export interface ChainCheck {
  /** The number of the first record that does not follow; null while all do. */
  readonly brokenAt: number | null;
  readonly head: LogHead;
}

/** What stands after one more record. Once broken, a chain stays broken. */
export function checkNext({ brokenAt, head }: ChainCheck, record: LogRecord): ChainCheck {
  const follows = record.number === head.number + 1 && record.previous === head.hash;
  return {
    brokenAt: brokenAt ?? (follows ? null : record.number),
    head: { number: record.number, hash: hashRecord(record) },
  };
}

/** The library's signature over the end of its log. */
export interface Seal {
  readonly number: number;
  readonly hash: Hash;
  readonly at: string;
  /** Base64. */
  readonly signature: string;
}

/** What a seal's signature is over. */
export function sealedText({ number, hash, at }: Omit<Seal, "signature">): string {
  return canonicalJson({ at, hash, number });
}
