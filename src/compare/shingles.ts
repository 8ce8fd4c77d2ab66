/** Whether one text is made of another: by the stretches of words they share, wherever those stand. */
import { termNumber } from "../search/term-number.ts";
import { eachTerm } from "../search/tokenize.ts";

/** So many terms in a row are one shingle: four words, or five characters of Chinese or Japanese. */
const width = 4;

/** The shingles of a text as 32-bit numbers; two of a million differ by chance in one number. */
export function shinglesOf(text: string): ReadonlySet<number> {
  const shingles = new Set<number>();
  const last = new Uint32Array(width);
  let count = 0;
  eachTerm(text, (term) => {
    last[count % width] = termNumber(term);
    count += 1;
    if (count < width) return;
    let shingle = 0;
    for (let step = 0; step < width; step += 1)
      shingle = Math.imul(shingle ^ (last[(count + step) % width] ?? 0), 0x9e3779b1) >>> 0;
    shingles.add(shingle);
  });
  return shingles;
}

/** Marks of a text. Where half of all shingles of two are in both, one pair in 250 has no mark in common; where two thirds are, one in 6,000. */
const sketchSize = 8;

/**
 * The marks by which copies of a text are found: the lowest of its shingles, which a text that shares most
 * of them is likely to have too. None of a text that is too short to be a copy.
 */
export function sketchOf(shingles: ReadonlySet<number>): ReadonlySet<number> {
  if (shingles.size < fewestShared) return new Set();
  const lowest: number[] = [];
  for (const shingle of shingles) {
    const worst = lowest.at(-1) ?? Infinity;
    if (lowest.length === sketchSize && shingle >= worst) continue;
    const at = lowest.findIndex((other) => other > shingle);
    lowest.splice(at < 0 ? lowest.length : at, 0, shingle);
    if (lowest.length > sketchSize) lowest.pop();
  }
  return new Set(lowest);
}

/**
 * How one text stands to another: `copy`, each holds most of the other; `within`, it is a part of the
 * other; `around`, the other is a part of it.
 */
export type Kinship = "copy" | "within" | "around";

/** Fewer shared shingles are a sentence, which many texts quote. */
const fewestShared = 24;
/** Of the shorter text, so much must stand in the other; of both, to be copies of one another. */
const leastOfShorter = 0.5;
const leastOfBoth = 0.4;

/** Their kinship with how much of each is shared (0 to 1); null where they have too little in common. */
export function kinshipOf(
  one: ReadonlySet<number>,
  other: ReadonlySet<number>,
): { readonly kinship: Kinship; readonly ofOne: number; readonly ofOther: number } | null {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  if (shared < fewestShared || shared / small.size < leastOfShorter) return null;
  const ofOne = shared / one.size;
  const ofOther = shared / other.size;
  const kinship = Math.min(ofOne, ofOther) >= leastOfBoth ? "copy" : ofOne > ofOther ? "within" : "around";
  return { kinship, ofOne, ofOther };
}
