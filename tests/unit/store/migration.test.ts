import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { readFirstPage } from "../../../src/store/first-page.ts";
import { openVersions } from "../../../src/store/open-versions.ts";
import { countEntries, listEntries } from "../../../src/store/read.ts";
import { databaseName, schemaVersions } from "../../../src/store/schema.ts";
import { searchLibrary } from "../../../src/store/search.ts";
import { nextNumber, nextVersions, yearOf } from "../../next-version.ts";
import { freshLibrary, save } from "./fresh-library.ts";
import { restore, result, type StoredDatabase, storedOf } from "./stored.ts";

const newest = nextNumber - 1;
const left: StoredDatabase = JSON.parse(readFileSync(`tests/fixtures/databases/v${newest}.json`, "utf8"));
/** Requests at which the migration is broken off. */
const ends = Array.from({ length: 100 }, (_, at) => at);

beforeEach(freshLibrary);

/** What is in the library, in whatever version it is, by raw IndexedDB. */
async function stored(): Promise<StoredDatabase> {
  const database = await result(indexedDB.open(databaseName));
  try {
    return await storedOf(database);
  } finally {
    database.close();
  }
}

const migrate = async (): Promise<void> => (await openVersions(nextVersions, () => {})).close();

/** A library's tables as a migration makes them of those that were left. */
function migratedFrom({ tables }: StoredDatabase): StoredDatabase {
  const years = new Map<number, number>();
  const made = tables.map((table) => {
    if (table.name !== "entries") return table;
    const rows = table.rows.map((row) => {
      const savedYear = yearOf(row as { savedAt: string });
      years.set(savedYear, (years.get(savedYear) ?? 0) + 1);
      return { ...(row as object), savedYear };
    });
    const index = { name: "savedYear", keyPath: "savedYear", unique: false, multiEntry: false };
    const indexes = [...table.indexes, index].sort((a, b) => (a.name < b.name ? -1 : 1));
    return { ...table, indexes, rows };
  });
  const rows = [...years].map(([year, count]) => ({ year, count }));
  const table = { name: "years", keyPath: "year", autoIncrement: false, indexes: [], rows };
  const all = [...made, table].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { version: nextNumber * 10, tables: all };
}

test("the next version makes of a released one what it says, and nothing else", async () => {
  await restore(databaseName, left);
  await migrate();

  expect(await stored()).toEqual(migratedFrom(left));
});

test("broken off at any of 100 requests, the library is as it was, opens in the old version, and migrates the next time", async () => {
  await restore(databaseName, left);
  const asLeft = await stored();
  const whole = migratedFrom(left);
  let brokenOff = 0;

  for (const end of ends) {
    await breakOff(end);
    brokenOff += 1;
    expect([end, await stored()]).toEqual([end, asLeft]);
  }
  expect(brokenOff).toBe(100);
  expect((await countEntries()).entries).toBe(35);
  await freshLibrary();
  await restore(databaseName, left);
  await breakOff(50);
  await migrate();
  expect(await stored()).toEqual(whole);
});

/** Migrates, and aborts the upgrade's transaction at its n-th request for rows. */
async function breakOff(end: number): Promise<void> {
  const store = IDBObjectStore.prototype;
  const { put, get, getAll, openCursor } = store;
  let count = 0;
  const counted = <A extends unknown[], R>(method: (this: IDBObjectStore, ...args: A) => R) =>
    function (this: IDBObjectStore, ...args: A): R {
      const request = method.apply(this, args);
      if (this.transaction.mode === "versionchange") {
        if (count === end) this.transaction.abort();
        count += 1;
      }
      return request;
    };
  Object.assign(store, { put: counted(put), get: counted(get), openCursor: counted(openCursor) });
  Object.assign(store, { getAll: counted(getAll) });
  try {
    await expect(migrate()).rejects.toThrow();
  } finally {
    Object.assign(store, { put, get, getAll, openCursor });
  }
}

test("a library of the next version is refused everywhere, and not a row of it is changed", async () => {
  await restore(databaseName, left);
  await migrate();
  const before = await stored();

  for (const ask of [
    () => readFirstPage(20),
    countEntries,
    () => listEntries({ shelf: "library" }, { limit: 5 }),
    () => searchLibrary({ query: "council", limit: 5 }),
    save,
    () => openVersions(schemaVersions, () => {}),
  ])
    await expect(ask()).rejects.toMatchObject({ code: "store/newer-version" });

  expect(await stored()).toEqual(before);
});

test("whoever has it open lets go for a page that migrates it, and is told when it is asked next", async () => {
  await restore(databaseName, left);
  expect((await countEntries()).entries).toBe(35);
  expect((await searchLibrary({ query: "number7", limit: 5 })).total).toBe(1);

  await migrate();

  await expect(countEntries()).rejects.toMatchObject({ code: "store/newer-version" });
  await expect(save()).rejects.toMatchObject({ code: "store/newer-version" });
});

test("two pages that migrate it at once both come to the same library", async () => {
  await restore(databaseName, left);
  const [one, other] = await Promise.all([1, 2].map(() => openVersions(nextVersions, () => {})));

  expect([one?.verno, other?.verno]).toEqual([nextNumber, nextNumber]);
  one?.close();
  other?.close();
  expect(await stored()).toEqual(migratedFrom(left));
});

test("the first rows of a library of an older version are read after it has been migrated", async () => {
  // Older than any release: its tables without an index that the first rows are read by.
  const older = left.tables.map((table) => ({
    ...table,
    indexes: table.name === "entries" ? table.indexes.filter(({ name }) => name === "id") : table.indexes,
  }));
  await restore(databaseName, { version: 5, tables: older });

  expect((await readFirstPage(100)).entries).toHaveLength(35);
  expect((await stored()).tables).toEqual(left.tables);
});

test("whoever gave up on a blocked upgrade holds nothing once it has come about", async () => {
  await restore(databaseName, { ...left, version: 5 });
  const inTheWay = await result(indexedDB.open(databaseName));
  await expect(openVersions(schemaVersions, () => {})).rejects.toMatchObject({ code: "store/blocked" });
  inTheWay.close();

  // A connection that did not heed this request would block it.
  const upgrade = indexedDB.open(databaseName, 100);
  let isBlocked = false;
  upgrade.onblocked = () => {
    isBlocked = true;
  };
  (await result(upgrade)).close();
  expect(isBlocked).toBe(false);
});
