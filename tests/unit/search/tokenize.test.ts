import fc from "fast-check";
import { expect, test } from "vitest";
import { foldTerm } from "../../../src/search/fold-term.ts";
import { eachTerm, pairsOf } from "../../../src/search/tokenize.ts";

function termsOf(text: string): string[] {
  const terms: string[] = [];
  eachTerm(text, (term) => terms.push(term));
  return terms;
}

test.each([
  ["The harbour’s wall, 4.1 m", ["the", "harbour", "s", "wall", "4", "1", "m"]],
  ["Ｆｕｌｌ ＷＩＤＴＨ １２", ["full", "width", "12"]],
  ["Café naïve Straße Łódź Øresund", ["cafe", "naive", "strasse", "lodz", "oresund"]],
  ["Ёлка мой", ["елка", "мой"]],
  ["新闻联播", ["新闻", "闻联", "联播", "播"]],
  ["書く", ["書く", "く"]],
  ["ﾃﾞｰﾀ", ["デー", "ータ", "タ"]],
  ["か\u3099くせい", ["がく", "くせ", "せい", "い"]],
  ["ex\u00adam\u00adple \u00ad", ["example"]],
  ["한국어 뉴스", ["한국", "국어", "어", "뉴스", "스"]],
  ["iPhone15手机", ["iphone15", "手机", "机"]],
  ["𠀀𠀁字", ["𠀀𠀁", "𠀁字", "字"]],
  ["", []],
  ["— … !", []],
])("%j gives %j", (text, terms) => {
  expect(termsOf(text)).toEqual(terms);
});

test("Thai is cut into words", () => {
  expect(termsOf("ภาษาไทย").join("")).toBe("ภาษาไทย");
  expect(termsOf("ภาษาไทย").length).toBeGreaterThan(1);
});

test("folding twice is folding once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
      expect(foldTerm(foldTerm(text))).toBe(foldTerm(text));
    }),
  );
});

test("the pairs of any part of two characters and more are among the pairs of the whole", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."新闻联播中文字"), minLength: 2, maxLength: 12 }),
      fc.nat(10),
      fc.integer({ min: 2, max: 5 }),
      (run, from, length) => {
        const part = run.slice(Math.min(from, run.length - 2)).slice(0, length);
        expect(termsOf(run)).toEqual(expect.arrayContaining(pairsOf(part)));
      },
    ),
  );
});

test("a word of a megabyte is one short term", () => {
  expect(termsOf("a".repeat(1_000_000))).toEqual(["a".repeat(40)]);
});
