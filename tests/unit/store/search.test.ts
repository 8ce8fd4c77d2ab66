import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { SaveOutcome } from "../../../src/model/save-outcome.ts";
import type { Sorting } from "../../../src/search/found.ts";
import { openLibrary } from "../../../src/store/database.ts";
import { readFacets, suggest } from "../../../src/store/facets.ts";
import { listEntryIds } from "../../../src/store/read.ts";
import { readRelated } from "../../../src/store/related.ts";
import { searchLibrary } from "../../../src/store/search.ts";
import { adoptRecords } from "../../../src/store/write/adopt.ts";
import { deleteEntries, restoreEntries, trashEntries, updateEntries } from "../../../src/store/write/edit.ts";
import { foldTail } from "../../../src/store/write/fold-index.ts";
import { addHighlight, removeHighlights, updateHighlight } from "../../../src/store/write/highlights.ts";
import { mergeStep } from "../../../src/store/write/merge-index.ts";
import { undoSave } from "../../../src/store/write/save.ts";
import { checkLibraryIndex, tendIndex } from "../../../src/store/write/tend-index.ts";
import { freshLibrary, highlightOn, linkRecord, save } from "./fresh-library.ts";
import { type Asked, type Scanned, scan, typed } from "./plain-scan.ts";

const now = "2026-11-02T12:00:00.000Z";
const atOnce = async () => {};
beforeEach(freshLibrary);

const latin = "wall harbour har sea storm storms tide tidal stone".split(" ");
const han = "新闻联播海港城墙高";

const word = fc.constantFrom(...latin);
const run = fc.string({ unit: fc.constantFrom(...han), minLength: 1, maxLength: 6 });
const line = fc
  .array(fc.oneof({ arbitrary: word, weight: 3 }, run), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(" "));
const article = fc.record({
  title: line,
  text: fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join(".\n")),
  byline: fc.option(word),
});
const isExcluded = fc.boolean().map((is) => is);
const asked: fc.Arbitrary<Asked> = fc.oneof(
  fc.record({ kind: fc.constant("word" as const), value: word, isExcluded }),
  fc.record({
    kind: fc.constant("part" as const),
    value: fc.string({ unit: fc.constantFrom(...han), minLength: 1, maxLength: 4 }),
    isExcluded,
  }),
  fc.record({
    kind: fc.constant("phrase" as const),
    value: fc.tuple(word, word).map((words) => words.join(" ")),
    isExcluded,
  }),
  fc.record({
    kind: fc.constantFrom("title" as const, "author" as const, "tag" as const),
    value: word,
    isExcluded,
  }),
  fc.record({ kind: fc.constant("has" as const), value: fc.constant("highlight" as const), isExcluded }),
  fc.record({ kind: fc.constant("is" as const), value: fc.constant("uncaptured" as const), isExcluded }),
);
const plain = (items: readonly Asked[]) => items.map((item) => ({ ...item, isExcluded: false }));
const groups = fc.array(
  fc.oneof(
    asked.map((item) => [item]),
    fc.array(asked, { minLength: 2, maxLength: 3 }).map(plain),
  ),
  { minLength: 1, maxLength: 3 },
);

async function found(query: string, isTyping = false): Promise<string[]> {
  const { hits, total } = await searchLibrary({ query, limit: 10_000, isTyping });
  expect(total).toBe(hits.length);
  return hits.map(({ entry }) => entry.id).sort();
}

/** What can happen to a library. */
type Step =
  | {
      readonly kind: "save";
      readonly at: number;
      readonly article: { title: string; text: string; byline: string | null };
    }
  | { readonly kind: "link"; readonly at: number; readonly title: string }
  | { readonly kind: "undo" | "trash" | "restore" | "delete" | "read" | "archive"; readonly at: number }
  | { readonly kind: "tag"; readonly at: number; readonly tag: string }
  | { readonly kind: "highlight"; readonly at: number; readonly note: string | null }
  | { readonly kind: "unhighlight"; readonly at: number }
  | { readonly kind: "merge"; readonly most: number }
  | { readonly kind: "fold" | "tend" };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("save" as const), at: fc.nat(7), article }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("link" as const), at: fc.nat(7), title: line }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "undo" as const,
        "trash" as const,
        "restore" as const,
        "delete" as const,
        "read" as const,
        "archive" as const,
      ),
      at: fc.nat(7),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("tag" as const), at: fc.nat(7), tag: word }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("highlight" as const), at: fc.nat(7), note: fc.option(line) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("unhighlight" as const), at: fc.nat(7) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("merge" as const), most: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom("fold" as const, "tend" as const) }),
  },
);

