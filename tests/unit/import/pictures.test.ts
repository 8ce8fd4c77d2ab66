import { beforeEach, expect, test } from "vitest";
import { write as writeZip } from "../../../src/export/formats/zip.ts";
import { writeJson } from "../../../src/export/write-json.ts";
import { previewImport, runImport, undoImport } from "../../../src/import/import-file.ts";
import { hashBytes } from "../../../src/integrity/hash.ts";
import { openLibrary } from "../../../src/store/database.ts";
import { countEntries, getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import {
  imageStates,
  listSnapshotImages,
  snapshotsWithWaitingImages,
} from "../../../src/store/read-images.ts";
import { readColours } from "../../../src/store/tag-colours.ts";
import { adoptPictures } from "../../../src/store/write/adopt-pictures.ts";
import { keepImage, requeueImages } from "../../../src/store/write/images.ts";
import { libraryOf, madeEntry, picture } from "../export/made-library.ts";
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

test("the pictures of a snapshot come all at once or not at all, and never wait for the background", async () => {
  const images = ["a", "b"].map((name) => ({
    url: `https://harbour.example/${name}.png`,
    alt: null,
    caption: null,
  }));
  const { snapshotId } = await save({ images });
  const database = await openLibrary();
  await database.snapshotImages.clear();
  const bytes = png(4, 3);
  const sound = { type: "image/png", bytes, width: 4, height: 3, hash: await hashBytes(bytes) } as const;
  const bring = (second: object) =>
    adoptPictures(
      snapshotId,
      [
        { url: "https://harbour.example/a.png", load: async () => sound },
        { url: "https://harbour.example/b.png", load: async () => ({ ...sound, ...second }) },
      ],
      "2026-11-24T08:00:00.000Z",
    );

  // A picture that the database refuses stands for a death in between.
  await expect(bring({ hash: Number.NaN })).rejects.toThrow();
  expect(await listSnapshotImages(snapshotId)).toEqual([]);
  expect((await countEntries()).images).toBe(0);

  expect(await bring({})).toBe(2);
  expect(await snapshotsWithWaitingImages()).toEqual([]);
  expect(await countEntries()).toMatchObject({ images: 1, imageBytes: bytes.length });
});

test("a file whose taking in was cut short before its pictures is offered again for them", async () => {
  const { job, request } = await libraryOf([
    await madeEntry({ images: [{ url: "https://harbour.example/1.png", alt: null, caption: null }] }, {}, [
      await picture("https://harbour.example/1.png"),
    ]),
  ]);
  const { file } = await writeZip(job, request);
  const [snapshotId = ""] = (await job.load(request.ids[0] ?? ""))?.snapshots.map(({ id }) => id) ?? [];
  await runImport(file, options);
  expect(await previewImport(file, options)).toMatchObject({ known: 1, newer: 0 });
  const database = await openLibrary();
  await Promise.all([database.snapshotImages.clear(), database.images.clear()]);

  expect(await previewImport(file, options)).toMatchObject({ known: 0, newer: 1, titles: { known: [] } });
  expect(await runImport(file, options)).toMatchObject({ added: 0, updated: 1, skipped: 0 });
  expect(await imageStates(snapshotId)).toMatchObject({ total: 1, kept: 1 });
});
