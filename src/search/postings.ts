/**
 * Which documents hold a term, with its weight in each. Documents are numbered, and a list is
 * written as the distances between its numbers, Rice-coded (Rice and Plaunt, 1971): the low bits as
 * they are, the rest in unary. The parameter follows from the list's length and the segment's span,
 * so that it need not be stored. Weights are in unary too, the frequent ones first.
 */
import type { Writer } from "./bytes.ts";

/** Documents in rising order, each with its weight; of one length. */
export interface Postings {
  readonly documents: Uint32Array;
  readonly weights: Uint8Array;
}

export const noPostings: Postings = { documents: new Uint32Array(0), weights: new Uint8Array(0) };

/** The documents a segment may hold: from `first`, `count` numbers on. */
export interface DocumentRange {
  readonly first: number;
  readonly count: number;
}

const weightMask = 7;
/**
 * Weights by how often they come in articles: a word that stands there once in one of usual length weighs
 * 3. In unary in this order they take 1.7 bits, a tenth more than their entropy, where three bits are plain.
 */
const weightOf = Uint8Array.of(3, 2, 4, 5, 6, 7, 0, 1);
const rankOf = Uint8Array.from(weightOf, (_weight, weight) => weightOf.indexOf(weight));
const lastRank = weightOf.length - 1;
/** By the next seven bits: the weight they begin with, and above it how many bits it has. */
const weightCodes = Uint8Array.from({ length: 128 }, (_, bits) => {
  let rank = 0;
  while (rank < lastRank && ((bits >>> rank) & 1) === 1) rank += 1;
  return (lengthOf(rank) << 3) | (weightOf[rank] ?? 0);
});

/** Bits of a weight of this rank: the last needs no nought at its end. */
function lengthOf(rank: number): number {
  return Math.min(rank + 1, lastRank);
}

/** Shorter lists are plain varints: their parts are counted while they are read, so they need no length. */
const shortList = 4;

function riceBits(count: number, range: DocumentRange): number {
  const mean = range.count / count;
  return mean < 2 ? 0 : Math.min(20, Math.floor(Math.log2(mean * 0.69)));
}

/** Writes a list: the first `count` of what is given. */
export function writePostings(
  writer: Writer,
  { documents, weights }: Postings,
  range: DocumentRange,
  count = documents.length,
): void {
  writer.varint(count);
  if (count < shortList) {
    let last = range.first - 1;
    for (let at = 0; at < count; at += 1) {
      const document = documents[at] ?? 0;
      writer.varint((document - last - 1) * (weightMask + 1) + (weights[at] ?? 0));
      last = document;
    }
    return;
  }
  const low = riceBits(count, range);
  const mask = (1 << low) - 1;
  let bits = 0;
  let before = range.first - 1;
  for (let at = 0; at < count; at += 1) {
    const document = documents[at] ?? 0;
    bits += ((document - before - 1) >>> low) + 1 + low + lengthOf(rankOf[weights[at] ?? 0] ?? 0);
    before = document;
  }
  writer.varint((bits + 7) >>> 3);
  let last = range.first - 1;
  for (let at = 0; at < count; at += 1) {
    const document = documents[at] ?? 0;
    const gap = document - last - 1;
    for (let quotient = gap >>> low; quotient > 0; ) {
      const ones = Math.min(quotient, 16);
      writer.bits((1 << ones) - 1, ones);
      quotient -= ones;
    }
    writer.bits(0, 1);
    if (low > 0) writer.bits(gap & mask, low);
    const rank = rankOf[weights[at] ?? 0] ?? 0;
    // As many ones as its rank, and a nought unless nothing comes after it.
    writer.bits((1 << rank) - 1, lengthOf(rank));
    last = document;
  }
  writer.align();
}

/** A list and where the next begins. */
export interface ReadPostings {
  readonly postings: Postings;
  readonly end: number;
}

/** Reads the list that begins at `at`. */
export function readPostings(bytes: Uint8Array, at: number, range: DocumentRange): ReadPostings {
  const { value: count } = readVarint(bytes, at);
  const into = { documents: new Uint32Array(count), weights: new Uint8Array(count), count: 0 };
  const end = readPostingsInto(into, bytes, at, range);
  return { postings: { documents: into.documents, weights: into.weights }, end };
}

/** Reads the list that begins at `at` into memory that grows as it must; gives where the next list begins. */
export function readPostingsInto(
  into: { documents: Uint32Array; weights: Uint8Array; count: number },
  bytes: Uint8Array,
  at: number,
  range: DocumentRange,
): number {
  const head = readVarint(bytes, at);
  const count = head.value;
  if (into.documents.length < count) {
    into.documents = new Uint32Array(count * 2);
    into.weights = new Uint8Array(count * 2);
  }
  const { documents, weights } = into;
  into.count = count;
  let last = range.first - 1;
  if (count < shortList) {
    let end = head.end;
    for (let index = 0; index < count; index += 1) {
      const { value, end: next } = readVarint(bytes, end);
      last += Math.floor(value / (weightMask + 1)) + 1;
      documents[index] = last;
      weights[index] = value & weightMask;
      end = next;
    }
    return end;
  }
  const size = readVarint(bytes, head.end);
  const low = riceBits(count, range);
  const mask = (1 << low) - 1;
  let position = size.end;
  let window = 0;
  let bits = 0;
  for (let index = 0; index < count; index += 1) {
    let gap = 0;
    for (;;) {
      if (bits === 0) {
        window = bytes[position] ?? 0;
        position += 1;
        bits = 8;
      }
      if ((window & 1) === 0) break;
      // All ones up to the next zero at once.
      const ones = Math.min(bits, Math.clz32(~window & -~window) ^ 31);
      gap += ones;
      window >>>= ones;
      bits -= ones;
    }
    window >>>= 1;
    bits -= 1;
    while (bits < low) {
      window |= (bytes[position] ?? 0) << bits;
      position += 1;
      bits += 8;
    }
    last += (gap << low) + (window & mask) + 1;
    window >>>= low;
    bits -= low;
    if (bits < lastRank) {
      window |= (bytes[position] ?? 0) << bits;
      position += 1;
      bits += 8;
    }
    const code = weightCodes[window & 0x7f] ?? 0;
    documents[index] = last;
    weights[index] = code & weightMask;
    window >>>= code >>> 3;
    bits -= code >>> 3;
  }
  return size.end + size.value;
}

/** How many documents the list at `at` has, and where the next list begins, without reading it. */
export function skipPostings(
  bytes: Uint8Array,
  at: number,
): { readonly count: number; readonly end: number } {
  const head = readVarint(bytes, at);
  let end = head.end;
  if (head.value >= shortList) {
    const size = readVarint(bytes, end);
    return { count: head.value, end: size.end + size.value };
  }
  for (let index = 0; index < head.value; index += 1) end = readVarint(bytes, end).end;
  return { count: head.value, end };
}

export function readVarint(bytes: Uint8Array, at: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let scale = 1;
  let end = at;
  for (;;) {
    const byte = bytes[end] ?? 0;
    end += 1;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80 || scale > 2 ** 42) return { value, end };
    scale *= 0x80;
  }
}
