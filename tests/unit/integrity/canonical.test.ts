import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalArticle, canonicalJson } from "../../../src/integrity/canonical.ts";
import { hashArticle } from "../../../src/integrity/hash.ts";
import { sampleArticle } from "../sample-article.ts";

test("members are sorted by code unit and nothing is between them, as RFC 8785 says", () => {
  const value = {
    "€": 1,
    "\r": 2,
    ﬁ: 3,
    "1": 4,
    "😀": 5,
    ö: 6,
    nested: { b: [true, null, "\u0007"], a: 1e21 },
  };

  expect(canonicalJson(value)).toBe(
    '{"\\r":2,"1":4,"nested":{"a":1e+21,"b":[true,null,"\\u0007"]},"ö":6,"€":1,"😀":5,"ﬁ":3}',
  );
});

test("the form does not depend on the order of members and is JSON of the same value", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("nesting beyond any record of ours has no form", () => {
  let value: unknown = 1;
  for (let depth = 0; depth < 100_000; depth += 1) value = [value];

  expect(() => canonicalJson(value)).toThrow(RangeError);
});

test("an absent field and a null one hash alike, so that later fields leave old hashes alone", () => {
  expect(canonicalArticle(sampleArticle({ source: null }))).not.toContain("source");
});

test("feeds tell of the site: with and without them an article has one hash", async () => {
  const { feeds: _feeds, ...older } = sampleArticle();

  expect(await hashArticle(sampleArticle())).toBe(await hashArticle(older));
});

test("the hash is SHA-256 of the canonical text and ignores how a page was reached", async () => {
  const article = sampleArticle({ title: "“算力小镇”稳起步" });
  const expected = createHash("sha256").update(canonicalArticle(article), "utf8").digest("hex");

  expect(await hashArticle(article)).toBe(`sha256:${expected}`);
  expect(
    await hashArticle({ ...article, pageUrl: "https://harbour.example/?from=letter", evidence: {} }),
  ).toBe(`sha256:${expected}`);
  expect(await hashArticle({ ...article, title: "“算力小镇”起步" })).not.toBe(`sha256:${expected}`);
});
