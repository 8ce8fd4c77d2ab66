import { describe, expect, test } from "vitest";
import { hueCount, siteHue, siteLetter } from "../../../src/ui/site.ts";

describe("siteLetter", () => {
  test("is the first letter that says something", () => {
    expect(siteLetter("The Harbour Review")).toBe("H");
    expect(siteLetter("www.example.org")).toBe("E");
    expect(siteLetter("“江城日报”")).toBe("江");
    expect(siteLetter("étude")).toBe("É");
  });

  test("is a dot where there is none", () => {
    expect(siteLetter("——")).toBe("·");
  });
});

describe("siteHue", () => {
  test("is one of the known grounds, the same for every page of a site", () => {
    const hue = siteHue("https://news.example.org/2026/a");
    expect(hue).toBeLessThan(hueCount);
    expect(siteHue("https://news.example.org/other")).toBe(hue);
  });
});
