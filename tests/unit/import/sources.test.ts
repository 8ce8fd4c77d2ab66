import { beforeEach, describe, expect, test } from "vitest";
import { undoImport } from "../../../src/import/import-file.ts";
import { countEntries, findEntry, getSnapshot, listSnapshots } from "../../../src/store/read.ts";
import { listHighlights } from "../../../src/store/read-highlights.ts";
import { searchLibrary } from "../../../src/store/search.ts";
import { freshLibrary, save } from "../store/fresh-library.ts";
import { bytesOf, type FixtureName, fixture, omnivoreZip, preview, take, zipOf } from "./files.ts";

beforeEach(freshLibrary);

const walls = "https://harbour.example/2026/flood-walls";
const old = "https://harbour.example/old";
const entry = (url: string) => findEntry(url);

async function articleOf(url: string) {
  const found = await entry(url);
  const [facts] = await listSnapshots(found?.id ?? "");
  return facts === undefined ? null : ((await getSnapshot(facts.id))?.article ?? null);
}

const kinds = [
  ["pocket.csv", "pocket", 4],
  ["pocket.html", "pocket-html", 3],
  ["instapaper.csv", "instapaper", 3],
  ["readwise.csv", "readwise", 2],
  ["raindrop.csv", "raindrop", 2],
  ["raindrop.html", "bookmarks", 1],
  ["matter.csv", "matter", 2],
  ["wallabag.json", "wallabag", 2],
  ["karakeep.json", "karakeep", 2],
  ["linkwarden.json", "linkwarden", 2],
  ["bookmarks.html", "bookmarks", 2],
  ["single-file.html", "single-file", 1],
  ["page.mhtml", "mhtml", 1],
  ["table.csv", "csv", 1],
  ["addresses.txt", "addresses", 3],
] as const satisfies readonly (readonly [FixtureName, string, number])[];

test.each(kinds)(
  "%s is recognised by its content as %s; twice changes nothing; it goes as one",
  async (name, id, fresh) => {
    expect(await preview(fixture(name))).toMatchObject({ format: { id }, fresh, known: 0, newer: 0 });
    expect((await countEntries()).entries).toBe(0);
    const outcome = await take(fixture(name));
    expect(outcome).toMatchObject({ added: fresh, updated: 0, failure: null });

    expect(await preview(fixture(name))).toMatchObject({ fresh: 0, known: fresh, newer: 0 });
    await undoImport(outcome.importId);
    expect(await countEntries()).toMatchObject({
      entries: 0,
      archived: 0,
      uncaptured: 0,
      snapshots: 0,
      bytes: 0,
    });
  },
);

test.each(kinds)("what of %s lies in a zip is read as well", async (name, id, fresh) => {
  const zip = zipOf({ "part_000000.dat": bytesOf(name), "readme.bin": new Uint8Array([0, 1, 2]) });

  expect(await preview(zip)).toMatchObject({ format: { id }, fresh });
});

test("a Pocket list: tags, state, moments in seconds and milliseconds, quoted line ends, addresses as titles", async () => {
  await take(fixture("pocket.csv"));

  expect(await entry(walls)).toMatchObject({
    title: "River towns rethink flood walls",
    tags: ["coast", "防汛"],
    readAt: null,
    archivedAt: null,
    savedAt: "2020-03-01T10:00:00.000Z",
    createdAt: "2020-03-01T10:00:00.000Z",
    snapshotCount: 0,
  });
  expect(await entry("https://harbour.example/quoted")).toMatchObject({
    title: 'A "quoted" title, over two lines',
    archivedAt: "2020-03-01T10:00:00.000Z",
  });
  expect(await entry("https://harbour.example/untitled")).toMatchObject({
    title: "https://harbour.example/untitled",
  });
  expect(await entry("https://news.example/%E7%AE%97%E5%8A%9B")).toMatchObject({
    savedAt: "2020-03-01T09:56:40.000Z",
  });
  expect((await searchLibrary({ query: "is:uncaptured", limit: 10 })).total).toBe(3);
});

test("Instapaper: tags in JSON, folders as tags, stars, selections as notes; a note without an address is told of", async () => {
  expect((await preview(fixture("instapaper.csv"))).damaged).toEqual([
    { position: 4, title: "A note of one's own", reason: "address" },
  ]);
  await take(fixture("instapaper.csv"));

  expect(await entry(walls)).toMatchObject({
    tags: ["coast", 'flood "wall"'],
    isFavourite: true,
    note: "The council voted nine to two.",
  });
  expect(await entry("https://harbour.example/kept")).toMatchObject({ tags: ["Trip to the sea"] });
  expect((await entry(old))?.archivedAt).not.toBeNull();
});

test("Readwise Reader: tags in Python, times with a space, no feed", async () => {
  await take(fixture("readwise.csv"));

  expect(await entry(walls)).toMatchObject({
    tags: ["coast", "ada's list", "b's"],
    savedAt: "2022-11-06T04:33:50.000Z",
    readAt: null,
  });
  expect(await entry(old)).toMatchObject({
    savedAt: "2021-11-06T04:33:50.123Z",
    archivedAt: "2021-11-06T04:33:50.123Z",
  });
  expect(await entry("https://harbour.example/feed")).toBeNull();
});

test("Raindrop: folders and tags, favourite, note with its highlights", async () => {
  await take(fixture("raindrop.csv"));

  expect(await entry(walls)).toMatchObject({
    tags: ["sea", "防汛", "Reading", "Coast"],
    isFavourite: true,
    note: "for the trip\n\n> nine to two\n\nremember",
    excerpt: "Two underwriters withdrew cover.",
  });
  expect(await entry(old)).toMatchObject({ tags: [] });
});

