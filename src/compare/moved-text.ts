/** Finding what was taken out in one place and put in at another. */
import type { Piece, Row } from "./comparison.ts";
import { type Word, wordsOf } from "./words.ts";

/** So many words in a row on both sides begin a stretch that has moved. */
const seedWords = 3;
/** Shorter stretches are said twice in many texts. In UTF-16 units; a character of Chinese weighs as two. */
const shortest = 16;
/** Places looked at for one seed: a text that repeats itself must not cost the square of its length. */
const mostPlaces = 16;

/** A removed or added piece, by its place. */
interface Candidate {
  readonly row: number;
  readonly piece: number;
  readonly text: string;
  readonly words: readonly Word[];
}

/** A stretch of words of a candidate. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly move: number;
}

/**
 * The rows with every stretch of some length that was taken out in one place and put in at another told
 * as moved. Numbers of moves go on from `firstMove`.
 */
export function withMovedText(rows: readonly Row[], lang: string | null, firstMove: number): readonly Row[] {
  const removed = candidatesOf(rows, "removed", lang);
  const added = candidatesOf(rows, "added", lang);
  if (removed.length === 0 || added.length === 0) return rows;
  const seeds = seedsOf(removed);
  const away = new Map<Candidate, Stretch[]>();
  const here = new Map<Candidate, Stretch[]>();
  let move = firstMove;
  for (const candidate of added) {
    for (let at = 0; at + seedWords <= candidate.words.length; ) {
      const found = longestAt(candidate, at, seeds, away);
      if (found === null) {
        at += 1;
        continue;
      }
      push(away, found.origin, { from: found.from, to: found.from + found.count, move });
      push(here, candidate, { from: at, to: at + found.count, move });
      move += 1;
      at += found.count;
    }
  }
  if (move === firstMove) return rows;
  const replaced = new Map<Row, Map<number, readonly Piece[]>>();
  for (const [stretches, kind, plain] of [
    [away, "movedAway", "removed"],
    [here, "movedHere", "added"],
  ] as const)
    for (const [candidate, cuts] of stretches) {
      const row = rows[candidate.row];
      if (row === undefined) continue;
      const pieces = replaced.get(row) ?? new Map<number, readonly Piece[]>();
      pieces.set(candidate.piece, cutPieces(candidate, cuts, kind, plain));
      replaced.set(row, pieces);
    }
  return rows.map((row) => {
    const pieces = replaced.get(row);
    if (pieces === undefined) return row;
    return { ...row, pieces: row.pieces.flatMap((piece, at) => pieces.get(at) ?? [piece]) };
  });
}

function candidatesOf(
  rows: readonly Row[],
  kind: "removed" | "added",
  lang: string | null,
): readonly Candidate[] {
  return rows.flatMap((row, rowAt) =>
    row.pieces.flatMap((piece, pieceAt) =>
      piece.kind === kind && piece.text.length * 2 >= shortest
        ? [{ row: rowAt, piece: pieceAt, text: piece.text, words: wordsOf(piece.text, lang) }]
        : [],
    ),
  );
}

interface Place {
  readonly origin: Candidate;
  readonly from: number;
}

function seedsOf(candidates: readonly Candidate[]): ReadonlyMap<string, readonly Place[]> {
  const seeds = new Map<string, Place[]>();
  for (const origin of candidates)
    for (let from = 0; from + seedWords <= origin.words.length; from += 1) {
      const seed = seedAt(origin, from);
      const places = seeds.get(seed);
      if (places === undefined) seeds.set(seed, [{ origin, from }]);
      else if (places.length < mostPlaces) places.push({ origin, from });
    }
  return seeds;
}

function seedAt({ words }: Candidate, from: number): string {
  let seed = "";
  for (let at = from; at < from + seedWords; at += 1) seed += `${words[at]?.key ?? ""}\n`;
  return seed;
}

function longestAt(
  candidate: Candidate,
  at: number,
  seeds: ReadonlyMap<string, readonly Place[]>,
  taken: ReadonlyMap<Candidate, readonly Stretch[]>,
): (Place & { readonly count: number }) | null {
  let best: (Place & { readonly count: number }) | null = null;
  for (const place of seeds.get(seedAt(candidate, at)) ?? []) {
    const others = taken.get(place.origin) ?? [];
    let count = 0;
    for (;;) {
      const word = candidate.words[at + count];
      const origin = place.origin.words[place.from + count];
      const isFree = others.every(({ from, to }) => place.from + count < from || place.from + count >= to);
      if (word === undefined || origin === undefined || word.key !== origin.key || !isFree) break;
      count += 1;
    }
    if (count > (best?.count ?? 0) && weightOf(candidate, at, at + count) >= shortest)
      best = { ...place, count };
  }
  return best;
}

function weightOf({ text, words }: Candidate, from: number, to: number): number {
  let weight = 0;
  for (let at = words[from]?.from ?? 0; at < (words[to - 1]?.to ?? 0); at += 1)
    weight += text.charCodeAt(at) >= 0x2e80 ? 2 : 1;
  return weight;
}

function push(map: Map<Candidate, Stretch[]>, key: Candidate, stretch: Stretch): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [stretch]);
  else known.push(stretch);
}

function cutPieces(
  { text, words }: Candidate,
  stretches: readonly Stretch[],
  kind: "movedAway" | "movedHere",
  plain: "removed" | "added",
): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const upTo = (end: number): void => {
    if (end > done) pieces.push({ kind: plain, text: text.slice(done, end) });
  };
  for (const { from, to, move } of [...stretches].sort((a, b) => a.from - b.from)) {
    const start = words[from]?.from ?? 0;
    const end = words[to - 1]?.to ?? text.length;
    upTo(start);
    pieces.push({ kind, text: text.slice(start, end), move });
    done = end;
  }
  upTo(text.length);
  return pieces;
}
