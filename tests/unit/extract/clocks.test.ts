import { expect, test } from "vitest";
import { offsetAt, offsetAtClock, placeOf, writtenOffset } from "../../../src/extract/clocks.ts";

test("a country's domain tells the clock before the language does", () => {
  expect(placeOf("www.zeitung.de", "en")).toBe("Europe/Berlin");
});

test("on a domain of all the world a language of one clock tells it", () => {
  expect(placeOf("news.test", "ja")).toBe("Asia/Tokyo");
  expect(placeOf("news.test", "zh_TW")).toBe("Asia/Shanghai");
});

test("a language of many clocks tells none, nor does the domain of another country", () => {
  expect(placeOf("news.test", "en-US")).toBeNull();
  expect(placeOf("diario.cu", "it")).toBeNull();
});

test("a place keeps its summer time", () => {
  expect(offsetAt("Europe/Berlin", Date.parse("2023-07-01T00:00Z"))).toBe(120);
  expect(offsetAt("Europe/Berlin", Date.parse("2023-12-01T00:00Z"))).toBe(60);
  expect(offsetAt("Europe/London", Date.parse("2023-12-01T00:00Z"))).toBe(0);
});

test("the offset of a clock is the one kept when it shows that time", () => {
  // Summer time ended at 02:00 on that day, 06:00 in UTC.
  expect(offsetAtClock("America/New_York", Date.parse("2023-11-05T04:00Z"))).toBe(-300);
});

test("offsets are written with sign, hours and minutes", () => {
  expect([writtenOffset(330), writtenOffset(-210)]).toEqual(["+05:30", "-03:30"]);
});
