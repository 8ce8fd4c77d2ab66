import { expect, test } from "vitest";
import { minutesLeft, readFraction } from "../../../../src/pages/reader/progress.ts";

const windowHeight = 800;

test("nothing is read before the first scroll, all when the end is on screen", () => {
  expect(readFraction({ top: 200, height: 3000, windowHeight, scrolled: 0 })).toBe(0);
  expect(readFraction({ top: 200 - 1200, height: 3000, windowHeight, scrolled: 1200 })).toBe(0.5);
  expect(readFraction({ top: 200 - 2400, height: 3000, windowHeight, scrolled: 2400 })).toBe(1);
});

test("an article that fits the window is at its end", () => {
  expect(readFraction({ top: 200, height: 300, windowHeight, scrolled: 0 })).toBe(1);
});

test("there is a minute left until there is none", () => {
  expect(minutesLeft(8, 0)).toBe(8);
  expect(minutesLeft(8, 0.5)).toBe(4);
  expect(minutesLeft(8, 0.999)).toBe(1);
  expect(minutesLeft(8, 1)).toBe(0);
});
