/**
 * Walking the terms of blocks in order, in memory that is used again for every term: a merge walks
 * millions, and an array for each left half its time to the garbage collector.
 */
import { textOfUtf8 } from "./bytes.ts";
import { type DocumentRange, readPostingsInto } from "./postings.ts";
import { readHead } from "./term-head.ts";

/** Lists in memory that grows and is used again. */
export interface Scratch {
  documents: Uint32Array;
  weights: Uint8Array;
  count: number;
}

export function createScratch(): Scratch {
  return { documents: new Uint32Array(1_024), weights: new Uint8Array(1_024), count: 0 };
}

/** Makes room for so many documents, keeping what is there. */
export function grow(scratch: Scratch, count: number): void {
  if (scratch.documents.length >= count) return;
  const size = Math.max(count, scratch.documents.length * 2);
  const documents = new Uint32Array(size);
  documents.set(scratch.documents);
  const weights = new Uint8Array(size);
  weights.set(scratch.weights);
  scratch.documents = documents;
  scratch.weights = weights;
}

export interface TermCursor {
  /** The bytes of the term; good until the next step. */
  readonly term: () => Uint8Array;
  readonly text: () => string;
  /** Its list; good until the next step. */
  readonly list: Scratch;
  /** Goes to the next term; false at the end. */
  readonly step: () => boolean;
}

/** A cursor before the first term of some blocks that follow each other. */
export function createTermCursor(blocks: readonly Uint8Array[], range: DocumentRange): TermCursor {
  let block = 0;
  let at = 0;
  let term = new Uint8Array(256);
  let length = 0;
  const list = createScratch();
  return {
    term: () => term.subarray(0, length),
    text: () => textOfUtf8(term.subarray(0, length)),
    list,
    step() {
      let bytes = blocks[block];
      while (bytes !== undefined && at >= bytes.length) {
        block += 1;
        at = 0;
        bytes = blocks[block];
      }
      if (bytes === undefined) return false;
      const { shared, rest, start } = readHead(bytes, at);
      length = shared + rest;
      if (length > term.length) {
        const larger = new Uint8Array(length * 2);
        larger.set(term);
        term = larger;
      }
      for (let index = 0; index < rest; index += 1) term[shared + index] = bytes[start + index] ?? 0;
      at = readPostingsInto(list, bytes, start + rest, range);
      return true;
    },
  };
}

/**
 * Compares terms by their bytes in the order of UTF-16 units, which is that of JavaScript and of
 * IndexedDB: characters beyond the basic plane come before U+E000.
 */
export function compareTerms(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const difference = rank(a[at] ?? 0) - rank(b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function rank(byte: number): number {
  if (byte < 0xee) return byte;
  return byte < 0xf0 ? byte + 5 : byte - 2;
}
