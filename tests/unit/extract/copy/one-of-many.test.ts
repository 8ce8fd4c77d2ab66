/** Pages that hold more than one article, or the head of another. */
import { describe, expect, test } from "vitest";
import type { PageWindow } from "../../../../src/extract/page-dom.ts";
import { articleOf, windowOf } from "../pages.ts";

const lines = (subject: string) =>
  `<p>What happened to ${subject} that day was told by everybody in the town and understood by nobody at all.</p>`.repeat(
    12,
  );
const article = (title: string, subject: string) => `<article><h1>${title}</h1>${lines(subject)}</article>`;

/** jsdom lays nothing out: each article is as high as the window, and the page is scrolled to one of them. */
function scrolledTo(window: PageWindow, index: number): PageWindow {
  const articles = [...window.document.querySelectorAll("article")];
  const height = window.innerHeight;
  window.Element.prototype.getBoundingClientRect = function (this: Element) {
    const place = articles.indexOf(this as HTMLElement) - index;
    return new window.DOMRect(0, place * height, 800, height);
  };
  return window;
}

describe("a page without an end", () => {
  const markup = `<title>The mill burns</title><meta property="og:title" content="The mill burns"><meta property="article:published_time" content="2026-01-02"><main>${article("The mill burns", "the mill")}${article("The bridge stands", "the bridge")}</main>`;

  test("yields the article in view", async () => {
    const found = await articleOf(scrolledTo(windowOf(markup), 1));
    expect(found?.title).toBe("The bridge stands");
    expect(found?.textContent).toContain("the bridge");
    expect(found?.textContent).not.toContain("the mill");
    expect(found?.publishedTime).toBeNull();
  });

  test("yields its first article where that is in view", async () => {
    const found = await articleOf(scrolledTo(windowOf(markup), 0));
    expect(found?.title).toBe("The mill burns");
    expect(found?.textContent).not.toContain("the bridge");
    expect(found?.publishedTime).toBe("2026-01-02");
  });

  test("is not seen in an article with parts of its own", async () => {
    const parts = `<title>Two days</title><article><h1>Two days</h1>${lines("the mill")}<section><h1>The second</h1>${lines("the bridge")}</section></article>`;
    const found = await articleOf(windowOf(parts));
    expect(found?.textContent).toContain("the mill");
    expect(found?.textContent).toContain("the bridge");
  });
});

describe("a site that shows one article after another without loading", () => {
  const head =
    '<title>The bridge stands</title><link rel="canonical" href="https://news.test/2026/the-mill-burns"><meta property="og:url" content="https://news.test/2026/the-mill-burns"><meta property="og:title" content="The mill burns"><meta property="og:description" content="How the mill came to burn, and who was there."><meta property="og:site_name" content="The Ellery Post">' +
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The mill burns","url":"https://news.test/2026/the-mill-burns","datePublished":"2026-01-02"}</script>';

  test("is not believed what its head says of the one before", async () => {
    const found = await articleOf(
      windowOf(head + article("The bridge stands", "the bridge"), "https://news.test/2026/the-bridge-stands"),
    );
    expect(found).toMatchObject({
      title: "The bridge stands",
      url: "https://news.test/2026/the-bridge-stands",
      publishedTime: null,
      siteName: "The Ellery Post",
    });
    expect(found?.excerpt).not.toContain("mill");
  });

  test("is believed where the headline on the page is the same, whatever the address", async () => {
    const found = await articleOf(
      windowOf(head + article("The mill burns", "the mill"), "https://news.test/read/88213"),
    );
    expect(found?.publishedTime).toBe("2026-01-02");
  });
});

describe("what lies over a page", () => {
  const page = (over: string) =>
    windowOf(`<title>The mill burns</title>${over}${article("The mill burns", "the mill")}`);

  test.each([
    [
      "a dialog",
      `<div role="dialog"><h2>Before you go on</h2><p>We and our partners would like to know who you are.</p></div>`,
    ],
    [
      "a wall that asks for consent",
      `<div class="cookie-wall"><p>We and our partners would like to know who you are.</p><button>Agree</button></div>`,
    ],
  ])("%s is left out", async (_what, over) => {
    const found = await articleOf(page(over), "text");
    expect(found?.textContent).not.toContain("our partners");
  });

  test("a dialog that holds the article is taken", async () => {
    const found = await articleOf(
      windowOf(
        `<title>The mill burns</title><p>Behind it</p><div role="dialog">${article("The mill burns", "the mill")}</div>`,
      ),
    );
    expect(found?.textContent).toContain("the mill");
  });

  test("the page behind a dialog is taken, though hidden from screen readers", async () => {
    const found = await articleOf(
      windowOf(
        `<title>The mill burns</title><div aria-hidden="true">${article("The mill burns", "the mill")}</div><div role="dialog" aria-modal="true"><p>Agree?</p></div>`,
      ),
    );
    expect(found?.textContent).toContain("the mill");
  });
});

test("the text of a frame of the same site stands where the frame does", async () => {
  const window = windowOf("<title>The mill burns</title><h1>The mill burns</h1><iframe></iframe>");
  const frame = window.document.querySelector("iframe");
  const inner = frame?.contentDocument;
  if (inner == null || frame == null) throw new Error("no frame");
  for (let index = 0; index < 12; index += 1) {
    const line = inner.createElement("p");
    line.textContent = "What happened to the mill that day was told by everybody in the town, and well.";
    inner.body.append(line);
  }
  window.Element.prototype.getBoundingClientRect = () => new window.DOMRect(0, 0, 800, 600);
  const found = await articleOf(window);
  expect(found?.textContent.match(/the mill that day/g)).toHaveLength(12);
});
