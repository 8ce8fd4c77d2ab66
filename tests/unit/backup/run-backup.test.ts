import { beforeEach, describe, expect, test, vi } from "vitest";
import type { BackupRun } from "../../../src/backup/run-backup.ts";
import { type BackupNote, type BackupState, noBackups } from "../../../src/model/backup.ts";
import { LibraryError } from "../../../src/model/errors.ts";
import type { DownloadState } from "../../../src/protocol.ts";
import { guardLibrary } from "../../../src/store/guard.ts";
import { freshLibrary, save } from "../store/fresh-library.ts";

vi.mock("webextension-polyfill", () => ({
  default: { runtime: { getManifest: () => ({ version: "0.1.0" }) } },
}));
const { runBackup } = await import("../../../src/backup/run-backup.ts");

/** The background, with the downloads of a browser that has as much room as it is given. */
function background(options: { readonly isAllowed?: boolean; readonly isFull?: boolean } = {}) {
  const { isAllowed = true, isFull = false } = options;
  const downloads = new Map<number, DownloadState>();
  const taken: number[] = [];
  let last = 0;
  let state: BackupState = noBackups;
  const commands: Readonly<Record<string, (request: never) => unknown>> = {
    "backup.read": () => state,
    "backup.keep": ({ change }: { change: Partial<BackupState> }) => {
      state = { ...state, ...change };
    },
    "download.start": ({ name }: { name: string }) => {
      if (!isAllowed) return null;
      last += 1;
      downloads.set(last, {
        state: isFull ? "interrupted" : "complete",
        filename: `/home/reader/Downloads/${name}`,
        exists: true,
        ...(isFull ? { error: "FILE_NO_SPACE" } : {}),
      });
      return last;
    },
    "download.find": ({ id }: { id: number }) => downloads.get(id) ?? null,
    "download.remove": ({ id }: { id: number }) => {
      taken.push(id);
      downloads.delete(id);
    },
  };
  const send = (async (command: string, request: never) => commands[command]?.(request)) as BackupRun["send"];
  return {
    send,
    downloads,
    taken,
    state: () => state,
    change: (next: Partial<BackupState>) => {
      state = { ...state, ...next };
    },
  };
}

function run({ send }: Pick<BackupRun, "send">, signal = new AbortController().signal) {
  return runBackup({ place: "downloads", send, onProgress: () => undefined, signal });
}

beforeEach(async () => {
  guardLibrary(async () => {});
  vi.stubGlobal("navigator", {
    locks: { request: (_name: string, _options: object, work: (lock: object) => unknown) => work({}) },
  });
  await freshLibrary();
});

describe("a backup to Downloads", () => {
  test("lies in a folder of its own, under the library's name and the day, and is noted", async () => {
    await save({ url: "https://a.example/1" });
    const browser = background();

    const note = await run(browser);

    expect(browser.downloads.get(1)?.filename).toMatch(
      /\/Downloads\/Stillpage\/stillpage-backup-[0-9a-f]{8}-\d{4}-\d\d-\d\d\.zip$/,
    );
    expect(note).toMatchObject({ entries: 1, place: "downloads", downloadId: 1 });
    expect(browser.state()).toMatchObject({ last: note, written: [note], trouble: null });
  });

  test("takes the oldest of ours away once more are there than wanted", async () => {
    const browser = background();
    browser.change({ most: 3 });
    for (let turn = 1; turn <= 5; turn += 1) {
      await save({ url: `https://a.example/${turn}` });
      await run(browser);
    }
    expect(browser.taken).toEqual([1, 2]);
    expect(browser.state().written.map(({ downloadId }) => downloadId)).toEqual([5, 4, 3]);
  });

  test("takes nothing away that is another file by now", async () => {
    await save({ url: "https://a.example/1" });
    const browser = background();
    browser.change({ most: 3 });
    const first = await run(browser);
    if (first === null) throw new Error("nothing was written");
    const other: BackupNote = { ...first, name: "stillpage-backup-00000000-2020-01-01.zip" };
    browser.change({ written: [first, first, other] });
    await run(browser);
    expect(browser.taken).toEqual([]);
    expect(browser.downloads.has(1)).toBe(true);
  });

  test("of a library that holds less than it did takes nothing away", async () => {
    await save({ url: "https://a.example/1" });
    const browser = background();
    browser.change({ most: 3 });
    const first = await run(browser);
    if (first === null) throw new Error("nothing was written");
    browser.change({ written: [{ ...first, entries: 50 }, first, first, first, first] });
    await run(browser);
    expect(browser.taken).toEqual([]);
  });

  test.each([
    ["denied", { isAllowed: false }],
    ["space", { isFull: true }],
  ] as const)("that fails is told as %s, and nothing is taken away", async (problem, options) => {
    await save({ url: "https://a.example/1" });
    const browser = background(options);
    // An offer that was put off stays put off.
    browser.change({ notBefore: "2026-11-30T08:00:00.000Z" });
    await expect(run(browser)).rejects.toMatchObject({ problem });
    expect(browser.state()).toMatchObject({ last: null, written: [], trouble: { problem } });
    expect(browser.state().notBefore).not.toBeNull();
    expect(browser.taken).toEqual([]);
  });

  test("of a library that is not the one it was is not written at all", async () => {
    guardLibrary(async () => {
      throw new LibraryError("store/lost");
    });
    const browser = background();
    await expect(run(browser)).rejects.toMatchObject({ code: "store/lost" });
    expect(browser.downloads.size).toBe(0);
    expect(browser.state()).toEqual(noBackups);
  });

  test("that is cancelled leaves nothing and is no trouble", async () => {
    await save({ url: "https://a.example/1" });
    const browser = background();
    const left = new AbortController();
    left.abort();
    await expect(run(browser, left.signal)).rejects.toMatchObject({ code: "export/cancelled" });
    expect(browser.state()).toEqual(noBackups);
  });
});
