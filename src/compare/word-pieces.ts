/** Two sentences word by word. */
import { diffArrays } from "diff";
import type { Piece } from "./comparison.ts";
import { type Word, wordsOf } from "./words.ts";

/**
 * More differing words than this are not looked into: the time grows with their square, and nobody reads
 * such a patchwork. The text is then told as replaced.
 */
const mostEdits = 2_000;

/** A text and its words. */
interface Side {
  readonly text: string;
  readonly words: readonly Word[];
}

/** The pieces that lead from one text to another. */
export function wordPieces(before: string, after: string, lang: string | null): readonly Piece[] {
  const one = { text: before, words: wordsOf(before, lang) };
  const other = { text: after, words: wordsOf(after, lang) };
  const pieces: Piece[] = [];
  for (const hunk of hunksOf(one, other)) {
    if (hunk.isSame) addSame(pieces, one, other, hunk);
    else addChange(pieces, one, other, hunk);
  }
  return pieces;
}

/** Words of both sides: the same ones, or what stands in place of what. */
interface Hunk {
  readonly isSame: boolean;
  readonly a: number;
  readonly aEnd: number;
  readonly b: number;
  readonly bEnd: number;
}

function hunksOf(one: Side, other: Side): Hunk[] {
  const numbers = new Map<string, number>();
  const numbered = ({ words }: Side): number[] =>
    words.map(({ key }) => {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, numbers.size);
      return numbers.size - 1;
    });
  const changes = diffArrays(numbered(one), numbered(other), { maxEditLength: mostEdits });
  if (changes === undefined)
    return [{ isSame: false, a: 0, aEnd: one.words.length, b: 0, bEnd: other.words.length }];
  const hunks: Hunk[] = [];
  let a = 0;
  let b = 0;
  for (const { value, added, removed } of changes) {
    const aEnd = a + (added ? 0 : value.length);
    const bEnd = b + (removed ? 0 : value.length);
    const isSame = !added && !removed;
    const last = hunks.at(-1);
    if (!isSame && last !== undefined && !last.isSame) hunks[hunks.length - 1] = { ...last, aEnd, bEnd };
    else hunks.push({ isSame, a, aEnd, b, bEnd });
    a = aEnd;
    b = bEnd;
  }
  return bridged(hunks, one, other);
}

/**
 * A short word that stayed between two that were replaced goes with them: "nine to two" became "eight to
 * three", and nobody reads it as two changes.
 */
function bridged(hunks: readonly Hunk[], one: Side, other: Side): Hunk[] {
  const joined: Hunk[] = [];
  for (const [at, hunk] of hunks.entries()) {
    const last = joined.at(-1);
    const next = hunks[at + 1];
    const isBridge =
      hunk.isSame &&
      isReplaced(last) &&
      isReplaced(next) &&
      isShort(one, hunk.a, hunk.aEnd) &&
      isShort(other, hunk.b, hunk.bEnd);
    if (last !== undefined && (isBridge || (!last.isSame && !hunk.isSame)))
      joined[joined.length - 1] = { ...last, aEnd: hunk.aEnd, bEnd: hunk.bEnd };
    else joined.push(hunk);
  }
  return joined;
}

function isReplaced(hunk: Hunk | undefined): boolean {
  return hunk !== undefined && !hunk.isSame && hunk.a < hunk.aEnd && hunk.b < hunk.bEnd;
}

/** A word of at most three letters; one character of Chinese. */
function isShort({ text, words }: Side, from: number, to: number): boolean {
  const word = words[from];
  if (word === undefined || to - from !== 1 || word.isMark) return false;
  return word.key.length <= (text.charCodeAt(word.from) >= 0x2e80 ? 1 : 3);
}

/** Words that count as the same; marks printed otherwise are told quietly. */
function addSame(pieces: Piece[], one: Side, other: Side, { a, b, bEnd }: Hunk): void {
  for (let at = b; at < bEnd; at += 1) {
    const word = other.words[at];
    const twin = one.words[a + at - b];
    if (word === undefined || twin === undefined) continue;
    addPair(pieces, one.text.slice(twin.from, twin.to), other.text.slice(word.from, word.to));
  }
}

function addPair(pieces: Piece[], before: string, after: string): void {
  if (before === after) pieces.push({ kind: "same", text: after });
  else if (before.trim() === after.trim()) {
    // Each side keeps its own white space, or a mark that only one has would stand apart from its word.
    const text = after.trim();
    pieces.push(
      { kind: "same", text },
      { kind: "quiet", before: before.slice(text.length), after: after.slice(text.length) },
    );
  } else pieces.push({ kind: "quiet", before, after });
}

