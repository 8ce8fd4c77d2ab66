import { Dexie } from "dexie";
import { beforeEach, describe, expect, test } from "vitest";
import { hashBytes } from "../../../src/integrity/hash.ts";
import {
  emptyHead,
  hashRecord,
  type LogEntry,
  type LogRecord,
  nextRecord,
} from "../../../src/integrity/log.ts";
import { base64Of } from "../../../src/integrity/seal.ts";
import { checkStamp, nonceBytes, stampRequest } from "../../../src/integrity/time-stamp.ts";
import type { Hash } from "../../../src/model/snapshot.ts";
import { openLibrary, withLibrary } from "../../../src/store/database.ts";
import { deflate } from "../../../src/store/deflate.ts";
import { readLogHead } from "../../../src/store/log.ts";
import type { SnapshotImageRow } from "../../../src/store/schema.ts";
import { verifyLibrary, verifySnapshot, verifyStamps } from "../../../src/store/verify.ts";
import { deleteEntries, trashEntries } from "../../../src/store/write/edit.ts";
import { keepImage } from "../../../src/store/write/images.ts";
import { keepStamp, sealLog } from "../../../src/store/write/log.ts";
import { undoSave } from "../../../src/store/write/save.ts";
import { type Authority, makeAuthority } from "../../browser/driver/authority.mjs";
import { png } from "../images/pictures.ts";
import { freshLibrary, save } from "./fresh-library.ts";

const now = "2026-11-02T12:00:00.000Z";
const { signal } = new AbortController();
const verify = () => verifyLibrary(() => undefined, signal);
beforeEach(freshLibrary);

async function threeSnapshots(): Promise<readonly string[]> {
  const saved = [
    await save({ url: "https://a.example/1", title: "One" }),
    await save({ url: "https://a.example/2", title: "Two" }),
    await save({ url: "https://a.example/1", title: "One, later" }),
  ];
  await sealLog(now);
  return saved.map(({ snapshotId }) => snapshotId);
}

const soundImages = { missingImages: [], alteredImages: [], unloggedImages: [], misplacedImages: [] };
const sound = { altered: [], unlogged: [], missing: [], ...soundImages, faultyImagesOf: [] };

/** Keeps a picture with a snapshot, in the first of its places that waits for one. */
async function keep(snapshotId: string, name: string, index = 0): Promise<Hash> {
  const bytes = png(4, 3, name);
  const hash = await hashBytes(bytes);
  const isKept = await keepImage(
    snapshotId,
    index,
    { type: "image/png", bytes, width: 4, height: 3, hash },
    now,
  );
  if (!isKept) throw new Error("no place for it");
  return hash;
}

