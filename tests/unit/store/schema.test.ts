import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { closeLibrary, openLibrary } from "../../../src/store/database.ts";
import { readFirstPage } from "../../../src/store/first-page.ts";
import { countEntries, getSnapshot, listEntries } from "../../../src/store/read.ts";
import { keptPictures } from "../../../src/store/read-images.ts";
import { databaseName, schemaVersion } from "../../../src/store/schema.ts";
import { searchLibrary } from "../../../src/store/search.ts";
import { verifyLibrary } from "../../../src/store/verify.ts";
import { checkLibraryIndex } from "../../../src/store/write/tend-index.ts";
import { freshLibrary, save } from "./fresh-library.ts";
import { restore, result, type StoredDatabase, storedOf } from "./stored.ts";

/** Libraries as released versions left them, one each; written once and never again. */
const versions = Array.from({ length: schemaVersion }, (_, at) => at + 1);

function fixture(version: number): StoredDatabase {
  return JSON.parse(readFileSync(`tests/fixtures/databases/v${version}.json`, "utf8"));
}

beforeEach(freshLibrary);

describe.each(versions)("a library that version %i left", (version) => {
  beforeEach(() => restore(databaseName, fixture(version)));

  test("opens with all that is in it, found and known to be unchanged", async () => {
    const { entries } = await listEntries({ shelf: "library" }, { limit: 100 });
    expect(entries.map(({ title }) => title)).toContain("Changed headline");
    expect(await countEntries()).toMatchObject({
      entries: 35,
      archived: 1,
      trashed: 1,
      snapshots: 37,
      images: 1,
    });
    const found = async (query: string) => (await searchLibrary({ query, limit: 5, isTyping: false })).total;
    expect([
      await found("number7"),
      await found("防洪墙"),
      await found("tag:coast"),
      await found("note"),
    ]).toEqual([1, 1, 1, 1]);
    const picture = "10000000-0000-4000-8000-000000000002";
    expect(await keptPictures(picture)).toHaveLength(1);
    expect((await getSnapshot(picture))?.article.textContent).toBe("The council voted again.");
    expect(await verifyLibrary(() => undefined, new AbortController().signal)).toMatchObject({
      snapshots: 37,
      altered: [],
      unlogged: [],
      missing: [],
      alteredImages: [],
      log: { kind: "unsealed" },
    });
    expect(await checkLibraryIndex()).toBe(false);
  });

  test("takes what is saved next", async () => {
    expect((await save({ url: "https://next.example/", title: "Next" })).kind).toBe("added");
    expect((await readFirstPage(1)).counts.entries).toBe(36);
  });
});

test("the tables are those that were released: whoever changes one gives them a number of their own", async () => {
  const { version, tables } = await storedOf((await openLibrary()).backendDB());
  const released = fixture(schemaVersion);
  const bare = (list: StoredDatabase["tables"]) => list.map(({ rows: _rows, ...table }) => table);

  expect(version).toBe(released.version);
  expect(bare(tables)).toEqual(bare(released.tables));
});

describe("an upgrade that another page of ours makes", () => {
  test("waits for nobody who has the library open, and who had it is told then", async () => {
    await save();
    await readFirstPage(20);
    await searchLibrary({ query: "council", limit: 5 });

    const upgrade = indexedDB.open(databaseName, schemaVersion * 10 + 10);
    let isBlocked = false;
    upgrade.onblocked = () => {
      isBlocked = true;
    };
    (await result(upgrade)).close();

    expect(isBlocked).toBe(false);
    for (const ask of [
      () => readFirstPage(20),
      countEntries,
      () => searchLibrary({ query: "council", limit: 5 }),
      save,
    ])
      await expect(ask()).rejects.toMatchObject({ code: "store/newer-version" });
  });

  test("is told where somebody holds an older library, and goes on once that one is gone", async () => {
    await closeLibrary();
    const older = await result(indexedDB.open(databaseName, 5));

    await expect(countEntries()).rejects.toMatchObject({ code: "store/blocked" });

    older.close();
    expect((await save()).kind).toBe("added");
  });
});
