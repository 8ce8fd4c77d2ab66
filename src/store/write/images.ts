/**
 * The pictures of snapshots: what is to be fetched is written with the save itself, so that the list
 * of work outlives whoever works on it; the bytes follow one by one.
 */

import { hashAddress } from "../../integrity/log.ts";
import type { SnapshotId } from "../../model/id.ts";
import {
  type CheckedImage,
  type ImageReason,
  imageLimits,
  type PlannedImage,
  passingReasons,
} from "../../model/image-state.ts";
import type { Hash } from "../../model/snapshot.ts";
import { withWritable } from "../database.ts";
import { imageRowsOf } from "../read-images.ts";
import type { LibraryDatabase, SnapshotImageRow } from "../schema.ts";
import { readAndWrite, type Writing } from "./books.ts";

/** Lists the pictures of a new snapshot inside the save's own transaction. */
export async function listImages(
  database: LibraryDatabase,
  snapshotId: SnapshotId,
  images: readonly PlannedImage[],
): Promise<void> {
  await database.snapshotImages.bulkAdd(images.map((image, index) => listed(snapshotId, index, image)));
}

function listed(snapshotId: SnapshotId, index: number, { url, reason }: PlannedImage): SnapshotImageRow {
  const row = { snapshotId, index, url, tries: 0 };
  return reason === null ? { ...row, state: "waiting", waiting: 1 } : { ...row, state: "failed", reason };
}

/** Snapshots of which pictures are still to be fetched. Clears the keys of those that were (stale-keys.ts). */
export function snapshotsWithWaitingImages(): Promise<readonly SnapshotId[]> {
  return withWritable(async (database) => {
    const keys = await database.transaction("rw", database.snapshotImages, () =>
      database.snapshotImages.where("waiting").equals(1).primaryKeys(),
    );
    return [...new Set(keys.map(([snapshotId]) => snapshotId))];
  });
}

/** Lets go of the pictures of a snapshot; the last to go takes the bytes along. */
export async function releaseImages({ database, books }: Writing, snapshotId: SnapshotId): Promise<void> {
  const rows = await imageRowsOf(database, snapshotId).toArray();
  for (const row of rows) {
    if (row.state !== "kept") continue;
    const image = await database.images.get(row.hash);
    if (image === undefined) continue;
    if (image.references > 1) {
      await database.images.put({ ...image, references: image.references - 1 });
      continue;
    }
    await database.images.delete(row.hash);
    books.countImages(-1, -image.byteLength);
  }
  await imageRowsOf(database, snapshotId).delete();
}

/**
 * Notes that a picture is about to be fetched, so that one which the background does not survive is
 * not tried for ever. False when there is nothing to fetch: it was taken back, or given up just now.
 */
export function beginImage(snapshotId: SnapshotId, index: number): Promise<boolean> {
  return changeWaiting(snapshotId, index, async ({ database }, row) => {
    if (row.tries >= imageLimits.tries) {
      await database.snapshotImages.put(failed(row, "interrupted"));
      return false;
    }
    await database.snapshotImages.put({ ...row, tries: row.tries + 1 });
    return true;
  });
}

/**
 * Keeps the bytes of a picture, once however many snapshots show it. Those of a snapshot that was
 * taken back meanwhile are not kept.
 */
export function keepImage(
  snapshotId: SnapshotId,
  index: number,
  image: CheckedImage & { readonly hash: Hash },
  now: string,
): Promise<boolean> {
  return changeWaiting(snapshotId, index, async (writing, { waiting: _waiting, state: _state, ...row }) => {
    await putPicture(writing, row, image, now);
    return true;
  });
}

/** Puts the bytes of a picture, and what its row is with them, inside the caller's transaction. */
export async function putPicture(
  { database, books }: Writing,
  row: Pick<SnapshotImageRow, "snapshotId" | "index" | "url" | "tries">,
  { hash, type, bytes, width, height }: CheckedImage & { readonly hash: Hash },
  now: string,
): Promise<void> {
  const known = await database.images.get(hash);
  if (known === undefined) {
    const byteLength = bytes.length;
    const blob = new Blob([bytes], { type });
    await database.images.add({ hash, type, bytes: blob, byteLength, width, height, references: 1 });
    books.countImages(1, byteLength);
  } else await database.images.put({ ...known, references: known.references + 1 });
  await database.snapshotImages.put({ ...row, state: "kept", hash, width, height });
  const { snapshotId, url } = row;
  books.log({ at: now, kind: "image", snapshotId, hash, urlHash: hashAddress(url) });
}

/** Notes why a picture is not kept. */
export function failImage(snapshotId: SnapshotId, index: number, reason: ImageReason): Promise<boolean> {
  return changeWaiting(snapshotId, index, async ({ database }, row) => {
    await database.snapshotImages.put(failed(row, reason));
    return true;
  });
}

/**
 * Puts those pictures of a snapshot back on the list of work that another try may get; those of a
 * snapshot that came out of a file, which has none listed yet, are listed as planned.
 */
export function requeueImages(
  snapshotId: SnapshotId,
  planned: readonly PlannedImage[],
  reasons: ReadonlySet<ImageReason> = passingReasons,
): Promise<void> {
  return withWritable((database) =>
    database.transaction("rw", [database.snapshots, database.snapshotImages], async () => {
      const isThere = (await database.snapshots.where("id").equals(snapshotId).count()) > 0;
      if (!isThere) return;
      const rows = await imageRowsOf(database, snapshotId).toArray();
      if (rows.length === 0) await listImages(database, snapshotId, planned);
      for (const row of rows) {
        if (row.state !== "failed" || !reasons.has(row.reason)) continue;
        const { index, url } = row;
        await database.snapshotImages.put({ snapshotId, index, url, tries: 0, state: "waiting", waiting: 1 });
      }
    }),
  );
}

type WaitingRow = Extract<SnapshotImageRow, { state: "waiting" }>;

/** Changes a row that is still waiting, with all that hangs on it; false when it no longer is. */
function changeWaiting(
  snapshotId: SnapshotId,
  index: number,
  change: (writing: Writing, row: WaitingRow) => Promise<boolean>,
): Promise<boolean> {
  return readAndWrite(
    ({ images, snapshotImages }) => [images, snapshotImages],
    ({ snapshotImages }) => snapshotImages.get([snapshotId, index]),
    async (writing, row) => (row?.state === "waiting" ? change(writing, row) : false),
  );
}

function failed({ waiting: _waiting, ...row }: WaitingRow, reason: ImageReason): SnapshotImageRow {
  return { ...row, state: "failed", reason };
}
