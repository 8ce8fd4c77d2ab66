import { beforeEach, expect, test, vi } from "vitest";
import { write as writeZip } from "../../../src/export/formats/zip.ts";
import { writeJson } from "../../../src/export/write-json.ts";
import { previewImport, runImport, undoImport } from "../../../src/import/import-file.ts";
import { hashBytes } from "../../../src/integrity/hash.ts";
import { openLibrary } from "../../../src/store/database.ts";
import { countEntries, getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { imageStates, keptPictures, listSnapshotImages } from "../../../src/store/read-images.ts";
import { readColours } from "../../../src/store/tag-colours.ts";
import { verifyLibrary } from "../../../src/store/verify.ts";
import { adoptPictures } from "../../../src/store/write/adopt-pictures.ts";
import { updateEntries } from "../../../src/store/write/edit.ts";
import { keepImage, requeueImages, snapshotsWithWaitingImages } from "../../../src/store/write/images.ts";
import { libraryOf, madeEntry, picture } from "../export/made-library.ts";
import { unzipped } from "../export/unzipped.ts";
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

/** A zip of two snapshots with a picture each and one in common, taken in. */
async function withTwoArticles() {
  const address = (name: string) => `https://harbour.example/${name}.png`;
  const made = await Promise.all(
    [1, 2].map(async (number) =>
      madeEntry(
        {
          url: `https://harbour.example/${number}`,
          images: [`${number}`, "both"].map((name) => ({ url: address(name), alt: null, caption: null })),
        },
        {},
        await Promise.all(
          [`${number}`, "both"].map((name) =>
            picture(address(name), Buffer.from(png(name.length, Number(name) || 9))),
          ),
        ),
      ),
    ),
  );
  const { job, request } = await libraryOf(made);
  const { file } = await writeZip(job, request);
  await runImport(file, options);
  return { file, database: await openLibrary() };
}

test("pictures that the library has lost come back out of a file, once, and are told before", async () => {
  const { file, database } = await withTwoArticles();
  const [absent, damaged] = await database.images.orderBy("hash").toArray();
  if (absent === undefined || damaged === undefined) throw new Error("there are no pictures");
  const before = await countEntries();
  await database.images.delete(absent.hash);
  await database.images.put({ ...damaged, bytes: new Blob(["not it"], { type: damaged.type }) });
  const { missingImages, alteredImages } = await verifyLibrary(onProgress, signal);
  expect([missingImages, alteredImages]).toEqual([[absent.hash], [damaged.hash]]);

  const preview = await previewImport(file, options);
  expect(preview).toMatchObject({ fresh: 0, restorable: 2, damagedCount: 0 });
  expect(preview.newer + preview.known).toBe(2);
  const outcome = await runImport(file, options);

  expect(outcome).toMatchObject({ added: 0, restored: 2, updated: preview.newer, skipped: preview.known });
  expect(await verifyLibrary(onProgress, signal)).toMatchObject({
    missingImages: [],
    alteredImages: [],
    unloggedImages: [],
  });
  expect((await database.images.get(absent.hash))?.references).toBe(absent.references);
  expect(await countEntries()).toEqual(before);
  expect(await previewImport(file, options)).toMatchObject({ known: 2, newer: 0, restorable: 0 });
  expect(await runImport(file, options)).toMatchObject({ updated: 0, skipped: 2, restored: 0 });
});

test("a picture that came back goes with the import again, and stays where the reader has used its article since", async () => {
  const { file, database } = await withTwoArticles();
  const lost = await database.images.toArray();
  await database.images.clear();
  const first = await runImport(file, options);
  expect(first).toMatchObject({ restored: 3, updated: 2 });
  await undoImport(first.importId);
  expect(await database.images.count()).toBe(0);
  expect(await countEntries()).toMatchObject({ entries: 2, snapshots: 2 });

  const again = await runImport(file, options);
  const [id = ""] = await listAllIds();
  await updateEntries([id], { tags: ["read again"] }, "2026-12-01T08:00:00.000Z");
  await undoImport(again.importId);
  // Those of the article that was changed, of which one is the other's too.
  expect(await database.images.count()).toBe(2);
  expect(lost).toHaveLength(3);
});

test("pictures whose bytes the browser has lost cost an export nothing but themselves", async () => {
  await withTwoArticles();
  const { job } = await libraryOf([]);
  const source = { ...job, load: getWholeEntry, pictures: keptPictures };
  const exported = async () =>
    writeZip(source, { ids: await listAllIds(), onProgress: () => undefined, signal });
  expect((await unzipped((await exported()).file)).size).toBe(4);
  const slice = Blob.prototype.slice;
  vi.spyOn(Blob.prototype, "slice").mockImplementation(function (this: Blob, ...range) {
    const part = slice.apply(this, range);
    if (this.type === "image/png")
      part.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotFoundError"));
    return part;
  });
  try {
    const { file, count } = await exported();
    expect(count).toBe(2);
    expect([...(await unzipped(file)).keys()]).toEqual(["library.jsonl"]);
  } finally {
    vi.restoreAllMocks();
  }
});

test("a picture that the file has no longer either is not promised", async () => {
  const { file, database } = await withTwoArticles();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [lost] = await database.images.toArray();
  if (lost === undefined) throw new Error("there are no pictures");
  const kept = new Uint8Array(await lost.bytes.arrayBuffer());
  await database.images.delete(lost.hash);
  const at = Buffer.from(bytes).indexOf(Buffer.from(kept));
  bytes.set([0x21], at + kept.length - 1);

  expect(await previewImport(new Blob([bytes]), options)).toMatchObject({
    known: 2,
    newer: 0,
    restorable: 0,
  });
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
