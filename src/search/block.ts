/**
 * A block: some kilobytes of terms in order, each with its postings. Each term is written as how many
 * bytes it shares with the one before it and the rest. A block is found by its first term, so a term
 * is looked for by one step back from it in the store.
 */
import { createWriter, textOfUtf8, utf8Of } from "./bytes.ts";
import { type DocumentRange, type Postings, readPostings, skipPostings, writePostings } from "./postings.ts";

import { readHead, writeHead } from "./term-head.ts";

interface Block {
  readonly firstTerm: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A block is closed once it has so many bytes. Between 2 and 8 KB the time of a search is flat
 * (shared measurement: 2/4/8/16/32 KB took 3.6/2.4/3.7/4.2/4.8 ms for three words).
 */
const blockBytes = 4_096;

export interface BlockWriter {
  /** Terms come in the order of their UTF-16 units, as JavaScript and IndexedDB compare strings. */
  readonly add: (term: string, postings: Postings) => void;
  /** The same with a term's bytes and the first `count` of a list. */
  readonly addBytes: (term: Uint8Array, postings: Postings, count: number) => void;
  /** The blocks that are whole; with `isEnd` also the last. */
  readonly take: (isEnd: boolean) => Block[];
}

export function createBlockWriter(range: DocumentRange): BlockWriter {
  const writer = createWriter();
  let blocks: Block[] = [];
  let firstTerm: string | null = null;
  /** The last term, in memory that is used again. */
  let last = new Uint8Array(256);
  let lastLength = 0;

  function close(): void {
    if (firstTerm === null) return;
    blocks.push({ firstTerm, bytes: writer.take() });
    firstTerm = null;
    lastLength = 0;
  }

  function addBytes(term: Uint8Array, postings: Postings, count: number): void {
    // A long list gets a block of its own: who looks for its neighbours need not read it.
    if (firstTerm !== null && writer.length() + count > blockBytes) close();
    let shared = 0;
    const most = Math.min(lastLength, term.length);
    while (shared < most && last[shared] === term[shared]) shared += 1;
    firstTerm ??= textOfUtf8(term);
    writeHead(writer, shared, term.length - shared);
    for (let at = shared; at < term.length; at += 1) writer.byte(term[at] ?? 0);
    writePostings(writer, postings, range, count);
    if (term.length > last.length) last = new Uint8Array(term.length * 2);
    last.set(term);
    lastLength = term.length;
    if (writer.length() >= blockBytes) close();
  }

  return {
    add: (term, postings) => addBytes(utf8Of(term), postings, postings.documents.length),
    addBytes,
    take(isEnd) {
      if (isEnd) close();
      const taken = blocks;
      blocks = [];
      return taken;
    },
  };
}

/** The postings of a term; null where the block does not have it. */
export function findInBlock(bytes: Uint8Array, term: string, range: DocumentRange): Postings | null {
  for (const at of matchesIn(bytes, utf8Of(term), true)) return readPostings(bytes, at, range).postings;
  return null;
}

/** The postings of every term that begins with `prefix`. */
export function findByPrefix(bytes: Uint8Array, prefix: string, range: DocumentRange): Postings[] {
  const found: Postings[] = [];
  for (const at of matchesIn(bytes, utf8Of(prefix), false))
    found.push(readPostings(bytes, at, range).postings);
  return found;
}

/** Where the postings of matching terms begin. How much of the wanted term has been met is carried from term to term. */
function matchesIn(bytes: Uint8Array, wanted: Uint8Array, isWhole: boolean): number[] {
  const found: number[] = [];
  let met = 0;
  let at = 0;
  while (at < bytes.length) {
    const { shared, rest, start } = readHead(bytes, at);
    const end = start + rest;
    if (shared <= met) {
      met = shared;
      while (met < wanted.length && start + met - shared < end && bytes[start + met - shared] === wanted[met])
        met += 1;
    }
    const length = shared + rest;
    if (met === wanted.length && (!isWhole || length === wanted.length)) {
      found.push(end);
      if (isWhole) return found;
    }
    at = skipPostings(bytes, end).end;
  }
  return found;
}

/** The terms of a block that begin with `prefix`, each with how many documents have it. */
export function termCounts(bytes: Uint8Array, prefix: string): [string, number][] {
  const found: [string, number][] = [];
  let term = "";
  let whole = new Uint8Array(0) as Uint8Array;
  for (let at = 0; at < bytes.length; ) {
    const { shared, rest, start } = readHead(bytes, at);
    const next = new Uint8Array(shared + rest);
    next.set(whole.subarray(0, shared));
    next.set(bytes.subarray(start, start + rest), shared);
    whole = next;
    term = textOfUtf8(next);
    const { count, end } = skipPostings(bytes, start + rest);
    if (term.startsWith(prefix)) found.push([term, count]);
    at = end;
  }
  return found;
}
