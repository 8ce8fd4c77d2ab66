import { expect, test } from "vitest";
import { candidate } from "../../../src/extract/candidate.ts";
import { believedTime, datedOf } from "../../../src/extract/times.ts";
import type { EvidenceRule } from "../../../src/model/article.ts";

const timeOf = (stated: readonly (readonly [EvidenceRule, string])[], address = "https://news.test/a") =>
  believedTime(
    datedOf(
      stated.flatMap(([rule, value]) => candidate("publishedTime", value, rule, "here")),
      {},
    ),
    address,
  )?.time;

test("the clock is added to a day from where it is told", () => {
  expect(
    timeOf([
      ["meta", "2023-11-02"],
      ["visible-text", "2023-11-02 05:07"],
    ]),
  ).toBe("2023-11-02T05:07");
});

test("an instant in UTC is told on the page's own clock", () => {
  expect(
    timeOf([
      ["json-ld", "2019-09-26T04:11:40Z"],
      ["visible-text", "2019年09月26日 12:11"],
    ]),
  ).toBe("2019-09-26T12:11:40+08:00");
});

test("a time that is no writing of the same instant changes nothing", () => {
  expect(
    timeOf([
      ["json-ld", "2019-09-26T04:11:40Z"],
      ["visible-text", "2019-09-26 12:23"],
    ]),
  ).toBe("2019-09-26T04:11:40Z");
});

test("of dates in the text the one of the address's day is the page's", () => {
  expect(
    timeOf(
      [
        ["visible-text", "2020-01-01"],
        ["visible-text", "2019-06-15 08:18"],
      ],
      "https://news.test/n1/2019/0615/c1.html",
    ),
  ).toBe("2019-06-15T08:18");
});

test("a clock gets the zone that another place writes behind it", () => {
  expect(
    timeOf([
      ["visible-text", "2024-05-03"],
      ["visible-text", "2024-05-03 16:24"],
      ["meta", "2024-05-03T16:24:00+02:00"],
    ]),
  ).toBe("2024-05-03T16:24:00+02:00");
});

test("UTC by any name is told on the page's own clock", () => {
  expect(
    timeOf([
      ["json-ld", "2023-11-09T01:49:09+00:00"],
      ["visible-text", "November 8, 2023 at 5:49 p.m."],
    ]),
  ).toBe("2023-11-08T17:49:09-08:00");
});

test("a clock without a zone gets the one that makes it the stated instant", () => {
  expect(
    timeOf([
      ["visible-text", "03.05.2024, 16:24"],
      ["meta", "2024-05-03T14:24:30Z"],
    ]),
  ).toBe("2024-05-03T16:24:30+02:00");
});
