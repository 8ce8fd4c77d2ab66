import { expect, test } from "vitest";
import { candidate } from "../../../src/extract/candidate.ts";
import { dateHabitsOf } from "../../../src/extract/date-habits.ts";

const habitsOf = (languages: readonly string[], headline = "The ferry is late", host = "news.test") =>
  dateHabitsOf(
    languages.flatMap((language) => candidate("lang", language, "document", "html[lang]")),
    headline,
    host,
  );

test("only the United States put the month first", () => {
  expect(habitsOf(["en-US"]).isMonthFirst).toBe(true);
  expect(habitsOf(["en", "en-GB"]).isMonthFirst).toBe(false);
  expect(habitsOf(["de"]).isMonthFirst).toBe(false);
});

test("the headline's script tells the clock where a template says en", () => {
  expect(habitsOf(["en"], "渡口的船停了").place).toBe("Asia/Shanghai");
  expect(habitsOf(["en"], "渡し船が止まった").place).toBe("Asia/Tokyo");
  expect(habitsOf(["en"], "나룻배가 멈췄다").place).toBe("Asia/Seoul");
});

test("a language with its country is asked before one without", () => {
  expect(habitsOf(["en", "en_GB"]).place).toBe("Europe/London");
});