/** An entry that is but an address, as its list has it. */
function asListed(title: string, at: number) {
  return {
    title,
    text: String(at),
    byline: null,
    highlight: null,
    highlightId: null,
    isUncaptured: true,
    link: title,
  };
}

/** The library as the steps leave it, by plain means. */
function createModel() {
  const entries = new Map<
    number,
    Scanned & {
      readonly outcome: SaveOutcome | null;
      readonly highlightId: string | null;
      /** What its list called it; null where it began with a capture. */
      readonly link: string | null;
    }
  >();
  let clock = Date.parse("2026-11-01T00:00:00Z");

  async function run(next: Step): Promise<void> {
    switch (next.kind) {
      case "fold":
        await foldTail(await openLibrary(), 0);
        return;
      case "merge":
        await mergeStep(await openLibrary(), { most: next.most, reach: 1 });
        return;
      case "tend":
        await tendIndex(atOnce);
        return;
      case "link": {
        if (entries.has(next.at)) return;
        clock += 60_000;
        const url = `https://a.invalid/${next.at}`;
        const record = linkRecord(url, { title: next.title, savedAt: new Date(clock).toISOString() });
        await adoptRecords([record], { importId: "test", batch: clock, now, manner: "foreign" });
        entries.set(next.at, {
          id: record.id,
          ...asListed(next.title, next.at),
          tags: [],
          isTrashed: false,
          isArchived: false,
          isUnread: true,
          outcome: null,
        });
        return;
      }
      case "save": {
        clock += 60_000;
        const { title, text, byline } = next.article;
        const known = entries.get(next.at);
        const outcome = await save(
          {
            url: `https://a.invalid/${next.at}`,
            title,
            textContent: text,
            byline,
            siteName: "x",
            source: null,
            reprintedFrom: null,
            category: null,
          },
          new Date(clock).toISOString(),
        );
        // Undoing a second save would bring the first one's text back, which the model does not keep.
        entries.set(next.at, {
          id: outcome.entryId,
          title,
          text,
          byline,
          tags: known?.tags ?? [],
          isTrashed: false,
          isArchived: known?.isArchived ?? false,
          isUnread: known?.isUnread ?? true,
          highlight: known?.highlight ?? null,
          highlightId: known?.highlightId ?? null,
          isUncaptured: false,
          link: known?.link ?? null,
          outcome,
        });
        return;
      }
    }
    const entry = entries.get(next.at);
    if (entry === undefined) return;
    switch (next.kind) {
      case "undo":
        if (entry.outcome?.kind !== "added") return;
        await undoSave(entry.outcome, now);
        if (entry.link === null) entries.delete(next.at);
        else
          entries.set(next.at, {
            ...entry,
            ...asListed(entry.link, next.at),
            isTrashed: entry.outcome.wasTrashed,
            outcome: null,
          });
        return;
      case "trash":
        await trashEntries([entry.id], now);
        entries.set(next.at, { ...entry, isTrashed: true });
        return;
      case "restore":
        await restoreEntries([entry.id]);
        entries.set(next.at, { ...entry, isTrashed: false });
        return;
      case "delete":
        await deleteEntries([entry.id], "2026-11-02T12:00:00.000Z");
        if (entry.isTrashed) entries.delete(next.at);
        return;
      case "read":
        await updateEntries([entry.id], { isRead: true }, now);
        entries.set(next.at, { ...entry, isUnread: false });
        return;
      case "archive":
        await updateEntries([entry.id], { isArchived: !entry.isArchived }, now);
        entries.set(next.at, { ...entry, isArchived: !entry.isArchived });
        return;
      case "highlight": {
        if (entry.outcome === null) return;
        const highlight = highlightOn(entry.outcome, { note: next.note });
        if (entry.highlightId !== null) await updateHighlight(entry.highlightId, { note: next.note }, now);
        else await addHighlight(highlight, now);
        const highlightId = entry.highlightId ?? highlight.id;
        entries.set(next.at, { ...entry, highlight: next.note ?? "", highlightId });
        return;
      }
      case "unhighlight":
        if (entry.highlightId !== null) await removeHighlights([entry.highlightId], now);
        entries.set(next.at, { ...entry, highlight: null, highlightId: null });
        return;
      case "tag":
        await updateEntries([entry.id], { tags: [next.tag] }, now);
        entries.set(next.at, { ...entry, tags: [next.tag] });
    }
  }

  return { run, entries: () => [...entries.values()] };
}

