import { beforeEach, expect, test } from "vitest";
import { writeJson } from "../../../src/export/write-json.ts";
import { runImport, undoImport } from "../../../src/import/import-file.ts";
import { hashBytes } from "../../../src/integrity/hash.ts";
import { countEntries, getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { imageStates } from "../../../src/store/read-images.ts";
import { readColours } from "../../../src/store/tag-colours.ts";
import { keepImage, requeueImages } from "../../../src/store/write/images.ts";
import { png } from "../images/pictures.ts";
import { freshLibrary, save } from "../store/fresh-library.ts";

const signal = new AbortController().signal;
const onProgress = () => undefined;
const options = { onProgress, signal, sanitize: (html: string) => html };

beforeEach(freshLibrary);

async function exportAll(): Promise<string> {
  const ids = await listAllIds();
  const source = {
    load: getWholeEntry,
    tagColours: await readColours(),
    version: "0.1.0",
    exportedAt: "2026-11-24T08:00:00.000Z",
  };
  return (await writeJson(source, { ids, onProgress, signal })).file.text();
}

async function keepPicture(snapshotId: string): Promise<void> {
  const bytes = png(4, 3);
  const image = { type: "image/png", bytes, width: 4, height: 3, hash: await hashBytes(bytes) } as const;
  await keepImage(snapshotId, 0, image, "2026-11-24T08:00:00.000Z");
}

test("what comes out of a file has none of its pictures, and fetches none unasked", async () => {
  const { snapshotId } = await save();
  await keepPicture(snapshotId);
  const file = await exportAll();
  await freshLibrary();
  await runImport(new Blob([file]), options);

  expect(await imageStates(snapshotId)).toMatchObject({ total: 1, kept: 0, waiting: 0 });
  expect((await imageStates(snapshotId))?.failed).toEqual(new Map([["not-asked", 1]]));
  expect(await exportAll()).toBe(file);
});

test("pictures fetched after an import go when the import is taken back", async () => {
  const { snapshotId } = await save();
  const file = await exportAll();
  await freshLibrary();
  const { importId } = await runImport(new Blob([file]), options);
  await requeueImages(snapshotId, [{ url: "https://harbour.example/wall.jpg", reason: null }]);
  await keepPicture(snapshotId);
  expect((await countEntries()).images).toBe(1);

  await undoImport(importId);

  expect(await countEntries()).toMatchObject({ entries: 0, images: 0, imageBytes: 0 });
});
