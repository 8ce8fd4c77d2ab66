import { beforeEach, expect, test } from "vitest";
import { entryRecord } from "../../../src/export/entry-record.ts";
import type { Grouping } from "../../../src/model/grouping.ts";
import type { EntryId } from "../../../src/model/id.ts";
import type { SearchResult } from "../../../src/search/found.ts";
import { withLibrary } from "../../../src/store/database.ts";
import { countEntries, getWholeEntry } from "../../../src/store/read.ts";
import { readRelated } from "../../../src/store/related.ts";
import { readReprints } from "../../../src/store/reprints.ts";
import { listFound, listWindow, searchLibrary } from "../../../src/store/search.ts";
import { adoptRecords } from "../../../src/store/write/adopt.ts";
import { deleteEntries, trashEntries, updateEntries } from "../../../src/store/write/edit.ts";
import { undoSave } from "../../../src/store/write/save.ts";
import { checkLibraryIndex, tendIndex } from "../../../src/store/write/tend-index.ts";
import { undoAdoption } from "../../../src/store/write/undo-adopt.ts";
import { freshLibrary, save } from "./fresh-library.ts";
import { sentences } from "./sentences.ts";

beforeEach(freshLibrary);

const now = "2026-11-03T12:00:00.000Z";
const tend = () => tendIndex(async () => {});
const story = sentences(1, 30, "en");
let minute = 0;

/** Saves a text of its own under an address; each a minute after the one before. */
async function keep(name: string, lines: readonly string[]): Promise<EntryId> {
  minute += 1;
  const at = new Date(Date.UTC(2026, 10, 1) + minute * 60_000).toISOString();
  const given = { url: `https://${name}.example/story`, title: name, textContent: lines.join("") };
  return (await save(given, at)).entryId;
}

/** The list as it is shown, folded: each title with those under it. */
async function folded(query = ""): Promise<string[]> {
  const { hits } = await searchLibrary({ query, limit: 50, isFolded: true });
  return hits.map(({ entry, copies }) => [entry.title, ...copies.map(({ title }) => title)].join(" < "));
}

function decide(ids: readonly EntryId[], grouping: Grouping): Promise<void> {
  return updateEntries(ids, { grouping }, now);
}

test("copies are one group once they are looked for, and a list folds them without comparing a text", async () => {
  await keep("first", story);
  await keep("other", sentences(7, 20, "en"));
  await keep("second", [...sentences(2, 2, "en"), ...story.slice(0, 22)]);
  expect(await folded()).toEqual(["second", "other", "first"]);
  await tend();
  await keep("third", [...story.slice(6), ...sentences(3, 2, "en")]);
  await tend();
  expect(await folded()).toEqual(["third < second < first", "other"]);
  expect((await countEntries()).grouped).toBe(3);
  const { total, folded: under, hits } = await searchLibrary({ query: "", limit: 1, isFolded: true });
  expect([total, under, hits.length]).toEqual([2, 2, 1]);
  const oldest = await searchLibrary({ query: "", sort: "saved-oldest", limit: 9, isFolded: true });
  expect(oldest.hits.map(({ entry, copies }) => [entry.title, copies.length])).toEqual([
    ["first", 2],
    ["other", 0],
  ]);
  const byTitle = await searchLibrary({ query: "", sort: "title", limit: 9, isFolded: true });
  expect(byTitle.hits.map(({ entry }) => entry.title)).toEqual(["first", "other"]);
  // Folded, all that a query finds is what the list shows, in whatever order it is.
  const idsOf = (result: SearchResult) => result.hits.map(({ entry }) => entry.id);
  expect(await listFound({ query: "", sort: "saved-oldest", isFolded: true })).toEqual(idsOf(oldest));
  expect(await listFound({ query: "", sort: "title", isFolded: true })).toEqual(idsOf(byTitle));
  const [word = ""] = (story[8] ?? "").split(" ");
  const ranked = await searchLibrary({ query: `${word} `, limit: 9, isFolded: true });
  expect(ranked.folded).toBeGreaterThan(0);
  expect(await listFound({ query: `${word} `, isFolded: true })).toEqual(idsOf(ranked));
  // All that a query finds is all of it, and a window of the list is the list as shown.
  expect(await listFound({ query: "" })).toHaveLength(4);
  const window = { query: "", offset: 0, limit: 9 };
  expect((await listWindow({ ...window, isFolded: true })).ids).toHaveLength(2);
  expect((await listWindow(window)).ids).toHaveLength(4);
});

