/** What the library bench runs in a page of the extension: the product's own code on the product's own database. */

import { whileImporting } from "../../../src/platform/import-lock.ts";
import { indexedTerms } from "../../../src/search/indexed-terms.ts";
import { openLibrary } from "../../../src/store/database.ts";
import { readFirstPage } from "../../../src/store/first-page.ts";
import { countEntries } from "../../../src/store/read.ts";
import { listWindow, searchLibrary } from "../../../src/store/search.ts";
import { verifyLibrary } from "../../../src/store/verify.ts";
import { adoptRecords } from "../../../src/store/write/adopt.ts";
import { updateEntries } from "../../../src/store/write/edit.ts";
import { saveSnapshot } from "../../../src/store/write/save.ts";
import { settleIndex, tendIndex } from "../../../src/store/write/tend-index.ts";
import { createArticles } from "./articles.ts";
import { createKin } from "./kin.ts";
import { createPart } from "./part.ts";
import { createPeers } from "./peers.ts";
import { keepSeeded, withPictures } from "./seeded-pictures.ts";

const articles = createArticles();
const at = () => performance.now();

async function fill(
  from: number,
  to: number,
  pictured: number,
): Promise<{ ms: number; madeMs: number; tendMs: number; picturesMs: number }> {
  let madeMs = 0;
  let picturesMs = 0;
  let tendMs = 0;
  const start = at();
  for (let batch = from; batch < to; batch += 50) {
    const begun = at();
    const records = Array.from({ length: Math.min(50, to - batch) }, (_, index) =>
      withPictures(articles.record(batch + index), batch + index, pictured),
    );
    madeMs += at() - begun;
    const now = new Date().toISOString();
    await adoptRecords(records, { importId: "bench", batch, now });
    const written = at();
    await keepSeeded(records, now);
    const adopted = at();
    picturesMs += adopted - written;
    await settleIndex("import");
    tendMs += at() - adopted;
  }
  const database = await openLibrary();
  await database.imports.clear();
  return { ms: at() - start, madeMs, tendMs, picturesMs };
}

const bench = {
  count: async () => (await countEntries()).entries,

  /** Takes in articles `from` up to `to` as an import does, index and merges included; so large a share has pictures. */
  fill: (from: number, to: number, pictured = 0) => whileImporting(() => fill(from, to, pictured)),

  pictures: async (): Promise<{ count: number; bytes: number }> => {
    const { images, imageBytes } = await countEntries();
    return { count: images, bytes: imageBytes };
  },

  /** What is left to do for the index after an import, and then for finding copies of what came. */
  settle: (isIndexOnly: boolean) =>
    whileImporting(async (): Promise<{ indexMs: number; storiesMs: number | null }> => {
      const start = at();
      await settleIndex("rest");
      const indexMs = at() - start;
      if (isIndexOnly) return { indexMs, storiesMs: null };
      await tendIndex(async () => {});
      return { indexMs, storiesMs: at() - start - indexMs };
    }),

  /** As if an import went on as long as this page is open: the background looks for no copies meanwhile. */
  hold(): void {
    void whileImporting(() => new Promise(() => {}));
  },

  /** Milliseconds of each of some saves of new articles. */
  async saves(from: number, count: number): Promise<number[]> {
    const taken: number[] = [];
    for (let number = from; number < from + count; number += 1) {
      const article = articles.article(number);
      const start = at();
      await saveSnapshot({
        id: crypto.randomUUID(),
        article,
        hash: `sha256:${number.toString(16).padStart(64, "0")}`,
        capturedAt: new Date().toISOString(),
        images: [],
      });
      taken.push(at() - start);
    }
    await settleIndex("rest");
    return taken;
  },

  /** Milliseconds of cutting articles into weighed terms. */
  async terms(from: number, count: number): Promise<number[]> {
    return Array.from({ length: count }, (_, index) => {
      const { textContent, title, byline, siteName, source, category, lang } = articles.article(from + index);
      const start = at();
      indexedTerms({
        title,
        byline,
        siteName: siteName ?? "",
        host: "site.invalid",
        source,
        reprintedFrom: null,
        category,
        tags: [],
        lang,
        note: null,
        highlightNotes: null,
        text: textContent,
      });
      return at() - start;
    });
  },

  async indexSize(): Promise<{
    bytes: number;
    blocks: number;
    segments: number;
    columnBytes: number;
    tail: number;
  }> {
    const database = await openLibrary();
    const row = await database.kept.get("index");
    const segments = row?.key === "index" ? row.segments : [];
    let columnBytes = 0;
    await database.columns.each(({ bytes }) => {
      columnBytes += bytes.length;
    });
    return {
      bytes: segments.reduce((sum, segment) => sum + segment.bytes, 0),
      blocks: await database.blocks.count(),
      segments: segments.length,
      columnBytes,
      tail: await database.pending.count(),
    };
  },

  /** One search: how long, how many. */
  async search(query: string, isTyping: boolean): Promise<{ ms: number; total: number; shown: number }> {
    const start = at();
    const { hits, total } = await searchLibrary({ query, limit: 20, isTyping });
    return { ms: at() - start, total, shown: hits.length };
  },

  async firstPage(): Promise<number> {
    const start = at();
    await readFirstPage(20);
    return at() - start;
  },

  /** Archives the newest of the list, or brings those back that are archived. */
  async archive(count: number, isArchived: boolean): Promise<void> {
    const query = isArchived ? "" : "is:archived";
    const { ids } = await listWindow({ query, sort: "saved", offset: 0, limit: count });
    for (let from = 0; from < ids.length; from += 100)
      await updateEntries(ids.slice(from, from + 100), { isArchived }, new Date().toISOString());
  },

  /** Queries of three words of one article each, so that something is found; frequent and rare words mixed. */
  queries(count: number, upTo: number): { and3: string[]; prefix: string[]; han: string[] } {
    const some: { and3: string[]; prefix: string[]; han: string[] } = { and3: [], prefix: [], han: [] };
    for (let number = 0; number < count * 12; number += 1) {
      const { lang, textContent } = articles.article((number * 7_919) % upTo);
      if (lang === "en" && some.and3.length < count) {
        const words = [...new Set(textContent.toLowerCase().match(/[a-z]+/g) ?? [])];
        const word = (share: number) => words[Math.floor(words.length * share)] ?? "";
        some.and3.push(`${word(0.05)} ${word(0.4)} ${word(0.8)}`);
        some.prefix.push(word(0.6).slice(0, 3 + (number % 3)));
      }
      if (lang === "zh" && some.han.length < count) some.han.push(textContent.slice(40, 42 + (number % 3)));
    }
    return some;
  },

  /** Verifies the whole library, as the sheet does; then once more, left at the first sign of progress. */
  async verify(): Promise<{ ms: number; told: number; longestTaskMs: number; cancelMs: number }> {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    observer.observe({ type: "longtask" });
    let told = 0;
    const start = at();
    await verifyLibrary(() => {
      told += 1;
    }, new AbortController().signal);
    const ms = at() - start;
    await new Promise((resolve) => setTimeout(resolve, 50));
    observer.disconnect();
    const leaving = new AbortController();
    let leftAt = 0;
    await verifyLibrary(() => {
      leftAt ||= at();
      leaving.abort();
    }, leaving.signal).catch(() => undefined);
    // What browsers call a long task takes 50 ms; below that none is told.
    return { ms, told, longestTaskMs: Math.max(0, ...tasks), cancelMs: at() - leftAt };
  },

  kin: createKin(articles),
  part: createPart(articles),
  peers: createPeers(articles),
};

Object.assign(globalThis, { bench });
