/**
 * How much two blocks have in common, for all pairs that have anything: through a list of who holds each
 * term, so that unrelated texts cost what they share and no more.
 */
import { eachTerm } from "../search/tokenize.ts";
import type { TextBlock } from "./version.ts";

/** Weights of terms that pairs of blocks share, and of all terms of a block. */
export interface Likeness {
  readonly shared: (before: number, after: number) => number;
  readonly ofBefore: (before: number) => number;
  readonly ofAfter: (after: number) => number;
  /** Pairs that share something, in no order. */
  readonly pairs: Iterable<readonly [before: number, after: number, shared: number]>;
}

/** A term that makes more pairs than this tells nothing about any of them, and would cost as many steps. */
const mostPairs = 2_500;

/** The likeness of blocks, given by their places among all of one side. */
export function likenessOf(
  before: ReadonlyMap<number, TextBlock>,
  after: ReadonlyMap<number, TextBlock>,
): Likeness {
  const left = termsOf(before);
  const right = termsOf(after);
  const shared = new Map<number, Map<number, number>>();
  const weightsBefore = new Map<number, number>();
  const weightsAfter = new Map<number, number>();
  for (const term of new Set([...left.keys(), ...right.keys()])) {
    const holders = left.get(term) ?? none;
    const others = right.get(term) ?? none;
    if (holders.size * others.size > mostPairs) continue;
    // What stands in many blocks says little of each.
    const weight = 1 / Math.max(holders.size, others.size);
    for (const [block, count] of holders) add(weightsBefore, block, weight * count);
    for (const [block, count] of others) add(weightsAfter, block, weight * count);
    for (const [block, count] of holders) {
      if (others.size === 0) break;
      let row = shared.get(block);
      if (row === undefined) {
        row = new Map();
        shared.set(block, row);
      }
      for (const [other, otherCount] of others) add(row, other, weight * Math.min(count, otherCount));
    }
  }
  return {
    shared: (one, other) => shared.get(one)?.get(other) ?? 0,
    ofBefore: (block) => weightsBefore.get(block) ?? 0,
    ofAfter: (block) => weightsAfter.get(block) ?? 0,
    pairs: pairsOf(shared),
  };
}

const none: ReadonlyMap<number, number> = new Map();

function add(sums: Map<number, number>, key: number, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

/** Term → block → how often. */
function termsOf(blocks: ReadonlyMap<number, TextBlock>): Map<string, Map<number, number>> {
  const terms = new Map<string, Map<number, number>>();
  for (const [place, { text }] of blocks)
    eachTerm(text, (term) => {
      let holders = terms.get(term);
      if (holders === undefined) {
        holders = new Map();
        terms.set(term, holders);
      }
      add(holders, place, 1);
    });
  return terms;
}

function* pairsOf(
  shared: ReadonlyMap<number, ReadonlyMap<number, number>>,
): Generator<[number, number, number], undefined> {
  for (const [block, row] of shared) for (const [other, weight] of row) yield [block, other, weight];
}
