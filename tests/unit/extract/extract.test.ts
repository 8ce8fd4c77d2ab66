import { describe, expect, test } from "vitest";
import { articleIn, articleOf, expectedOf, sourceOf, windowOf } from "./pages.ts";

const withArticle = [
  "harbour-review-flood-walls",
  "qingchuan-computing-town",
  "yuzora-night-bakery",
  "plain-blog-soup",
  "arabic-cistern",
  "clobbered-forms",
  "shadow-story",
];
const withoutArticle = ["front-page", "search-results", "empty-page"];

describe.each(withArticle)("the page %s", (slug) => {
  const expected = expectedOf(slug);
  const found = articleIn(sourceOf(slug), expected.address);

  test("yields what it states about itself", async () => {
    expect(await found).toMatchObject(expected.article ?? {});
  });

  test("says where each value was found", async () => {
    const { evidence } = await found;
    const places = Object.entries(evidence).map(([field, { rule, place }]) => [field, `${rule}: ${place}`]);
    expect(Object.fromEntries(places)).toEqual(expected.evidence);
  });

  test("yields its story", async () => {
    const { textContent } = await found;
    expect((expected.contains ?? []).filter((text) => !textContent.includes(text))).toEqual([]);
  });

  test("leaves behind what is no story", async () => {
    const { textContent } = await found;
    expect((expected.lacks ?? []).filter((text) => textContent.includes(text))).toEqual([]);
  });

  test("is the same when taken twice", async () => {
    expect(await articleIn(sourceOf(slug), expected.address)).toEqual(await found);
  });
});

test.each(withoutArticle)("the page %s has no article", async (slug) => {
  expect(await articleOf(windowOf(sourceOf(slug), expectedOf(slug).address))).toBeNull();
});

describe("markup of an article", () => {
  const story =
    "<p>The gate was open and the yard was empty, which was how they had left it, and yet not quite.</p>";
  const page = (inner: string) =>
    `<title>The yard</title><article><h1>The yard</h1>${story.repeat(8)}${inner}${story}</article>`;

  test("keeps a caption with its picture and out of the story's text", async () => {
    const { content, textContent } = await articleIn(
      page('<div class="photo"><img src="/yard.jpg" alt=""><p class="caption">The yard in May.</p></div>'),
    );
    expect(content).toContain("<figcaption>The yard in May.</figcaption>");
    expect(textContent).not.toContain("The yard in May.");
  });

  test("holds absolute addresses", async () => {
    const { content } = await articleIn(
      page('<p>See <a href="../b?x=1">the other yard</a>, which is not this one at all.</p>'),
    );
    expect(content).toContain('href="https://news.test/b?x=1"');
  });

  test("honours the page's base element", async () => {
    const base = '<base href="https://files.test/dir/">';
    const { content } = await articleIn(base + page('<figure><img src="a.jpg" alt="Yard"></figure>'));
    expect(content).toContain('src="https://files.test/dir/a.jpg"');
  });

  test("has the picture a script would load later", async () => {
    const { content } = await articleIn(
      page(
        '<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/late.jpg" alt="Late"></figure>',
      ),
    );
    expect(content).toContain('src="https://news.test/late.jpg"');
  });

  test("has the picture that stands in noscript only", async () => {
    const { content } = await articleIn(
      page(
        '<figure><img class="lazy" alt=""><noscript><img src="/still.jpg" alt="Still"></noscript></figure>',
      ),
    );
    expect(content).toContain('src="https://news.test/still.jpg"');
  });

  test("does not repeat the headline", async () => {
    const { textContent } = await articleIn(page(""));
    expect(textContent).not.toContain("The yard\n");
  });

  test("holds nothing that runs, styles or names itself", async () => {
    const { content } = await articleIn(
      page(
        '<p id="x" style="color:red" onclick="alert(1)">A line with <a href="javascript:alert(1)">a trap</a> in it, long enough to stay.</p>',
      ),
    );
    expect(content).not.toMatch(/onclick|style=|id=|javascript:/);
  });
});

describe("other scopes", () => {
  test("the text of a page without an article is kept line by line", async () => {
    const article = await articleOf(windowOf(sourceOf("front-page"), "https://news.test/"), "text");
    expect(article?.scope).toBe("text");
    expect(article?.textContent).toContain("Gulls: a defence");
    expect(article?.content).toMatch(/^<div><p>|^<p>/);
  });

  test("a selection is kept alone, with the page's own metadata", async () => {
    const window = windowOf(sourceOf("harbour-review-flood-walls"));
    const [from, to] = window.document.querySelectorAll("article > p");
    const range = window.document.createRange();
    range.setStart(from?.firstChild ?? window.document, 4);
    range.setEnd(to?.firstChild ?? window.document, 10);
    window.getSelection()?.addRange(range);
    const article = await articleOf(window, "selection");
    expect(article?.title).toBe("Port Ellery’s flood walls will hold, for now, engineers say");
    expect(article?.textContent.split("\n")).toHaveLength(2);
    expect(article?.textContent.startsWith(from?.textContent?.slice(4, 40) ?? "?")).toBe(true);
    expect(article?.textContent.endsWith(to?.textContent?.slice(0, 10).trim() ?? "?")).toBe(true);
  });

  test("a selection inside a list keeps the list", async () => {
    const window = windowOf("<title>L</title><ul><li>one</li><li>two</li><li>three</li></ul>");
    const items = window.document.querySelectorAll("li");
    const range = window.document.createRange();
    range.setStart(items[0]?.firstChild ?? window.document, 0);
    range.setEnd(items[1]?.firstChild ?? window.document, 3);
    window.getSelection()?.addRange(range);
    const article = await articleOf(window, "selection");
    expect(article?.content).toContain("<ul><li>one</li><li>two</li></ul>");
  });
});
