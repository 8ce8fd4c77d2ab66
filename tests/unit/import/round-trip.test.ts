import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { ExportedFile } from "../../../src/export/job.ts";
import { writeJson } from "../../../src/export/write-json.ts";
import { previewImport, runImport, undoImport } from "../../../src/import/import-file.ts";
import { LibraryError } from "../../../src/model/errors.ts";
import { countEntries, getEntry, getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { listHighlights } from "../../../src/store/read-highlights.ts";
import { searchLibrary } from "../../../src/store/search.ts";
import { readColours } from "../../../src/store/tag-colours.ts";
import { trashEntries, updateEntries } from "../../../src/store/write/edit.ts";
import { addHighlight, removeHighlights, updateHighlight } from "../../../src/store/write/highlights.ts";
import { paintTag } from "../../../src/store/write/tag-colours.ts";
import { freshLibrary, highlightOn, save } from "../store/fresh-library.ts";

const now = "2026-11-01T12:00:00.000Z";
const quiet = () => undefined;
const options = { onProgress: quiet, signal: new AbortController().signal };
const asIs = { ...options, sanitize: (html: string) => html };

beforeEach(freshLibrary);

async function exportAll(signal = options.signal): Promise<ExportedFile> {
  const ids = await listAllIds();
  const source = {
    load: getWholeEntry,
    tagColours: await readColours(),
    version: "0.1.0",
    exportedAt: "2026-11-24T08:00:00.000Z",
  };
  return writeJson(source, { ids, onProgress: quiet, signal });
}

/** Three entries: one with two snapshots, one with all of the reader's own data, one plain. */
async function fill(): Promise<void> {
  const first = await save();
  await save(
    { url: "https://news.example/算力", title: "“算力小镇”稳起步", lang: "zh-CN" },
    "2026-11-02T10:00:00.000Z",
  );
  await save({ title: "Changed\u2028headline" }, "2026-11-03T10:00:00.000Z");
  await save({ url: "https://other.example/a", title: "Plain" }, "2026-10-01T10:00:00.000Z");
  await updateEntries(
    [first.entryId],
    {
      tags: ["coast", "防汛"],
      corrections: {
        byline: "Ada and Bo",
        authors: ["Ada Lindqvist", "Bo Ek"],
        publishedTime: "2026-03-03T09:12:00+01:00",
        category: "Water",
        editor: "",
      },
      isFavourite: true,
      isArchived: true,
      isRead: true,
      note: 'A "note"\nin two lines',
    },
    now,
  );
  await addHighlight(highlightOn(first, { note: "Wer 😀 \u2028 fragt", colour: "blue" }), now);
  await addHighlight(highlightOn(first, { start: 1, end: 14 }), now);
}

test("export, wipe, import, export gives the same bytes", async () => {
  await fill();
  const before = await (await exportAll()).file.text();
  await freshLibrary();
  const outcome = await runImport(new Blob([before]), asIs);

  expect(outcome).toMatchObject({ added: 3, updated: 0, skipped: 0 });
  expect(await (await exportAll()).file.text()).toBe(before);
});

test("any text survives the round trip", async () => {
  const anyText = fc.string({ unit: "grapheme", maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(anyText, anyText, anyText, async (title, textContent, note) => {
      await freshLibrary();
      const { entryId } = await save({ title, textContent, content: `<p>${textContent}</p>` });
      await updateEntries([entryId], { note }, now);
      const before = await (await exportAll()).file.text();
      await freshLibrary();
      await runImport(new Blob([before]), asIs);
      expect(await (await exportAll()).file.text()).toBe(before);
    }),
    { numRuns: 40 },
  );
  // Forty libraries made and wiped: half a second alone, more than the usual limit on a busy machine.
}, 30_000);

test("the file is one JSON value with its count, newest first", async () => {
  await fill();
  const { file, name, count } = await exportAll();
  const value = JSON.parse(await file.text());

  expect(name).toBe("stillpage-2026-11-24.json");
  expect(count).toBe(3);
  expect(value).toMatchObject({ format: "article-snapshots", formatVersion: "1.0", count: 3 });
  expect(value.entries.map((entry: { snapshots: unknown[] }) => entry.snapshots.length)).toEqual([1, 2, 1]);
});

test("an empty library exports as a file that imports as nothing", async () => {
  const { file, count } = await exportAll();

  expect(count).toBe(0);
  expect(JSON.parse(await file.text()).entries).toEqual([]);
  expect(await previewImport(file, options)).toMatchObject({ total: 0, damaged: [], isTruncated: false });
});

test("the same file again changes nothing", async () => {
  await fill();
  const { file } = await exportAll();

  expect(await previewImport(file, options)).toMatchObject({ total: 3, fresh: 0, known: 3, newer: 0 });
  expect(await runImport(file, asIs)).toMatchObject({ added: 0, updated: 0, skipped: 3 });
});

test("a known entry takes the snapshots it lacks and what the file knows better", async () => {
  const first = await save();
  const old = await (await exportAll()).file.text();
  await save({ title: "Changed" }, "2026-11-03T10:00:00.000Z");
  await updateEntries([first.entryId], { tags: ["coast"] }, now);
  const newer = await exportAll();
  await freshLibrary();
  await runImport(new Blob([old]), asIs);

  expect(await previewImport(newer.file, options)).toMatchObject({ fresh: 0, known: 0, newer: 1 });
  await runImport(newer.file, asIs);
  expect(await getEntry(first.entryId)).toMatchObject({
    title: "Changed",
    snapshotCount: 2,
    tags: ["coast"],
  });
});

test("an older file overwrites nothing that is newer here", async () => {
  const first = await save();
  const old = await exportAll();
  await updateEntries([first.entryId], { tags: ["coast"] }, "2027-01-01T00:00:00.000Z");

  expect(await runImport(old.file, asIs)).toMatchObject({ updated: 0, skipped: 1 });
  expect((await getEntry(first.entryId))?.tags).toEqual(["coast"]);
});

test("highlights that are missing come with a newer record, older ones are renewed, none goes; undo takes all that back", async () => {
  const first = await save();
  const [kept, renewed, own] = [
    highlightOn(first),
    highlightOn(first),
    highlightOn(first, { start: 9, end: 22 }),
  ];
  await addHighlight(renewed, now);
  const old = await (await exportAll()).file.text();
  await updateHighlight(renewed.id, { colour: "green", note: "later" }, "2026-11-01T13:00:00.000Z");
  await addHighlight(kept, "2026-11-01T13:00:00.000Z");
  const newer = await exportAll();
  await freshLibrary();
  await runImport(new Blob([old]), asIs);
  await addHighlight(own, "2026-11-01T12:30:00.000Z");
  const before = await listHighlights(first.entryId);
  const { importId } = await runImport(newer.file, asIs);

  const states = (await listHighlights(first.entryId)).map(({ id, colour, note }) => ({ id, colour, note }));
  expect(states).toHaveLength(3);
  expect(states).toContainEqual({ id: renewed.id, colour: "green", note: "later" });
  expect((await searchLibrary({ query: "later", limit: 9 })).total).toBe(1);
  await undoImport(importId);
  expect(await listHighlights(first.entryId)).toEqual(before);
  expect((await searchLibrary({ query: "later", limit: 9 })).total).toBe(0);
  await removeHighlights([own.id, renewed.id], now);
  expect((await searchLibrary({ query: "has:highlight", limit: 9 })).total).toBe(0);
});

test("colours of tags travel with the entries that have them, and go back with the import", async () => {
  const { entryId } = await save();
  await updateEntries([entryId], { tags: ["coast", "walls", "plain"] }, now);
  await paintTag("coast", "teal");
  await paintTag("walls", "rose");
  await paintTag("of another entry", "blue");
  const { file } = await exportAll();
  expect(JSON.parse(await file.text()).tagColours).toEqual({ coast: "teal", walls: "rose" });

  await freshLibrary();
  await paintTag("walls", "green");
  const { importId } = await runImport(file, asIs);
  expect(Object.fromEntries(await readColours())).toEqual({ coast: "teal", walls: "green" });
  await undoImport(importId);
  expect(Object.fromEntries(await readColours())).toEqual({ walls: "green" });

  // Laid out anew by another program, it is the same file.
  const pretty = new Blob([JSON.stringify(JSON.parse(await file.text()), null, 2)]);
  await runImport(pretty, asIs);
  expect(Object.fromEntries(await readColours())).toEqual({ coast: "teal", walls: "green" });
});

test("an import is taken back whole", async () => {
  await fill();
  const { file } = await exportAll();
  await freshLibrary();
  const own = await save({ title: "River towns abandon flood walls" }, "2026-11-10T10:00:00.000Z");
  const before = await (await exportAll()).file.text();
  const outcome = await runImport(file, asIs);
  expect(await countEntries()).toMatchObject({ entries: 3, snapshots: 5 });
  await undoImport(outcome.importId);

  expect(await (await exportAll()).file.text()).toBe(before);
  expect(await countEntries()).toMatchObject({ entries: 1, snapshots: 1, favourites: 0 });
  expect((await getEntry(own.entryId))?.latestSnapshotId).toBe(own.snapshotId);
});

test("what was saved after an import stays when the import is taken back", async () => {
  await fill();
  const { file } = await exportAll();
  await freshLibrary();
  const { importId } = await runImport(file, asIs);
  const since = await save({ title: "A third headline" }, "2026-11-12T10:00:00.000Z");
  await undoImport(importId);

  expect(await countEntries()).toMatchObject({ archived: 1, snapshots: 1 });
  expect(await getEntry(since.entryId)).toMatchObject({
    title: "A third headline",
    latestSnapshotId: since.snapshotId,
    snapshotCount: 1,
  });
  expect((await getWholeEntry(since.entryId))?.snapshots.map(({ id }) => id)).toEqual([since.snapshotId]);
});

test("an import that fails on its way says why, keeps what it took in, and can be taken back", async () => {
  for (let index = 0; index < 60; index += 1) await save({ url: `https://news.example/${index}` });
  const { file } = await exportAll();
  await freshLibrary();
  let cleaned = 0;
  const failing = (html: string): string => {
    cleaned += 1;
    if (cleaned > 30) throw new LibraryError("store/quota");
    return html;
  };
  const outcome = await runImport(file, { ...asIs, sanitize: failing });

  expect(outcome).toMatchObject({ added: 30, failure: { code: "store/quota" } });
  expect(await countEntries()).toMatchObject({ entries: 30 });
  await undoImport(outcome.importId);
  expect(await countEntries()).toMatchObject({ entries: 0, snapshots: 0, bytes: 0 });
});

test("what lay in the trash comes back by import, and returns there by undo", async () => {
  const { entryId } = await save();
  const { file } = await exportAll();
  await trashEntries([entryId], now);
  const outcome = await runImport(file, asIs);
  expect((await getEntry(entryId))?.trashedAt).toBeNull();
  await undoImport(outcome.importId);

  expect((await getEntry(entryId))?.trashedAt).toBe(now);
});

test("markup passes the gate again, and what it changes is hashed as what it is", async () => {
  await save({ content: "<p>Kept</p><script>x</script>" });
  const { file } = await exportAll();
  await freshLibrary();
  await runImport(file, { ...asIs, sanitize: (html) => html.replace("<script>x</script>", "") });
  const [id] = await listAllIds();
  const whole = await getWholeEntry(id ?? "");

  expect(whole?.snapshots[0]?.article.content).toBe("<p>Kept</p>");
  expect(await previewImport((await exportAll()).file, options)).toMatchObject({ known: 1, damaged: [] });
});

test("a cancelled export writes no file", async () => {
  await fill();

  await expect(exportAll(AbortSignal.abort())).rejects.toMatchObject({ code: "export/cancelled" });
});
