import { describe, expect, test } from "vitest";
import { firstPublished, namedAmong, type Told } from "../../../src/model/reprint-chain.ts";

function told(siteName: string, more: Partial<Told> = {}): Told {
  const url = `https://${siteName.length}.example/story`;
  return { url, siteName, edition: null, source: null, reprintedFrom: null, originalUrl: null, ...more };
}

function named(copy: Told, ...others: readonly Told[]): readonly (string | null)[] {
  return namedAmong(copy, others);
}

describe("the chain of reprints", () => {
  test("a copy names the other by whatever marks", () => {
    const copy = told("海港网", { source: "《人民日报·海外版》" });
    expect(named(copy, told("人民日报海外版"))).toEqual(["《人民日报·海外版》"]);
    expect(named(told("A"), told("B"))).toEqual([null]);
  });

  test("a paper and its edition are one family, but the one of the very name goes before", () => {
    const copy = told("海港网", { source: "人民日报海外版" });
    expect(named(copy, told("人民日报"))).toEqual(["人民日报海外版"]);
    expect(named(copy, told("人民日报"), told("人民日报海外版"))).toEqual([null, "人民日报海外版"]);
    expect(named(told("海港网", { source: "人民日报" }), told("人民日报（海外版）"))).toEqual(["人民日报"]);
    expect(named(told("Harbour", { source: "The Guardian" }), told("The Guardian - US edition"))).toEqual([
      "The Guardian",
    ]);
    // What begins alike is no edition by that.
    for (const [source, site] of [
      ["人民日报", "人民日报社"],
      ["新华", "新华书店"],
      ["The Times", "The Times of India"],
    ] as const)
      expect(named(told("海港网", { source }), told(site))).toEqual([null]);
  });

  test("a page of the paper's site that names the edition it stood in is that edition", () => {
    const copy = told("海港网", { source: "人民日报海外版" });
    expect(named(copy, told("人民网", { edition: "人民日报海外版" }))).toEqual(["人民日报海外版"]);
  });

  test("the address of the original names it, whatever the names are", () => {
    const original = told("人民网", { url: "https://paper.people.com.cn/2026/1.html" });
    const copy = told("海港网", { originalUrl: "https://paper.people.com.cn/2026/1.html?utm_source=share" });
    expect(named(copy, original)).toEqual(["人民网"]);
    expect(named({ ...copy, source: "人民日报" }, original)).toEqual(["人民日报"]);
    // The same site, where it stands under another address.
    expect(named({ ...copy, originalUrl: "https://paper.people.com.cn/m/1" }, original)).toEqual(["人民网"]);
    expect(named({ ...copy, originalUrl: "https://other.example/1" }, original)).toEqual([null]);
  });

  test("a page that gives its own address as the original names nobody", () => {
    const url = "https://paper.people.com.cn/2026/2.html";
    const other = told("人民网", { url: "https://paper.people.com.cn/2026/1.html" });
    expect(named(told("人民网", { url, originalUrl: url }), other)).toEqual([null]);
    expect(named(told("人民网", { url, originalUrl: "https://paper.people.com.cn/3" }), other)).toEqual([
      null,
    ]);
  });

  test("a source printed as a host is the site of that host", () => {
    const copy = told("Harbour", { source: "www.Tideline.example" });
    expect(named(copy, told("Tideline Gazette", { url: "https://tideline.example/1" }))).toEqual([
      "www.Tideline.example",
    ]);
    expect(named(copy, told("Tideline Gazette", { url: "https://news.tideline.example/1" }))).toEqual([null]);
  });

  test("the reprint line goes before the source", () => {
    const copy = told("A", { source: "Wire", reprintedFrom: "Harbour Post" });
    expect(named(copy, told("harbour  post"))).toEqual(["Harbour Post"]);
    expect(named(copy, told("WIRE"))).toEqual(["Wire"]);
  });

  test("the first, only where every time is known and one is the earliest", () => {
    const early = { publishedTime: "2026-11-02T05:07:00+08:00" };
    const late = { publishedTime: "2026-11-02" };
    expect(firstPublished([late, early])).toBe(early);
    expect(firstPublished([early, { publishedTime: null }])).toBeNull();
    expect(firstPublished([early, { ...early }])).toBeNull();
    expect(firstPublished([early])).toBeNull();
  });
});