test("only hits are folded, words that have to be looked up in the texts among them", async () => {
  const [one = "", two = ""] = (story[3] ?? "").split(" ");
  await keep("first", story);
  await keep("second", story.slice(0, 28));
  const third = await keep("third", story.slice(5));
  await tend();
  expect(await folded(`"${one} ${two}"`)).toEqual(["second < first"]);
  expect(await folded(`${one} `)).toHaveLength(1);
  await updateEntries([third], { isFavourite: true }, now);
  expect(await folded("is:favourite ")).toEqual(["third"]);
  await trashEntries([third], now);
  expect(await folded()).toEqual(["second < first"]);
});

test("what a round-up holds is no copy of it, and is not folded under it", async () => {
  const items = [1, 2, 3].map((seed) => sentences(seed + 40, 20, "en"));
  for (const [index, item] of items.entries()) await keep(`item-${index}`, item);
  const roundUp = await keep("round-up", items.flat());
  await tend();
  expect(await folded()).toHaveLength(4);
  expect((await readReprints(roundUp)).map(({ kinship, isGrouped }) => [kinship, isGrouped])).toEqual(
    Array.from({ length: 3 }, () => ["around", false]),
  );
});

test("taken out of its group by hand, an entry stays out: saved again, with more copies, and after an import", async () => {
  const first = await keep("first", story);
  const second = await keep("second", story.slice(0, 26));
  const third = await keep("third", story.slice(4));
  await tend();
  await decide([second], "alone");
  // At once, without anything being looked for.
  expect(await folded()).toEqual(["third < first", "second"]);
  expect(await readReprints(second)).toEqual([]);
  expect((await readReprints(first)).map(({ entry }) => entry.id)).toEqual([third]);
  await keep("second", story.slice(0, 27));
  await keep("fourth", story.slice(2, 28));
  await tend();
  expect(await folded()).toEqual(["fourth < third < first", "second"]);

  const whole = await Promise.all([first, second, third].map(getWholeEntry));
  const records = await Promise.all(whole.filter((entry) => entry !== null).map(entryRecord));
  await freshLibrary();
  await adoptRecords(records, { importId: "one", batch: 0, now });
  await tend();
  expect(await folded()).toEqual(["second", "third < first"]);
  await undoAdoption("one", now);
  expect((await countEntries()).grouped).toBe(0);
});

test("the decision taken back, an entry is in its group again", async () => {
  await keep("first", story);
  const second = await keep("second", story.slice(0, 26));
  await tend();
  await decide([second], "alone");
  await decide([second], null);
  await tend();
  expect(await folded()).toEqual(["second < first"]);
});

test("grouped by hand, entries are a group however unlike, with the copies of each", async () => {
  const first = await keep("first", story);
  await keep("second", story.slice(0, 26));
  const other = await keep("other", sentences(7, 20, "en"));
  await tend();
  await decide([first, other], "00000000-0000-4000-8000-000000000001");
  await tend();
  expect(await folded()).toEqual(["other < second < first"]);
  const told = await readReprints(other);
  expect(told.map(({ entry, kinship }) => [entry.title, kinship]).sort()).toEqual([
    ["first", "by-hand"],
    ["second", "by-hand"],
  ]);
  await decide([first, other], null);
  await tend();
  expect(await folded()).toEqual(["other", "second < first"]);
  await expect(decide([first], "whatever" as Grouping)).rejects.toMatchObject({ code: "entry/malformed" });
});

