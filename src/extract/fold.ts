/** Comparing texts as a reader would: by their letters and digits, whatever their spaces, case and marks. */

import { neitherLetterNorDigit } from "./scripts.ts";

/** Letters and digits alone, in one width and one case. */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(neitherLetterNorDigit, "");
}

/**
 * Tells how alike a folded text is to the likest of some texts, 0 to 1: the share of neighbouring pairs
 * of characters they have in common.
 */
export function likenessTo(texts: readonly string[]): (folded: string) => number {
  const known = texts
    .map(fold)
    .filter((text) => text !== "")
    .map((text) => ({ text, pairs: pairsOf(text) }));
  return (folded) => {
    const pairs = pairsOf(folded);
    return Math.max(0, ...known.map((other) => (other.text === folded ? 1 : shared(pairs, other.pairs))));
  };
}

function shared(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  let count = 0;
  for (const [pair, times] of b) {
    common += Math.min(times, a.get(pair) ?? 0);
    count += times;
  }
  for (const times of a.values()) count += times;
  return count === 0 ? 0 : (2 * common) / count;
}

/** Whether two texts say the same. */
export function isSame(a: string, b: string): boolean {
  return fold(a) !== "" && fold(a) === fold(b);
}

const longestCompared = 400;

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  const end = Math.min(text.length, longestCompared) - 1;
  for (let at = 0; at < end; at += 1) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
