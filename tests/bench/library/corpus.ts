/** What the corpus bench runs in a page of the extension: real articles as a library, and what is told of them. */
import { kinshipOf, shinglesOf } from "../../../src/compare/shingles.ts";
import type { Article } from "../../../src/model/article.ts";
import type { EntryId } from "../../../src/model/id.ts";
import { readRelated } from "../../../src/store/related.ts";
import { readReprints } from "../../../src/store/reprints.ts";
import { saveSnapshot } from "../../../src/store/write/save.ts";
import { tendIndex } from "../../../src/store/write/tend-index.ts";

/** A page's capture, as `bench:capture` writes it, with the page's address. */
export interface Page {
  readonly id: string;
  readonly url: string;
  readonly text: string;
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly siteName: string | null;
  readonly source: string | null;
  readonly lang: string | null;
}

export interface Pair {
  readonly ids: readonly [string, string];
  readonly titles: readonly [string, string];
  /** `copy`, `within` or `around`, `by-hand` where only a third text shows it; null where too little is shared. */
  readonly kinship: string | null;
  readonly isGrouped: boolean;
  /** How much of each stands in the other. */
  readonly of: readonly [number, number];
  readonly shared: number;
}

/** Pairs that share so many stretches are shown by counting too, though less than a story. */
const fewestShown = 24;
/** A stretch that more texts have is of what stands around articles. */
const mostHolders = 40;

const kept = new Map<string, { readonly page: Page; readonly entryId: EntryId }>();
const pageOf = new Map<EntryId, string>();

function articleOf({ url, text, title, authors, published, siteName, source, lang }: Page): Article {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return {
    url,
    pageUrl: url,
    title: title ?? "",
    byline: authors.length === 0 ? null : authors.join(", "),
    authors: [...authors],
    editor: null,
    siteName,
    publishedTime: published,
    modifiedTime: null,
    lang,
    dir: "ltr",
    excerpt: text.slice(0, 200),
    category: null,
    source,
    reprintedFrom: null,
    originalUrl: null,
    edition: null,
    pageTags: [],
    leadImage: null,
    content: lines
      .map((line) => `<p>${line.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)}</p>`)
      .join(""),
    textContent: text,
    wordCount: text.length,
    scope: "article",
    images: [],
    completeness: { proseShare: 1, doubts: [] },
    evidence: {},
  };
}

const bench = {
  /** Saves pages as a capture does; pages of one address become one entry. */
  async keep(pages: readonly Page[]): Promise<void> {
    for (const page of pages) {
      const { entryId } = await saveSnapshot({
        id: crypto.randomUUID(),
        article: articleOf(page),
        hash: `sha256:${[...page.id]
          .map((letter) => letter.charCodeAt(0).toString(16))
          .join("")
          .slice(0, 64)
          .padStart(64, "0")}`,
        capturedAt: new Date().toISOString(),
        images: [],
      });
      kept.set(page.id, { page, entryId });
      pageOf.set(entryId, page.id);
    }
  },

  /** The index folded, and each entry's story looked for, as the background does beside. */
  settle: () => tendIndex(async () => {}),

  /** Pages whose entry is another page's too. */
  sharing: (): readonly string[] =>
    [...kept].filter(([id, { entryId }]) => pageOf.get(entryId) !== id).map(([id]) => id),

  /** Every pair that the reader of some of the entries is told of. */
  async told(from: number, to: number): Promise<readonly Pair[]> {
    const pairs = new Map<string, Pair>();
    for (const [entryId, id] of [...pageOf].slice(from, to))
      for (const { entry, kinship, ofText, ofEntry, isGrouped } of await readReprints(entryId)) {
        const other = pageOf.get(entry.id) ?? "";
        const key = [id, other].sort().join(" ");
        if (pairs.has(key)) continue;
        pairs.set(key, pairOf(id, other, { kinship, isGrouped, of: [ofText, ofEntry], shared: 0 }));
      }
    return [...pairs.values()];
  },

  /** Every pair that shares stretches of words, by holding each text against each: nothing of the index is asked. */
  counted(): readonly Pair[] {
    const texts = [...pageOf.values()].map((id) => ({
      id,
      shingles: shinglesOf(kept.get(id)?.page.text ?? ""),
    }));
    const holders = new Map<number, number[]>();
    for (const [at, { shingles }] of texts.entries())
      for (const shingle of shingles) {
        const known = holders.get(shingle);
        if (known === undefined) holders.set(shingle, [at]);
        else known.push(at);
      }
    const shared = new Map<number, number>();
    for (const list of holders.values()) {
      if (list.length > mostHolders) continue;
      for (const [place, one] of list.entries())
        for (const other of list.slice(place + 1)) {
          const key = one * texts.length + other;
          shared.set(key, (shared.get(key) ?? 0) + 1);
        }
    }
    return [...shared].flatMap(([key, count]) => {
      const one = texts[Math.floor(key / texts.length)];
      const other = texts[key % texts.length];
      if (count < fewestShown || one === undefined || other === undefined) return [];
      const kinship = kinshipOf(one.shingles, other.shingles)?.kinship ?? null;
      const of = [count / one.shingles.size, count / other.shingles.size] as const;
      return [pairOf(one.id, other.id, { kinship, isGrouped: false, of, shared: count })];
    });
  },

  /** The first related ones of a page, with the milliseconds it took. */
  async related(
    id: string,
    limit: number,
  ): Promise<{ readonly ms: number; readonly found: readonly object[] }> {
    const entryId = kept.get(id)?.entryId;
    if (entryId === undefined) throw new Error(`${id} is not kept`);
    const start = performance.now();
    const hits = await readRelated(entryId, limit);
    const ms = performance.now() - start;
    const found = hits.map(({ entry, excerpts }) => ({
      id: pageOf.get(entry.id),
      title: entry.title,
      site: entry.siteName,
      lang: entry.lang,
      marks: excerpts.flatMap(({ text, marks }) => marks.map(({ from, to }) => text.slice(from, to))),
    }));
    return { ms, found };
  },
};

function pairOf(one: string, other: string, rest: Omit<Pair, "ids" | "titles">): Pair {
  const titleOf = (id: string): string => kept.get(id)?.page.title ?? "";
  return { ids: [one, other], titles: [titleOf(one), titleOf(other)], ...rest };
}

Object.assign(globalThis, { bench });
