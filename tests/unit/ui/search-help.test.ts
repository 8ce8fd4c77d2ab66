import { afterEach, describe, expect, test, vi } from "vitest";
import { parseQuery, queryFields, queryHoldings, queryStates } from "../../../src/search/query.ts";
import { catalogues, fakeBrowser, type Language } from "../fake-browser.ts";

/** All that is typed in the examples, in a language. */
async function examplesIn(language: Language): Promise<readonly string[]> {
  vi.resetModules();
  vi.doMock("webextension-polyfill", () => ({ default: fakeBrowser(language) }));
  const { searchExamples } = await import("../../../src/ui/search-help.ts");
  return searchExamples().flatMap(([typed]) => typed);
}

afterEach(() => {
  vi.doUnmock("webextension-polyfill");
});

describe("the examples of how a search is written", () => {
  test.each(Object.keys(catalogues) as Language[])("in %s are understood as they stand", async (language) => {
    const examples = await examplesIn(language);
    const codes = examples.flatMap((typed) => parseQuery(typed).problems.map(({ code }) => code));
    // A field alone still wants its value; an exclusion alone shows the rest.
    expect(new Set(codes)).toEqual(new Set(["no-value", "only-exclusions"]));
  });

  test("name every field, state and holding there is", async () => {
    const text = (await examplesIn("en")).join(" ");
    const all = [
      ...queryFields.map((field) => `${field}:`),
      ...queryStates.map((state) => `is:${state}`),
      ...queryHoldings.map((holding) => `has:${holding}`),
    ];
    expect(all.filter((each) => !text.includes(each))).toEqual([]);
  });
});
