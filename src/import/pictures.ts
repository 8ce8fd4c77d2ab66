/** The bytes of pictures out of a zip of ours, each checked as one that was fetched is. */
import { checkImage } from "../images/check.ts";
import { hashBytes } from "../integrity/hash.ts";
import { imageLimits } from "../model/image-state.ts";
import type { Hash } from "../model/snapshot.ts";
import { adoptPictures } from "../store/write/adopt-pictures.ts";
import { headOf, type Part } from "./reading/part.ts";
import type { ReadRecord } from "./records.ts";

/** Keeps the pictures of snapshots that came with this file. */
export async function keepPictures(
  all: readonly Extract<ReadRecord, { readonly kind: "pictures" }>[],
  now: string,
): Promise<void> {
  for (const { snapshotId, images } of all)
    await adoptPictures(
      snapshotId,
      images.map(({ url, hash, part }) => ({ url, load: () => loadPicture(part, hash) })),
      now,
    );
}

/** The bytes of a picture as they were kept; null where they are gone or no longer those. */
export async function loadPicture(part: Part, hash: Hash) {
  if (part.size > imageLimits.bytes) return null;
  const bytes = await headOf(part, part.size + 1);
  const checked = checkImage(bytes);
  // A picture that is not what it was exported as is left out, like one that could not be fetched.
  if (typeof checked === "string" || (await hashBytes(checked.bytes)) !== hash) return null;
  return { ...checked, hash };
}
