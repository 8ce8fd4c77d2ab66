import { expect, test } from "vitest";
import {
  type CitationStyle,
  type CitedArticle,
  citationOf,
  usualStyle,
} from "../../../src/export/citation.ts";

const ferry: CitedArticle = {
  article: {
    title: "The ferry  at six",
    authors: ["Ada Maria Lindqvist", "Bo van Ek"],
    byline: "Ada Maria Lindqvist and Bo van Ek",
    evidence: {},
    siteName: "The Harbour Review",
    publishedTime: "2024-03-05T05:07:00+08:00",
    lang: "en",
  },
  siteName: "harbour.test",
  url: "https://harbour.test/2024/ferry",
  capturedAt: "2026-11-24T12:00:00.000Z",
};

function cited(style: CitationStyle, change: Partial<CitedArticle["article"]> = {}): string {
  const pieces = citationOf({ ...ferry, article: { ...ferry.article, ...change } }, style);
  return pieces.map(({ text }) => text).join("");
}

const chinese: Partial<CitedArticle["article"]> = {
  title: "“算力小镇”稳起步",
  authors: ["赵一鸣", "钱坤"],
  byline: "赵一鸣 钱坤",
  siteName: "人民网",
  lang: "zh-CN",
};

test("each style sets a dated article with two authors in its common form", () => {
  expect(cited("apa")).toBe(
    "Lindqvist, A. M., & van Ek, B. (2024, March 5). The ferry at six. The Harbour Review. https://harbour.test/2024/ferry",
  );
  expect(cited("mla")).toBe(
    "Lindqvist, Ada Maria, and Bo van Ek. “The ferry at six.” The Harbour Review, 5 Mar. 2024, https://harbour.test/2024/ferry. Accessed 24 Nov. 2026.",
  );
  expect(cited("chicago")).toBe(
    "Lindqvist, Ada Maria, and Bo van Ek. “The ferry at six.” The Harbour Review, March 5, 2024. https://harbour.test/2024/ferry.",
  );
  expect(cited("gbt")).toBe(
    "LINDQVIST A M, VAN EK B. The ferry at six[EB/OL]. (2024-03-05)[2026-11-24]. https://harbour.test/2024/ferry.",
  );
});

test("Chinese names stay as they are printed, and Chinese texts are cited by GB/T 7714 unless chosen otherwise", () => {
  expect(cited("gbt", chinese)).toBe(
    "赵一鸣, 钱坤. “算力小镇”稳起步[EB/OL]. (2024-03-05)[2026-11-24]. https://harbour.test/2024/ferry.",
  );
  expect(cited("apa", chinese)).toMatch(/^赵一鸣, & 钱坤\. \(2024, March 5\)\. “算力小镇”稳起步\. 人民网\. /);
  expect([usualStyle("zh-Hant"), usualStyle("en"), usualStyle(null)]).toEqual(["gbt", "apa", "apa"]);
});

test("without an author the title comes first, or in GB/T 7714 the site", () => {
  const none = { authors: [], byline: null };
  expect(cited("apa", none)).toMatch(/^The ferry at six\. \(2024, March 5\)\. The Harbour Review\. /);
  expect(cited("mla", none)).toMatch(/^“The ferry at six\.” The Harbour Review, /);
  expect(cited("chicago", none)).toMatch(/^“The ferry at six\.” The Harbour Review, /);
  expect(cited("gbt", none)).toMatch(/^The Harbour Review\. The ferry at six\[EB\/OL\]\. /);
});

test("without a date the day it was read stands in", () => {
  const undated = { publishedTime: null };
  expect(cited("apa", undated)).toMatch(
    / \(n\.d\.\)\. The ferry at six\. The Harbour Review\. Retrieved November 24, 2026, from https:/,
  );
  expect(cited("mla", undated)).toContain("The Harbour Review, https://harbour.test/2024/ferry. Accessed");
  expect(cited("chicago", undated)).toContain("The Harbour Review. Accessed November 24, 2026. https:");
  expect(cited("gbt", undated)).toContain("[EB/OL]. [2026-11-24]. https:");
});

test("a date is no more precise than the page states it", () => {
  const month = { publishedTime: "2024-09" };
  expect(cited("apa", month)).toContain("(2024, September).");
  expect(cited("mla", month)).toContain(", Sept. 2024, ");
  expect(cited("chicago", month)).toContain(", September 2024.");
  expect(cited("gbt", { publishedTime: "2024" })).toContain("(2024)[");
});

test("many authors are cut as each style cuts them", () => {
  const many = (count: number) => ({ authors: Array.from({ length: count }, () => "Bo Ek") });
  expect(cited("apa", many(21))).toContain("Ek, B., . . . Ek, B. (2024");
  expect(cited("mla", many(3))).toMatch(/^Ek, Bo, et al\. “/);
  expect(cited("chicago", many(3))).toMatch(/^Ek, Bo, Bo Ek, and Bo Ek\. “/);
  expect(cited("chicago", many(11))).toMatch(/^Ek, Bo(?:, Bo Ek){6}, et al\. “/);
  expect(cited("gbt", many(4))).toMatch(/^EK B, EK B, EK B, et al\. /);
  expect(cited("gbt", { ...chinese, authors: ["甲一", "乙二", "丙三", "丁四"] })).toMatch(
    /^甲一, 乙二, 丙三, 等\. /,
  );
});

test("a site that is its own author is named once, and a title that ends with a mark gets no full stop", () => {
  const own = { authors: ["The Harbour Review"], evidence: {}, title: "Why at six?" };
  const byline = { ...own, authors: [], byline: "The Harbour Review" };
  expect(cited("apa", byline)).toBe(
    "The Harbour Review. (2024, March 5). Why at six? https://harbour.test/2024/ferry",
  );
  expect(cited("chicago", byline)).toContain("“Why at six?” March 5, 2024. ");
});

test("the title in APA, and the site in MLA and Chicago, are set in italics; the address is a link", () => {
  const italic = (style: CitationStyle) =>
    citationOf(ferry, style).flatMap(({ text, isItalic }) => (isItalic === true ? [text] : []));
  expect(italic("apa")).toEqual(["The ferry at six."]);
  expect(italic("mla")).toEqual(["The Harbour Review"]);
  expect(italic("chicago")).toEqual(["The Harbour Review"]);
  expect(italic("gbt")).toEqual([]);
  expect(citationOf(ferry, "gbt").filter(({ href }) => href !== undefined)).toEqual([
    { text: ferry.url, href: ferry.url },
  ]);
});
