import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  askedClauses,
  datesOf,
  dayFrom,
  flipped,
  toggleMark,
  withDates,
  withName,
  withoutClause,
  withWords,
} from "../../../../src/pages/library/query-clauses.ts";
import { parseQuery } from "../../../../src/search/query.ts";

const open = { from: null, until: null };

describe("a state or holding by click", () => {
  test("is asked for beside the others of its kind, and no longer at another press", () => {
    const both = toggleMark(toggleMark("lamps", "has", "image"), "has", "note");
    expect(both).toBe("lamps has:image has:note ");
    expect(toggleMark(both, "has", "image")).toBe("lamps has:note ");
  });

  test("takes the place of what no article is at the same time", () => {
    expect(toggleMark("is:read lamps", "is", "unread")).toBe("lamps is:unread ");
    expect(toggleMark("is:favourite", "is", "unread")).toBe("is:favourite is:unread ");
  });

  test("is no part of an OR that nothing follows yet", () => {
    expect(toggleMark("storm OR ", "is", "unread")).toBe("storm is:unread ");
  });
});

describe("names and words by click", () => {
  test("names of a field are alternatives; one that is asked for already stays", () => {
    const two = withName(withName("lamps", "author", "Ada Lindqvist"), "author", "王海");
    expect(two).toBe('lamps author:"Ada Lindqvist" OR author:王海 ');
    expect(withName(two, "author", "王海")).toBe(two);
  });

  test("words are put together, as alternatives, or left out", () => {
    expect(withWords("sea", "phrase", ' harbour "wall" ')).toBe('sea "harbour wall" ');
    expect(withWords("sea", "either", 'storm "high tide"')).toBe('sea storm OR "high tide" ');
    expect(withWords("sea", "without", 'storm -tide "high wall"')).toBe('sea -storm -tide -"high wall" ');
  });

  test("what is asked for is left out instead, and the other way round; of alternatives one alone", () => {
    const [, author] = askedClauses('sea tag:a author:"Ada Lindqvist" OR author:王海').map(
      ({ clause }) => clause,
    );
    if (author === undefined) throw new Error("the author is not among what is asked");
    const without = flipped('sea tag:a author:"Ada Lindqvist" OR author:王海', author);
    expect(without).toBe('sea tag:a author:王海 -author:"Ada Lindqvist" ');
    const excluded = askedClauses(without).find(({ clause }) => clause.isExcluded)?.clause;
    if (excluded === undefined) throw new Error("nothing is left out");
    expect(flipped(without, excluded)).toBe('sea tag:a author:王海 author:"Ada Lindqvist" ');
  });
});

describe("a span of days by click", () => {
  test("has both its days in it, and takes the place of the one before", () => {
    const march = withDates("lamps after:2020 before:2021", { from: "2024-03-01", until: "2024-03-31" });
    expect(march).toBe("lamps after:2024-03-01 before:2024-04-01 ");
    expect(datesOf(march)).toEqual({ from: "2024-03-01", until: "2024-03-31" });
    expect(withDates(march, open)).toBe("lamps ");
  });

  test("may be open at either end, and is read as one types it", () => {
    expect(withDates("", { from: null, until: "2024-02-28" })).toBe("before:2024-02-29 ");
    expect(datesOf("after:2024 -before:2020")).toEqual({ from: "2024-01-01", until: null });
    expect(datesOf("lamps")).toEqual(open);
  });

  test("a day some days back is counted over the ends of months", () => {
    expect(dayFrom("2024-03-02", -6)).toBe("2024-02-25");
  });
});

describe("what is asked for already", () => {
  test("is every clause but plain words, each of which can be taken back", () => {
    const typed = 'lamps -storm site:a.test OR site:b.test "high tide" is:unread';
    const asked = askedClauses(typed);
    expect(asked.map(({ text }) => text)).toEqual([
      "-storm",
      "site:a.test",
      "site:b.test",
      '"high tide"',
      "is:unread",
    ]);
    const site = asked[1];
    if (site === undefined) throw new Error("the site is not asked for");
    expect(withoutClause(typed, site.clause)).toBe('lamps -storm site:b.test "high tide" is:unread ');
  });

  test("a clause taken back leaves all the others, whatever is typed", () => {
    const typedQuery = fc.string({ unit: fc.constantFrom(...'ab -:"“”ORis中 '), maxLength: 30 });
    fc.assert(
      fc.property(typedQuery, fc.nat(), (typed, at) => {
        const said = (query: string) =>
          parseQuery(query)
            .groups.flat()
            .map(({ field, value, isExcluded }) => `${isExcluded} ${field} ${value}`);
        const clauses = parseQuery(typed).groups.flat();
        const one = clauses[at % Math.max(1, clauses.length)];
        if (one === undefined) return;
        // A quotation left open runs to the end, and would over what is put behind it.
        fc.pre(!parseQuery(typed).problems.some(({ code }) => code === "open-quote"));
        const rest = said(typed).filter((_clause, index) => index !== clauses.indexOf(one));
        expect(said(withoutClause(typed, one))).toEqual(rest);
      }),
    );
  });
});
