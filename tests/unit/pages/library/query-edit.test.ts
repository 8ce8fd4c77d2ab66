import { describe, expect, test } from "vitest";
import {
  hasFacet,
  moreFrom,
  shelfOf,
  toggleFacet,
  viewOf,
  viewQuery,
  withoutKind,
} from "../../../../src/pages/library/query-edit.ts";

test("a query is on the shelf it names", () => {
  expect(["maps is:archived ", "is:trashed is:archived ", "is:unread maps"].map(shelfOf)).toEqual([
    "archive",
    "trash",
    "library",
  ]);
});

describe("toggling a value of the side", () => {
  test("asks for it, quoted where it has spaces, and closed so that it is no beginning", () => {
    expect(toggleFacet("lamps", "site", "The Review")).toBe('lamps site:"The Review" ');
    expect(toggleFacet("", "tag", "coast")).toBe("tag:coast ");
  });

  test("several of a kind are alternatives; another press takes one back", () => {
    const two = toggleFacet(toggleFacet("lamps ", "site", "a.test"), "site", "b.test");
    expect(two).toBe("lamps site:a.test OR site:b.test ");
    expect(toggleFacet(two, "site", "a.test")).toBe("lamps site:b.test ");
  });

  test("a year is a span of days, one at a time", () => {
    const year = toggleFacet("lamps", "year", "2023");
    expect(year).toBe("lamps after:2023 before:2024 ");
    expect(hasFacet(year, "year", "2023")).toBe(true);
    expect(toggleFacet(year, "year", "2020")).toBe("lamps after:2020 before:2021 ");
    expect(toggleFacet(year, "year", "2023")).toBe("lamps ");
  });
});

test("without a kind, the rest of a query stands; without it already, the same text", () => {
  expect(withoutKind("lamps site:a.test OR site:b.test -tag:x ", "site")).toBe("lamps -tag:x");
  expect(withoutKind("lamps  walls", "site")).toBe("lamps  walls");
  expect(withoutKind("-site:a.test ", "site")).toBe("-site:a.test ");
});

test("a query is in the view of its state", () => {
  expect(viewOf("lamps is:trashed")).toBe("trash");
  expect(viewOf(viewQuery("unread"))).toBe("unread");
  expect(viewOf("-is:unread")).toBe("all");
});

test("more from a source is that source as a whole", () => {
  expect(moreFrom("source", "港城晚报")).toBe("source:港城晚报 ");
});
