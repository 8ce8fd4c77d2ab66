/** Sets of documents with scores, and what queries do with them. Documents are in rising order throughout. */
import type { Postings } from "./postings.ts";

export interface Scored {
  readonly documents: Uint32Array;
  readonly scores: Float32Array;
}

export const nothing: Scored = { documents: new Uint32Array(0), scores: new Float32Array(0) };

/**
 * How rare a term is, by Robertson and Sparck Jones as BM25 has it: its weights in the texts are
 * multiplied by this.
 */
export function rarity(withTerm: number, all: number): number {
  return Math.log(1 + (Math.max(0, all - withTerm) + 0.5) / (withTerm + 0.5));
}

/** The lists of one term from parts of the index that follow each other. */
export function scored(parts: readonly Postings[], all: number): Scored {
  const count = parts.reduce((sum, { documents }) => sum + documents.length, 0);
  if (count === 0) return nothing;
  const documents = new Uint32Array(count);
  const scores = new Float32Array(count);
  const factor = rarity(count, all);
  let at = 0;
  for (const part of parts) {
    documents.set(part.documents, at);
    for (const [index, weight] of part.weights.entries()) scores[at + index] = (weight + 0.5) * factor;
    at += part.documents.length;
  }
  return { documents, scores };
}

/** Documents in both; their scores added. */
export function both(a: Scored, b: Scored): Scored {
  const [small, large] = a.documents.length <= b.documents.length ? [a, b] : [b, a];
  const documents = new Uint32Array(small.documents.length);
  const scores = new Float32Array(small.documents.length);
  const length = large.documents.length;
  const isFarLarger = length > small.documents.length * 16;
  let count = 0;
  let at = 0;
  for (let index = 0; index < small.documents.length; index += 1) {
    const document = small.documents[index] ?? 0;
    if (isFarLarger) at = gallop(large.documents, document, at);
    else while (at < length && (large.documents[at] ?? 0) < document) at += 1;
    if (at >= length) break;
    if (large.documents[at] !== document) continue;
    documents[count] = document;
    scores[count] = (small.scores[index] ?? 0) + (large.scores[at] ?? 0);
    count += 1;
  }
  return { documents: documents.subarray(0, count), scores: scores.subarray(0, count) };
}

/** The first place at or after `from` that is not below `document`, by steps that double. */
function gallop(documents: Uint32Array, document: number, from: number): number {
  let step = 1;
  let low = from;
  let high = from;
  while (high < documents.length && (documents[high] ?? 0) < document) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, documents.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((documents[middle] ?? 0) < document) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The lists of the forms of one word, taken as one term: in each document its heaviest form counts. */
export function formsOf(lists: readonly Postings[], all: number): Scored {
  const full = lists.filter(({ documents }) => documents.length > 0);
  if (full.length === 0) return nothing;
  if (full.length === 1) return scored(full, all);
  const { first, size } = rangeOf(full);
  // One slot a document, in two passes over plain arrays. Nought is none, so weights are one more.
  const slots = new Uint8Array(size);
  let count = 0;
  for (const { documents, weights } of full)
    for (let index = 0; index < documents.length; index += 1) {
      const slot = (documents[index] ?? 0) - first;
      const known = slots[slot] ?? 0;
      const weight = (weights[index] ?? 0) + 1;
      if (known === 0) count += 1;
      if (weight > known) slots[slot] = weight;
    }
  const documents = new Uint32Array(count);
  const scores = new Float32Array(count);
  const factor = rarity(count, all);
  let at = 0;
  for (let slot = 0; slot < size; slot += 1) {
    const weight = slots[slot] ?? 0;
    if (weight === 0) continue;
    documents[at] = slot + first;
    scores[at] = (weight - 0.5) * factor;
    at += 1;
  }
  return { documents, scores };
}

/** Documents in any; their scores added. */
export function either(sets: readonly Scored[]): Scored {
  const full = sets.filter(({ documents }) => documents.length > 0);
  if (full.length <= 1) return full[0] ?? nothing;
  const { first, size } = rangeOf(full);
  const slots = new Float32Array(size);
  const isIn = new Uint8Array(size);
  let count = 0;
  for (const { documents, scores } of full)
    for (let index = 0; index < documents.length; index += 1) {
      const slot = (documents[index] ?? 0) - first;
      if (isIn[slot] === 0) count += 1;
      isIn[slot] = 1;
      slots[slot] = (slots[slot] ?? 0) + (scores[index] ?? 0);
    }
  const documents = new Uint32Array(count);
  const scores = new Float32Array(count);
  let at = 0;
  for (let slot = 0; slot < size; slot += 1) {
    if (isIn[slot] === 0) continue;
    documents[at] = slot + first;
    scores[at] = slots[slot] ?? 0;
    at += 1;
  }
  return { documents, scores };
}

function rangeOf(sets: readonly { readonly documents: Uint32Array }[]): { first: number; size: number } {
  let first = Infinity;
  let last = 0;
  for (const { documents } of sets) {
    first = Math.min(first, documents[0] ?? Infinity);
    last = Math.max(last, documents.at(-1) ?? 0);
  }
  return { first, size: last - first + 1 };
}

/** Documents of `a` that `keep` keeps. */
export function only(a: Scored, keep: (document: number) => boolean): Scored {
  const documents = new Uint32Array(a.documents.length);
  const scores = new Float32Array(a.documents.length);
  let count = 0;
  for (let index = 0; index < a.documents.length; index += 1) {
    const document = a.documents[index] ?? 0;
    if (!keep(document)) continue;
    documents[count] = document;
    scores[count] = a.scores[index] ?? 0;
    count += 1;
  }
  return { documents: documents.subarray(0, count), scores: scores.subarray(0, count) };
}

/** Documents of `a` that are not in `b`. */
export function without(a: Scored, b: Scored): Scored {
  let at = 0;
  return only(a, (document) => {
    at = gallop(b.documents, document, at);
    return b.documents[at] !== document;
  });
}

/** The places of the highest keys, highest first; of equal keys the later document first. */
export function highest(keys: ArrayLike<number>, count: number): number[] {
  const size = Math.min(count, keys.length);
  if (size === 0) return [];
  if (size * 4 > keys.length) {
    return Array.from({ length: keys.length }, (_, index) => index)
      .sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0) || b - a)
      .slice(0, size);
  }
  // A heap of the best so far, the worst of them on top.
  const heap: number[] = [];
  const isWorse = (a: number, b: number) => {
    const difference = (keys[a] ?? 0) - (keys[b] ?? 0);
    return difference < 0 || (difference === 0 && a < b);
  };
  const sink = () => {
    let at = 0;
    for (;;) {
      let worst = at;
      for (const child of [at * 2 + 1, at * 2 + 2])
        if (child < heap.length && isWorse(heap[child] ?? 0, heap[worst] ?? 0)) worst = child;
      if (worst === at) return;
      [heap[at], heap[worst]] = [heap[worst] ?? 0, heap[at] ?? 0];
      at = worst;
    }
  };
  for (let index = 0; index < keys.length; index += 1) {
    if (heap.length < size) {
      heap.push(index);
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!isWorse(heap[at] ?? 0, heap[parent] ?? 0)) break;
        [heap[at], heap[parent]] = [heap[parent] ?? 0, heap[at] ?? 0];
        at = parent;
      }
    } else if (isWorse(heap[0] ?? 0, index)) {
      heap[0] = index;
      sink();
    }
  }
  return heap.sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0) || b - a);
}
