import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeLibrary, openLibrary } from "../../../src/store/database.ts";
import { readFirstPage } from "../../../src/store/first-page.ts";
import { countEntries } from "../../../src/store/read.ts";
import { freshLibrary, save } from "./fresh-library.ts";

beforeEach(freshLibrary);
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A browser that no longer opens databases, and tells this of its room. */
async function failing(estimate: object): Promise<void> {
  await closeLibrary();
  vi.stubGlobal("navigator", { storage: { estimate: async () => estimate } });
  vi.spyOn(indexedDB, "open").mockImplementation(() => {
    const request = Object.assign(new EventTarget(), {
      error: new DOMException("Internal error opening backing store", "UnknownError"),
    });
    setTimeout(() => {
      const event = new Event("error");
      request.dispatchEvent(event);
      (request as unknown as { onerror?: (event: Event) => void }).onerror?.(event);
    });
    return request as unknown as IDBOpenDBRequest;
  });
}

test("a library that does not open for want of room says so", async () => {
  await save();
  await failing({ usage: 300_000, quota: 312_027, usageDetails: {} });

  await expect(readFirstPage(20)).rejects.toMatchObject({ code: "store/quota" });
  await expect(countEntries()).rejects.toMatchObject({ code: "store/quota" });
});

test("nothing is written to a disk with little room, nor is the library opened on one with less", async () => {
  await save();
  const leaving = (bytes: number) =>
    vi.stubGlobal("navigator", {
      storage: { estimate: async () => ({ usage: 0, quota: bytes, usageDetails: {} }) },
    });

  leaving(12_000_000);
  await expect(save({ url: "https://next.example/" })).rejects.toMatchObject({ code: "store/quota" });
  expect((await countEntries()).entries).toBe(1);

  await closeLibrary();
  leaving(4_000_000);
  const opening = vi.spyOn(indexedDB, "open");
  await expect(countEntries()).rejects.toMatchObject({ code: "store/quota" });
  await expect(readFirstPage(20)).rejects.toMatchObject({ code: "store/quota" });
  expect(opening).not.toHaveBeenCalled();

  leaving(60_000_000);
  expect((await save({ url: "https://next.example/" })).kind).toBe("added");
});

test.each([
  ["there is room", { usage: 300_000, quota: 70_000_000_000, usageDetails: {} }],
  ["the browser counts something else than room", { usage: 10_000_000_000, quota: 10_000_000_000 }],
  ["the browser does not tell", {}],
])("where %s it is another failure", async (_what, estimate) => {
  await save();
  await failing(estimate);

  await expect(readFirstPage(20)).rejects.toMatchObject({ code: "store/unavailable" });
  await expect(countEntries()).rejects.toMatchObject({ code: "store/unavailable" });
});

test("a library that the browser closed is opened again by whoever asks next, once there is room", async () => {
  await save();
  await failing({ usage: 300_000, quota: 312_027, usageDetails: {} });
  await expect(countEntries()).rejects.toMatchObject({ code: "store/quota" });
  vi.restoreAllMocks();
  vi.unstubAllGlobals();

  expect((await countEntries()).entries).toBe(1);
  (await openLibrary()).close();
  expect((await save({ url: "https://next.example/" })).kind).toBe("added");
  expect((await countEntries()).entries).toBe(2);
});

test("a connection that the browser closed without a word costs nobody a save", async () => {
  await save();
  const database = await openLibrary();
  database.backendDB().close();

  expect((await save({ url: "https://next.example/" })).kind).toBe("added");
  expect((await countEntries()).entries).toBe(2);
});
