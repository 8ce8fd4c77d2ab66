import { expect, test } from "vitest";
import { offsetAt, offsetAtClock, placeOf, writtenOffset } from "../../../src/extract/clocks.ts";

test("a country's domain tells the clock before the script does", () => {
  expect(placeOf("www.zeitung.de", "渡口的船停了")).toBe("Europe/Paris");
});

test("on a domain of all the world a script of one clock tells it", () => {
  expect(placeOf("news.test", "渡し船が止まった")).toBe("Asia/Tokyo");
  expect(placeOf("news.test", "나룻배가 멈췄다")).toBe("Asia/Tokyo");
  expect(placeOf("news.test", "渡口的船停了")).toBe("Asia/Shanghai");
});

test("a script of many clocks tells none, nor does a domain that is sold to all", () => {
  expect(placeOf("news.test", "The ferry is late")).toBeNull();
  expect(placeOf("news.io", "渡口的船停了")).toBeNull();
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
