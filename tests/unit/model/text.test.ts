import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countWords,
  cutAtCharacter,
  excerptOf,
  normalizeSpace,
  readingMinutes,
  safeFileName,
  wellFormed,
} from "../../../src/model/text.ts";

const text = fc.string({ unit: "binary", maxLength: 400 });

describe("countWords", () => {
  test.each([
    ["", 0],
    ["One, two; three.", 3],
    ["It’s a well-known fact", 4],
    ["沈阳高新区", 5],
    ["沈阳高新区2023年新增832家", 11],
    ["パンを焼く", 5],
    ["한국어 단어 세기", 3],
    ["3.5 % of 1,024", 3],
    ["ภาษาไทย", 2],
    ["مرحبا بالعالم", 2],
    ["— … !", 0],
    ["naïve café", 2],
  ])("of %j is %i", (words, count) => {
    expect(countWords(words)).toBe(count);
  });

  test("counts plain text as it counts any", () => {
    // A letter that only the pattern for all scripts knows sends the same text the other way.
    const plain = fc.string({
      unit: fc.constantFrom(..."aZ9é²×÷ßʼ.,_-’' \n年々〇かガーヽ・、，！＝－０яЖёіΩάϡ҂€→■✓😀".split("")),
      maxLength: 60,
    });
    fc.assert(
      fc.property(plain, (words) => {
        expect(countWords(words)).toBe(countWords(`${words}\nա`) - 1);
      }),
    );
  });

  test("adds up over lines", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(countWords(`${a}\n${b}`)).toBe(countWords(a) + countWords(b));
      }),
    );
  });

  test.each(["a", "a-", "语", "ก", "'", "á"])("takes time in proportion to a run of %j", (unit) => {
    const started = performance.now();
    countWords(unit.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("readingMinutes", () => {
  test.each([
    [0, "en", 1],
    [690, "en", 3],
    [1_200, "zh-CN", 3],
    [690, null, 3],
  ] as const)("of %i words of %s are %i", (words, lang, minutes) => {
    expect(readingMinutes(words, lang)).toBe(minutes);
  });
});

describe("normalizeSpace", () => {
  test.each([
    ["  a \n\t b  ", "a b"],
    ["夜空　港", "夜空　港"],
    ["　　段首", "段首"],
    ["zero\u200bwidth", "zero width"],
  ])("of %j is %j", (given, expected) => {
    expect(normalizeSpace(given)).toBe(expected);
  });

  test("twice is once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        expect(normalizeSpace(normalizeSpace(value))).toBe(normalizeSpace(value));
      }),
    );
  });
});

test("wellFormed text survives UTF-8", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff)), (units) => {
      const value = wellFormed(String.fromCharCode(...units));
      expect(new TextDecoder().decode(new TextEncoder().encode(value))).toBe(value.replace(/^\uFEFF/, ""));
    }),
  );
});

describe("excerptOf", () => {
  test("is the text where it is short", () => {
    expect(excerptOf(" A short one. ")).toBe("A short one.");
  });

  test("ends with a sentence where one ends in time", () => {
    expect(excerptOf(`${"Word ".repeat(40)}ends here. ${"More ".repeat(60)}`)).toMatch(/ends here\.$/);
  });

  test("ends with a Chinese sentence", () => {
    expect(excerptOf(`${"字".repeat(200)}。${"字".repeat(200)}`)).toBe(`${"字".repeat(200)}。`);
  });

  test("else ends with a word and a mark that it goes on", () => {
    expect(excerptOf("word ".repeat(100))).toMatch(/word…$/);
  });

  test("is never longer than its limit, and never ends inside a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 900 }), (value) => {
        const excerpt = excerptOf(value);
        expect(excerpt.length).toBeLessThanOrEqual(300);
        expect(wellFormed(excerpt)).toBe(excerpt);
      }),
    );
  });
});

test("cutAtCharacter keeps families together", () => {
  expect(cutAtCharacter("ab👩‍👩‍👧", 5)).toBe("ab");
});

describe("safeFileName", () => {
  test.each([
    ['a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j.json"],
    ["", "stillpage.json"],
    [" ... ", "stillpage.json"],
    ["CON", "_CON.json"],
    ["con.tar", "_con.tar.json"],
    ["lpt¹", "_lpt¹.json"],
    ["console", "console.json"],
    ["..hidden.", "hidden.json"],
    ["invoice\u202Egpj.exe", "invoicegpj.exe.json"],
    ["a\u0000b\u200Bc", "abc.json"],
    ["一行\n又一行", "一行 又一行.json"],
    ["e\u0301", "é.json"],
  ])("of %j is %j", (name, expected) => {
    expect(safeFileName(name, "json")).toBe(expected);
  });

  test("is safe whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 500 }), (name) => {
        const file = safeFileName(name, "json");
        expect(new TextEncoder().encode(file).length).toBeLessThanOrEqual(200);
        expect(file).toMatch(/^[^\s.].*\.json$/u);
        expect(file).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}]/u);
        expect(file).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
      }),
    );
  });

  test("given its own stem changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        const file = safeFileName(name, "json");
        expect(safeFileName(file.slice(0, -5), "json")).toBe(file);
      }),
    );
  });
});