describe("a library as it was kept", () => {
  test("is whole, with saves, undone saves, deletions and pictures", async () => {
    const [first = ""] = await threeSnapshots();
    const undone = await save({ url: "https://a.example/3" });
    await undoSave(undone, now);
    const gone = await save({ url: "https://a.example/4" });
    await trashEntries([gone.entryId], now);
    await deleteEntries([gone.entryId], now);
    await keep(first, "wall");
    expect(await verify()).toMatchObject({ ...sound, snapshots: 3, log: { kind: "unsealed", records: 8 } });
    await sealLog(now);
    expect(await verify()).toMatchObject({ ...sound, images: 1, log: { kind: "whole", records: 8 } });
    expect(await verifySnapshot(first)).toEqual({ condition: "whole", images: 1, ...soundImages });
    expect(await verifySnapshot(undone.snapshotId)).toBeNull();
  });

  test("says what was deleted and when, the last first, under the hash it was kept under", async () => {
    const [first = ""] = await threeSnapshots();
    const database = await openLibrary();
    const hashOf = async (id: string) => (await database.snapshots.get({ id }))?.hash;
    const undone = await save({ url: "https://a.example/3" });
    const gone = await save({ url: "https://a.example/4" });
    const hashes = [await hashOf(gone.snapshotId), await hashOf(undone.snapshotId)];
    await undoSave(undone, "2026-11-02T13:00:00.000Z");
    await trashEntries([gone.entryId], now);
    await deleteEntries([gone.entryId], "2026-11-02T14:00:00.000Z");
    const { deleted } = await verify();
    expect(deleted.map(({ id, hash, deletedAt }) => [id, hash, deletedAt])).toEqual([
      [gone.snapshotId, hashes[0], "2026-11-02T14:00:00.000Z"],
      [undone.snapshotId, hashes[1], "2026-11-02T13:00:00.000Z"],
    ]);
    expect(deleted.map(({ keptAt }) => keptAt)).toEqual(Array(2).fill("2026-11-01T10:00:00.000Z"));
    expect(deleted.map(({ id }) => id)).not.toContain(first);
  });

  test("is whole in pieces too: many snapshots, one with more records than are read at once", async () => {
    const many = Array.from({ length: 45 }, (_, at) => `https://a.example/many/${at}`);
    for (const url of many) await save({ url });
    const { snapshotId } = await save({
      url: "https://a.example/pictures",
      images: Array.from({ length: 299 }, (_, at) => ({
        url: `https://a.example/${at}.png`,
        alt: "",
        caption: null,
      })),
    });
    for (let at = 0; at < 299; at += 1) await keep(snapshotId, `picture ${at}`, at);
    const database = await openLibrary();
    // As many again, as an older version wrote them, and one that the log alone knows.
    const images = await database.log.where("snapshotId").equals(snapshotId).toArray();
    await rewriteLog([...(await database.log.toArray()), ...images.slice(1)]);
    await sealLog(now);
    const told: number[] = [];
    const verdict = await verifyLibrary((done) => told.push(done), signal);
    expect(verdict).toMatchObject({ ...sound, snapshots: 46, images: 299, log: { kind: "whole" } });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(46 + 299);

    const [first, second] = await database.snapshots.toArray();
    await database.snapshots.bulkDelete([first?.number ?? 0, second?.number ?? 0]);
    await database.snapshotImages.delete([snapshotId, 298]);
    const harmed = await verify();
    expect(new Set(harmed.missing.map(({ id }) => id))).toEqual(new Set([first?.id, second?.id]));
    expect(harmed).toMatchObject({ altered: [], unlogged: [], missingImages: { length: 1 } });
  });

  test("calls nothing missing that is saved or deleted while it is being looked at", async () => {
    const [first = ""] = await threeSnapshots();
    await keep(first, "wall");
    const gone = await save({ url: "https://a.example/5" });
    const verdict = await changedMeanwhile(async () => {
      await undoSave(gone, now);
      await keep((await save({ url: "https://a.example/6" })).snapshotId, "later");
    });
    expect(verdict).toMatchObject(sound);
  });

  test("says how far it is, and stops when told to", async () => {
    await threeSnapshots();
    const told: (readonly [number, number])[] = [];
    await verifyLibrary((done, total) => told.push([done, total]), signal);
    expect(told.at(-1)).toEqual([3, 3]);
    await expect(verifyLibrary(() => undefined, AbortSignal.abort())).rejects.toThrow();
  });
});

type KeptRow = Extract<SnapshotImageRow, { state: "kept" }>;

/** The log written as an older version would have written it, chained anew. */
async function rewriteLog(entries: readonly LogEntry[]): Promise<void> {
  const database = await openLibrary();
  let head = emptyHead;
  const records: LogRecord[] = [];
  for (const entry of entries) {
    const next = nextRecord(head, entry);
    records.push(next.record);
    head = next.head;
  }
  await database.log.bulkPut(records);
  await database.kept.put({ key: "log", head, seal: null });
}

/** The verdict of a verification during which this happens, once the log has been read. */
async function changedMeanwhile(change: () => Promise<void>) {
  let changing: Promise<void> | null = null;
  const database = await openLibrary();
  const read = database.snapshots.where.bind(database.snapshots);
  database.snapshots.where = ((...said: Parameters<typeof read>) => {
    changing ??= Dexie.ignoreTransaction(change);
    return read(...said);
  }) as typeof read;
  const verdict = await verify();
  await changing;
  return verdict;
}

