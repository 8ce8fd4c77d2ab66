import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { openLibrary } from "../../../src/store/database.ts";
import type { LibraryDatabase } from "../../../src/store/schema.ts";

/** Which of three is done first, of which the first takes by far the longest. */
async function raced(
  database: LibraryDatabase,
  modes: { readonly long: "rw" | "r"; readonly short: "rw" | "r" },
): Promise<readonly string[]> {
  const done: string[] = [];
  const long = database.transaction(modes.long, [database.thumbnails], async () => {
    for (let turn = 0; turn < 20; turn += 1) await database.thumbnails.count();
    done.push("long");
  });
  const short = database.transaction(modes.short, [database.stamps], async () => {
    await database.stamps.count();
    done.push("short");
  });
  await Promise.all([long, short]);
  return done;
}

test("two that write wait for each other, though they have no table in common", async () => {
  expect(await raced(await openLibrary(), { long: "rw", short: "rw" })).toEqual(["long", "short"]);
});

test.each([
  ["rw", "r"],
  ["r", "rw"],
] as const)("of one that writes and one that reads (%s, %s) neither waits", async (long, short) => {
  expect(await raced(await openLibrary(), { long, short })).toEqual(["short", "long"]);
});
