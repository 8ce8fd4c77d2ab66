import { expect, test } from "vitest";
import { articleIn } from "./pages.ts";

const text = "The ferry leaves at six, and the harbour master writes its name in a book. ".repeat(12);
const page = (head: string) =>
  `<html lang="en"><head><title>Six</title>${head}</head><body><article><h1>Six o’clock</h1><p>${text}</p><p>${text}</p></article></body></html>`;
const link = (type: string, href: string, more = "") =>
  `<link rel="alternate" type="${type}" href="${href}" ${more}>`;
const feedsIn = async (head: string, address = "https://news.test/six/oclock") =>
  (await articleIn(page(head), address)).feeds;

test("feeds of each kind, absolute, in the page's order, each once, with what the page calls them", async () => {
  expect(
    await feedsIn(
      link("application/rss+xml", "/feed", 'title=" All  news "') +
        link("Application/Atom+XML; charset=utf-8", "https://feeds.test/atom?x=1&amp;y=2", 'title=""') +
        '<link type="application/feed+json" rel="Alternate home" href="//news.test/feed.json">' +
        link("application/rss+xml", "https://news.test/feed", 'title="Again"'),
    ),
  ).toEqual([
    { url: "https://news.test/feed", title: "All news" },
    { url: "https://feeds.test/atom?x=1&y=2", title: null },
    { url: "https://news.test/feed.json", title: null },
  ]);
});

test("what is no feed of the web is none: other languages, embeds, scripts, files", async () => {
  expect(
    await feedsIn(
      link("text/html", "/fr", 'hreflang="fr"') +
        link("application/json+oembed", "/oembed") +
        link("application/rss+xml", "javascript:alert(1)") +
        link("application/rss+xml", "feed:https://news.test/f") +
        link("application/rss+xml", "file:///home/f.xml") +
        link("application/rss+xml", `/${"a".repeat(3_000)}`) +
        '<link rel="stylesheet" type="application/rss+xml" href="/a.css">',
    ),
  ).toBeUndefined();
});

test("the comments of the article are left out where the site has a feed, and kept where there is no other", async () => {
  const comments = link("application/rss+xml", "/six/oclock/feed/", 'title="Comments"');

  expect(await feedsIn(comments + link("application/rss+xml", "/feed/"))).toEqual([
    { url: "https://news.test/feed/", title: null },
  ]);
  expect(await feedsIn(comments)).toEqual([{ url: "https://news.test/six/oclock/feed/", title: "Comments" }]);
});

test("of very many the first few", async () => {
  const many = Array.from({ length: 50 }, (_, index) => link("application/rss+xml", `/feed/${index}`));

  expect((await feedsIn(many.join("")))?.map(({ url }) => url.slice(-1))).toEqual([..."01234567"]);
});