describe("a search", () => {
  test("finds what a plain scan finds, whatever has happened to the library and its index", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 30 }),
        fc.array(groups, { minLength: 4, maxLength: 8 }),
        async (steps, queries) => {
          await freshLibrary();
          const model = createModel();
          for (const next of steps) await model.run(next);
          for (const query of queries)
            expect([typed(query), await found(typed(query))]).toEqual([
              typed(query),
              scan(model.entries(), query),
            ]);
          const unread = model
            .entries()
            .filter((entry) => entry.isUnread && !entry.isTrashed && !entry.isArchived);
          expect(await found("is:unread")).toEqual(unread.map(({ id }) => id).sort());
          const archived = model.entries().filter((entry) => entry.isArchived && !entry.isTrashed);
          expect(await found("is:archived")).toEqual(archived.map(({ id }) => id).sort());
          const trashed = model.entries().filter(({ isTrashed }) => isTrashed);
          expect(await found("is:trashed")).toEqual(trashed.map(({ id }) => id).sort());
        },
      ),
      { numRuns: 120 },
    );
  }, 60_000);
});

describe("what a search shows", () => {
  const said = (title: string, text: string, more = {}) =>
    save({ url: `https://a.invalid/${title}`, title, textContent: text, byline: null, ...more });

  test("the title weighs more than the text, and every hit is marked", async () => {
    await said("Of the sea", "The storm passed the harbour.");
    await said("The storm", "It passed.");
    const { hits } = await searchLibrary({ query: "storm", limit: 10 });

    expect(hits.map(({ entry }) => entry.title)).toEqual(["The storm", "Of the sea"]);
    expect(hits[0]?.titleMarks).toEqual([{ from: 4, to: 9 }]);
    expect(hits[1]?.excerpts).toEqual([
      { text: "The storm passed the harbour.", marks: [{ from: 4, to: 9 }] },
    ]);
  });

  test("a word still being typed finds what begins with it; a finished one does not", async () => {
    await said("One", "Walls everywhere");

    expect((await searchLibrary({ query: "wal", limit: 10 })).total).toBe(1);
    expect((await searchLibrary({ query: "wal ", limit: 10 })).total).toBe(0);
    expect((await searchLibrary({ query: "wal", limit: 10, isTyping: false })).total).toBe(0);
  });

  test("a wrong letter is set right where nothing is found", async () => {
    for (let at = 0; at < 40; at += 1) await said(`n${at}`, "The harbour wall");
    await tendIndex(atOnce);

    expect((await searchLibrary({ query: "habrour wall", limit: 10, isTyping: false })).didYouMean).toBe(
      "harbour wall",
    );
    expect((await searchLibrary({ query: "harbour wall", limit: 10 })).didYouMean).toBeNull();
  });

  test("facets count by names, before and after folding", async () => {
    await said("a", "storm", { siteName: "Bay News", lang: "en", publishedTime: "2024-03-01" });
    await said("b", "storm", { siteName: "Bay News", lang: "en", publishedTime: "2023-03-01" });
    await foldTail(await openLibrary(), 0);
    const { entryId } = await said("c", "storm", { siteName: "海报", lang: "zh", publishedTime: "2024" });
    await updateEntries([entryId], { tags: ["later", "sea"] }, now);

    const facets = await readFacets({ query: "storm" });
    expect(facets.site).toEqual([
      { value: "Bay News", count: 2 },
      { value: "海报", count: 1 },
    ]);
    expect(facets.tag.map(({ value }) => value)).toEqual(["later", "sea"]);
    expect(facets.year).toEqual([
      { value: "2024", count: 2 },
      { value: "2023", count: 1 },
    ]);
    expect((await readFacets({ query: "storm site:海报" })).lang).toEqual([{ value: "zh", count: 1 }]);
  });

  test("names longer than a term are told apart, while they are typed too", async () => {
    const board = "What the harbour board of the old town decided";
    const may = await said("a", "x", { category: `${board} in May` });
    const june = await said("b", "x", { category: `${board} in June` });
    await updateEntries([june.entryId], { tags: [`${board} in June`] }, now);
    await foldTail(await openLibrary(), 0);

    expect(await found(`category:"${board.toUpperCase()} in May"`)).toEqual([may.entryId]);
    expect(await found(`-category:"${board} in May"`)).toEqual([june.entryId]);
    expect(await found(`tag:"${board} in May"`)).toEqual([]);
    expect(await found(`tag:"${board} in June" OR title:a`)).toEqual([may.entryId, june.entryId].sort());
  });

  test("days beyond those a column holds are found, and told apart", async () => {
    const dated = async (title: string, publishedTime: string) =>
      (await said(title, "x", { publishedTime })).entryId;
    const carol = await dated("a", "1843-12-19");
    const titanic = await dated("b", "1912-04-15");
    const far = await dated("c", "2150-06-01");
    await foldTail(await openLibrary(), 0);

    expect(await found("before:1900")).toEqual([carol]);
    expect(await found("after:1850")).toEqual([titanic, far].sort());
    expect(await found("after:1843-12-19 before:1912")).toEqual([carol]);
    expect(await found("after:2150")).toEqual([far]);
    expect(await found("-before:2150-06-01")).toEqual([far]);
    expect(await found("after:2151 OR title:b")).toEqual([titanic]);
  });

  test("a total is exact where few are in doubt, however many are found", async () => {
    for (let at = 0; at < 130; at += 1) await said(`n${at}`, at < 3 ? "The sea wall" : "The sea");
    await said("apart", "A wall by the sea");

    const { total, isTotalExact, hits } = await searchLibrary({ query: '-"sea wall"', limit: 200 });
    expect([total, isTotalExact, hits.length]).toEqual([128, true, 128]);
    expect((await searchLibrary({ query: '-"sea wall"', limit: 20, offset: 120 })).hits).toHaveLength(8);
  });

  test("what is typed after a character is a word of its own, and one letter begins none", async () => {
    const one = await said("a", "新a");
    await said("b", "新abc, a");

    expect(await found("新a", true)).toEqual([one.entryId]);
    expect((await found("新ab", true)).length).toBe(1);
  });

  test("orders are by what they say", async () => {
    await said("Beta", "x", { publishedTime: "2020-01-01", wordCount: 5 });
    // More characters than the next has words, and read sooner.
    await said("Alpha", "x", { publishedTime: null, wordCount: 600, lang: "zh-CN" });
    await said("Gamma", "x", { publishedTime: "2024-01-01", wordCount: 500 });
    const titles = async (sort: Sorting) =>
      (await searchLibrary({ query: "", sort, limit: 10 })).hits.map(({ entry }) => entry.title);

    expect(await titles("saved")).toEqual(["Gamma", "Alpha", "Beta"]);
    expect(await titles("published")).toEqual(["Gamma", "Beta", "Alpha"]);
    expect(await titles("title")).toEqual(["Alpha", "Beta", "Gamma"]);
    expect(await titles("length")).toEqual(["Gamma", "Alpha", "Beta"]);
  });

  test("names that exist complete what is being typed", async () => {
    await said("a", "harbour harvest", { siteName: "Bay News", category: "Sea life" });

    expect(await suggest({ query: "site:ba", at: 7, limit: 5 })).toEqual(["bay"]);
    expect(await suggest({ query: "category:se", at: 11, limit: 5 })).toEqual(["sea life"]);
    expect([...(await suggest({ query: "x har", at: 5, limit: 5 }))].sort()).toEqual(["harbour", "harvest"]);
  });

  test("an index that lost its blocks is made anew, with what changed meanwhile", async () => {
    const first = await said("One", "The storm passed");
    for (let at = 0; at < 40; at += 1) await said(`n${at}`, "The harbour wall");
    await tendIndex(atOnce);
    expect(await checkLibraryIndex()).toBe(false);
    const database = await openLibrary();
    await database.blocks.clear();

    expect(await checkLibraryIndex()).toBe(true);
    await updateEntries([first.entryId], { tags: ["sea"] }, now);
    const second = (await listEntryIds({ shelf: "library" }))[3] ?? "";
    await updateEntries([second], { isRead: true }, now);
    await tendIndex(atOnce);
    expect(await found("is:read")).toEqual([second]);

    expect(await found("harbour wall")).toHaveLength(40);
    expect(await found("storm tag:sea")).toEqual([first.entryId]);
    expect((await readFacets({ query: "" })).tag).toEqual([{ value: "sea", count: 1 }]);
    expect(await checkLibraryIndex()).toBe(false);
  });

  test("an index is made anew past a text that is damaged, which is counted", async () => {
    const hurt = await said("Hurt", "The storm passed");
    await said("Whole", "The harbour wall");
    const database = await openLibrary();
    const row = await database.entries.get({ id: hurt.entryId });
    const text = await database.texts.get(row?.latestSnapshot ?? 0);
    if (text === undefined) throw new Error("there is no text to damage");
    await database.texts.put({ ...text, text: text.text.map((byte) => byte ^ 0xff) });
    await tendIndex(atOnce);
    await database.pending.clear();

    expect(await checkLibraryIndex()).toBe(true);
    await tendIndex(atOnce);

    expect(await found("title:hurt")).toEqual([hurt.entryId]);
    expect(await found("harbour wall")).toHaveLength(1);
    expect(await database.kept.get("index")).toMatchObject({ rebuild: null, textsMissed: 1 });
    expect(await checkLibraryIndex()).toBe(false);
    await updateEntries([hurt.entryId], { tags: ["sea"] }, now);
    expect(await found("tag:sea")).toEqual([hurt.entryId]);
  });

  test("a library that is not there finds nothing and makes none", async () => {
    expect(await searchLibrary({ query: "storm", limit: 10 })).toMatchObject({ hits: [], total: 0 });
    expect(await indexedDB.databases()).toEqual([]);
  });
});

