import { expect, test } from "vitest";
import { withStatedKicker } from "../../../src/extract/title.ts";

test("a kicker that both the shared and the structured title have is part of the title", () => {
  const whole = "Transport: The ferry is late";
  expect(withStatedKicker("The ferry is late", [whole], [whole])).toBe(whole);
  expect(withStatedKicker("The ferry is late", [whole], [])).toBe("The ferry is late");
  expect(withStatedKicker("The ferry is late", ["Transport - The ferry is late"], [whole])).toBe(
    "The ferry is late",
  );
});
