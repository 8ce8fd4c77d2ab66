import { parse as parseCsv } from "csv-parse/sync";
import { parseAtomFeed, parseOpml } from "feedsmith";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { write as writeAtom } from "../../../../src/export/formats/atom.ts";
import { write as writeBookmarks } from "../../../../src/export/formats/bookmarks.ts";
import { write as writeCsv } from "../../../../src/export/formats/csv.ts";
import { write as writeOpml } from "../../../../src/export/formats/opml.ts";
import { write as writePocket } from "../../../../src/export/formats/pocket.ts";
import { hardLibrary, hardStrings, libraryOf, madeEntry } from "../made-library.ts";

const wellFormed = (text: string): string => text.toWellFormed();

describe("CSV for spreadsheets", () => {
  test("another parser reads every cell back, and none begins like a formula", async () => {
    const { job, request, entries } = await hardLibrary();

    const rows: Record<string, string>[] = parseCsv(await textOf(await writeCsv(job, request)), {
      columns: true,
      bom: true,
    });

    expect(rows.map((row) => row["url"])).toEqual(entries.map(({ entry }) => entry.url));
    expect(rows.map((row) => row["title"]?.replace(/^'(?=[\s\0]*[=+\-@])/, ""))).toEqual(
      entries.map(({ entry }) => wellFormed(entry.title)),
    );
    expect(rows.flatMap(Object.values).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
});

describe("CSV as Pocket wrote it", () => {
  test("has exactly its columns, seconds, and titles unchanged", async () => {
    const { job, request, entries } = await hardLibrary();

    const text = await textOf(await writePocket(job, request));
    const rows: Record<string, string>[] = parseCsv(text, { columns: true });

    expect(text.startsWith("title,url,time_added,tags,status\r\n")).toBe(true);
    expect(rows.map((row) => row["title"])).toEqual(entries.map(({ entry }) => wellFormed(entry.title)));
    expect(rows[0]).toMatchObject({
      time_added: String(Date.parse(entries[0]?.entry.createdAt ?? "") / 1000),
      status: "unread",
    });
    expect(rows[0]?.["tags"]?.split("|")).toHaveLength(2);
  });
});

describe("bookmarks", () => {
  test("begin as importers want them, and a browser's parser reads links, tags and notes back", async () => {
    const { job, request, entries } = await hardLibrary();

    const text = await textOf(await writeBookmarks(job, request));
    const { window } = new JSDOM(text);
    const links = [...window.document.querySelectorAll("dt > a")];

    expect(text.startsWith("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n")).toBe(true);
    expect(links.map((link) => link.getAttribute("href"))).toEqual(entries.map(({ entry }) => entry.url));
    expect(links.every((link) => link.getAttribute("tags")?.startsWith("coast,"))).toBe(true);
    expect(links[0]?.textContent).toBe(entries[0]?.entry.title);
    expect(window.document.querySelectorAll("dd").length).toBe(entries.length - 1);
  });

  test("leave out what a browser cannot open", async () => {
    const { job, request } = await libraryOf([await madeEntry({ url: "file:///home/reader/a.html" })]);

    expect((await writeBookmarks(job, request)).count).toBe(0);
  });
});

describe("Atom", () => {
  test("another reader finds titles, dates, authors and whole texts", async () => {
    const { job, request, entries } = await hardLibrary();

    const feed = parseAtomFeed(await textOf(await writeAtom(job, request)));

    expect(feed.entries?.map(({ id }) => id)).toEqual(entries.map(({ entry }) => `urn:uuid:${entry.id}`));
    expect(feed.entries?.[3]?.title?.value ?? feed.entries?.[3]?.title).toBe(entries[3]?.entry.title);
    expect(
      feed.entries?.every(({ updated, authors }) => updated !== undefined && (authors?.length ?? 0) > 0),
    ).toBe(true);
    expect(JSON.stringify(feed.entries?.[0]?.content)).toContain("a block in bold");
  });
});

describe("OPML", () => {
  test("another reader finds each feed once, under its site, whatever it is called", async () => {
    const { job, request } = await hardLibrary();

    const { head, body } = parseOpml(await textOf(await writeOpml(job, request)));

    expect(head?.title).toBe("Feeds · Stillpage");
    expect(body?.outlines?.map(({ outlines }) => outlines?.length)).toEqual([hardStrings.length + 1]);
    const feeds = body?.outlines?.[0]?.outlines ?? [];
    expect(feeds[0]).toMatchObject({
      type: "rss",
      text: "The Harbour Review",
      xmlUrl: "https://harbour.example/feed.xml",
      htmlUrl: "https://harbour.example/",
    });
    expect(feeds.slice(1).map(({ xmlUrl }) => xmlUrl)).toEqual(
      hardStrings.map((_, index) => `https://harbour.example/feed/${index}?a=1&b=%22`),
    );
    expect(feeds[4]?.text).toBe(hardStrings[3]);
  });

  test("sites stand apart; an older snapshot's feeds count, a site without a title has its name", async () => {
    const first = await madeEntry({ url: "https://a.example/1", siteName: "A", feeds: [] });
    const older = await madeEntry({
      url: "https://a.example/1",
      feeds: [{ url: "https://a.example/f", title: null }],
    });
    const snapshots = [...first.whole.snapshots, ...older.whole.snapshots];
    const { job, request } = await libraryOf([
      { ...first, whole: { ...first.whole, snapshots } },
      await madeEntry({ url: "https://b.example/2", siteName: "B", feeds: [feed("b"), feed("b2")] }),
      await madeEntry({ url: "https://b.example/3", siteName: "B again", feeds: [feed("b"), feed("b3")] }),
    ]);

    const written = await writeOpml(job, request);
    const { body } = parseOpml(await textOf(written));

    expect(written.count).toBe(3);
    expect(body?.outlines?.map(({ text, outlines }) => [text, outlines?.map((one) => one.text)])).toEqual([
      ["A", ["A"]],
      ["B", ["b", "b2", "b3"]],
    ]);
  });

  test("where no page names a feed there is nothing to write, which is said", async () => {
    const { job, request } = await libraryOf([await madeEntry({ feeds: [] })]);

    await expect(writeOpml(job, request)).rejects.toMatchObject({ code: "export/no-feeds" });
  });
});

function feed(title: string) {
  return { url: `https://b.example/${title}`, title };
}

async function textOf({ file }: { readonly file: Blob }): Promise<string> {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
}