/** What differs, less what only the dictionary cut otherwise. */
function addChange(pieces: Piece[], one: Side, other: Side, hunk: Hunk): void {
  const a = one.words.slice(hunk.a, hunk.aEnd);
  const b = other.words.slice(hunk.b, hunk.bEnd);
  if (a.length === 0 || b.length === 0) {
    addReplaced(pieces, marksOf(one, a), marksOf(other, b));
    return;
  }
  const { start, end } = trimmed(one, other, a, b);
  const from = { a: (a[0]?.from ?? 0) + start, b: (b[0]?.from ?? 0) + start };
  const to = { a: (a.at(-1)?.to ?? 0) - end, b: (b.at(-1)?.to ?? 0) - end };
  if (start > 0) pieces.push({ kind: "same", text: other.text.slice(from.b - start, from.b) });
  addReplaced(pieces, marksOf(one, a, from.a, to.a), marksOf(other, b, from.b, to.b));
  if (end > 0) pieces.push({ kind: "same", text: other.text.slice(to.b, to.b + end) });
}

/**
 * How many characters at both ends of a hunk are the same and end at a word's edge in one of the texts:
 * a dictionary cuts 研究生命 and 研究生物 otherwise, and the reader sees only 命 and 物 differ.
 */
function trimmed(
  one: Side,
  other: Side,
  a: readonly Word[],
  b: readonly Word[],
): { readonly start: number; readonly end: number } {
  const left = one.text.slice(a[0]?.from, a.at(-1)?.to);
  const right = other.text.slice(b[0]?.from, b.at(-1)?.to);
  const most = Math.min(left.length, right.length);
  const edgesLeft = edgesOf(a);
  const edgesRight = edgesOf(b);
  let start = 0;
  for (let at = 0; at < most && left[at] === right[at]; at += 1)
    if (edgesLeft.has(at + 1) || edgesRight.has(at + 1)) start = at + 1;
  let end = 0;
  for (let at = 0; at < most - start && left.at(-1 - at) === right.at(-1 - at); at += 1)
    if (edgesLeft.has(left.length - at - 1) || edgesRight.has(right.length - at - 1)) end = at + 1;
  return { start, end };
}

function edgesOf(words: readonly Word[]): ReadonlySet<number> {
  const [first] = words;
  return new Set(words.flatMap(({ from, to }) => [from - (first?.from ?? 0), to - (first?.from ?? 0)]));
}

/** A word or mark, or what is left of it. */
interface Part {
  readonly text: string;
  readonly isMark: boolean;
}

function marksOf(
  { text }: Side,
  words: readonly Word[],
  from = 0,
  to = Number.POSITIVE_INFINITY,
): readonly Part[] {
  return words
    .filter((word) => word.to > from && word.from < to)
    .map((word) => ({
      text: text.slice(Math.max(from, word.from), Math.min(to, word.to)),
      isMark: word.isMark,
    }));
}

/** Marks at the ends are quiet; so is a change of marks alone. What lies between is taken out and put in. */
function addReplaced(pieces: Piece[], before: readonly Part[], after: readonly Part[]): void {
  if (textOf(before).trim() === textOf(after).trim()) {
    pieces.push({ kind: "same", text: textOf(after) });
    return;
  }
  const head = { a: leading(before), b: leading(after) };
  addQuiet(pieces, before.slice(0, head.a), after.slice(0, head.b));
  const tail = { a: trailing(before, head.a), b: trailing(after, head.b) };
  const removed = textOf(before.slice(head.a, before.length - tail.a));
  const added = textOf(after.slice(head.b, after.length - tail.b));
  if (removed !== "") pieces.push({ kind: "removed", text: removed });
  if (added !== "") pieces.push({ kind: "added", text: added });
  addQuiet(pieces, before.slice(before.length - tail.a), after.slice(after.length - tail.b));
}

function leading(parts: readonly Part[]): number {
  const first = parts.findIndex(({ isMark }) => !isMark);
  return first < 0 ? parts.length : first;
}

function trailing(parts: readonly Part[], from: number): number {
  let count = 0;
  while (parts.length - count > from && parts[parts.length - count - 1]?.isMark === true) count += 1;
  return count;
}

function addQuiet(pieces: Piece[], before: readonly Part[], after: readonly Part[]): void {
  if (before.length > 0 || after.length > 0) addPair(pieces, textOf(before), textOf(after));
}

function textOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join("");
}