test("another text leaves the group, and a save taken back comes back to it", async () => {
  await keep("first", story);
  await keep("second", story.slice(0, 26));
  await tend();
  minute += 1;
  const outcome = await save(
    {
      url: "https://second.example/story",
      title: "second",
      textContent: sentences(9, 20, "en").join(""),
    },
    new Date(Date.UTC(2026, 10, 1) + minute * 60_000).toISOString(),
  );
  await tend();
  expect(await folded()).toEqual(["second", "first"]);
  await undoSave(outcome, now);
  await tend();
  expect(await folded()).toEqual(["second < first"]);
});

test("stopped after any step, what is left is done later; a text that cannot be read has no copies", async () => {
  const ids: EntryId[] = [];
  for (const name of ["one", "two", "three", "four", "five", "six"]) ids.push(await keep(name, story));
  await expect(
    tendIndex(() => Promise.reject(new DOMException("the worker is gone", "AbortError"))),
  ).rejects.toThrow("the worker is gone");
  const unplaced = () => withLibrary((database) => database.entries.where("unplaced").equals(1).count());
  expect(await unplaced()).toBe(2);
  await withLibrary(async (database) => {
    const snapshot = await database.snapshots.orderBy("number").last();
    await database.texts.update(snapshot?.number ?? 0, { text: new Uint8Array([1, 2, 3]) });
  });
  await tend();
  expect(await unplaced()).toBe(0);
  expect((await countEntries()).grouped).toBe(5);
});

test("what is related to an article names each story once, and never its own", async () => {
  const topic = sentences(60, 14, "en");
  const about = await keep("about", [...topic, ...sentences(61, 10, "en")]);
  await keep("about-copy", [...topic, ...sentences(61, 9, "en")]);
  // The same words in another order: the same matter in a text of its own.
  const turned = topic.map((line) => line.split(" ").toReversed().join(" "));
  const near = [...turned, ...sentences(62, 10, "en")];
  await keep("near", near);
  await keep("near-copy", near.slice(0, 20));
  for (let seed = 70; seed < 80; seed += 1) await keep(`far-${seed}`, sentences(seed, 20, "en"));
  await tend();
  const related = await readRelated(about, 5);
  expect(related.filter(({ entry }) => entry.title.startsWith("about"))).toEqual([]);
  expect(related.filter(({ entry }) => entry.title.startsWith("near"))).toHaveLength(1);
});

test("the plain words of a language that is rare in the library relate nothing", async () => {
  const plain = "dass nicht wollte aber mich mögen weil doch immer wieder schon ganz".split(" ");
  const german: EntryId[] = [];
  for (let seed = 200; seed < 212; seed += 1) {
    const words = sentences(seed, 12, "en").join("").split(" ");
    // Each between two words of the text's own, or the texts would be copies.
    const lines = words.map((word, at) => `${word} ${plain[at % plain.length]} `);
    const given = {
      url: `https://de-${seed}.example/`,
      title: `${seed}`,
      textContent: lines.join(""),
      lang: "de",
    };
    german.push((await save(given)).entryId);
  }
  for (let seed = 300; seed < 430; seed += 1)
    await save({ url: `https://en-${seed}.example/`, textContent: sentences(seed, 4, "en").join("") });
  await tend();
  for (const id of german.slice(0, 4)) expect(await readRelated(id, 5)).toEqual([]);
});

test("the index made anew has the stories, and what is deleted for ever is in none", async () => {
  const first = await keep("first", story);
  await keep("second", story.slice(0, 26));
  await tend();
  await withLibrary((database) => database.pending.clear());
  expect(await checkLibraryIndex()).toBe(true);
  await tend();
  expect(await folded()).toEqual(["second < first"]);
  await trashEntries([first], now);
  await deleteEntries([first], now);
  expect(await folded()).toEqual(["second"]);
});
