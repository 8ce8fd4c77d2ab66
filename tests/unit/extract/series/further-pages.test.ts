import { expect, test } from "vitest";
import type { PageCopy } from "../../../../src/extract/copy.ts";
import { extract } from "../../../../src/extract/extract.ts";
import { type FurtherPages, furtherPages, mostPages } from "../../../../src/extract/series/further-pages.ts";
import { createSanitizer } from "../../../../src/sanitize.ts";
import { calmPace, copyOf, windowOf } from "../pages.ts";

const story = "https://news.test/story";
const address = (page: number) => (page === 1 ? story : `${story}?page=${page}`);

function markup(page: number, pages: number, title = "The mill burns"): string {
  const next = page < pages ? `<a href="${address(page + 1)}">Next</a>` : "";
  const previous = page > 1 ? `<a href="${address(page - 1)}">Previous</a>` : "";
  const lines = Array.from(
    { length: 8 },
    (_, line) =>
      `<p>Line ${line} of page ${page}, which tells what the people of the town saw that night, and what they made of it.</p>`,
  ).join("");
  return `<title>${title} (${page}/${pages})</title><article><h1>${title}</h1><p>A standfirst that stands on every page of this article.</p>${lines}</article><div>${previous} ${next}</div>`;
}

const copyAt = (page: number, pages: number, title?: string) =>
  copyOf(windowOf(markup(page, pages, title), address(page)));

/** Loads pages of a site of so many; notes which were asked for. */
function siteOf(pages: number, missing: readonly number[] = []) {
  const asked: number[] = [];
  const load = async (at: string): Promise<PageCopy | null> => {
    const page = Number(new URL(at).searchParams.get("page") ?? 1);
    asked.push(page);
    return missing.includes(page) ? null : copyAt(page, pages);
  };
  return { asked, load };
}

const addressesOf = ({ before, after }: FurtherPages) => [...before, ...after].map((page) => page.address);

test("the pages after the first are taken in order", async () => {
  const found = await furtherPages(await copyAt(1, 3), siteOf(3).load)();
  expect(addressesOf(found)).toEqual([address(2), address(3)]);
  expect(found.missed).toBe(0);
});

test("from a page in the middle those before are taken too", async () => {
  const found = await furtherPages(await copyAt(3, 4), siteOf(4).load)();
  expect(found.before.map((page) => page.address)).toEqual([address(1), address(2)]);
  expect(found.after.map((page) => page.address)).toEqual([address(4)]);
});

test("a page that cannot be had is counted as missing, and no later one asked for", async () => {
  const { asked, load } = siteOf(4, [3]);
  const found = await furtherPages(await copyAt(1, 4), load)();
  expect(addressesOf(found)).toEqual([address(2)]);
  expect(found.missed).toBeGreaterThan(0);
  expect(asked).toEqual([2, 3]);
});

test("a page that does not come in time is told apart from one that cannot be had", async () => {
  const slow = siteOf(4);
  const late = await furtherPages(await copyAt(1, 4), async (at) =>
    at === address(3) ? "late" : slow.load(at),
  )();
  expect(addressesOf(late)).toEqual([address(2)]);
  expect(late).toMatchObject({ missed: 1, isLate: true });
  const gone = await furtherPages(await copyAt(1, 4), siteOf(4, [3]).load)();
  expect(gone).toMatchObject({ missed: 1, isLate: false });
});

test("no more than the most pages are taken, and the rest is told", async () => {
  const { asked, load } = siteOf(30);
  const found = await furtherPages(await copyAt(1, 30), load)();
  expect(asked).toHaveLength(mostPages - 1);
  expect(found.missed).toBeGreaterThan(0);
});

test("a page with another headline is another article", async () => {
  const found = await furtherPages(await copyAt(1, 3), () => copyAt(2, 3, "The bridge stands"))();
  expect(found).toEqual({ before: [], after: [], missed: 0, isLate: false });
});

test("a page with the same text, such as one of comments, is no further page", async () => {
  const { asked, load } = siteOf(5);
  const found = await furtherPages(await copyAt(1, 5), async (at) => {
    await load(at);
    return copyOf(windowOf(`${markup(1, 5)}<p>Comments</p>`, at));
  })();
  expect(found).toEqual({ before: [], after: [], missed: 0, isLate: false });
  expect(asked).toEqual([2]);
});

test("a page without an article is left alone, however many pages it has", async () => {
  const copy = await copyOf(
    windowOf(
      `<h1>All our stories</h1>${'<a href="/story">A story</a>'.repeat(30)}<a href="/story?page=2">Next</a>`,
      story,
    ),
  );
  const { asked, load } = siteOf(5);
  const article = await extract(copy, {
    scope: "article",
    sanitizer: createSanitizer(windowOf(""), "foreign"),
    breathe: calmPace().breathe,
    pages: furtherPages(copy, load),
  });
  expect(article).toBeNull();
  expect(asked).toEqual([]);
});

test("pages that lead in a circle are each taken once", async () => {
  const circle = async (at: string) =>
    copyOf(windowOf(`${markup(2, 2)}<a href="${story}?page=3">Next</a><a href="${story}">Previous</a>`, at));
  const found = await furtherPages(await copyAt(1, 3), circle)();
  expect(new Set(addressesOf(found)).size).toBe(addressesOf(found).length);
});

test("joined, the article has each line once, in order, and says what is missing", async () => {
  const copy = await copyAt(1, 4);
  const window = windowOf("");
  const article = await extract(copy, {
    scope: "article",
    sanitizer: createSanitizer(window, "foreign"),
    breathe: calmPace().breathe,
    pages: furtherPages(copy, siteOf(4, [4]).load),
  });
  const lines = article?.textContent.split("\n") ?? [];
  expect(lines.filter((line) => line.startsWith("Line 0"))).toEqual([
    expect.stringContaining("page 1"),
    expect.stringContaining("page 2"),
    expect.stringContaining("page 3"),
  ]);
  expect(lines.filter((line) => line.startsWith("A standfirst"))).toHaveLength(1);
  expect(lines).not.toContain("Next");
  expect(article?.completeness.doubts).toEqual([{ kind: "pages", count: 1 }]);
});
