import { describe, expect, test } from "vitest";
import { suggestTags, tagsIn, withTags } from "../../../src/ui/tags.ts";

const known = new Map([
  ["Coast", 4],
  ["archives", 9],
  ["海岸", 2],
  ["east coast", 7],
]);

describe("tagsIn", () => {
  test("splits at commas of either width and drops the hash in front", () => {
    expect(tagsIn("#coast, tides，海岸、 ＃档案 ;")).toEqual(["coast", "tides", "海岸", "档案"]);
  });

  test("cuts a tag at the limit, never inside a character", () => {
    expect(tagsIn("潮".repeat(80))).toEqual(["潮".repeat(60)]);
  });
});

describe("withTags", () => {
  test("adds none twice, whatever its case or width", () => {
    expect(withTags(["tides"], ["Tides", "ｔｉｄｅｓ"], known)).toEqual(["tides"]);
  });

  test("spells a tag as the library already does", () => {
    expect(withTags([], ["coast"], known)).toEqual(["Coast"]);
  });

  test("stops at the number an entry may have", () => {
    const many = Array.from({ length: 120 }, (_, index) => `tag ${index}`);
    expect(withTags([], many, known)).toHaveLength(100);
  });
});

describe("suggestTags", () => {
  test("puts tags that start with what is typed first, then the most used", () => {
    expect(suggestTags("coast", [], known, 5)).toEqual(["Coast", "east coast"]);
  });

  test("offers the most used ones before anything is typed, without those set", () => {
    expect(suggestTags("", ["Archives"], known, 2)).toEqual(["east coast", "Coast"]);
  });
});
