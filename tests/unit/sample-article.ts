import type { Article } from "../../src/model/article.ts";

/** An article with every field filled; a test names only what it is about. */
export function sampleArticle(changes: Partial<Article> = {}): Article {
  return {
    url: "https://harbour.example/2026/flood-walls",
    pageUrl: "https://harbour.example/2026/flood-walls?utm_source=letter",
    title: "River towns rethink flood walls",
    byline: "Ada Lindqvist",
    authors: ["Ada Lindqvist"],
    editor: null,
    siteName: "The Harbour Review",
    publishedTime: "2026-03-03T09:12:00+01:00",
    modifiedTime: null,
    lang: "en",
    dir: "ltr",
    excerpt: "Two underwriters withdrew cover for the lower streets.",
    category: "Climate",
    source: null,
    reprintedFrom: null,
    originalUrl: null,
    edition: null,
    pageTags: [],
    leadImage: "https://harbour.example/wall.jpg",
    content: "<p>The council voted nine to two on Monday.</p>",
    textContent: "The council voted nine to two on Monday.",
    wordCount: 8,
    scope: "article",
    images: [{ url: "https://harbour.example/wall.jpg", alt: "The wall", caption: "The wall on Monday." }],
    completeness: { proseShare: 0.98, doubts: [{ kind: "frames", count: 1 }] },
    feeds: [{ url: "https://harbour.example/feed.xml", title: "The Harbour Review" }],
    evidence: { title: { rule: "json-ld", place: "NewsArticle.headline", confidence: "high" } },
    ...changes,
  };
}
