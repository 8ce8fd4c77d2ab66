import { beforeEach, expect, test } from "vitest";
import { readFirstPage } from "../../../src/store/first-page.ts";
import { countEntries, listEntries, listEntryIds } from "../../../src/store/read.ts";
import { databaseName } from "../../../src/store/schema.ts";
import { updateEntries } from "../../../src/store/write/edit.ts";
import { freshLibrary, save } from "./fresh-library.ts";

const now = "2026-11-01T12:00:00.000Z";
beforeEach(freshLibrary);

/** Saves titles from the first to the last, each under an address of its own. */
async function saveAll(titles: readonly string[]) {
  const outcomes = [];
  for (const [index, title] of titles.entries()) {
    outcomes.push(
      await save({ url: `https://a.example/${index}`, title, category: index % 2 ? "财经" : null }),
    );
  }
  return outcomes;
}

const titles = async (filter: Parameters<typeof listEntries>[0]) =>
  (await listEntries(filter, { limit: 100 })).entries.map((entry) => entry.title);

test("pages follow one another without a gap or a double", async () => {
  await saveAll(Array.from({ length: 7 }, (_, index) => `n${index}`));
  const first = await listEntries({ shelf: "library" }, { limit: 3 });
  const second = await listEntries({ shelf: "library" }, { limit: 3, before: first.next ?? 0 });
  const third = await listEntries({ shelf: "library" }, { limit: 3, before: second.next ?? 0 });

  expect([first, second, third].map((page) => page.entries.map((entry) => entry.title))).toEqual([
    ["n6", "n5", "n4"],
    ["n3", "n2", "n1"],
    ["n0"],
  ]);
  expect(third.next).toBeNull();
});

test("filters hold together: category, favourite, unread", async () => {
  const [, river, , coast] = await saveAll(["One", "River news", "Two", "Coast news"]);
  await updateEntries([river?.entryId ?? ""], { isFavourite: true, isRead: true }, now);
  await updateEntries([coast?.entryId ?? ""], { isFavourite: true }, now);

  expect(await titles({ shelf: "library", category: "财经" })).toEqual(["Coast news", "River news"]);
  expect(await titles({ shelf: "library", isFavourite: true, isUnread: true })).toEqual(["Coast news"]);
  expect(await listEntryIds({ shelf: "library", isUnread: true, isFavourite: true })).toEqual([
    coast?.entryId,
  ]);
});

test("the first page reads what a list of the library shelf would", async () => {
  await saveAll(["a", "b", "c"]);
  const page = await readFirstPage(2);
  const list = await listEntries({ shelf: "library" }, { limit: 2 });

  expect(page.entries).toEqual(list.entries);
  expect(page.hasMore).toBe(true);
  expect(page.counts).toEqual(await countEntries());
});

test("the first page of no library is empty and makes none", async () => {
  const page = await readFirstPage(20);

  expect(page).toMatchObject({ entries: [], hasMore: false, counts: { entries: 0 } });
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(databaseName);
});

test("a library of a newer version is refused, not written", async () => {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(databaseName, 990);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("entries", { keyPath: "number" });
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });

  await expect(readFirstPage(20)).rejects.toMatchObject({ code: "store/newer-version" });
  await expect(countEntries()).rejects.toMatchObject({ code: "store/newer-version" });
  await expect(save()).rejects.toMatchObject({ code: "store/newer-version" });
});
