/** Reprints and related articles measured on the seeded library, whose topics and copies are known. */
import type { Article } from "../../../src/model/article.ts";
import type { EntryId } from "../../../src/model/id.ts";
import { withLibrary } from "../../../src/store/database.ts";
import { findableOfArticle } from "../../../src/store/findable.ts";
import { countEntries } from "../../../src/store/read.ts";
import { readRelated } from "../../../src/store/related.ts";
import { findReprints } from "../../../src/store/reprints.ts";
import { searchLibrary } from "../../../src/store/search.ts";
import { placeStep } from "../../../src/store/write/place-stories.ts";
import { saveSnapshot } from "../../../src/store/write/save.ts";
import { tendIndex } from "../../../src/store/write/tend-index.ts";
import type { createArticles } from "./articles.ts";

type Articles = ReturnType<typeof createArticles>;

export interface ReprintFigures {
  readonly asked: number;
  readonly found: number;
  /** Reported that are no copies. */
  readonly wrong: number;
  readonly ms: readonly number[];
}

export function createKin(articles: Articles) {
  const idOf = (number: number): EntryId => articles.record(number).id;

  /** The article as another site would print it: another headline, a lead-in, 5 to 40 % cut, a footer, another source. */
  function reprintOf(number: number, share: number): Article {
    const original = articles.article(number);
    const other = articles.article(number + 50_000_000);
    const lines = original.textContent.split("\n");
    const kept = lines.slice(0, Math.max(1, Math.round(lines.length * (1 - share))));
    const own = other.textContent.split("\n");
    const textContent = [own[0] ?? "", ...kept, own[1] ?? ""].join("\n");
    return { ...original, url: other.url, title: other.title, source: other.siteName, textContent };
  }

  return {
    /** Reprints of `count` articles of the library, and as many articles it has nothing of. */
    async reprints(upTo: number, count: number): Promise<ReprintFigures> {
      const ms: number[] = [];
      let found = 0;
      let wrong = 0;
      for (let turn = 0; turn < count; turn += 1) {
        const number = (turn * 7_919) % upTo;
        const share = 0.05 + (0.35 * (turn % 8)) / 7;
        const start = performance.now();
        const reported = await findReprints(findableOfArticle(reprintOf(number, share)), null);
        ms.push(performance.now() - start);
        for (const { entry } of reported) {
          if (entry.id === idOf(number)) found += 1;
          else wrong += 1;
        }
        wrong += (await findReprints(findableOfArticle(articles.article(90_000_000 + turn)), null)).length;
      }
      return { asked: count, found, wrong, ms };
    },

    /**
     * Milliseconds of saves of new articles, every other one while the story of the one before is looked for,
     * which in the background goes on on the same thread; and of looking for one.
     */
    async saves(from: number, count: number) {
      const taken = { quiet: [] as number[], beside: [] as number[], placing: [] as number[] };
      for (let turn = 0; turn < count * 2; turn += 1) {
        const isQuiet = turn % 2 === 0;
        const article = articles.article(from + turn);
        if (isQuiet) await tendIndex(async () => {});
        const working = isQuiet ? null : tendIndex(async () => {});
        const start = performance.now();
        await saveSnapshot({
          id: crypto.randomUUID(),
          article,
          hash: `sha256:${(from + turn).toString(16).padStart(64, "0")}`,
          capturedAt: new Date().toISOString(),
          images: [],
        });
        taken[isQuiet ? "quiet" : "beside"].push(performance.now() - start);
        await working;
      }
      await tendIndex(async () => {});
      for (let turn = 0; turn < count; turn += 1) {
        await withLibrary((database) =>
          database.entries.where("id").equals(idOf(turn)).modify({ unplaced: 1 }),
        );
        const start = performance.now();
        await withLibrary(placeStep);
        taken.placing.push(performance.now() - start);
      }
      return taken;
    },

    /** Entries that are in a group; the seeded articles are copies of none. */
    grouped: async (): Promise<number> => (await countEntries()).grouped,

    /** Of the first five related ones, how many are on the same topic, beside two simpler ways. */
    async related(upTo: number, count: number) {
      const ms: number[] = [];
      const hits = { related: 0, headline: 0, site: 0 };
      for (let turn = 0; turn < count; turn += 1) {
        const number = (turn * 6_007) % upTo;
        const { category, title, siteName } = articles.article(number);
        const isSame = (entry: { readonly category: string | null }): boolean => entry.category === category;
        const start = performance.now();
        const related = await readRelated(idOf(number), 5);
        ms.push(performance.now() - start);
        hits.related += related.filter(({ entry }) => isSame(entry)).length;
        const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
        const headline = await searchLibrary({ query: words.slice(0, 12).join(" OR "), limit: 6 });
        hits.headline += others(headline.hits, number).filter(isSame).length;
        const site = await searchLibrary({ query: `site:"${siteName ?? ""}"`, sort: "saved", limit: 6 });
        hits.site += others(site.hits, number).filter(isSame).length;
      }
      const p5 = (sum: number): number => sum / (count * 5);
      return { p5: p5(hits.related), ms, headlineP5: p5(hits.headline), siteP5: p5(hits.site) };
    },
  };

  function others<T extends { readonly id: EntryId }>(
    hits: readonly { readonly entry: T }[],
    number: number,
  ): readonly T[] {
    return hits
      .map(({ entry }) => entry)
      .filter(({ id }) => id !== idOf(number))
      .slice(0, 5);
  }
}
