/**
 * What the round trip runs beside the library, in a page of the extension's: strange strings saved and written by hand
 * with the product's own writers, the library out, wiped, in and out again by the product's own formats.
 */
import { write as writeJsonLines } from "../../../src/export/formats/jsonl.ts";
import { write as writeZip } from "../../../src/export/formats/zip.ts";
import type { ExportRequest, ExportSource, WrittenFile } from "../../../src/export/job.ts";
import { writeJson } from "../../../src/export/write-json.ts";
import { planImages } from "../../../src/images/plan.ts";
import { type ImportPreview, previewImport, runImport } from "../../../src/import/import-file.ts";
import { openFile } from "../../../src/import/open-file.ts";
import { wholeTextOf } from "../../../src/import/reading/encoding.ts";
import { unwatched } from "../../../src/import/reading/part.ts";
import { hashArticle, hashBytes } from "../../../src/integrity/hash.ts";
import type { Article } from "../../../src/model/article.ts";
import { canonicalUrl } from "../../../src/model/canonical-url.ts";
import { checkCorrection } from "../../../src/model/corrections.ts";
import { readArticle } from "../../../src/model/read-article.ts";
import { createSanitizer, markupOf } from "../../../src/sanitize.ts";
import { openLibrary } from "../../../src/store/database.ts";
import { getEntry, getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { keptPictures } from "../../../src/store/read-images.ts";
import { readColours } from "../../../src/store/tag-colours.ts";
import { updateEntries } from "../../../src/store/write/edit.ts";
import { addHighlight } from "../../../src/store/write/highlights.ts";
import { keepImage } from "../../../src/store/write/images.ts";
import { saveSnapshot } from "../../../src/store/write/save.ts";
import { paintTag } from "../../../src/store/write/tag-colours.ts";

/** Strange strings that stand together in one entry: each in every field that takes words. */
export interface Load {
  readonly number: number;
  readonly texts: readonly string[];
}

export interface Difference {
  /** Records of ours before, by their lines. */
  readonly lines: number;
  readonly differing: number;
  /** The first of them from where they part, before and after. */
  readonly samples: readonly (readonly [string, string])[];
  /** What of the file is not taken in, and why. */
  readonly damaged: ImportPreview["damaged"];
  readonly bytes: number;
  readonly isSame: boolean;
}

type Format = "zip" | "jsonl" | "json";

const exportedAt = "2026-11-24T08:00:00.000Z";
const now = "2026-11-24T07:00:00.000Z";
const signal = new AbortController().signal;
const onProgress = (): void => undefined;
const sanitizer = createSanitizer(window);
const keep = (html: string): string => markupOf(sanitizer.keep(html));

/** As the page would be captured: markup through the gate, every member through the check that a capture passes. */
function articleOf({ number, texts }: Load): Article {
  const clip = (most: number): string => texts.join(" ").slice(0, most);
  const [first = ""] = texts;
  const lines = texts.map((text) => text.slice(0, 1_900));
  const url =
    addressIn(texts) ?? `https://h${number}.test/${encodeURIComponent(first.toWellFormed()).slice(0, 900)}`;
  const picture = pictureAddress(number, first);
  const article = readArticle({
    url,
    pageUrl: addressIn(texts) === null ? url : (texts.find((text) => /^https?:/i.test(text)) ?? url),
    title: clip(1_900),
    byline: clip(1_900),
    authors: lines,
    editor: clip(900),
    siteName: clip(900),
    publishedTime: "2026-03-01T10:00:00+09:00",
    modifiedTime: null,
    lang: clip(60),
    dir: number % 5 === 0 ? "rtl" : null,
    excerpt: clip(1_900),
    category: clip(100),
    source: clip(900),
    reprintedFrom: clip(900),
    originalUrl: url,
    edition: clip(900),
    pageTags: lines,
    leadImage: picture,
    wordCount: texts.length,
    scope: "article",
    images: [{ url: picture, alt: clip(900), caption: clip(900) }],
    completeness: { proseShare: 0.5, doubts: [] },
    evidence: { title: { rule: "meta", place: clip(100), confidence: "low" } },
    content: keep(`<p>First ${number}.</p>${texts.join("\n")}<p>${texts.map(escaped).join(" ")}</p>`),
    textContent: texts.join("\n"),
  });
  if (article === null)
    throw new Error(`load ${number} is out of shape: ${JSON.stringify(texts).slice(0, 300)}`);
  return article;
}

/** The first of them that is an address of the web, as a capture would call the page. */
function addressIn(texts: readonly string[]): string | null {
  const found = texts.find(
    (text) => /^https?:/i.test(text) && URL.canParse(text) && new URL(text).href.length < 8_000,
  );
  return found === undefined ? null : (canonicalUrl(found) ?? new URL(found).href);
}

/** A picture that is called as the text says. */
function pictureAddress(number: number, text: string): string {
  const raw = `https://pictures.test/${number}/${text.slice(0, 700)}`;
  return URL.canParse(raw) ? new URL(raw).href : `https://pictures.test/${number}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** Saves them as clicks would, and writes what readers write by hand. Gives how many entries there are then. */
async function fill(loads: readonly Load[]): Promise<number> {
  for (const load of loads) {
    const article = articleOf(load);
    const capturedAt = new Date(Date.UTC(2026, 9, 1) + load.number * 1_000).toISOString();
    const id = idOf(load.number, 1);
    const images = planImages(article);
    const { entryId, snapshotId } = await saveSnapshot({
      id,
      article,
      hash: await hashArticle(article),
      capturedAt,
      images,
    });
    const bytes = pictureOf(load.number);
    const picture = { type: "image/gif", bytes, width: 1, height: 1, hash: await hashBytes(bytes) } as const;
    await keepImage(snapshotId, 0, picture, capturedAt);
    await writeByHand(entryId, snapshotId, load);
  }
  return (await listAllIds()).length;
}

async function writeByHand(entryId: string, snapshotId: string, { number, texts }: Load): Promise<void> {
  const joined = texts.join("\n");
  const title = checkCorrection("title", joined.slice(0, 1_500));
  const authors = checkCorrection(
    "authors",
    texts.slice(0, 50).map((text) => text.slice(0, 190)),
  );
  const tags = texts.slice(0, 20).map((text) => text.slice(0, 55));
  await updateEntries(
    [entryId],
    {
      tags,
      note: joined.slice(0, 19_000),
      corrections: {
        ...(title.ok ? { title: title.value } : {}),
        ...(authors.ok ? { authors: authors.value } : {}),
      },
      isFavourite: number % 3 === 0,
      isRead: number % 2 === 0,
      isArchived: number % 7 === 0,
    },
    now,
  );
  // Each write waits for the disk; a part of the entries is enough for what is made alike of every text.
  if (number % 5 !== 0) return;
  const [tag] = (await getEntry(entryId))?.tags ?? [];
  if (tag !== undefined) await paintTag(tag, "teal");
  await addHighlight(
    {
      id: idOf(number, 2),
      entryId,
      snapshotId,
      colour: "green",
      note: joined.slice(0, 4_000) || null,
      exact: "First",
      prefix: "",
      suffix: joined.slice(0, 30),
      start: 0,
      end: 5,
      createdAt: now,
    },
    now,
  );
}

/** A GIF of one pixel, of another colour for each number. */
function pictureOf(number: number): Uint8Array<ArrayBuffer> {
  const head = [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0];
  const colours = [number & 0xff, (number >> 8) & 0xff, (number >> 16) & 0xff, 0, 0, 0];
  return new Uint8Array([...head, ...colours, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]);
}

function idOf(number: number, kind: number): string {
  return `${kind}0000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
}

/** The whole library in a format; unsigned, since a signature is of its moment, and all of one moment. */
async function written(format: Format): Promise<WrittenFile> {
  const source: ExportSource = {
    load: getWholeEntry,
    tagColours: await readColours(),
    version: "0.1.0",
    exportedAt,
  };
  const request: ExportRequest = { ids: await listAllIds(), onProgress, signal };
  if (format === "json") return writeJson(source, request);
  const job = { ...source, pictures: keptPictures };
  // Lines ask for nothing of a job but its records.
  return format === "zip"
    ? writeZip(job, request)
    : writeJsonLines(job as Parameters<typeof writeJsonLines>[0], request);
}

/** Out, wiped, in, out again; the library holds afterwards what came in. */
async function roundTrip(format: Format): Promise<Difference> {
  const before = (await written(format)).file;
  await wipe();
  const { damaged } = await previewImport(before, { onProgress, signal });
  const { failure } = await runImport(before, { onProgress, signal, sanitize: keep });
  if (failure !== null) throw new Error(`the import of ${format} failed: ${failure.code}`);
  const after = (await written(format)).file;
  const [old, renewed] = [await linesOf(before), await linesOf(after)];
  const pairs = Array.from(
    { length: Math.max(old.length, renewed.length) },
    (_, at) => [old[at] ?? "", renewed[at] ?? ""] as const,
  );
  const differing = pairs.filter(([one, other]) => one !== other);
  return {
    lines: old.length,
    differing: differing.length,
    damaged,
    samples: differing.slice(0, 5).map(([one, other]) => partedAt(one, other)),
    bytes: before.size,
    isSame: await isSame(before, after),
  };
}

/** The lines of a file, or of the lines in a zip; of its pictures the sizes and places stand in them. */
async function linesOf(file: Blob): Promise<readonly string[]> {
  const { parts } = await openFile(file);
  const [part] = parts.filter(({ name }) => parts.length === 1 || name === "library.jsonl");
  const text = part === undefined ? null : await wholeTextOf(part, unwatched, Number.POSITIVE_INFINITY);
  return (text ?? "").split("\n");
}

function partedAt(one: string, other: string): readonly [string, string] {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 60);
  return [one.slice(from, at + 60), other.slice(from, at + 60)];
}

async function isSame(one: Blob, other: Blob): Promise<boolean> {
  return one.size === other.size && (await hashOf(one)) === (await hashOf(other));
}

async function hashOf(file: Blob): Promise<string> {
  return hashBytes(new Uint8Array(await file.arrayBuffer()));
}

/** Every table, as if nothing had ever been saved, but for the row by which a library is told from none. */
async function wipe(): Promise<void> {
  const database = await openLibrary();
  await database.transaction("rw", database.tables, async () => {
    const own = await database.kept.get("library");
    for (const table of database.tables) await table.clear();
    if (own?.key === "library") await database.kept.put({ ...own, lastSequence: 0 });
  });
}

/** One round trip takes longer than a browser may be asked for: it is begun, and asked after. */
let found: { readonly difference: Difference } | { readonly error: string } | null = null;

function begin(format: Format): void {
  found = null;
  roundTrip(format).then(
    (difference) => {
      found = { difference };
    },
    (error: unknown) => {
      found = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    },
  );
}

Object.assign(globalThis, { audit: { fill, begin, result: () => found } });
