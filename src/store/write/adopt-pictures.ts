/** Pictures out of a file, for snapshots that came out of it. */

import type { SnapshotId } from "../../model/id.ts";
import type { CheckedImage } from "../../model/image-state.ts";
import type { Hash } from "../../model/snapshot.ts";
import { withLibrary } from "../database.ts";
import { imageRowsOf } from "../read-images.ts";
import { keepImage, listImages } from "./images.ts";

/** A picture of a snapshot, and its bytes once they are asked for; null where they are not what they should be. */
export interface BroughtPicture {
  readonly url: string;
  readonly load: () => Promise<(CheckedImage & { readonly hash: Hash }) | null>;
}

/**
 * Keeps the pictures of a snapshot that has none listed yet; those the file does not bring are listed as
 * not asked for. A snapshot that is not there, or has its pictures, is left alone. Gives how many were kept.
 */
export async function adoptPictures(
  snapshotId: SnapshotId,
  brought: readonly BroughtPicture[],
  now: string,
): Promise<number> {
  const urls = await withLibrary(async (database) => {
    const row = await database.snapshots.get({ id: snapshotId });
    const isListed = (await imageRowsOf(database, snapshotId).count()) > 0;
    return row === undefined || isListed ? [] : row.facts.images.map(({ url }) => url);
  });
  if (urls.length === 0) return 0;
  const loads = new Map(brought.map(({ url, load }) => [url, load]));
  const images = await Promise.all(urls.map((url) => loads.get(url)?.() ?? null));
  await withLibrary((database) =>
    database.transaction("rw", [database.snapshotImages], () =>
      listImages(
        database,
        snapshotId,
        urls.map((url, index) => ({ url, reason: images[index] == null ? ("not-asked" as const) : null })),
      ),
    ),
  );
  let kept = 0;
  for (const [index, image] of images.entries())
    if (image !== null && (await keepImage(snapshotId, index, image, now))) kept += 1;
  return kept;
}
