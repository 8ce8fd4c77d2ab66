import fc from "fast-check";
import { expect, test } from "vitest";
import { factsOf } from "../../../src/model/article.ts";
import {
  checkCorrection,
  correctableFields,
  corrected,
  isSameValue,
  patchedCorrections,
  readCorrections,
} from "../../../src/model/corrections.ts";
import { sampleArticle } from "../sample-article.ts";

test("a line is tidied", () => {
  expect(checkCorrection("title", "  River\n towns ")).toEqual({ ok: true, value: "River towns" });
});

test("a title cannot be nothing, every other line can", () => {
  expect(checkCorrection("title", " ")).toEqual({ ok: false, problem: "empty" });
  expect(checkCorrection("byline", " ")).toEqual({ ok: true, value: "" });
});

test("a time is one the calendar has, as precise as it is written", () => {
  expect(checkCorrection("publishedTime", "2023-11-02")).toEqual({ ok: true, value: "2023-11-02" });
  expect(checkCorrection("publishedTime", "2023-11-02T05:07:00+08:00")).toMatchObject({ ok: true });
  expect(checkCorrection("publishedTime", "2023-02-30")).toEqual({ ok: false, problem: "time" });
  expect(checkCorrection("publishedTime", "2023-11-02T25:07")).toEqual({ ok: false, problem: "time" });
  expect(checkCorrection("publishedTime", "yesterday")).toEqual({ ok: false, problem: "time" });
});

test("a language is spelt as BCP 47 spells it", () => {
  expect(checkCorrection("lang", "zh_cn")).toEqual({ ok: true, value: "zh-CN" });
  expect(checkCorrection("lang", "no such language")).toEqual({ ok: false, problem: "lang" });
});

test("an address is absolute and one that can be kept", () => {
  expect(checkCorrection("originalUrl", "https://news.example/算")).toEqual({
    ok: true,
    value: "https://news.example/%E7%AE%97",
  });
  expect(checkCorrection("originalUrl", "javascript:alert(1)")).toEqual({ ok: false, problem: "address" });
  expect(checkCorrection("originalUrl", "news.example")).toEqual({ ok: false, problem: "address" });
});

test("a list is tidied, without doubles and empty lines, and has an end", () => {
  expect(checkCorrection("authors", [" 辛阳", "辛阳", ""])).toEqual({ ok: true, value: ["辛阳"] });
  expect(checkCorrection("authors", "辛阳")).toEqual({ ok: false, problem: "shape" });
  const many = Array.from({ length: 101 }, (_none, index) => String(index));
  expect(checkCorrection("pageTags", many)).toEqual({ ok: false, problem: "too-many" });
});

test("checking twice is checking once", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...correctableFields),
      fc.oneof(fc.string({ unit: "grapheme" }), fc.array(fc.string({ unit: "grapheme" }))),
      (field, value) => {
        const once = checkCorrection(field, value);
        expect(once.ok ? checkCorrection(field, once.value) : once).toEqual(once);
      },
    ),
  );
});

test("foreign corrections are taken whole or not at all", () => {
  expect(readCorrections({ title: "A", unknown: 1 })).toEqual({ title: "A" });
  expect(readCorrections({ title: "A", lang: "?" })).toBeNull();
  expect(readCorrections([])).toBeNull();
});

test("a change takes back what is null and leaves what it does not name", () => {
  expect(patchedCorrections({ title: "A", lang: "en" }, { title: null, byline: "B" })).toEqual({
    byline: "B",
    lang: "en",
  });
});

test("facts are shown under their corrections, an empty one as none", () => {
  const facts = factsOf(sampleArticle());
  const seen = corrected(facts, { title: "A", byline: "", authors: [], siteName: "B" });

  expect(seen).toEqual({ ...facts, title: "A", byline: null, authors: [], siteName: "B" });
});

test("nothing said, an empty line and an empty list are the same", () => {
  expect(isSameValue(null, "")).toBe(true);
  expect(isSameValue([], null)).toBe(true);
  expect(isSameValue(["A"], ["A"])).toBe(true);
  expect(isSameValue(["A", "B"], ["B", "A"])).toBe(false);
});
