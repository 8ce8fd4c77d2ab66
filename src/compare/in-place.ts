/** Which of some matches kept their order and which have moved. */

interface Placed {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/**
 * The matches that stand in the same order on both sides, chosen so that the text of the others is as
 * short as can be: the heaviest rising subsequence, found with a tree of prefix maxima (Fenwick, 1994)
 * in n log n steps. `weightOf` is the length of a match's text.
 */
export function inPlace<M extends Placed>(matches: readonly M[], weightOf: (match: M) => number): Set<M> {
  const ordered = [...matches].sort((a, b) => first(a.after) - first(b.after));
  const size = ordered.reduce((most, { before }) => Math.max(most, first(before)), 0) + 2;
  /** Of each node: the best chain that ends at or before its place. */
  const tree: (Chain<M> | undefined)[] = new Array(size).fill(undefined);
  let best: Chain<M> | undefined;
  for (const match of ordered) {
    const place = first(match.before) + 1;
    let previous: Chain<M> | undefined;
    for (let node = place - 1; node > 0; node -= node & -node) previous = heavier(previous, tree[node]);
    const chain = { match, previous, weight: (previous?.weight ?? 0) + weightOf(match) };
    for (let node = place; node < size; node += node & -node) tree[node] = heavier(tree[node], chain);
    best = heavier(best, chain);
  }
  const kept = new Set<M>();
  for (let chain = best; chain !== undefined; chain = chain.previous) kept.add(chain.match);
  return kept;
}

interface Chain<M> {
  readonly match: M;
  readonly previous: Chain<M> | undefined;
  readonly weight: number;
}

function heavier<M>(one: Chain<M> | undefined, other: Chain<M> | undefined): Chain<M> | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.weight > one.weight ? other : one;
}

function first(places: readonly number[]): number {
  return places[0] ?? 0;
}
