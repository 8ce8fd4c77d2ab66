import { beforeEach, expect, test } from "vitest";
import { writeJson } from "../../../src/export/write-json.ts";
import { runImport, undoImport } from "../../../src/import/import-file.ts";
import { readLastImport } from "../../../src/store/last-import.ts";
import { countEntries, getEntry, getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { listHighlights } from "../../../src/store/read-highlights.ts";
import { readColours } from "../../../src/store/tag-colours.ts";
import { verifyLibrary } from "../../../src/store/verify.ts";
import { deleteEntries, trashEntries, updateEntries } from "../../../src/store/write/edit.ts";
import { addHighlight } from "../../../src/store/write/highlights.ts";
import { paintTag } from "../../../src/store/write/tag-colours.ts";
import { freshLibrary, highlightOn, save } from "../store/fresh-library.ts";

const now = "2026-11-01T12:00:00.000Z";
const later = "2026-11-05T12:00:00.000Z";
const signal = new AbortController().signal;
const onProgress = () => undefined;
const asIs = { onProgress, signal, sanitize: (html: string) => html };

beforeEach(freshLibrary);

/** A file of these articles, and a library that knows nothing of them. */
async function fileOf(names: readonly string[]) {
  const saved = [];
  for (const name of names) saved.push(await save({ url: `https://news.example/${name}`, title: name }));
  await updateEntries(
    saved.map(({ entryId }) => entryId),
    { tags: ["coast"] },
    now,
  );
  await paintTag("coast", "teal");
  const source = {
    load: getWholeEntry,
    tagColours: await readColours(),
    version: "0.1.0",
    exportedAt: "2026-11-24T08:00:00.000Z",
  };
  const { file } = await writeJson(source, { ids: await listAllIds(), onProgress, signal });
  await freshLibrary();
  return { file: new File([file], `${names.join("-")}.json`, { lastModified: 1 }), saved };
}

test("the last import is known by its file, its time and what it brought, until it is taken back", async () => {
  const { file } = await fileOf(["wall", "gate"]);
  expect(await readLastImport()).toBeNull();
  const { importId } = await runImport(file, asIs);
  expect(await readLastImport()).toMatchObject({
    importId,
    added: 2,
    updated: 0,
    file: { name: "wall-gate.json" },
  });
  expect(await undoImport(importId)).toBe(0);
  expect(await readLastImport()).toBeNull();
  expect(await countEntries()).toMatchObject({ entries: 0, snapshots: 0 });
});

test("what the reader has changed since stays with all that came with it; the others go", async () => {
  const { file, saved } = await fileOf(["noted", "marked", "read", "trashed", "plain"]);
  const { importId } = await runImport(file, asIs);
  const [noted, marked, read, trashed] = saved;
  if (noted === undefined || marked === undefined || read === undefined || trashed === undefined)
    throw new Error("nothing was saved");
  await updateEntries([noted.entryId], { note: "mine" }, later);
  await addHighlight(highlightOn(marked), later);
  await updateEntries([read.entryId], { isRead: true }, later);
  await trashEntries([trashed.entryId], later);

  expect(await undoImport(importId)).toBe(3);

  expect(new Set(await listAllIds())).toEqual(new Set([noted, marked, read].map(({ entryId }) => entryId)));
  expect(await getEntry(noted.entryId)).toMatchObject({ note: "mine", snapshotCount: 1 });
  expect(await listHighlights(marked.entryId)).toHaveLength(1);
  expect([...(await readColours()).keys()]).toEqual(["coast"]);
  expect(await countEntries()).toMatchObject({ entries: 3, snapshots: 3, trashed: 0 });
  expect(await verifyLibrary(onProgress, signal)).toMatchObject({ altered: [], missing: [], unlogged: [] });
});

test("of an article that was here before, taking back overwrites nothing that was changed since", async () => {
  const { file } = await fileOf(["wall", "gate"]);
  const [wall, gate] = [
    await save({ url: "https://news.example/wall", title: "Mine" }, "2026-10-01T10:00:00.000Z"),
    await save({ url: "https://news.example/gate", title: "Mine too" }, "2026-10-01T10:00:00.000Z"),
  ];
  const { importId, updated } = await runImport(file, asIs);
  expect(updated).toBe(2);
  await updateEntries([wall.entryId], { tags: ["coast", "own"] }, later);

  expect(await undoImport(importId)).toBe(1);

  expect(await getEntry(wall.entryId)).toMatchObject({ tags: ["coast", "own"], snapshotCount: 2 });
  expect(await getEntry(gate.entryId)).toMatchObject({ tags: [], snapshotCount: 1, title: "Mine too" });
});

test("an import that changes nothing takes nothing from the one before", async () => {
  const { file } = await fileOf(["wall", "gate"]);
  const { importId } = await runImport(file, asIs);
  const again = new File([file], "copy.json", { lastModified: 2 });
  expect(await runImport(again, asIs)).toMatchObject({ added: 0, updated: 0 });
  expect(await readLastImport()).toMatchObject({ importId, added: 2 });
  await undoImport(importId);
  expect(await countEntries()).toMatchObject({ entries: 0 });
});

test("the same file again, after it was stopped or thrown away in part, is one import with what came before", async () => {
  const { file, saved } = await fileOf(["wall", "gate", "quay"]);
  const { importId } = await runImport(file, asIs);
  const [wall] = saved.map(({ entryId }) => entryId);
  await trashEntries([wall ?? ""], later);
  await deleteEntries([wall ?? ""], later);
  expect(await runImport(file, asIs)).toMatchObject({ importId, added: 1 });
  expect(await countEntries()).toMatchObject({ entries: 3 });
  expect(await undoImport(importId)).toBe(0);
  expect(await countEntries()).toMatchObject({ entries: 0, snapshots: 0 });
});

test("another import is the last one from then on, and the one before stays", async () => {
  const first = await fileOf(["wall"]);
  const second = await fileOf(["gate"]);
  await runImport(first.file, asIs);
  const { importId } = await runImport(second.file, asIs);
  expect(await readLastImport()).toMatchObject({ importId, added: 1, file: { name: "gate.json" } });
  await undoImport(importId);
  expect(await listAllIds()).toEqual(first.saved.map(({ entryId }) => entryId));
  expect(await readLastImport()).toBeNull();
});
