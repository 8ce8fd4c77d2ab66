import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf, hasClause, parseQuery, spansOf, toggleClause } from "../../../src/search/query.ts";

function said(typed: string) {
  return parseQuery(typed).groups.map((group) =>
    group
      .map(
        ({ field, value, isPhrase, isExcluded }) =>
          `${isExcluded ? "not " : ""}${field ?? ""}${field === null ? "" : "="}${isPhrase ? `"${value}"` : value}`,
      )
      .join(" | "),
  );
}

const problems = (typed: string) => parseQuery(typed).problems.map(({ code }) => code);

describe("a query", () => {
  test.each([
    ["harbour wall", ["harbour", "wall"]],
    ['"harbour wall" raised', ['"harbour wall"', "raised"]],
    ["-storm wall", ["not storm", "wall"]],
    ["storm OR flood wall", ["storm | flood", "wall"]],
    ["a OR b OR c", ["a | b | c"]],
    ["site:bbc.co.uk", ["site=bbc.co.uk"]],
    ['tag:"to read" OR tag:later', ['tag="to read" | tag=later']],
    ['-site:"a b"', ['not site="a b"']],
    ["“海港 城墙” 新闻", ['"海港 城墙"', "新闻"]],
    ["作者：王", ["作者 王"]],
    ["https://a.example/b?c:d", ["https://a.example/b?c:d"]],
    ["before:2024 after:2023-03", ["before=2024", "after=2023-03"]],
    ["well-known -", ["well-known", "-"]],
    ["OR a OR", ["a"]],
    ["", []],
  ])("%j asks for %j", (typed, groups) => {
    expect(said(typed)).toEqual(groups);
  });

  test.each([
    ["sitee:bbc", ["unknown-field"]],
    ["is:purple wall", ["unknown-value"]],
    ["before:soon", ["no-date"]],
    ["before:2024-13-40", ["no-date"]],
    ['"harbour wall', ["open-quote"]],
    ["site: wall", ["no-value"]],
    ["-storm -flood", ["only-exclusions"]],
    ["wall is:unread", []],
  ])("%j is told %j and looked for all the same", (typed, codes) => {
    expect(problems(typed)).toEqual(codes);
  });

  test("whatever is typed is taken apart within its bounds", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab -:"“”「」ORsite中|．\n'), maxLength: 40 }),
        (typed) => {
          const { groups, problems: told } = parseQuery(typed);
          for (const { from, to } of [...groups.flat(), ...told]) {
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeLessThanOrEqual(typed.length);
          }
          const parts = spansOf(typed);
          expect(parts.every((part, index) => part.from >= (parts[index - 1]?.to ?? 0))).toBe(true);
        },
      ),
    );
  });
});

describe("a clause by click", () => {
  test("is added, joined to others of its field, and taken away again", () => {
    const one = toggleClause("wall", "site", "BBC News");
    const two = toggleClause(one, "site", "NHK");

    expect(one).toBe('wall site:"BBC News"');
    expect(two).toBe('wall site:"BBC News" OR site:NHK');
    expect(hasClause(parseQuery(two), "site", "bbc news")).toBe(true);
    expect(toggleClause(two, "site", "BBC News")).toBe("wall site:NHK");
    expect(toggleClause(one, "site", "BBC News")).toBe("wall");
  });

  test.each([
    ['wall "low tide', 'wall "low tide" site:NHK'],
    ["「水位", "「水位」 site:NHK"],
    ['tag:"low tide', 'tag:"low tide" site:NHK'],
  ])("stands apart from a phrase left open: %s", (typed, expected) => {
    expect(toggleClause(typed, "site", "NHK")).toBe(expected);
    expect(hasClause(parseQuery(expected), "site", "NHK")).toBe(true);
  });
});

test("a date is the first day it may mean", () => {
  expect(dayOf("2000-01-02")).toBe(1);
  expect(dayOf("2000-02")).toBe(31);
  expect(dayOf("1999")).toBe(-365);
  expect(dayOf("2024年3月5日")).toBe(dayOf("2024-03-05"));
  expect(dayOf("2023-02-30")).toBeNull();
});
