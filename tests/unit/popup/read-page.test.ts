import { beforeEach, describe, expect, test } from "vitest";
import { joinedPages, readPage } from "../../../popup/read-page.ts";
import type { EntryFilter } from "../../../src/model/entry.ts";
import { freshLibrary, save } from "../store/fresh-library.ts";

beforeEach(freshLibrary);

const { signal } = new AbortController();
const read = (filter: EntryFilter, limit = 10, before: number | null = null) =>
  readPage(filter, { limit, before }, signal);
const keep = (title: string, textContent: string) =>
  save({ url: `https://a.invalid/${title}`, title, textContent, category: "Sea" });

describe("a page of the popup's list", () => {
  test("is of no search where nothing but blanks is typed", async () => {
    await keep("One", "The storm passed.");
    expect((await read({ shelf: "library", text: "  " })).found).toBeNull();
    expect((await read({ shelf: "library" })).entries).toHaveLength(1);
  });

  test("tells where what was found stands, and what is wrong with the query", async () => {
    const { entryId } = await keep("The storm", "The storm passed the harbour.");
    const { found } = await read({ shelf: "library", isUnread: true, text: "storm after:soon" });

    expect(found?.hits.get(entryId)).toMatchObject({
      titleMarks: [{ from: 4, to: 9 }],
      excerpts: [{ marks: [{ from: 4, to: 9 }] }],
    });
    const said = found?.problems.map(({ code, from, to }) => [code, found.query.slice(from, to)]);
    expect(said).toEqual([["no-date", "after:soon"]]);
  });

  test("offers instead of what is typed what could be typed, without what the chips ask for", async () => {
    await keep("One", "The harbour wall");
    const filter = { shelf: "library", category: "Sea", isUnread: true, text: "habrour wall" } as const;
    expect((await read(filter)).found?.didYouMean).toBe("harbour wall");
  });

  test("joined to the next, keeps the hits of both", async () => {
    for (const title of ["One", "Two", "Three"]) await keep(title, "The storm passed.");
    const filter = { shelf: "library", text: "storm" } as const;
    const first = await read(filter, 2);
    const whole = joinedPages(first, await read(filter, 2, first.next));

    expect(first.next).toBe(2);
    expect(whole.entries.map(({ id }) => whole.found?.hits.get(id)?.excerpts.length)).toEqual([1, 1, 1]);
    expect(whole.next).toBeNull();
  });
});
