import { parse as parseCsv } from "csv-parse/sync";
import { parseAtomFeed } from "feedsmith";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { write as writeAtom } from "../../../../src/export/formats/atom.ts";
import { write as writeBookmarks } from "../../../../src/export/formats/bookmarks.ts";
import { write as writeCsv } from "../../../../src/export/formats/csv.ts";
import { write as writePocket } from "../../../../src/export/formats/pocket.ts";
import { hardLibrary, libraryOf, madeEntry } from "../made-library.ts";

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

async function textOf({ file }: { readonly file: Blob }): Promise<string> {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
}
