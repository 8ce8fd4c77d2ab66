import { expect, test } from "vitest";
import { candidate } from "../../../src/extract/candidate.ts";
import { believedTime, datedOf } from "../../../src/extract/times.ts";
import type { EvidenceRule } from "../../../src/model/article.ts";

type Stated = readonly (readonly [EvidenceRule, string])[];
const datesOf = (stated: Stated) =>
  datedOf(
    stated.flatMap(([rule, value]) => candidate("publishedTime", value, rule, "here")),
    {},
  );
const timeOf = (stated: Stated, address = "https://news.test/a") =>
  believedTime(datesOf(stated), { address })?.time;
const timeIn = (place: string, stated: Stated, others: Stated = []) =>
  believedTime(datesOf(stated), { address: "https://news.test/a", place, others: datesOf(others) })?.time;

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

test("an instant is told on the clock of the site's place where nothing on the page tells its zone", () => {
  expect(timeIn("Europe/Rome", [["json-ld", "2023-11-01T23:01:00Z"]])).toBe("2023-11-02T00:01:00+01:00");
});

test("an instant stays in UTC where the page prints the clock or the day of UTC", () => {
  const stated = ["json-ld", "2023-11-01T23:01:00Z"] as const;
  expect(timeIn("Europe/Rome", [stated, ["visible-text", "01/11/2023 23:01"]])).toBe("2023-11-01T23:01:00Z");
  expect(timeIn("Europe/Rome", [stated, ["visible-text", "1 novembre 2023"]])).toBe("2023-11-01T23:01:00Z");
});

test("midnight in UTC is a day and no instant", () => {
  expect(timeIn("Asia/Tokyo", [["json-ld", "2023-11-02T00:00:00Z"]])).toBe("2023-11-02T00:00:00Z");
});

test("a clock of UTC that another place writes with a zone has that zone", () => {
  expect(
    timeOf([
      ["open-graph", "2019-04-19T20:00:00.000Z"],
      ["time", "2019-04-19T20:00:00+09:00"],
    ]),
  ).toBe("2019-04-19T20:00:00+09:00");
});

test("a clock goes by the zone of the page's other time", () => {
  const modified = [["open-graph", "2019-02-22T14:37:03+09:00"]] as const;
  expect(timeIn("Asia/Tokyo", [["visible-text", "2019年02月22日 14時30分"]], modified)).toBe(
    "2019-02-22T14:30+09:00",
  );
});

test("a clock half a year off the page's other time gets no zone from it", () => {
  const modified = [["open-graph", "2019-08-22T14:37:03+02:00"]] as const;
  expect(timeIn("Europe/Rome", [["visible-text", "22.02.2019 14:30"]], modified)).toBe("2019-02-22T14:30");
});

test("the page's zone leaves an instant its seconds", () => {
  expect(
    timeOf([
      ["time", "2016-12-16T22:05:09Z"],
      ["visible-text", "Dec. 16, 2016 2:05 PM PT"],
    ]),
  ).toBe("2016-12-16T14:05:09-08:00");
});

test("a day in the text after the page's change is no day of its publication", () => {
  const printed = datesOf([
    ["visible-text", "Thursday, Jan 12 2012"],
    ["visible-text", "Jan 10 2012"],
  ]);
  const others = datesOf([["visible-text", "10 January 2012"]]);
  const surroundings = { address: "https://news.test/a", others };
  expect(believedTime(printed, { ...surroundings, isPublication: true })?.time).toBe("2012-01-10");
  expect(believedTime(printed, surroundings)?.time).toBe("2012-01-12");
});
