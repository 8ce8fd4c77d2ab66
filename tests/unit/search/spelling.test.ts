import { expect, test } from "vitest";
import { isOneStepFrom } from "../../../src/search/spelling.ts";

test.each([
  ["harbour", "harbor", true],
  ["habrour", "harbour", true],
  ["harbour", "harbours", true],
  ["harbour", "Harbour", true],
  ["xarbour", "harbour", true],
  ["harbour", "harbour", false],
  ["harbour", "harbou", true],
  ["hrabuor", "harbour", false],
  ["wall", "sea", false],
])("%s and %s: %s", (a, b, is) => {
  expect(isOneStepFrom(a, b)).toBe(is);
});
