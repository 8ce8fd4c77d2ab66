import { beforeEach, expect, test } from "vitest";
import { openLibrary } from "../../../src/store/database.ts";
import { countEntries, getEntry, getSnapshot, listEntries, listSnapshots } from "../../../src/store/read.ts";
import { searchLibrary } from "../../../src/store/search.ts";
import { trashEntries, updateEntries } from "../../../src/store/write/edit.ts";
import { undoSave } from "../../../src/store/write/save.ts";
import { sampleArticle } from "../sample-article.ts";
import { freshLibrary, save } from "./fresh-library.ts";

const now = "2026-11-01T12:00:00.000Z";
beforeEach(freshLibrary);

test("a save makes an entry with one snapshot, whole again on reading", async () => {
  const outcome = await save();

  expect(outcome).toMatchObject({ kind: "added", savedAt: "2026-11-01T10:00:00.000Z", wasTrashed: false });
  const snapshot = await getSnapshot(outcome.snapshotId);
  expect(snapshot?.article).toEqual(sampleArticle());
  expect(snapshot?.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(await getEntry(outcome.entryId)).toMatchObject({
    title: "River towns rethink flood walls",
    snapshotCount: 1,
    readAt: null,
    tags: [],
  });
});

test("the same click twice is one snapshot and the same outcome", async () => {
  const id = crypto.randomUUID();
  const first = await save({}, "2026-11-01T10:00:00.000Z", id);
  const second = await save({ title: "Read again a moment later" }, "2026-11-01T10:00:01.000Z", id);

  expect(second).toEqual(first);
  expect((await countEntries()).snapshots).toBe(1);
});

test("an unchanged page adds nothing and says since when", async () => {
  const first = await save();
  const second = await save(
    { pageUrl: "https://harbour.example/2026/flood-walls#top" },
    "2026-11-02T10:00:00.000Z",
  );

  expect(second).toEqual({ ...first, kind: "unchanged" });
  expect((await countEntries()).snapshots).toBe(1);
});

test("a changed page adds a snapshot to the same entry and moves it to the top", async () => {
  const first = await save();
  await save({ url: "https://other.example/a", title: "Another" }, "2026-11-02T10:00:00.000Z");
  const second = await save({ title: "River towns abandon flood walls" }, "2026-11-03T10:00:00.000Z");

  expect(second).toMatchObject({ kind: "updated", entryId: first.entryId });
  const { entries } = await listEntries({ shelf: "library" }, { limit: 10 });
  expect(entries.map((entry) => entry.title)).toEqual(["River towns abandon flood walls", "Another"]);
  const snapshots = await listSnapshots(first.entryId);
  expect(snapshots.map((snapshot) => snapshot.id)).toEqual([second.snapshotId, first.snapshotId]);
});

test("the list keeps the order of saving when the clock goes back", async () => {
  await save({ url: "https://a.example/1", title: "First" }, "2030-01-01T00:00:00.000Z");
  await save({ url: "https://a.example/2", title: "Second" }, "2026-11-01T00:00:00.000Z");

  const { entries } = await listEntries({ shelf: "library" }, { limit: 10 });
  expect(entries.map((entry) => entry.title)).toEqual(["Second", "First"]);
});

test("undo of a first save leaves nothing behind", async () => {
  const outcome = await save();
  await undoSave(outcome, now);
  await undoSave(outcome, now);

  expect(await getEntry(outcome.entryId)).toBeNull();
  expect(await countEntries()).toMatchObject({ entries: 0, unread: 0, snapshots: 0, bytes: 0 });
});

test("undo of a second snapshot shows the first again", async () => {
  const first = await save();
  const second = await save({ title: "Changed" }, "2026-11-03T10:00:00.000Z");
  await undoSave(second, now);

  expect(await getEntry(first.entryId)).toMatchObject({
    title: "River towns rethink flood walls",
    snapshotCount: 1,
    latestSnapshotId: first.snapshotId,
    savedAt: first.savedAt,
  });
});

test("a save takes its entry out of the trash, and undo puts it back", async () => {
  const first = await save();
  await trashEntries([first.entryId], now);
  const again = await save({ title: "Changed" }, "2026-11-03T10:00:00.000Z");

  expect(again).toMatchObject({ kind: "updated", wasTrashed: true });
  expect((await getEntry(first.entryId))?.trashedAt).toBeNull();

  await undoSave(again, now);
  expect((await getEntry(first.entryId))?.trashedAt).toBe(now);
  expect((await countEntries()).trashed).toBe(1);
  // By its words as they were, and under one document of the index alone.
  expect((await searchLibrary({ query: "rethink is:trashed", limit: 5 })).total).toBe(1);
  expect((await searchLibrary({ query: "changed is:trashed", limit: 5 })).total).toBe(0);
  const database = await openLibrary();
  const { document = 0 } = (await database.entries.toArray())[0] ?? {};
  expect(await database.pending.toCollection().primaryKeys()).toEqual([document]);
});

test("an unchanged page in the trash comes back from it, and undo puts it back", async () => {
  const first = await save();
  await trashEntries([first.entryId], now);
  const again = await save({}, "2026-11-03T10:00:00.000Z");

  expect(again).toMatchObject({ kind: "unchanged", wasTrashed: true });
  await undoSave(again, now);
  expect((await getEntry(first.entryId))?.trashedAt).toBe(now);
});

test("a new snapshot keeps the reader's own data", async () => {
  const first = await save();
  await updateEntries(
    [first.entryId],
    { tags: ["coast"], corrections: { category: "Water" }, isRead: true, note: "Ask Ada" },
    now,
  );
  await save({ title: "Changed", category: "Cities" }, "2026-11-03T10:00:00.000Z");

  expect(await getEntry(first.entryId)).toMatchObject({
    title: "Changed",
    tags: ["coast"],
    category: "Water",
    readAt: now,
    note: "Ask Ada",
  });
});