describe("what has been tampered with is named", () => {
  test("a text, a fact, and a row whose hash was changed along", async () => {
    const [first = "", second = "", third = ""] = await threeSnapshots();
    const database = await openLibrary();
    const row = async (id: string) => {
      const found = await database.snapshots.get({ id });
      if (found === undefined) throw new Error("no such snapshot");
      return found;
    };
    await database.texts.update((await row(first)).number, { text: await deflate("Something else.") });
    const facts = { ...(await row(second)).facts, title: "Never said" };
    await database.snapshots.update((await row(second)).number, { facts });
    const forged = await row(third);
    await database.snapshots.update(forged.number, { hash: `sha256:${"f".repeat(64)}` });
    expect((await verify()).altered).toEqual([first, second, third]);
    for (const id of [first, second, third])
      expect(await verifySnapshot(id)).toMatchObject({ condition: "altered" });
  });

  test("a body that is gone or does not inflate", async () => {
    const [first = "", second = ""] = await threeSnapshots();
    const database = await openLibrary();
    const numbers = (await database.snapshots.toArray()).map(({ number }) => number);
    await database.bodies.delete(numbers[0] ?? 0);
    await database.bodies.update(numbers[1] ?? 0, { content: new Uint8Array([1, 2, 3]) });
    expect((await verify()).altered).toEqual([first, second]);
  });

  test("a snapshot taken out, and one put in", async () => {
    const [, second = ""] = await threeSnapshots();
    const database = await openLibrary();
    const row = await database.snapshots.get({ id: second });
    if (row === undefined) throw new Error("no such snapshot");
    await database.snapshots.delete(row.number);
    expect((await verify()).missing).toMatchObject([{ id: second, keptAt: "2026-11-01T10:00:00.000Z" }]);
    await database.snapshots.add({ ...row, id: crypto.randomUUID(), number: 77 });
    await database.bodies.put({ ...((await database.bodies.get(row.number)) ?? row), snapshot: 77 } as never);
    await database.texts.put({ ...((await database.texts.get(row.number)) ?? row), snapshot: 77 } as never);
    expect((await verify()).unlogged).toHaveLength(1);
  });

  test("the bytes of a picture, with the snapshots that show it", async () => {
    const { snapshotId } = await save();
    const hash = await keep(snapshotId, "wall");
    const database = await openLibrary();
    await database.images.update(hash, { bytes: new Blob([png(4, 3, "other")]) });
    expect(await verify()).toMatchObject({ ...sound, alteredImages: [hash], faultyImagesOf: [snapshotId] });
    expect(await verifySnapshot(snapshotId)).toMatchObject({ condition: "whole", alteredImages: [hash] });
  });

  test("a picture that is gone, from the library or from its snapshot alone", async () => {
    const first = await save();
    const second = await save({ url: "https://a.example/2" });
    const untouched = await save({ url: "https://a.example/3" });
    const lost = await keep(first.snapshotId, "wall");
    const taken = await keep(second.snapshotId, "gate");
    await keep(untouched.snapshotId, "quay");
    const database = await openLibrary();
    await database.images.delete(lost);
    await database.snapshotImages.delete([second.snapshotId, 0]);
    const verdict = await verify();
    expect(new Set(verdict.missingImages)).toEqual(new Set([lost, taken]));
    expect(new Set(verdict.faultyImagesOf)).toEqual(new Set([first.snapshotId, second.snapshotId]));
    expect(await verifySnapshot(first.snapshotId)).toMatchObject({ missingImages: [lost], images: 1 });
    expect(await verifySnapshot(second.snapshotId)).toMatchObject({ missingImages: [taken], images: 0 });
    expect(await verifySnapshot(untouched.snapshotId)).toMatchObject(soundImages);
  });

  test("a picture put in the place of another, though both are in the library", async () => {
    const first = await save();
    const second = await save({ url: "https://a.example/2" });
    const own = await keep(first.snapshotId, "wall");
    const other = await keep(second.snapshotId, "gate");
    const database = await openLibrary();
    const row = await database.snapshotImages.get([first.snapshotId, 0]);
    if (row?.state !== "kept") throw new Error("no such picture");
    await database.snapshotImages.put({ ...row, hash: other });
    const faults = { ...soundImages, missingImages: [own], unloggedImages: [other] };
    expect(await verify()).toMatchObject({ ...faults, faultyImagesOf: [first.snapshotId] });
    expect(await verifySnapshot(first.snapshotId)).toMatchObject({ condition: "whole", ...faults });
  });

  /** A snapshot with two pictures, each at its own address; the rows that say so, changed and put back. */
  async function twoPictures(change: (rows: KeptRow[]) => readonly KeptRow[]) {
    const { snapshotId } = await save({
      images: ["wall", "gate"].map((name) => ({
        url: `https://a.example/${name}.png`,
        alt: name,
        caption: null,
      })),
    });
    const hashes = [await keep(snapshotId, "wall", 0), await keep(snapshotId, "gate", 1)];
    const database = await openLibrary();
    const rows = (await database.snapshotImages.toArray()).filter((row) => row.state === "kept");
    expect(rows).toHaveLength(2);
    expect(await verify()).toMatchObject(sound);
    await database.snapshotImages.bulkPut(change(rows));
    return { snapshotId, hashes };
  }

  test("two pictures of one article that changed places, by their hashes or by their addresses", async () => {
    for (const member of ["hash", "url"] as const) {
      await freshLibrary();
      const { snapshotId, hashes } = await twoPictures((rows) =>
        rows.map((row, at) => ({ ...row, [member]: (rows[1 - at] ?? row)[member] })),
      );
      const { misplacedImages, ...others } = await verify();
      expect(new Set(misplacedImages)).toEqual(new Set(hashes));
      expect(others).toMatchObject({ missingImages: [], unloggedImages: [], faultyImagesOf: [snapshotId] });
      expect(await verifySnapshot(snapshotId)).toMatchObject({
        condition: "whole",
        images: 2,
        misplacedImages,
      });
    }
  });

  test("of records that say no address yet, pictures are verified as they always were", async () => {
    const { snapshotId } = await twoPictures((rows) => rows);
    const database = await openLibrary();
    const records = await database.log.toArray();
    await rewriteLog(records.map(({ urlHash: _later, ...older }) => older));
    await sealLog(now);
    expect(await verify()).toMatchObject({ ...sound, images: 2, log: { kind: "whole", records: 3 } });
    await database.snapshotImages.delete([snapshotId, 1]);
    expect((await verify()).missingImages).toHaveLength(1);
  });

  test("a record changed, taken out, put in, moved; the end cut off; the whole written anew without the key", async () => {
    await threeSnapshots();
    const database = await openLibrary();
    const records = await database.log.toArray();
    const head = await database.kept.get("log");
    const restore = async () => {
      await database.log.clear();
      await database.log.bulkAdd(records);
      if (head !== undefined) await database.kept.put(head);
    };
    await database.log.update(2, { at: "2020-01-01T00:00:00.000Z" });
    expect((await verify()).log).toEqual({ kind: "broken", records: 3, at: 3 });
    await restore();
    await database.log.delete(2);
    expect((await verify()).log).toMatchObject({ kind: "broken", at: 3 });
    await restore();
    await database.log.delete(3);
    expect((await verify()).log).toMatchObject({ kind: "broken", at: 3 });
    await restore();
    // Cut off with the head along: the seal over what was there gives it away.
    await database.log.delete(3);
    const second = records[1];
    if (head?.key !== "log" || second === undefined) throw new Error("no log");
    await database.kept.put({ ...head, head: { number: 2, hash: hashRecord(second) } });
    expect((await verify()).log.kind).toBe("forged");
    await restore();
    await database.kept.put({
      ...head,
      seal: { number: 3, hash: head.head.hash, at: now, signature: `${"A".repeat(128)}` },
    });
    expect((await verify()).log.kind).toBe("forged");
    await database.log.clear();
    await database.kept.put({ ...head, head: emptyHead, seal: null });
    expect(await verify()).toMatchObject({ log: { kind: "whole", records: 0 }, unlogged: { length: 3 } });
  });
});