describe("what is related", () => {
  test("speaks of the same things; what merely uses the language does not", async () => {
    const fill = "The people of the town said on that day that they had seen nothing like it before.";
    const saveOn = (title: string, text: string) =>
      save({ url: `https://a.invalid/${title}`, title, textContent: `${text} ${fill}` });
    const { entryId } = await saveOn(
      "The wall",
      "Engineers raise the breakwater after the storm surge flooded Ellery harbour.",
    );
    await saveOn("Storm", "The surge broke over the breakwater at Ellery; engineers had warned the harbour.");
    await saveOn("Bread", "The bakers bake their loaves with rye, and sell them at the market.");
    for (const title of ["Rye", "Market", "Loaves", "Ovens", "Mills"])
      await saveOn(title, `At the ${title} they sell what the bakers of the valley have made of rye.`);
    const trashed = await saveOn(
      "Surge",
      "Engineers and the breakwater at Ellery harbour, and the storm surge.",
    );
    await trashEntries([trashed.entryId], now);

    const related = await readRelated(entryId, 5);
    expect(related.map(({ entry }) => entry.title)).toEqual(["Storm"]);
    const [excerpt] = related[0]?.excerpts ?? [];
    expect(excerpt?.marks.map(({ from, to }) => excerpt.text.slice(from, to).toLowerCase())).toContain(
      "breakwater",
    );
  });

  test("in Chinese too, and nothing for an entry that is not there", async () => {
    const saveOn = (title: string, text: string) =>
      save({ url: `https://a.invalid/${title}`, title, textContent: text });
    const { entryId } = await saveOn(
      "算力小镇",
      "青川高新区的算力中心每天处理遥感影像，服务农田监测和防汛调度。",
    );
    await saveOn("防汛", "省里用遥感影像做防汛调度，农田监测也靠青川的算力中心。");
    for (const title of ["面包", "黑麦", "集市"])
      await saveOn(title, `${title}：面包师用黑麦做面包，拿到集市上去卖。`);

    expect((await readRelated(entryId, 5)).map(({ entry }) => entry.title)).toEqual(["防汛"]);
    expect(await readRelated("00000000-0000-4000-8000-000000000000", 5)).toEqual([]);
  });
});

test("a phrase that stands only far below what has its words apart is shown, not given up on the way there", async () => {
  for (let number = 0; number < 130; number += 1)
    await save({
      url: `https://apart.example/${number}`,
      title: "Amber and lantern",
      textContent: "Amber here, a lantern there.",
    });
  await save({
    url: "https://together.example/",
    title: "Lights",
    textContent: `${"Of other things. ".repeat(300)}An amber lantern.`,
  });
  const { hits } = await searchLibrary({ query: '"amber lantern"', limit: 20, isTyping: false });
  expect(hits.map(({ entry }) => entry.url)).toEqual(["https://together.example/"]);
}, 30_000);
