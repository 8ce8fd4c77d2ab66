import { load as parseYaml11 } from "js-yaml";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { oneLine, withoutForbidden } from "../../../../src/export/escape.ts";
import { write as writeEpub } from "../../../../src/export/formats/epub.ts";
import { write as writeHtml } from "../../../../src/export/formats/html.ts";
import { write as writeMarkdown } from "../../../../src/export/formats/markdown.ts";
import { hardLibrary, hardStrings, libraryOf, madeEntry, picture } from "../made-library.ts";
import { textIn, unzipped } from "../unzipped.ts";

describe("Markdown", () => {
  test("properties say the same to a YAML 1.2 and a 1.1 parser", async () => {
    const { job, request, entries } = await hardLibrary();

    const files = await unzipped((await writeMarkdown(job, request)).file);
    const notes = [...files.keys()].filter((name) => name.endsWith(".md"));
    const heads = notes.map((name) => /^---\n([\s\S]*?)\n---\n/.exec(textIn(files, name))?.[1] ?? "");
    const read = heads.map((head) => parseYaml(head, { version: "1.2" }));

    expect(read.map(({ title }) => title)).toEqual(hardStrings.map(oneLine));
    expect(read.map(({ source }) => source)).toEqual(entries.map(({ entry }) => entry.url));
    expect(heads.map((head) => parseYaml(head, { version: "1.1", schema: "failsafe" }))).toEqual(
      heads.map((head) => parseYaml(head, { version: "1.2", schema: "failsafe" })),
    );
    expect(heads.map((head) => (parseYaml11(head) as { title: string }).title)).toEqual(
      hardStrings.map(oneLine),
    );
    expect(read[1].author.at(-1)).toBe("[[Vincent van Gogh]]");
    expect(read.every(({ tags }) => tags.every((tag: string) => /^[\p{L}\p{M}\p{N}_/-]+$/u.test(tag)))).toBe(
      true,
    );
  });

  test("properties say where an article was taken from, and what is done with it; what is not known has none", async () => {
    const { job, request } = await libraryOf([
      await madeEntry(
        {
          source: "新华社",
          reprintedFrom: "人民日报",
          originalUrl: "https://elsewhere.example/a",
          editor: "Bo Ek",
          edition: "第04版",
        },
        { archivedAt: "2026-11-02T10:00:00.000Z" },
      ),
      await madeEntry(),
    ]);
    const files = await unzipped((await writeMarkdown(job, request)).file);
    const [full, plain] = [...files.keys()].map((name) =>
      parseYaml(textIn(files, name).split("---\n")[1] ?? ""),
    );

    expect(full).toMatchObject({
      publication: "新华社",
      reprinted: "人民日报",
      original: "https://elsewhere.example/a",
      editor: "Bo Ek",
      edition: "第04版",
      archived: true,
      read: false,
    });
    expect(plain.archived).toBe(false);
    for (const name of ["publication", "reprinted", "original", "editor", "edition"])
      expect(plain).not.toHaveProperty(name);
  });

  test("names are safe and each is one file; pictures lie beside, once", async () => {
    const { job, request, entries } = await hardLibrary();

    const names = [...(await unzipped((await writeMarkdown(job, request)).file)).keys()];

    expect(names.filter((name) => name.startsWith("attachments/"))).toHaveLength(2);
    expect(names).toHaveLength(entries.length + 2);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(names.filter((name) => Buffer.byteLength(name) > 240 || /[<>:"\\|?*#^[\]]/.test(name))).toEqual(
      [],
    );
  });

  test("text is text: what looks like markup is escaped, what is markup stays", async () => {
    const { job, request } = await hardLibrary();
    const files = await unzipped((await writeMarkdown(job, request)).file);
    const [name = ""] = [...files.keys()];

    const note = textIn(files, name);

    expect(note).toContain("\\<script>");
    expect(note).toContain("\\&copy;");
    expect(note).toContain("$$\\frac{1}{2}$$");
    expect(note).toContain("_A caption, with *stress*_");
    expect(note).toMatch(/!\[A "wall"\]\(attachments\/[0-9a-f]{12}\.png\)/);
    expect(note).toContain("[Picture](https://harbour.example/gone.png)");
    expect(note).toContain('```js\nif (a < b && c) { "x" }\n```');
    expect(note).toContain("## Highlights");
  });

  test("one article without pictures is one note", async () => {
    const { job, request } = await libraryOf([await madeEntry()]);

    const { file, extension, title } = await writeMarkdown(job, request);

    expect([extension, title]).toEqual(["md", "River towns rethink flood walls"]);
    expect(await file.text()).toMatch(/^---\ntitle: "River towns rethink flood walls"\nsource: /);
  });
});

describe("HTML", () => {
  test("fetches nothing, says where it is from to programs, and keeps hard strings as text", async () => {
    const { job, request, entries } = await hardLibrary();
    const files = await unzipped((await writeHtml(job, request)).file);

    const pages = [...files.keys()].map((name) => {
      const text = textIn(files, name);
      return { text, document: new JSDOM(text).window.document };
    });

    expect(pages).toHaveLength(entries.length);
    expect(pages.map(({ document }) => document.querySelector("h1")?.textContent?.trim())).toEqual(
      hardStrings.map((text) => withoutForbidden(text).replace(/\r\n/g, "\n").trim()),
    );
    for (const { text, document } of pages) {
      const sources = [...document.querySelectorAll("[src]")].map(
        (element) => element.getAttribute("src") ?? "",
      );
      expect(sources.every((source) => source.startsWith("data:image/"))).toBe(true);
      expect(sources).toHaveLength(2);
      expect(
        document.querySelectorAll("script:not([type='application/ld+json']), iframe, object, form"),
      ).toHaveLength(0);
      expect(document.querySelector("meta")?.nextElementSibling?.getAttribute("content")).toMatch(
        /^default-src 'none'/,
      );
      expect(JSON.parse(document.querySelector("script")?.textContent ?? "")).toMatchObject({
        "@type": "Article",
      });
      const [, , url, date] = text.slice(text.indexOf("<!--")).split("\n");
      expect(url).toMatch(/^ url: https:\/\/harbour\.example\/\d+ $/);
      expect(Date.parse(/^ saved date: (.*)$/.exec(date ?? "")?.[1] ?? "")).not.toBeNaN();
    }
  });

  test("an address cannot end the comment it stands in", async () => {
    const url = "https://harbour.example/a-->b--!>c?<x>-";
    const { job, request } = await libraryOf([await madeEntry({ url }, { url })]);

    const text = await (await writeHtml(job, request)).file.text();

    expect(text.slice(0, text.indexOf("<head>")).match(/-->/g)).toHaveLength(2);
    expect(new JSDOM(text).window.document.querySelector("link[rel=canonical]")?.getAttribute("href")).toBe(
      url,
    );
  });
});

describe("EPUB", () => {
  test("every document in it is well-formed XML, and everything it names is there", async () => {
    const { job, request, entries } = await hardLibrary();
    const file = (await writeEpub(job, request)).file;
    const files = await unzipped(file);
    const { DOMParser } = new JSDOM("").window;

    const wrong = [...files.keys()]
      .filter((name) => /\.(?:xhtml|opf|xml)$/.test(name))
      .filter((name) =>
        new DOMParser().parseFromString(textIn(files, name), "application/xml").querySelector("parsererror"),
      );
    const opf = new DOMParser().parseFromString(textIn(files, "EPUB/package.opf"), "application/xml");
    const listed = [...opf.querySelectorAll("manifest > item")].map(
      (item) => `EPUB/${item.getAttribute("href")}`,
    );

    expect(wrong).toEqual([]);
    expect([...files.keys()][0]).toBe("mimetype");
    expect(Buffer.from(await file.slice(30, 58).arrayBuffer()).toString()).toBe(
      "mimetypeapplication/epub+zip",
    );
    expect(listed.sort()).toEqual(
      [...files.keys()].filter((name) => name.startsWith("EPUB/") && !name.endsWith(".opf")).sort(),
    );
    expect(opf.querySelectorAll("spine > itemref")).toHaveLength(entries.length + 1);
  });

  test("pictures readers do not know are drawn anew; what cannot be drawn is a link", async () => {
    const url = "https://harbour.example/new.webp";
    const webp = await picture(url, Buffer.from("RIFF0000WEBP"), "image/webp");
    const content = `<p><img src="${url}" alt="New"></p>`;
    const { job, request } = await libraryOf([await madeEntry({ content }, {}, [webp])]);

    const drawn = await unzipped((await writeEpub(job, request)).file);
    const linked = await unzipped((await writeEpub({ ...job, toPng: async () => null }, request)).file);

    expect([...drawn.keys()].filter((name) => name.startsWith("EPUB/images/"))).toEqual([
      expect.stringMatching(/\.png$/),
    ]);
    expect(textIn(linked, "EPUB/text/00001.xhtml")).toContain(`<a href="${url}">New</a>`);
  });
});
