import { beforeEach, expect, test } from "vitest";
import { countEntries, getEntry, listAllIds, listEntries } from "../../../src/store/read.ts";
import {
  deleteEntries,
  purgeTrash,
  restoreEntries,
  trashEntries,
  updateEntries,
} from "../../../src/store/write/edit.ts";
import { freshLibrary, save } from "./fresh-library.ts";

const now = "2026-11-01T12:00:00.000Z";
beforeEach(freshLibrary);

test("tags are trimmed, made one and counted", async () => {
  const { entryId } = await save();
  await updateEntries([entryId], { tags: [" coast ", "coast", "river  towns", ""] }, now);

  expect((await getEntry(entryId))?.tags).toEqual(["coast", "river towns"]);
  expect((await countEntries()).tags).toEqual(
    new Map([
      ["coast", 1],
      ["river towns", 1],
    ]),
  );
});

test("the archive is a shelf of its own, to which an entry comes back out of the trash", async () => {
  const { entryId } = await save();
  await updateEntries([entryId], { tags: ["coast"], isArchived: true }, now);

  const onShelf = async (shelf: "library" | "archive" | "trash") =>
    (await listEntries({ shelf }, { limit: 5 })).entries.map(({ id }) => id);
  expect([await onShelf("library"), await onShelf("archive")]).toEqual([[], [entryId]]);
  expect(await countEntries()).toMatchObject({
    entries: 0,
    unread: 0,
    archived: 1,
    tags: new Map([["coast", 1]]),
    categories: new Map(),
  });
  expect(await listAllIds()).toEqual([entryId]);

  await trashEntries([entryId], now);
  expect([await onShelf("archive"), await onShelf("trash")]).toEqual([[], [entryId]]);
  await restoreEntries([entryId]);
  expect(await onShelf("archive")).toEqual([entryId]);
  // A new snapshot changes what the page says, not where the reader has put it.
  await save({ textContent: "Changed since." });
  expect((await getEntry(entryId))?.archivedAt).toBe(now);

  await updateEntries([entryId], { isArchived: false }, now);
  expect(await onShelf("library")).toEqual([entryId]);
  expect((await getEntry(entryId))?.archivedAt).toBeNull();
});

test("a correction stands before what the page says and can be taken back", async () => {
  const { entryId } = await save();
  await updateEntries([entryId], { corrections: { category: "Water", title: " River  towns " } }, now);
  expect(await getEntry(entryId)).toMatchObject({
    category: "Water",
    title: "River towns",
    corrections: { category: "Water", title: "River towns" },
  });
  expect((await countEntries()).categories).toEqual(new Map([["Water", 1]]));

  await updateEntries([entryId], { corrections: { category: null } }, now);
  expect(await getEntry(entryId)).toMatchObject({
    category: "Climate",
    title: "River towns",
    corrections: { title: "River towns" },
  });
});

test("an empty correction says that there is none", async () => {
  const { entryId } = await save();
  await updateEntries([entryId], { corrections: { byline: "", siteName: "" } }, now);

  expect(await getEntry(entryId)).toMatchObject({ byline: null, siteName: "harbour.example" });
  expect((await listEntries({ shelf: "library" }, { limit: 1 })).entries[0]?.byline).toBeNull();
});

test("a correction that is out of shape is refused and changes nothing", async () => {
  const { entryId } = await save();
  const time = updateEntries([entryId], { corrections: { publishedTime: "2026-02-30" } }, now);
  await expect(time).rejects.toMatchObject({ code: "entry/malformed" });
  const title = updateEntries([entryId], { corrections: { title: "x".repeat(2_001) } }, now);
  await expect(title).rejects.toMatchObject({ code: "entry/too-long" });

  expect((await getEntry(entryId))?.corrections).toEqual({});
});

test("one missing entry leaves all others as they were", async () => {
  const { entryId } = await save();
  const change = updateEntries([entryId, crypto.randomUUID()], { isFavourite: true }, now);

  await expect(change).rejects.toMatchObject({ code: "entry/missing" });
  expect((await getEntry(entryId))?.isFavourite).toBe(false);
  expect((await countEntries()).favourites).toBe(0);
});

test("a note that is too long is refused and the old one stays", async () => {
  const { entryId } = await save();
  await updateEntries([entryId], { note: "short" }, now);
  const change = updateEntries([entryId], { note: "x".repeat(20_001) }, now);

  await expect(change).rejects.toMatchObject({ code: "entry/too-long" });
  expect((await getEntry(entryId))?.note).toBe("short");
});

test("the trash takes entries off the library and gives them back", async () => {
  const { entryId } = await save();
  await updateEntries([entryId], { isFavourite: true }, now);
  await trashEntries([entryId], now);
  expect((await listEntries({ shelf: "library" }, { limit: 10 })).entries).toEqual([]);
  expect((await listEntries({ shelf: "trash" }, { limit: 10 })).entries).toHaveLength(1);
  expect(await countEntries()).toMatchObject({ entries: 0, favourites: 0, unread: 0, trashed: 1 });

  await restoreEntries([entryId]);
  expect(await countEntries()).toMatchObject({ entries: 1, favourites: 1, unread: 1, trashed: 0 });
});

test("only what is in the trash can be deleted for ever", async () => {
  const kept = await save();
  const gone = await save({ url: "https://other.example/a" });
  await trashEntries([gone.entryId], now);
  await deleteEntries([kept.entryId, gone.entryId], "2026-11-02T12:00:00.000Z");

  expect(await getEntry(kept.entryId)).not.toBeNull();
  expect(await getEntry(gone.entryId)).toBeNull();
  expect(await countEntries()).toMatchObject({ entries: 1, snapshots: 1, trashed: 0 });
});

test("the trash empties itself only after thirty days and five days of use", async () => {
  const { entryId } = await save();
  await trashEntries([entryId], now);

  expect(await purgeTrash("2027-11-01T12:00:00.000Z")).toBe(0);
  expect(await purgeTrash("2027-11-02T12:00:00.000Z")).toBe(0);
  expect(await purgeTrash("2027-11-03T12:00:00.000Z")).toBe(0);
  expect(await purgeTrash("2027-11-04T12:00:00.000Z")).toBe(0);
  expect(await purgeTrash("2027-11-05T12:00:00.000Z")).toBe(1);
  expect(await getEntry(entryId)).toBeNull();
});

test("the trash keeps what is younger than thirty days however often it is used", async () => {
  const { entryId } = await save();
  await trashEntries([entryId], now);
  await purgeTrash("2026-11-02T12:00:00.000Z");
  await purgeTrash("2026-11-03T12:00:00.000Z");
  await purgeTrash("2026-11-04T12:00:00.000Z");
  await purgeTrash("2026-11-05T12:00:00.000Z");
  await purgeTrash("2026-11-30T12:00:00.000Z");

  expect(await getEntry(entryId)).not.toBeNull();
});
