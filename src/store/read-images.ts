/** What pages and the background ask about the pictures of snapshots. Nothing here writes. */

import type { SnapshotId } from "../model/id.ts";
import type { ImageReason, ImageStates, ImageType } from "../model/image-state.ts";
import type { Hash } from "../model/snapshot.ts";
import { withLibrary } from "./database.ts";
import type { LibraryDatabase, SnapshotImageRow } from "./schema.ts";

/** What became of one picture of a snapshot. */
export type SnapshotImage = Readonly<SnapshotImageRow>;

/** The rows of a snapshot's pictures, in the article's order. */
export function imageRowsOf(database: LibraryDatabase, snapshotId: SnapshotId) {
  return database.snapshotImages
    .where("[snapshotId+index]")
    .between([snapshotId, -Infinity], [snapshotId, Infinity]);
}

/** The pictures of a snapshot and what became of each, in the article's order; none for one out of a file. */
export function listSnapshotImages(snapshotId: SnapshotId): Promise<readonly SnapshotImage[]> {
  return withLibrary((database) => imageRowsOf(database, snapshotId).toArray());
}

/**
 * What the pictures of a snapshot have come to, as numbers; null when there is no such snapshot. One
 * that came out of a file has its pictures counted as `not-asked`.
 */
export function imageStates(snapshotId: SnapshotId): Promise<ImageStates | null> {
  return withLibrary(async (database) => {
    const rows = await imageRowsOf(database, snapshotId).toArray();
    if (rows.length > 0) return statesOf(snapshotId, rows);
    const snapshot = await database.snapshots.get({ id: snapshotId });
    if (snapshot === undefined) return null;
    const total = snapshot.facts.images.length;
    const failed = new Map<ImageReason, number>(total === 0 ? [] : [["not-asked", total]]);
    return { snapshotId, total, waiting: 0, kept: 0, failed, hosts: [] };
  });
}

function statesOf(snapshotId: SnapshotId, rows: readonly SnapshotImage[]): ImageStates {
  const failed = new Map<ImageReason, number>();
  const hosts = new Set<string>();
  for (const row of rows) {
    if (row.state !== "failed") continue;
    failed.set(row.reason, (failed.get(row.reason) ?? 0) + 1);
    if (row.reason === "no-permission") hosts.add(new URL(row.url).hostname);
  }
  const count = (state: SnapshotImage["state"]) => rows.filter((row) => row.state === state).length;
  return {
    snapshotId,
    total: rows.length,
    waiting: count("waiting"),
    kept: count("kept"),
    failed,
    hosts: [...hosts],
  };
}

/** The bytes of kept pictures, as far as they are there. */
export function getImages(hashes: readonly Hash[]): Promise<ReadonlyMap<Hash, Blob>> {
  return withLibrary(async (database) => {
    const rows = await database.images.bulkGet([...new Set(hashes)]);
    return new Map(rows.filter((row) => row !== undefined).map((row) => [row.hash, row.bytes]));
  });
}

/** Bytes of the pictures a snapshot has kept. */
export function keptImageBytes(snapshotId: SnapshotId): Promise<number> {
  return withLibrary(async (database) => {
    const rows = await imageRowsOf(database, snapshotId).toArray();
    const hashes = new Set(rows.flatMap((row) => (row.state === "kept" ? [row.hash] : [])));
    const images = await database.images.bulkGet([...hashes]);
    return images.reduce((total, image) => total + (image?.byteLength ?? 0), 0);
  });
}

/** A picture of a snapshot with its bytes. */
export interface KeptPicture {
  /** The address it has in the snapshot's content. */
  readonly url: string;
  readonly hash: Hash;
  readonly type: ImageType;
  /** On disk until it is read. */
  readonly bytes: Blob;
  readonly width: number | null;
  readonly height: number | null;
}

/**
 * The kept pictures of a snapshot, in the article's order. One whose bytes the browser has lost is left out like one
 * whose row is gone: it costs a file itself and not the rest, and verifying tells of it.
 */
export function keptPictures(snapshotId: SnapshotId): Promise<readonly KeptPicture[]> {
  return withLibrary(async (database) => {
    const kept = (await imageRowsOf(database, snapshotId).toArray()).filter((row) => row.state === "kept");
    const images = await database.images.bulkGet(kept.map(({ hash }) => hash));
    const pictures = kept.flatMap(({ url, hash, width, height }, index) => {
      const image = images[index];
      return image === undefined ? [] : [{ url, hash, type: image.type, bytes: image.bytes, width, height }];
    });
    const areThere = await Promise.all(pictures.map(({ bytes }) => canBeRead(bytes)));
    return pictures.filter((_picture, index) => areThere[index] === true);
  });
}

/** Whether the file is there that the browser keeps these bytes in. */
async function canBeRead(bytes: Blob): Promise<boolean> {
  try {
    await bytes.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    // What it says of a file that is gone differs from browser to browser.
    return false;
  }
}
