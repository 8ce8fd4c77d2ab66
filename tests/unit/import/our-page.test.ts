import { beforeEach, expect, test } from "vitest";
import { write as writeHtml } from "../../../src/export/formats/html.ts";
import type { Article } from "../../../src/model/article.ts";
import { countEntries, findEntry, getSnapshot } from "../../../src/store/read.ts";
import { listHighlights } from "../../../src/store/read-highlights.ts";
import { hardEntries, hardStrings, libraryOf, madeEntry } from "../export/made-library.ts";
import { freshLibrary } from "../store/fresh-library.ts";
import { preview, take } from "./files.ts";

beforeEach(freshLibrary);

const address = "https://harbour.example/2026/tide";

async function exported(article: Partial<Article> = {}): Promise<Blob> {
  const made = await madeEntry(
    { url: address, ...article },
    {
      tags: ["coast", "a, b"],
      note: 'Ask "Ada"\n</div>\n& write',
      isFavourite: true,
      readAt: "2026-11-02T10:00:00.000Z",
    },
    [],
    ["Who counted?"],
  );
  const { job, request } = await libraryOf([made]);
  return (await writeHtml(job, request)).file;
}

async function taken(file: Blob) {
  const { added } = await take(file);
  const entry = await findEntry(address);
  const snapshot = await getSnapshot(entry?.latestSnapshotId ?? "");
  return { added, entry, article: snapshot?.article, capturedAt: snapshot?.capturedAt };
}

test("a page of ours comes back as ours, with where it is from", async () => {
  const stated: Partial<Article> = {
    authors: ["Ada Lindqvist", "Noor & Sons"],
    publishedTime: "2026-03-03T09:12:00+01:00",
    modifiedTime: "2026-03",
    editor: "王芳",
    source: "河镇日报",
    reprintedFrom: "The Port Letter",
    originalUrl: "https://port.example/letter?a=1&b=2",
    edition: "人民日报海外版 2023年11月02日 第10版",
    category: "Climate & sea",
    dir: "rtl",
    lang: "ar",
  };
  const file = await exported(stated);
  expect(await preview(file)).toMatchObject({ format: { id: "stillpage-page" }, fresh: 1, uncaptured: 0 });

  const { entry, article, capturedAt } = await taken(file);

  expect(article).toMatchObject({
    ...stated,
    url: address,
    title: "River towns rethink flood walls",
    byline: "Ada Lindqvist",
    siteName: "The Harbour Review",
    excerpt: "Two underwriters withdrew cover for the lower streets.",
    content: "<p>The council voted nine to two on Monday.</p>",
    textContent: "The council voted nine to two on Monday.",
  });
  expect(capturedAt).toMatch(/^2026-11-01T10:00:\d\d\.000Z$/);
  expect(entry).toMatchObject({
    tags: ["coast", "a, b"],
    note: 'Ask "Ada"\n</div>\n& write',
    isFavourite: true,
    archivedAt: null,
  });
  expect(entry?.readAt).not.toBeNull();
  expect(await listHighlights(entry?.id ?? "")).toMatchObject([
    { exact: "council voted", note: "Who counted?", start: 4 },
  ]);
});

test("a zip of them comes back as so many, whatever stands in them, and once", async () => {
  const { job, request } = await libraryOf(await hardEntries());
  const { file } = await writeHtml(job, request);

  expect(await preview(file)).toMatchObject({ format: { id: "stillpage-page" }, fresh: hardStrings.length });
  expect(await take(file)).toMatchObject({ added: hardStrings.length, failure: null });
  expect(await countEntries()).toMatchObject({ entries: hardStrings.length, uncaptured: 0 });
  expect(await take(file)).toMatchObject({ added: 0, updated: 0 });
});

test("one whose marks were lost is read as any page is", async () => {
  const paragraphs =
    "<p>The ferry leaves at six, and the harbour master writes its name in a book.</p>".repeat(20);
  const text = await (await exported({ content: paragraphs })).text();

  const { added, article } = await taken(new Blob([text.replace('<div class="content"', "<div")]));

  expect(added).toBe(1);
  expect(article?.textContent).toContain("The ferry leaves at six");
});

test("what it claims passes the gate: no script, no address that is none", async () => {
  const text = (await (await exported({ originalUrl: "https://port.example/" })).text())
    .replace("https://port.example/", "javascript:alert(1)")
    .replace("nine to two", 'nine <script>alert(1)</script><a href="javascript:alert(1)">two</a>');

  const { article } = await taken(new Blob([text]));

  expect(article?.originalUrl).toBeNull();
  expect(article?.content).toBe("<p>The council voted nine <a>two</a> on Monday.</p>");
});
