import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { hashBytes } from "../../../src/integrity/hash.ts";
import { type CheckedImage, imageLimits } from "../../../src/model/image-state.ts";
import type { SaveOutcome } from "../../../src/model/save-outcome.ts";
import type { Hash } from "../../../src/model/snapshot.ts";
import { openLibrary } from "../../../src/store/database.ts";
import { countEntries } from "../../../src/store/read.ts";
import {
  getImages,
  imageStates,
  keptImageBytes,
  listSnapshotImages,
} from "../../../src/store/read-images.ts";
import { deleteEntries, trashEntries } from "../../../src/store/write/edit.ts";
import {
  beginImage,
  failImage,
  keepImage,
  requeueImages,
  snapshotsWithWaitingImages,
} from "../../../src/store/write/images.ts";
import { undoSave } from "../../../src/store/write/save.ts";
import { png } from "../images/pictures.ts";
import { freshLibrary, save } from "./fresh-library.ts";

const now = "2026-11-01T12:00:00.000Z";
beforeEach(freshLibrary);

const pictures = (...names: readonly string[]) =>
  names.map((name) => ({ url: `https://harbour.example/${name}.png`, alt: null, caption: null }));

async function picture(mark: string): Promise<CheckedImage & { hash: Hash }> {
  const bytes = png(40, 30, mark);
  return { type: "image/png", bytes, width: 40, height: 30, hash: await hashBytes(bytes) };
}

test("a save lists its pictures as waiting, in its own transaction", async () => {
  const { snapshotId } = await save({ images: pictures("a", "b") });

  expect(await snapshotsWithWaitingImages()).toEqual([snapshotId]);
  expect(await listSnapshotImages(snapshotId)).toMatchObject([
    { index: 0, url: "https://harbour.example/a.png", state: "waiting" },
    { index: 1, url: "https://harbour.example/b.png", state: "waiting" },
  ]);
});

