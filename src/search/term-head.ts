/**
 * Before each term of a block: how many bytes it shares with the term before it, and how many are its
 * own. Both fit a half byte for nearly every term; 15 says that a varint goes on.
 */
import type { Writer } from "./bytes.ts";
import { readVarint } from "./postings.ts";

const half = 15;

export function writeHead(writer: Writer, shared: number, rest: number): void {
  writer.byte((Math.min(shared, half) << 4) | Math.min(rest, half));
  if (shared >= half) writer.varint(shared - half);
  if (rest >= half) writer.varint(rest - half);
}

/** What stands before the term at `at`, and where its own bytes start. */
export function readHead(
  bytes: Uint8Array,
  at: number,
): { readonly shared: number; readonly rest: number; readonly start: number } {
  const head = bytes[at] ?? 0;
  let shared = head >> 4;
  let rest = head & half;
  let start = at + 1;
  if (shared === half) {
    const more = readVarint(bytes, start);
    shared += more.value;
    start = more.end;
  }
  if (rest === half) {
    const more = readVarint(bytes, start);
    rest += more.value;
    start = more.end;
  }
  return { shared, rest, start };
}
