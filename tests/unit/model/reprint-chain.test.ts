import { describe, expect, test } from "vitest";
import { firstPublished, namedSource, type Told } from "../../../src/model/reprint-chain.ts";

function told(siteName: string, more: Partial<Told> = {}): Told {
  return { siteName, source: null, reprintedFrom: null, publishedTime: null, ...more };
}

describe("the chain of reprints", () => {
  test("a copy names the other by whatever marks", () => {
    const copy = told("海港网", { source: "《人民日报·海外版》" });
    expect(namedSource(copy, told("人民日报海外版"))).toBe("《人民日报·海外版》");
    expect(namedSource(copy, told("人民日报"))).toBeNull();
    expect(namedSource(told("A"), told("B"))).toBeNull();
  });

  test("the reprint line goes before the source", () => {
    const copy = told("A", { source: "Wire", reprintedFrom: "Harbour Post" });
    expect(namedSource(copy, told("harbour  post"))).toBe("Harbour Post");
    expect(namedSource(copy, told("WIRE"))).toBe("Wire");
  });

  test("the first, only where every time is known and one is the earliest", () => {
    const early = told("A", { publishedTime: "2026-11-02T05:07:00+08:00" });
    const late = told("B", { publishedTime: "2026-11-02" });
    expect(firstPublished([late, early])).toBe(early);
    expect(firstPublished([early, told("C")])).toBeNull();
    expect(firstPublished([early, { ...early, siteName: "D" }])).toBeNull();
    expect(firstPublished([early])).toBeNull();
  });
});
