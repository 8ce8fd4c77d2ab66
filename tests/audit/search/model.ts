/**
 * The library as a sequence of random steps leaves it, kept by plain means outside the browser: what the page is told to
 * do (in-page.ts) is done here to plain values, and every question is answered from them (plain.ts).
 */
import type { Article } from "../../../src/model/article.ts";
import type { EntryPatch } from "../../../src/model/entry.ts";
import { createArticles } from "../../bench/library/articles.ts";
import { createRandom } from "../../seeded-random.mjs";
import { createQuestions, type Question } from "./asked.ts";
import { createScan, type PlainEntry } from "./plain.ts";
import { strange } from "./strange.ts";

/** What happens to the library next. */
export type Step =
  | { readonly kind: "save"; readonly article: Article; readonly capturedAt: string }
  /** Takes the save before it back. */
  | { readonly kind: "undo" }
  | { readonly kind: "edit"; readonly urls: readonly string[]; readonly patch: EntryPatch }
  | { readonly kind: "trash" | "restore" | "delete"; readonly urls: readonly string[] }
  | { readonly kind: "link"; readonly url: string; readonly title: string; readonly savedAt: string }
  | { readonly kind: "highlight"; readonly url: string; readonly note: string | null }
  | { readonly kind: "unhighlight"; readonly url: string }
  | { readonly kind: "fold" | "merge" | "tend" };

const dates = [null, "1843-12-19", "1905", "1999", "2024-03", "2031-01-01T08:00:00+08:00", "2150-06-01"];
const longTag = "what the harbour board of the old town decided";
const tags = [
  "later",
  "sea",
  "Sea Life",
  "Été",
  "新闻",
  "ＡＢＣ",
  "c++",
  `${longTag} in May`,
  `${longTag} in June`,
];
const names = ["Ada Ferrow", "Søren Ål", "王小明", "ＮＨＫ", "O’Neill", "港報"];
const longestBatch = 40;
/** What a removed entry is told apart by: it may come back under its address, as another. */
const addressOf = (number: number) => `https://links${number % 7}.invalid/sea_wall/${number}`;

/** What a reader has not touched. */
const ofNoReader = {
  ...{ tags: [], note: null, highlight: null },
  ...{ isTrashed: false, isArchived: false, isUnread: true, isFavourite: false },
} as const;

/** What is not known of a page that nobody has captured. */
const noFacts = {
  ...{ byline: null, source: null, reprintedFrom: null, category: null, lang: null, publishedTime: null },
  ...{ text: "", hasImage: false, isUncaptured: true },
} as const;

/** An entry, and what of its title is whose. */
interface Kept {
  /** As the page, or a list, says it. */
  readonly said: PlainEntry;
  /** The title the reader has given it; null where the page's stands. */
  readonly title: string | null;
  /** The one under the other. */
  readonly shown: PlainEntry;
}

