/** Pictures out of a file, for snapshots that came out of it. */

import type { SnapshotId } from "../../model/id.ts";
import type { CheckedImage } from "../../model/image-state.ts";
import type { Hash } from "../../model/snapshot.ts";
import { withLibrary } from "../database.ts";
import { imageRowsOf } from "../read-images.ts";
import type { LibraryDatabase } from "../schema.ts";
import { readAndWrite } from "./books.ts";
import { listImages, putPicture } from "./images.ts";

/** A picture of a snapshot, and its bytes once they are asked for; null where they are not what they should be. */
export interface BroughtPicture {
  readonly url: string;
  readonly load: () => Promise<(CheckedImage & { readonly hash: Hash }) | null>;
}

/**
 * Keeps the pictures of a snapshot that has none listed yet; those the file does not bring are listed as
 * not asked for. A snapshot that is not there, or has its pictures, is left alone. Gives how many were kept.
 *
 * One transaction: pictures that were listed and not yet there would be taken for work by the background, which
 * would ask the network for them, and after a death in between the file would bring them in vain.
 */
export async function adoptPictures(
  snapshotId: SnapshotId,
  brought: readonly BroughtPicture[],
  now: string,
): Promise<number> {
  const urls = await withLibrary((database) => unlistedOf(database, snapshotId));
  if (urls.length === 0) return 0;
  const loads = new Map(brought.map(({ url, load }) => [url, load]));
  const pictures = await Promise.all(
    urls.map(async (url, index) => ({ url, index, image: (await loads.get(url)?.()) ?? null })),
  );
  return readAndWrite(
    ({ snapshots, images, snapshotImages }) => [snapshots, images, snapshotImages],
    (database) => unlistedOf(database, snapshotId),
    async (writing, still) => {
      if (still.length === 0) return 0;
      await listImages(
        writing.database,
        snapshotId,
        urls.map((url) => ({ url, reason: "not-asked" })),
      );
      let kept = 0;
      for (const { url, index, image } of pictures) {
        if (image === null) continue;
        await putPicture(writing, { snapshotId, index, url, tries: 0 }, image, now);
        kept += 1;
      }
      return kept;
    },
  );
}

/** The addresses of a snapshot's pictures where none is listed yet; none of a snapshot that is not there. */
async function unlistedOf(database: LibraryDatabase, snapshotId: SnapshotId): Promise<readonly string[]> {
  const row = await database.snapshots.get({ id: snapshotId });
  const isListed = (await imageRowsOf(database, snapshotId).count()) > 0;
  return row === undefined || isListed ? [] : row.facts.images.map(({ url }) => url);
}
