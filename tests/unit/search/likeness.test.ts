import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mostAlike, type Telling } from "../../../src/search/likeness.ts";

const everyone = { own: 40, end: 40, isOwn: () => true };

function word(term: string, documents: readonly number[], score = 1): Telling {
  return {
    term,
    documents: Uint32Array.from(documents),
    scores: new Float32Array(documents.length).fill(score),
  };
}

describe("likeness", () => {
  // Document 0 is on a topic with 1 and 2, and has as many names that each stand in texts sharing nothing else.
  const topic = ["reef", "coral", "tide", "polyp", "algae"].map((term) => word(term, [0, 1, 2]));
  const names = [0, 1, 2, 3, 4].map((at) => word(`name${at}`, [0, 5, 10 + 3 * at, 11 + 3 * at, 12 + 3 * at]));

  test("texts that share a topic come before a text that shares as many words by chance", () => {
    const found = mostAlike([...names, ...topic], { ...everyone, self: 0 });
    expect(found.map(({ document }) => document).slice(0, 2)).toEqual([2, 1]);
    const other = found.find(({ document }) => document === 5);
    expect(other?.score ?? 0).toBeLessThan((found[1]?.score ?? 0) / 1.5);
  });

  test("nothing is better than something that shares too little", () => {
    const alone = [0, 1, 2, 3, 4, 5].map((at) => word(`w${at}`, [0, 10 + at, 20 + at]));
    expect(mostAlike(alone, { ...everyone, self: 0 })).toEqual([]);
    expect(mostAlike([], { ...everyone, self: 0 })).toEqual([]);
  });

  test("a text that is its own copy is as alike as can be, and the text itself is never named", () => {
    const words = fc.array(fc.uniqueArray(fc.nat(19), { minLength: 1 }), { minLength: 5, maxLength: 12 });
    fc.assert(
      fc.property(words, (lists) => {
        const twins = lists.map((list, at) =>
          word(
            `w${at}`,
            [...new Set([0, 1, ...list])].sort((a, b) => a - b),
          ),
        );
        const found = mostAlike(twins, { own: 20, end: 20, isOwn: () => true, self: 0 });
        expect(found.map(({ document }) => document)).not.toContain(0);
        for (const { score } of found) expect(score).toBeLessThanOrEqual(1.000_001);
        const twin = found.find(({ document }) => document === 1);
        if (found.length > 0) expect(twin?.score).toBeCloseTo(1);
      }),
    );
  });
});