/** A model of `count` seeded articles. */
export function createModel(seed: number, count: number) {
  const random = createRandom(seed);
  const articles = createArticles();
  const questions = createQuestions(random);
  const scan = createScan();
  const known = new Map<string, Kept>();
  const below = (limit: number) => Math.floor(random() * limit);
  const one = <T>(items: readonly T[]): T | undefined => items[below(items.length)];
  const isRolled = (share: number) => random() < share;
  let clock = Date.UTC(2026, 0, 1);
  /** The entry before the last save, or that there was none; null where that save cannot be taken back. */
  let before: { readonly url: string; readonly was: Kept | null } | null = null;

  for (let number = 0; number < count; number += 1) {
    const { tags: own, isFavourite, snapshots } = articles.record(number);
    const [article] = snapshots;
    if (article === undefined) continue;
    put({ ...fresh(article, article.capturedAt), tags: own, isFavourite }, null);
  }

  function put(said: PlainEntry, title: string | null): void {
    known.set(said.url, { said, title, shown: title === null ? said : { ...said, title } });
  }

  function fresh(article: Article, savedAt: string): PlainEntry {
    return {
      ...saidBy(article, savedAt),
      ...ofNoReader,
    };
  }

  function saidBy(article: Article, savedAt: string) {
    const { url, title, byline, source, reprintedFrom, category, lang, publishedTime } = article;
    const siteName = article.siteName ?? new URL(url).hostname;
    const facts = { url, title, byline, siteName, source, reprintedFrom, category, lang, publishedTime };
    const text = article.textContent;
    return { ...facts, text, savedAt, hasImage: article.images.length > 0, isUncaptured: false };
  }

  /** An article as another day has it: other words among its own, and facts of every shape. */
  function another(url: string, number: number): Article {
    const base = articles.article(number);
    const lines = base.textContent.split("\n").slice(0, 2 + below(12));
    const mixed = lines.map((line) => {
      const at = below(line.length);
      const words = Array.from({ length: 1 + below(3) }, () => one(strange)?.written ?? "");
      return `${line.slice(0, at)} ${words.join(one([" ", ", ", "。", " — "]))} ${line.slice(at)}`;
    });
    const title = isRolled(0.3) ? `${base.title} ${one(strange)?.written ?? ""}` : base.title;
    const textContent = mixed.join("\n");
    return {
      ...base,
      url,
      title,
      byline: isRolled(0.2) ? null : (one(names) ?? null),
      siteName: isRolled(0.2) ? null : (one(["Bay News", "海港日报", "Le Café"]) ?? null),
      source: isRolled(0.5) ? (one(names) ?? null) : null,
      reprintedFrom: isRolled(0.2) ? (one(names) ?? null) : null,
      category: one([null, "Sea life", "社会", "Été", `${longTag}, and why`, `${longTag}, and how`]) ?? null,
      lang: one([null, "en", "zh-TW", "zh-Hans-CN", "ja"]) ?? null,
      publishedTime: one(dates) ?? null,
      textContent,
      content: mixed.map((line) => `<p>${line}</p>`).join(""),
      images: isRolled(0.3) ? [{ url: `${url}/picture.png`, alt: null, caption: null }] : [],
    };
  }

  const urls = () => [...known.keys()];
  const some = () => {
    const all = urls();
    return [...new Set(Array.from({ length: 1 + below(longestBatch) }, () => one(all) ?? ""))];
  };

  /** The next step; it is done to the model as it is made. */
  function next(): Step {
    clock += 60_000;
    const step = made();
    done(step);
    return step;
  }

  function made(): Step {
    const roll = random();
    if (before !== null && isRolled(0.15)) return { kind: "undo" };
    if (roll < 0.3) {
      const isNew = isRolled(0.4);
      const number = isNew ? 1_000_000 + below(1_000_000) : below(count);
      const url = isNew
        ? isRolled(0.3)
          ? addressOf(below(60))
          : `https://new.invalid/${number}`
        : one(urls());
      return { kind: "save", article: another(url ?? "", number), capturedAt: new Date(clock).toISOString() };
    }
    if (roll < 0.55) return { kind: "edit", urls: some(), patch: patch() };
    if (roll < 0.63) return { kind: "trash", urls: some() };
    if (roll < 0.66) return { kind: "restore", urls: some() };
    if (roll < 0.7) return { kind: "delete", urls: urls().filter((url) => isTrashed(url) && isRolled(0.5)) };
    if (roll < 0.76) {
      const url = addressOf(below(60));
      return known.has(url)
        ? { kind: "fold" }
        : { kind: "link", url, title: title(), savedAt: new Date(clock).toISOString() };
    }
    if (roll < 0.84) {
      const url = one(urls().filter((each) => known.get(each)?.said.isUncaptured === false)) ?? "";
      return { kind: "highlight", url, note: isRolled(0.5) ? title() : null };
    }
    if (roll < 0.87) {
      const url = one(urls().filter((each) => typeof known.get(each)?.said.highlight === "string"));
      return url === undefined ? { kind: "fold" } : { kind: "unhighlight", url };
    }
    return { kind: one(["fold", "merge", "merge", "merge", "tend"] as const) ?? "fold" };
  }

  const title = () => `${one(strange)?.written ?? ""} ${articles.article(below(count)).title}`;
  const isTrashed = (url: string) => known.get(url)?.said.isTrashed === true;

  function patch(): EntryPatch {
    const patches: readonly (() => EntryPatch)[] = [
      () => ({ tags: isRolled(0.2) ? [] : [...new Set([one(tags) ?? "", one(tags) ?? ""])] }),
      () => ({ isFavourite: isRolled(0.6) }),
      () => ({ isRead: isRolled(0.7) }),
      () => ({ isArchived: isRolled(0.7) }),
      () => ({ note: isRolled(0.8) ? title() : null }),
      () => ({ corrections: { title: isRolled(0.7) ? title() : null } }),
    ];
    return one(patches)?.() ?? {};
  }

  function change(url: string, to: (entry: PlainEntry) => PlainEntry): void {
    const kept = known.get(url);
    if (kept !== undefined) put(to(kept.said), kept.title);
  }

  function done(step: Step): void {
    const last = before;
    before = null;
    switch (step.kind) {
      case "save": {
        const was = known.get(step.article.url) ?? null;
        before = { url: step.article.url, was };
        const said = saidBy(step.article, step.capturedAt);
        const own = was?.said ?? fresh(step.article, step.capturedAt);
        put({ ...own, ...said, isTrashed: false }, was?.title ?? null);
        return;
      }
      case "undo":
        if (last === null) return;
        if (last.was === null) known.delete(last.url);
        else known.set(last.url, last.was);
        return;
      case "link":
        put({ ...noFacts, ...ofNoReader, ...step, siteName: "Links" }, null);
        return;
      case "edit":
        for (const url of step.urls) edit(url, step.patch);
        return;
      case "trash":
      case "restore":
        for (const url of step.urls) change(url, (entry) => ({ ...entry, isTrashed: step.kind === "trash" }));
        return;
      case "delete":
        for (const url of step.urls) known.delete(url);
        return;
      case "highlight":
        change(step.url, (entry) => ({ ...entry, highlight: step.note ?? "" }));
        return;
      case "unhighlight":
        change(step.url, (entry) => ({ ...entry, highlight: null }));
    }
  }

  function edit(url: string, { corrections, isRead, ...rest }: EntryPatch): void {
    const kept = known.get(url);
    if (kept === undefined) return;
    const { said } = kept;
    const { note = said.note, tags: own = said.tags } = rest;
    const { isFavourite = said.isFavourite, isArchived = said.isArchived } = rest;
    const isUnread = isRead === undefined ? said.isUnread : !isRead;
    const mine = corrections === undefined ? kept.title : corrections.title;
    put(
      { ...said, note, tags: own, isFavourite, isArchived, isUnread },
      typeof mine === "string" ? mine : null,
    );
  }

  const entries = () => [...known.values()].map(({ shown }) => shown);
  return {
    next,
    size: () => known.size,
    question: (): Question => questions.question(entries()),
    answer: ({ groups }: Question): string[] => scan.urls(entries(), groups),
    settle: () => scan.keep(entries()),
  };
}
