import { expect, test } from "vitest";
import { fractionDone, roundedTime, secondsLeft } from "../../../../src/pages/transfer/estimate.ts";

test("the rest takes as long as the pace so far says", () => {
  expect(secondsLeft({ done: 25, total: 100, startedAt: 1000 }, 11_000)).toBeCloseTo(30);
});

test("too early, or at the end, nothing is guessed", () => {
  expect(secondsLeft({ done: 25, total: 100, startedAt: 0 }, 500)).toBeNull();
  expect(secondsLeft({ done: 1, total: 1000, startedAt: 0 }, 10_000)).toBeNull();
  expect(secondsLeft({ done: 100, total: 100, startedAt: 0 }, 10_000)).toBeNull();
});

test("an unknown whole is not done", () => {
  expect(fractionDone({ done: 0, total: 0, startedAt: 0 })).toBe(0);
});

test("times are told as one would say them", () => {
  expect(roundedTime(1)).toEqual({ unit: "seconds", value: 5 });
  expect(roundedTime(31)).toEqual({ unit: "seconds", value: 35 });
  expect(roundedTime(58)).toEqual({ unit: "minutes", value: 1 });
  expect(roundedTime(125)).toEqual({ unit: "minutes", value: 3 });
});