test("a kept picture is no longer waiting, and its bytes are counted", async () => {
  const { snapshotId } = await save({ images: pictures("a") });
  const kept = await picture("a");
  await keepImage(snapshotId, 0, kept, now);

  expect(await snapshotsWithWaitingImages()).toEqual([]);
  expect(await imageStates(snapshotId)).toMatchObject({ total: 1, waiting: 0, kept: 1 });
  const blob = (await getImages([kept.hash])).get(kept.hash);
  expect(blob?.type).toBe("image/png");
  expect(new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(kept.bytes);
  expect(await countEntries()).toMatchObject({ images: 1, imageBytes: kept.bytes.length });
  expect(await keptImageBytes(snapshotId)).toBe(kept.bytes.length);
});

test("two snapshots share one picture, and only the last takes it along", async () => {
  const first = await save({ images: pictures("a", "b") });
  const second = await save({ url: "https://other.example/x", images: pictures("a") });
  await keepImage(first.snapshotId, 0, await picture("a"), now);
  await keepImage(first.snapshotId, 1, await picture("a"), now);
  await keepImage(second.snapshotId, 0, await picture("a"), now);
  expect((await countEntries()).images).toBe(1);

  await undoSave(first, now);
  expect((await countEntries()).images).toBe(1);
  await trashEntries([second.entryId], now);
  await deleteEntries([second.entryId], now);
  expect(await countEntries()).toMatchObject({ images: 0, imageBytes: 0 });
  expect(await getImages([(await picture("a")).hash])).toEqual(new Map());
});

test("a picture of a snapshot that was taken back meanwhile is not kept", async () => {
  const outcome = await save({ images: pictures("a") });
  await undoSave(outcome, now);

  expect(await beginImage(outcome.snapshotId, 0)).toBe(false);
  expect(await keepImage(outcome.snapshotId, 0, await picture("a"), now)).toBe(false);
  expect((await countEntries()).images).toBe(0);
});

test("reasons are counted, and hosts that lack permission named once", async () => {
  const images = ["https://a.example/1.png", "https://a.example/2.png", "http://b.example:8080/3.png"];
  const { snapshotId } = await save({ images: images.map((url) => ({ url, alt: null, caption: null })) });
  await failImage(snapshotId, 0, "no-permission");
  await failImage(snapshotId, 1, "no-permission");
  await failImage(snapshotId, 2, "not-found");

  const states = await imageStates(snapshotId);
  expect(states?.failed).toEqual(
    new Map([
      ["no-permission", 2],
      ["not-found", 1],
    ]),
  );
  expect(states?.hosts).toEqual(["a.example"]);
});

test("another try takes up what may come to something, and leaves the rest", async () => {
  const { snapshotId } = await save({ images: pictures("a", "b", "c") });
  await failImage(snapshotId, 0, "offline");
  await failImage(snapshotId, 1, "not-an-image");
  await keepImage(snapshotId, 2, await picture("c"), now);
  await requeueImages(snapshotId, []);

  expect((await listSnapshotImages(snapshotId)).map(({ state }) => state)).toEqual([
    "waiting",
    "failed",
    "kept",
  ]);
});

test("pictures nobody has asked for are counted as such, and listed when someone does", async () => {
  const { snapshotId } = await save({ images: pictures("a") });
  const database = await openLibrary();
  await database.snapshotImages.clear();
  expect((await imageStates(snapshotId))?.failed).toEqual(new Map([["not-asked", 1]]));

  await requeueImages(snapshotId, [{ url: "https://harbour.example/a.png", reason: null }]);
  expect(await imageStates(snapshotId)).toMatchObject({ total: 1, waiting: 1 });
});

test("a picture the background never survives is given up", async () => {
  const { snapshotId } = await save({ images: pictures("a") });
  const begun = [];
  for (let count = 0; count <= imageLimits.tries; count += 1) begun.push(await beginImage(snapshotId, 0));

  expect(begun).toEqual([true, true, true, false]);
  expect((await imageStates(snapshotId))?.failed).toEqual(new Map([["interrupted", 1]]));
});

test("no sequence of saves, pictures and deletions leaves an orphan or a gap", async () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant("save" as const),
      page: fc.nat(2),
      images: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { maxLength: 4 }),
    }),
    fc.record({ kind: fc.constant("keep" as const), which: fc.nat(8), index: fc.nat(3), mark: fc.nat(2) }),
    fc.record({ kind: fc.constant("fail" as const), which: fc.nat(8), index: fc.nat(3) }),
    fc.record({ kind: fc.constant("retry" as const), which: fc.nat(8) }),
    fc.record({ kind: fc.constant("undo" as const), which: fc.nat(8) }),
    fc.record({ kind: fc.constant("delete" as const), which: fc.nat(8) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      await freshLibrary();
      const saved: SaveOutcome[] = [];
      for (const [time, { kind, ...what }] of steps.entries()) {
        const outcome = "which" in what ? saved[what.which % Math.max(saved.length, 1)] : undefined;
        if (kind === "save" && "page" in what) {
          const url = `https://harbour.example/${what.page}`;
          const at = new Date(Date.parse(now) + time * 1000).toISOString();
          saved.push(await save({ url, title: `At ${time}`, images: pictures(...what.images) }, at));
        }
        if (outcome === undefined) continue;
        if (kind === "keep" && "mark" in what)
          await keepImage(outcome.snapshotId, what.index, await picture(String(what.mark)), now);
        if (kind === "fail" && "index" in what) await failImage(outcome.snapshotId, what.index, "offline");
        if (kind === "retry") await requeueImages(outcome.snapshotId, []);
        if (kind === "undo") await undoSave(outcome, now);
        if (kind === "delete") {
          await trashEntries([outcome.entryId], now);
          await deleteEntries([outcome.entryId], now);
        }
      }
      await expectWhole();
    }),
    { numRuns: 60 },
  );
});

/** Every reference has its bytes, all bytes have exactly their references, and the counts agree. */
async function expectWhole(): Promise<void> {
  const database = await openLibrary();
  const [images, rows, snapshots, counts] = await Promise.all([
    database.images.toArray(),
    database.snapshotImages.toArray(),
    database.snapshots.toArray(),
    countEntries(),
  ]);
  const named = rows.flatMap((row) => (row.state === "kept" ? [row.hash] : []));
  const references = new Map(images.map(({ hash, references }) => [hash, references]));
  expect(references).toEqual(
    new Map([...new Set(named)].map((hash) => [hash, named.filter((name) => name === hash).length])),
  );
  const ids = new Set(snapshots.map(({ id }) => id));
  expect(rows.filter(({ snapshotId }) => !ids.has(snapshotId))).toEqual([]);
  const waiting = await database.snapshotImages.where("waiting").equals(1).count();
  expect(waiting).toBe(rows.filter(({ state }) => state === "waiting").length);
  expect(counts).toMatchObject({
    images: images.length,
    imageBytes: images.reduce((total, { byteLength }) => total + byteLength, 0),
  });
}
