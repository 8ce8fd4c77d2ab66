import "fake-indexeddb/auto";
import { afterEach, expect, test } from "vitest";
import { withWritable } from "../../../src/store/database.ts";
import { beginNewLog, prepareWriting, readyToWrite } from "../../../src/store/new-log.ts";

afterEach(() => prepareWriting(async () => {}));

test("a new log is begun by deleting an empty database, which is there again afterwards", async () => {
  await beginNewLog();
  const first = await indexedDB.databases();
  await beginNewLog();
  expect(await indexedDB.databases()).toEqual(first);
  expect(first).toHaveLength(1);
});

test("the empty database is deleted each time, though the one before died between deleting and making it", async () => {
  const removed: number[] = [];
  const original = indexedDB.deleteDatabase;
  indexedDB.deleteDatabase = (name) => {
    const request = original.call(indexedDB, name);
    request.addEventListener("success", (event) => {
      if (event instanceof IDBVersionChangeEvent) removed.push(event.oldVersion);
    });
    return request;
  };
  const [{ name = "" } = {}] = await indexedDB.databases();
  await new Promise((resolve) => {
    original.call(indexedDB, name).onsuccess = resolve;
  });
  await beginNewLog();
  await beginNewLog();
  indexedDB.deleteDatabase = original;
  expect(removed).toEqual([0, 1, 1]);
});

test("what is to be done before the first writing is done once, and before it", async () => {
  const steps: string[] = [];
  prepareWriting(async () => {
    await Promise.resolve();
    steps.push("prepared");
  });
  const write = () => withWritable(async () => steps.push("written"));
  await Promise.all([write(), write()]);
  expect(steps).toEqual(["prepared", "written", "written"]);
});

test("what failed before a writing refuses it, and is tried again before the next", async () => {
  let isBroken = true;
  prepareWriting(async () => {
    if (isBroken) throw new DOMException("no", "UnknownError");
  });
  await expect(withWritable(async () => {})).rejects.toMatchObject({ code: "store/unavailable" });
  isBroken = false;
  await expect(readyToWrite()).resolves.toBeUndefined();
});
