import { describe, expect, test } from "vitest";
import { parsePlace, placeHash } from "../../../../src/pages/library/place.ts";

describe("place", () => {
  test("what is written is read again, quotes, colons and spaces included", () => {
    const place = { query: 'site:"The Review" 潮位 OR a+b&c=#d ', sort: "published" } as const;
    expect(parsePlace(placeHash(place))).toEqual(place);
  });

  test("nothing asked for is an empty fragment and reads as everything", () => {
    expect(placeHash({ query: "", sort: null })).toBe("#");
    expect(parsePlace("")).toEqual({ query: "", sort: null });
  });

  test("an unknown order is left out, and a pasted article is cut", () => {
    expect(parsePlace("#q=a&sort=colour")).toEqual({ query: "a", sort: null });
    expect(parsePlace(`#q=${"a".repeat(5_000)}`).query).toHaveLength(1_000);
  });
});
