/** Lists in which of entries that are one story only the first is shown, and the others under it. */
import type { Scored } from "../../search/sets.ts";
import type { IndexReader } from "./reader.ts";

export interface FoldedStories {
  /** Places that stay in the list, as the places of a shorter one. */
  readonly candidates: Scored;
  readonly keys: ArrayLike<number>;
  readonly folded: number;
  /** Documents folded under one that stays, highest first. */
  readonly under: (document: number) => readonly number[];
}

/** A list as it is, nothing folded. */
export function unfolded(candidates: Scored, keys: ArrayLike<number>): FoldedStories {
  return { candidates, keys, folded: 0, under: () => [] };
}

/** Folds candidates by the keys that order them, highest first: one number read of each, and no row. */
export async function foldStories(
  reader: IndexReader,
  candidates: Scored,
  keys: ArrayLike<number>,
): Promise<FoldedStories> {
  const storyOf = await reader.column("story");
  const { documents, scores } = candidates;
  const stories = new Map<number, number[]>();
  for (let at = 0; at < documents.length; at += 1) {
    const story = storyOf(documents[at] ?? 0);
    if (story === 0) continue;
    const known = stories.get(story);
    if (known === undefined) stories.set(story, [at]);
    else known.push(at);
  }
  const under = new Map<number, readonly number[]>();
  const hidden = new Set<number>();
  for (const places of stories.values()) {
    if (places.length < 2) continue;
    // As `highest` has it: of equal keys the later document comes first.
    const [first = 0, ...others] = places.sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0) || b - a);
    under.set(
      documents[first] ?? 0,
      others.map((at) => documents[at] ?? 0),
    );
    for (const at of others) hidden.add(at);
  }
  if (hidden.size === 0) return unfolded(candidates, keys);
  const length = documents.length - hidden.size;
  const kept = {
    documents: new Uint32Array(length),
    scores: new Float32Array(length),
    keys: new Float64Array(length),
  };
  let count = 0;
  for (let at = 0; at < documents.length; at += 1) {
    if (hidden.has(at)) continue;
    kept.documents[count] = documents[at] ?? 0;
    kept.scores[count] = scores[at] ?? 0;
    kept.keys[count] = keys[at] ?? 0;
    count += 1;
  }
  return {
    candidates: { documents: kept.documents, scores: kept.scores },
    keys: kept.keys,
    folded: hidden.size,
    under: (document) => under.get(document) ?? [],
  };
}
