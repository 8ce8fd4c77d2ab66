/** Files as other programs write them, for the tests of what reads them. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { zipSync } from "fflate";
import { JSDOM } from "jsdom";
import { createBodies } from "../../../src/import/bodies.ts";
import { previewImport, runImport } from "../../../src/import/import-file.ts";

const folder = path.join(import.meta.dirname, "../../fixtures/import");

export const fixtureNames = [
  "addresses.txt",
  "bookmarks.html",
  "instapaper.csv",
  "karakeep.json",
  "linkwarden.json",
  "matter.csv",
  "page.mhtml",
  "pocket.csv",
  "pocket.html",
  "raindrop.csv",
  "raindrop.html",
  "readwise.csv",
  "single-file.html",
  "table.csv",
  "wallabag.json",
] as const;
export type FixtureName = (typeof fixtureNames)[number];

export function bytesOf(name: FixtureName): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path.join(folder, name)));
}

export function fixture(name: FixtureName): Blob {
  return new Blob([bytesOf(name)]);
}

export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Blob {
  const encoder = new TextEncoder();
  const entries = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === "string" ? encoder.encode(content) : content,
  ]);
  return new Blob([new Uint8Array(zipSync(Object.fromEntries(entries)))]);
}

/** Two articles of Omnivore's: one with its text, a highlight and a label; one put away without. */
export function omnivoreZip(): Blob {
  const article = (slug: string, more: object) => ({
    id: slug,
    slug,
    title: slug,
    description: null,
    author: null,
    url: `https://harbour.example/${slug}`,
    state: "Active",
    readingProgress: 0,
    thumbnail: null,
    labels: null,
    savedAt: "2024-03-01T10:00:00.000Z",
    updatedAt: "2024-03-02T10:00:00.000Z",
    publishedAt: null,
    ...more,
  });
  return zipOf({
    "metadata_0_to_2.json": JSON.stringify([
      article("flood-walls", {
        title: "River towns rethink flood walls",
        author: "Ada Lindqvist",
        labels: ["coast", "防汛"],
        publishedAt: "2024-02-28T09:12:00.000Z",
      }),
      article("old", { state: "Archived", readingProgress: 100 }),
    ]),
    "content/flood-walls.html":
      '<div id="readability-page-1"><p>The council voted <em>nine</em> to two on Monday.</p><p>😀 The walls stand since 1911.</p></div>',
    "highlights/flood-walls.md":
      "> nine to two\n\n#vote\n\nremember\n\n> The walls stand\n\n> words that are not there\n\nlost",
  });
}

const { window } = new JSDOM("<!doctype html><p></p>", { url: "https://stillpage.invalid/" });

const quiet = {
  onProgress: () => undefined,
  signal: new AbortController().signal,
};

/** Everything an import needs of a page of ours. */
export const whole = {
  ...quiet,
  sanitize: (html: string) => html,
  // jsdom's window is one as far as extraction asks.
  bodies: createBodies(window as unknown as Window & typeof globalThis),
};

export const preview = (file: Blob) => previewImport(file, quiet);
export const take = (file: Blob) => runImport(file, whole);