describe("a time-stamp", () => {
  /** The last end of the log, stamped by an authority made with openssl. */
  async function stampHead(authority: Authority): Promise<void> {
    const head = await readLogHead();
    const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
    const response = new Uint8Array(authority.stamp(stampRequest(head, nonce)));
    const checked = checkStamp(response, head.hash, nonce);
    if (!checked.ok) throw new Error(checked.problem);
    const kept = { authority: "https://stamp.example/", at: checked.at, response: base64Of(response) };
    await keepStamp({ ...head, ...kept });
  }

  test("holds for the record it was made for, and no longer once the log is another", async () => {
    const authority = makeAuthority();
    try {
      await save();
      await stampHead(authority);
      await save({ url: "https://a.example/later" });
      await stampHead(authority);
      expect((await verifyStamps()).map(({ stamp, isSound }) => [stamp.number, isSound])).toEqual([
        [2, true],
        [1, true],
      ]);
      await withLibrary((database) => database.log.update(2, { at: "2020-01-01T00:00:00.000Z" }));
      expect((await verifyStamps()).map(({ isSound }) => isSound)).toEqual([false, true]);
      await withLibrary((database) => database.stamps.update(1, { at: "2020-01-01T00:00:00.000Z" }));
      expect((await verifyStamps()).map(({ isSound }) => isSound)).toEqual([false, false]);
    } finally {
      authority.remove();
    }
  });
});
