import { beforeEach, expect, test, vi } from "vitest";
import type { ListPlace } from "../../../../../src/model/list-place.ts";
import { openTrail } from "../../../../../src/pages/reader/list/trail.ts";
import { listWindow } from "../../../../../src/store/search.ts";
import { deleteEntries, trashEntries, updateEntries } from "../../../../../src/store/write/edit.ts";
import { freshLibrary, save } from "../../../store/fresh-library.ts";

const now = "2026-11-30T12:00:00.000Z";
const kept = new Map<string, string>();
beforeEach(async () => {
  kept.clear();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  await freshLibrary();
});

/** Articles by title, `a` the newest: their ids in the order of the list. */
async function fill(count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let index = count - 1; index >= 0; index -= 1) {
    const capturedAt = new Date(Date.UTC(2026, 10, 1) - index * 60_000).toISOString();
    ids.unshift((await save({ url: `https://a.invalid/${index}`, title: `${index}` }, capturedAt)).entryId);
  }
  return ids;
}

const everything = (at: number): ListPlace => ({ query: "", sort: null, at });

test("it says which of how many, and leads on in both directions to the ends", async () => {
  const [a = "", b = "", c = ""] = await fill(3);
  const trail = await openTrail(b, everything(1));

  expect([trail.number, trail.total]).toEqual([2, 3]);
  expect(await trail.step(1)).toEqual({ entryId: c, place: everything(2) });
  expect(await trail.step(-1)).toEqual({ entryId: a, place: everything(0) });
  expect(await (await openTrail(c, everything(2))).step(1)).toBeNull();
  expect(await (await openTrail(a, everything(0))).step(-1)).toBeNull();
});

test("in the order of its list, which may be any", async () => {
  const [a = "", b = "", c = ""] = await fill(3);
  await updateEntries([c], { corrections: { title: "0.5" } }, now);
  const list = { query: "is:unread", sort: "title", at: 1 };
  const trail = await openTrail(c, list);

  expect((await trail.step(-1))?.entryId).toBe(a);
  expect((await trail.step(1))?.entryId).toBe(b);
});

test("what reading an article does to the list does not disturb the way through it", async () => {
  const [a = "", b = "", c = ""] = await fill(3);
  const unread = (at: number) => ({ query: "is:unread", sort: null, at });
  await (await openTrail(a, unread(0))).step(1);
  await updateEntries([a, b], { isRead: true }, now);
  const trail = await openTrail(b, unread(1));

  expect([trail.number, trail.total]).toEqual([2, 3]);
  expect([(await trail.step(-1))?.entryId, (await trail.step(1))?.entryId]).toEqual([a, c]);
});

test("what has been deleted since is passed over, and one that left the list leaves its place to the next", async () => {
  const [a = "", b = "", c = "", d = ""] = await fill(4);
  const first = await openTrail(a, everything(0));
  await trashEntries([b, c], now);
  await deleteEntries([c], "2026-11-02T12:00:00.000Z");
  expect(await first.step(1)).toEqual({ entryId: d, place: everything(3) });

  kept.clear();
  const trail = await openTrail(b, everything(1));
  expect((await trail.step(1))?.entryId).toBe(d);
  expect((await trail.step(-1))?.entryId).toBe(a);
});

test("the list is looked up anew at the edge of what is known, and not before", async () => {
  const ids = await fill(230);
  await openTrail(ids[0] ?? "", everything(0));
  const window = kept.get("list");
  await openTrail(ids[99] ?? "", everything(99));
  expect(kept.get("list")).toBe(window);
  const trail = await openTrail(ids[100] ?? "", everything(100));

  expect(kept.get("list")).not.toBe(window);
  expect(JSON.parse(kept.get("list") ?? "").ids).toHaveLength(201);
  expect((await trail.step(1))?.entryId).toBe(ids[101]);
  expect((await listWindow({ query: "", offset: 228, limit: 9 })).ids).toEqual(ids.slice(228));
});