test("Matter: author and publisher, favourite, put away", async () => {
  await take(fixture("matter.csv"));

  expect(await entry(walls)).toMatchObject({
    byline: "Ada Lindqvist",
    siteName: "The Harbour Review",
    tags: ["coast", "sea"],
    isFavourite: true,
    archivedAt: null,
  });
  expect(await entry(old)).toMatchObject({ archivedAt: "2021-11-06T04:33:50.000Z" });
});

test("wallabag: the text through the gate, authors, language, a mark where its words stand", async () => {
  await take(fixture("wallabag.json"));

  const found = await entry(walls);
  expect(found).toMatchObject({
    byline: "Ada Lindqvist, Bo Ek",
    publishedTime: "2016-09-01T00:00:00+0200",
    savedAt: "2016-09-08T09:55:58.000Z",
    isFavourite: true,
    snapshotCount: 1,
    lang: "en-GB",
  });
  const article = await articleOf(walls);
  expect(article?.content).not.toMatch(/script|onclick/);
  expect(article).toMatchObject({
    textContent: expect.stringContaining("The walls stand since 1911."),
    images: [{ url: "https://harbour.example/wall.jpg", alt: "The wall", caption: null }],
  });
  expect(await listHighlights(found?.id ?? "")).toMatchObject([
    {
      exact: "nine to two on Monday",
      start: 18,
      end: 39,
      note: "remember",
      createdAt: "2016-09-08T10:00:00.000Z",
    },
  ]);
});

test("Omnivore: text, labels and highlights out of the zip; what has no text is an address", async () => {
  expect(await preview(omnivoreZip())).toMatchObject({ format: { id: "omnivore" }, fresh: 2, uncaptured: 1 });
  await take(omnivoreZip());

  const url = "https://harbour.example/flood-walls";
  const found = await entry(url);
  expect(found).toMatchObject({
    byline: "Ada Lindqvist",
    publishedTime: "2024-02-28T09:12:00.000Z",
    tags: ["coast", "防汛"],
    note: "> words that are not there\n\nlost",
  });
  expect(await listHighlights(found?.id ?? "")).toMatchObject([
    { exact: "nine to two", note: "remember", start: 18 },
    // The face before it is one character.
    { exact: "The walls stand", note: null, start: 42 },
  ]);
  expect(await entry(old)).toMatchObject({ snapshotCount: 0, archivedAt: "2024-03-01T10:00:00.000Z" });
});

test("Karakeep: lists by their names, notes, put away", async () => {
  await take(fixture("karakeep.json"));

  expect(await entry(walls)).toMatchObject({ tags: ["coast", "Trip to the sea"], note: "for the trip" });
  expect(await entry(old)).toMatchObject({ archivedAt: "2013-10-29T14:25:00.000Z" });
});

test("Linkwarden: collections as tags, pinned as favourites", async () => {
  await take(fixture("linkwarden.json"));

  expect(await entry(walls)).toMatchObject({
    tags: ["coast", "sea", "Trip to the sea"],
    isFavourite: true,
    note: "for the trip",
    excerpt: "Two underwriters withdrew cover.",
  });
  expect(await entry(old)).toMatchObject({ tags: [], savedAt: "2013-10-30T10:00:00.000Z" });
});

test("bookmarks: folders as tags but for the browser's own, descriptions as notes, scripts left out", async () => {
  await take(fixture("bookmarks.html"));

  expect(await entry(walls)).toMatchObject({
    title: "River towns <rethink> flood walls",
    tags: ["防汛", "later", "Coast & sea"],
    note: "for the trip",
  });
  expect(await entry(old)).toMatchObject({ tags: [] });
});

test.each([
  ["single-file.html", "2020-08-01T08:00:00.000Z"],
  ["page.mhtml", "2020-08-01T08:00:00.000Z"],
] as const)("%s gives the article on the page, as a capture would", async (name, savedAt) => {
  await take(fixture(name));

  expect(await entry(walls)).toMatchObject({
    savedAt,
    snapshotCount: 1,
    title: expect.stringContaining("River towns"),
  });
  const article = await articleOf(walls);
  expect(article?.textContent).toMatch(/^The council of the lower town/m);
  expect(article?.textContent).not.toMatch(/All rights reserved/);
});

test("other tables and lists by what their columns are called", async () => {
  await take(fixture("table.csv"));
  expect(await entry(walls)).toMatchObject({ tags: ["coast", "sea"], savedAt: "2020-03-01T00:00:00.000Z" });

  await take(fixture("addresses.txt"));
  expect(await entry("https://harbour.example/tab")).toMatchObject({ title: "An open tab" });
  expect(await entry("https://harbour.example/markdown")).toMatchObject({ title: "A link in Markdown" });
});

describe("with what is here already", () => {
  test("a captured page gets the list's tags; neither its text nor its date is touched", async () => {
    await save();
    const outcome = await take(fixture("pocket.csv"));

    expect(outcome).toMatchObject({ added: 3, updated: 1 });
    expect(await entry(walls)).toMatchObject({
      savedAt: "2026-11-01T10:00:00.000Z",
      tags: ["coast", "防汛"],
      snapshotCount: 1,
    });
    await undoImport(outcome.importId);
    expect(await entry(walls)).toMatchObject({ tags: [], snapshotCount: 1, importedFrom: [] });
  });

  test("one page from two lists is one entry with the tags of both", async () => {
    await take(fixture("pocket.csv"));
    await take(fixture("linkwarden.json"));

    expect(await entry(walls)).toMatchObject({
      tags: ["coast", "防汛", "sea", "Trip to the sea"],
      isFavourite: true,
    });
    expect(await preview(fixture("pocket.csv"))).toMatchObject({ fresh: 0, newer: 0, known: 4 });
  });
});
