import { expect, test } from "vitest";
import { readArticle } from "../../../src/model/read-article.ts";
import { sampleArticle } from "../sample-article.ts";

test("an article as the content script sends it comes through as it is", () => {
  const sent = JSON.parse(JSON.stringify(sampleArticle()));

  expect(readArticle(sent)).toEqual(sampleArticle());
});

test("what was kept before feeds were asked for has none, and gets none", () => {
  const { feeds: _feeds, ...older } = sampleArticle();

  expect(readArticle(older)).toStrictEqual(older);
});

test("what is not a field of an article stays behind", () => {
  const sent = JSON.parse(`{"__proto__":{"x":1},"extra":"y",${JSON.stringify(sampleArticle()).slice(1)}`);

  expect(readArticle(sent)).toEqual(sampleArticle());
});

test("lone surrogates are replaced, for half of all JSON readers refuse them", () => {
  expect(readArticle({ ...sampleArticle(), title: "a\ud800b" })?.title).toBe("a\ufffdb");
});

test.each([
  ["no object", "article"],
  ["an array", [sampleArticle()]],
  ["a missing field", { ...sampleArticle(), byline: undefined }],
  ["a number for a title", { ...sampleArticle(), title: 7 }],
  ["a script for an address", { ...sampleArticle(), url: "javascript:alert(1)" }],
  ["a relative address", { ...sampleArticle(), pageUrl: "/a" }],
  ["a picture that is no address", { ...sampleArticle(), leadImage: "data:image/png;base64,AA" }],
  ["a time in words", { ...sampleArticle(), publishedTime: "yesterday" }],
  ["an unknown scope", { ...sampleArticle(), scope: "all" }],
  ["an unknown direction", { ...sampleArticle(), dir: "up" }],
  ["a negative count", { ...sampleArticle(), wordCount: -1 }],
  [
    "a rule of its own",
    { ...sampleArticle(), evidence: { title: { rule: "magic", place: "", confidence: "high" } } },
  ],
  [
    "a confidence of its own",
    { ...sampleArticle(), evidence: { title: { rule: "meta", place: "", confidence: "total" } } },
  ],
  ["an author that is no text", { ...sampleArticle(), authors: ["Ada", 7] }],
  ["authors in one string", { ...sampleArticle(), authors: "Ada" }],
  [
    "a picture of the list that is a script",
    { ...sampleArticle(), images: [{ url: "javascript:1", alt: null, caption: null }] },
  ],
  ["a feed that is a file", { ...sampleArticle(), feeds: [{ url: "file:///etc/passwd", title: null }] }],
  ["a feed without a word on its title", { ...sampleArticle(), feeds: [{ url: "https://a.example/feed" }] }],
  [
    "more feeds than a page is asked for",
    { ...sampleArticle(), feeds: Array(9).fill({ url: "https://a.example/f", title: null }) },
  ],
  ["a share above one", { ...sampleArticle(), completeness: { proseShare: 1.2, doubts: [] } }],
  [
    "a doubt of its own",
    { ...sampleArticle(), completeness: { proseShare: 1, doubts: [{ kind: "mood", count: null }] } },
  ],
  ["a title without end", { ...sampleArticle(), title: "x".repeat(2_001) }],
])("out of shape refuses the whole: %s", (_name, value) => {
  expect(readArticle(value)).toBeNull();
});

test.each([
  "2023",
  "2023-11",
  "2023-11-02",
  "2023-11-02T05:07",
  "2023-11-02T05:07:00",
  "2023-11-02T05:07:00+08:00",
])("a time is kept as precise as stated: %s", (publishedTime) => {
  expect(readArticle({ ...sampleArticle(), publishedTime })?.publishedTime).toBe(publishedTime);
});
