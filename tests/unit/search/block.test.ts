import fc from "fast-check";
import { expect, test } from "vitest";
import { createBlockWriter, findByPrefix, findInBlock, termCounts } from "../../../src/search/block.ts";
import { utf8Of } from "../../../src/search/bytes.ts";
import type { Postings } from "../../../src/search/postings.ts";
import { compareTerms, createTermCursor } from "../../../src/search/term-cursor.ts";

const range = { first: 1_000, count: 60_000 };
const term = fc.string({
  unit: fc.constantFrom(..."abAB1é中文新かサ한ไ\u0001𠀀"),
  minLength: 1,
  maxLength: 12,
});
const list = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: range.count - 1 }), fc.integer({ min: 0, max: 7 })), {
    selector: ([document]) => document,
    minLength: 1,
    maxLength: 300,
  })
  .map((pairs) => pairs.sort((a, b) => a[0] - b[0]))
  .map(
    (pairs): Postings => ({
      documents: Uint32Array.from(pairs, ([document]) => document + range.first),
      weights: Uint8Array.from(pairs, ([, weight]) => weight),
    }),
  );
const terms = fc
  .uniqueArray(fc.tuple(term, list), { selector: ([text]) => text, minLength: 1, maxLength: 40 })
  .map((pairs) => pairs.sort(([a], [b]) => (a < b ? -1 : 1)));

function blocksOf(pairs: readonly (readonly [string, Postings])[]) {
  const writer = createBlockWriter(range);
  for (const [text, postings] of pairs) writer.add(text, postings);
  return writer.take(true);
}

test("what is written is read, in its order", () => {
  fc.assert(
    fc.property(terms, (pairs) => {
      const cursor = createTermCursor(
        blocksOf(pairs).map(({ bytes }) => bytes),
        range,
      );
      const read: [string, Postings][] = [];
      while (cursor.step()) {
        const { documents, weights, count } = cursor.list;
        read.push([
          cursor.text(),
          { documents: documents.slice(0, count), weights: weights.slice(0, count) },
        ]);
      }
      expect(read).toEqual(pairs);
    }),
  );
});

test("every term is found in the block that begins at or before it, and no other term is", () => {
  fc.assert(
    fc.property(terms, term, (pairs, other) => {
      const blocks = blocksOf(pairs);
      const blockOf = (text: string) => blocks.findLast(({ firstTerm }) => firstTerm <= text);
      const found = pairs.map(([text]) => findInBlock(blockOf(text)?.bytes ?? new Uint8Array(), text, range));
      expect(found).toEqual(pairs.map(([, postings]) => postings));
      const known = pairs.find(([text]) => text === other)?.[1] ?? null;
      expect(findInBlock(blockOf(other)?.bytes ?? new Uint8Array(), other, range)).toEqual(known);
    }),
  );
});

test("a beginning finds every term that begins so", () => {
  fc.assert(
    fc.property(
      terms,
      fc.string({ unit: fc.constantFrom(..."ab中𠀀"), minLength: 1, maxLength: 2 }),
      (pairs, prefix) => {
        const begun = pairs.filter(([text]) => text.startsWith(prefix));
        const blocks = blocksOf(pairs);
        expect(blocks.flatMap(({ bytes }) => findByPrefix(bytes, prefix, range))).toEqual(
          begun.map(([, postings]) => postings),
        );
        expect(blocks.flatMap(({ bytes }) => termCounts(bytes, prefix))).toEqual(
          begun.map(([text, { documents }]) => [text, documents.length]),
        );
      },
    ),
  );
});

test("a long list takes few bits for a document", () => {
  const documents = Uint32Array.from({ length: 30_000 }, (_, index) => range.first + index * 2);
  const [block] = blocksOf([["and", { documents, weights: new Uint8Array(30_000).fill(3) }]]);

  expect((block?.bytes.length ?? 0) * 8).toBeLessThan(documents.length * 6);
});

test("terms compare by their bytes as strings do", () => {
  const any = fc.string({
    unit: fc.constantFrom("a", "é", "中", "\ue000", "\uffef", "𠀀", "😀"),
    maxLength: 5,
  });
  fc.assert(
    fc.property(any, any, (a, b) => {
      expect(Math.sign(compareTerms(utf8Of(a), utf8Of(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
    }),
  );
});
