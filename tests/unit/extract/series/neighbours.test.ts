import { describe, expect, test } from "vitest";
import { removePager, seriesOf } from "../../../../src/extract/series/neighbours.ts";
import { copyOf, windowOf } from "../pages.ts";

const seriesIn = async (address: string, markup: string) => seriesOf(await copyOf(windowOf(markup, address)));

describe("the next page", () => {
  test.each([
    [
      "下一页",
      "https://news.test/2026/t8812.html",
      '<a href="t8812_2.html">下一页</a>',
      "https://news.test/2026/t8812_2.html",
    ],
    [
      "下一页 of a site that counts from nought",
      "https://news.test/a/index.html",
      '<a href="index_1.html">下一页</a>',
      "https://news.test/a/index_1.html",
    ],
    [
      "次へ",
      "https://news.test/story",
      '<a href="/story?page=2">次へ ＞</a>',
      "https://news.test/story?page=2",
    ],
    [
      "Next",
      "https://news.test/story/",
      '<a href="/story/page/2/">Next »</a>',
      "https://news.test/story/page/2/",
    ],
    [
      "Weiter",
      "https://news.test/story.html",
      '<a href="/story-2.html">Weiter</a>',
      "https://news.test/story-2.html",
    ],
    [
      "a number",
      "https://news.test/story?id=7&page=2",
      '<a href="?id=7&page=1">1</a> 2 <a href="?id=7&page=3">3</a>',
      "https://news.test/story?id=7&page=3",
    ],
    [
      "rel=next in the head",
      "https://news.test/story/",
      '<link rel="next" href="/story/2/">',
      "https://news.test/story/2/",
    ],
  ])("is where %s leads", async (_what, address, markup, expected) => {
    expect((await seriesIn(address, markup)).next).toBe(expected);
  });

  test.each([
    [
      "another article called next",
      "https://news.test/story-a",
      '<link rel="next" href="/story-b"><a rel="next" href="/story-b">Next</a>',
    ],
    ["下一篇", "https://news.test/88121.html", '<a href="88122.html">下一篇</a>'],
    ["another site", "https://news.test/story", '<a href="https://other.test/story?page=2">Next</a>'],
    ["the page itself", "https://news.test/story", '<a href="#page-2">2</a>'],
    ["a page further on", "https://news.test/story", '<a href="/story?page=9">9</a>'],
    [
      "a link with other words",
      "https://news.test/story",
      '<a href="/story?page=2">Next: the mill burns again</a>',
    ],
    ["a script", "https://news.test/story", '<a href="javascript:next(2)">Next</a>'],
  ])("is not %s", async (_what, address, markup) => {
    expect((await seriesIn(address, markup)).next).toBeNull();
  });
});

test("a later page knows the one before it, and how many there are", async () => {
  const pager =
    '<a href="story.html">上一页</a> <a href="story.html">1</a> 2 <a href="story_3.html">3</a> <a href="story_4.html">4</a> <a href="story_3.html">下一页</a>';
  expect(await seriesIn("https://news.test/story_2.html", pager)).toEqual({
    previous: "https://news.test/story.html",
    next: "https://news.test/story_3.html",
    last: 4,
  });
});

test("links from page to page are no part of the text, other links are", async () => {
  const copy = await copyOf(
    windowOf(
      '<p>The story, and <a href="/story?page=2">2</a> of its friends.</p><div>Page <span>1</span> <a href="/story?page=2">2</a> <a href="/story?page=2">Next ›</a></div>',
    ),
  );
  removePager(copy);
  expect(copy.document.body.textContent).toBe("The story, and 2 of its friends.");
});
