/**
 * Numbers for the terms of many texts, given in the order they are met. A table of our own over the units of the
 * texts: a `Map` wants each term as a string of its own, hashed anew, which took half of the time of a fold.
 */
export interface TermTable {
  /** The number of the term that stands in `text` from `from` up to `to`. */
  readonly numberOf: (text: string, from: number, to: number) => number;
  /** The terms by their numbers. */
  readonly terms: readonly string[];
}

export function createTermTable(): TermTable {
  const terms: string[] = [];
  let hashes = new Int32Array(1 << 12);
  /** Twice as many at the least as there are terms; 0 is free, else a number and one. */
  let slots = new Int32Array(hashes.length * 2);

  function grow(): void {
    const wider = new Int32Array(hashes.length * 2);
    wider.set(hashes);
    hashes = wider;
    slots = new Int32Array(hashes.length * 2);
    for (let number = 0; number < terms.length; number += 1) {
      let slot = slotOf(hashes[number] ?? 0);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number + 1;
    }
  }

  const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (slots.length - 1);

  function numberOf(text: string, from: number, to: number): number {
    let hash = to - from;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    // The end of MurmurHash3: terms that are alike must not stand side by side in the table.
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    let slot = slotOf(hash);
    for (;;) {
      const number = (slots[slot] ?? 0) - 1;
      if (number < 0) break;
      if (hashes[number] === hash && isAt(terms[number] ?? "", text, from, to)) return number;
      slot = (slot + 1) & (slots.length - 1);
    }
    const number = terms.length;
    if (number === hashes.length) {
      grow();
      slot = slotOf(hash);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    }
    terms.push(text.slice(from, to));
    hashes[number] = hash;
    slots[slot] = number + 1;
    return number;
  }

  return { numberOf, terms };
}

function isAt(term: string, text: string, from: number, to: number): boolean {
  if (term.length !== to - from) return false;
  for (let at = 0; at < term.length; at += 1)
    if (term.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
  return true;
}
