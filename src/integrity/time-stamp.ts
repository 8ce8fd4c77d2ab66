/**
 * Time-stamps by RFC 3161: an authority says at what time it was shown the hash of the log's last record,
 * and so that every record up to it, and all they stand for, has stood as it is since.
 *
 * What is checked of an answer: that it is granted, for this very hash, with the number we sent along, and
 * what time it says. Whose certificate signed it is not: that needs a list of whom to trust, which is the
 * reader's own (`openssl ts -verify`, docs/export-format.md).
 */
import type { Hash } from "../model/snapshot.ts";
import type { StampFault } from "../model/stamp-problem.ts";
import {
  contextTag,
  type Element,
  element,
  elementsIn,
  isSame,
  oid,
  onlyElement,
  positiveInteger,
  tags,
} from "./der.ts";
import type { LogHead } from "./log.ts";

/** The answer of an authority, and what it was asked. */
export interface TimeStamp {
  /** The record of the log whose hash was shown, and its hash. */
  readonly number: number;
  readonly hash: Hash;
  /** The address that was asked. */
  readonly authority: string;
  /** The time the authority says: RFC 3339 in UTC. */
  readonly at: string;
  /** The TimeStampResp in DER, base64. */
  readonly response: string;
}

export type CheckedStamp =
  | { readonly ok: true; readonly at: string }
  | { readonly ok: false; readonly problem: StampFault };

const sha256Name = "2.16.840.1.101.3.4.2.1";
const signedDataName = "1.2.840.113549.1.7.2";
const stampInfoName = "1.2.840.113549.1.9.16.1.4";
export const nonceBytes = 16;
/** Most bytes of an answer: those of real authorities have some 6,000. */
export const mostResponseBytes = 32_768;

/** A TimeStampReq for a head of the log, which asks for the certificate too. */
export function stampRequest(head: LogHead, nonce: Uint8Array): Uint8Array<ArrayBuffer> {
  return element(
    tags.sequence,
    positiveInteger(Uint8Array.of(1)),
    imprintOf(head.hash),
    positiveInteger(nonce),
    element(tags.boolean, Uint8Array.of(0xff)),
  );
}

/** Checks a TimeStampResp against the hash it must be for and, where it is known, the nonce that was sent. */
export function checkStamp(
  response: Uint8Array<ArrayBuffer>,
  hash: Hash,
  nonce: Uint8Array | null,
): CheckedStamp {
  const bad = (problem: StampFault): CheckedStamp => ({ ok: false, problem });
  const [status, token] = partsOf(onlyElement(response), tags.sequence) ?? [];
  const [code] = partsOf(status, tags.sequence) ?? [];
  if (code === undefined || code.tag !== tags.integer || code.content.length !== 1) return bad("malformed");
  // 0: granted; 1: granted with changes. All else is a refusal, and has no token.
  if ((code.content[0] ?? 2) > 1) return bad("refused");
  const info = infoIn(token);
  if (info === null) return bad("malformed");
  const [, , imprint, , time, ...rest] = info;
  if (imprint === undefined || !isImprintOf(imprint, hash)) return bad("other-hash");
  const sent = nonce === null ? null : positiveInteger(nonce);
  if (sent !== null && !rest.some(({ tag, whole }) => tag === tags.integer && isSame(whole, sent)))
    return bad("other-nonce");
  const at = time?.tag === tags.generalizedTime ? timeOf(time.content) : null;
  return at === null ? bad("no-time") : { ok: true, at };
}

function imprintOf(hash: Hash): Uint8Array<ArrayBuffer> {
  const algorithm = element(tags.sequence, oid(sha256Name), element(tags.null));
  return element(tags.sequence, algorithm, element(tags.octetString, bytesOfHash(hash)));
}

/** The NULL after the name of the algorithm may be left out. */
function isImprintOf(imprint: Element, hash: Hash): boolean {
  const [algorithm, digest] = partsOf(imprint, tags.sequence) ?? [];
  const [name] = partsOf(algorithm, tags.sequence) ?? [];
  if (name === undefined || digest === undefined || digest.tag !== tags.octetString) return false;
  return isSame(name.whole, oid(sha256Name)) && isSame(digest.content, bytesOfHash(hash));
}

/** The members of the TSTInfo inside a token. */
function infoIn(token: Element | undefined): readonly Element[] | null {
  const [type, wrapped] = partsOf(token, tags.sequence) ?? [];
  if (type === undefined || !isSame(type.whole, oid(signedDataName))) return null;
  const [signedData] = partsOf(wrapped, contextTag(0)) ?? [];
  const [, , encapsulated] = partsOf(signedData, tags.sequence) ?? [];
  const [innerType, innerWrapped] = partsOf(encapsulated, tags.sequence) ?? [];
  if (innerType === undefined || !isSame(innerType.whole, oid(stampInfoName))) return null;
  const [octets] = partsOf(innerWrapped, contextTag(0)) ?? [];
  if (octets === undefined || octets.tag !== tags.octetString) return null;
  return partsOf(onlyElement(octets.content), tags.sequence);
}

function partsOf(parent: Element | null | undefined, tag: number): readonly Element[] | null {
  return parent?.tag === tag ? elementsIn(parent.content) : null;
}

/** A GeneralizedTime of RFC 3161: in UTC, with seconds, their fraction where it is not nought. */
function timeOf(content: Uint8Array): string | null {
  const text = String.fromCharCode(...content.subarray(0, 40));
  const [, year, month, day, hours, minutes, seconds] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d{1,9})?Z$/.exec(text) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function bytesOfHash(hash: Hash): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hash.slice("sha256:".length).match(/../g) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  );
}
