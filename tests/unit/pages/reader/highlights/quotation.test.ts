import { JSDOM } from "jsdom";
import { expect, test, vi } from "vitest";
import type { Entry } from "../../../../../src/model/entry.ts";
import { fakeBrowser } from "../../../fake-browser.ts";
import { sampleArticle } from "../../../sample-article.ts";

vi.mock("webextension-polyfill", () => ({ default: fakeBrowser("en") }));
const { window } = new JSDOM("");
vi.stubGlobal("document", window.document);
vi.stubGlobal("Node", window.Node);
const { quotationsOf } = await import("../../../../../src/pages/reader/highlights/quotation.ts");

function reading(changes: Parameters<typeof sampleArticle>[0] = {}) {
  const capturedAt = new Date(2026, 10, 24, 10, 32, 7).toISOString();
  const snapshot = { id: "s", entryId: "e", capturedAt, sequence: 1, hash: "sha256:0" as const };
  return {
    // Of the entry only these are asked.
    entry: { siteName: "harbour.example", corrections: {} } as unknown as Entry,
    snapshots: [],
    list: null,
    snapshot: { ...snapshot, article: sampleArticle(changes) },
  };
}

test("a quotation names title, author, source, dates, the moment of the copy and the address", () => {
  const { plain, html } = quotationsOf(
    [{ lines: "One <line>\nand another", note: null }],
    reading({ source: "Port Wire", title: "Walls & towns" }),
  );

  expect(plain).toBe(
    "“One <line>\nand another”\n\n— Walls & towns · Ada Lindqvist · The Harbour Review · Source: Port Wire · Published: 2026-03-03 09:12:00 +01:00 · Snapshot: 2026-11-24 10:32:07 · https://harbour.example/2026/flood-walls",
  );
  expect(html).toContain(
    '<blockquote cite="https://harbour.example/2026/flood-walls" lang="en"><p>One &lt;line&gt;</p><p>and another</p></blockquote>',
  );
  expect(html).toContain('<a href="https://harbour.example/2026/flood-walls">Walls &amp; towns</a>');
});

test("several stand over one citation, each with its note, in the marks of their language", () => {
  const { plain } = quotationsOf(
    [
      { lines: "一処", note: "なぜ" },
      { lines: "二処", note: null },
    ],
    reading({ lang: "ja", byline: null, siteName: null, publishedTime: null, url: "file:///home/a.html" }),
  );

  expect(plain).toBe(
    "「一処」\nなぜ\n\n「二処」\n\n— River towns rethink flood walls · harbour.example · Snapshot: 2026-11-24 10:32:07 · file:///home/a.html",
  );
});
