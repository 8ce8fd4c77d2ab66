/** Articles with pictures: seeded bytes behind the head of a PNG, which go through the gate that every picture passes. */
import { checkImage } from "../../../src/images/check.ts";
import { hashBytes } from "../../../src/integrity/hash.ts";
import type { EntryRecord } from "../../../src/model/library-file.ts";
import { adoptPictures } from "../../../src/store/write/adopt-pictures.ts";
import { createRandom } from "../../seeded-random.mjs";

/** A page of news has some of 20 to 100 KB. */
const sizes = { least: 20_000, most: 100_000 } as const;
const mostOfOne = 4;

/** The record with pictures in its snapshot, if its turn comes: so large a share of all have some. */
export function withPictures(record: EntryRecord, number: number, share: number): EntryRecord {
  const random = createRandom(number + 77);
  if (random() >= share) return record;
  const count = 1 + Math.floor(random() * mostOfOne);
  const images = Array.from({ length: count }, (_, at) => ({
    url: `https://pictures.invalid/${number}/${at}.png`,
    alt: null,
    caption: null,
  }));
  const figures = images.map(({ url }) => `<figure><img src="${url}" alt="Picture"></figure>`).join("");
  const snapshots = record.snapshots.map((snapshot) => ({
    ...snapshot,
    images,
    content: snapshot.content + figures,
  }));
  return { ...record, snapshots };
}

/** Keeps the bytes of the pictures of records that are in the library. */
export async function keepSeeded(records: readonly EntryRecord[], now: string): Promise<void> {
  for (const { id, images } of records.flatMap(({ snapshots }) => snapshots)) {
    if (images.length === 0) continue;
    const brought = images.map(({ url }, at) => ({ url, load: () => pictureOf(`${id}/${at}`) }));
    await adoptPictures(id, brought, now);
  }
}

async function pictureOf(name: string) {
  let seed = 0;
  for (const letter of name) seed = (Math.imul(seed, 31) + letter.charCodeAt(0)) >>> 0;
  const random = createRandom(seed);
  const bytes = new Uint8Array(sizes.least + Math.floor(random() * (sizes.most - sizes.least)));
  const words = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
  for (let at = 0; at < words.length; at += 1) words[at] = random() * 2 ** 32;
  // As a PNG begins: its signature, then a head that says 640 by 400.
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  bytes.set([0, 0, 2, 128, 0, 0, 1, 144, 8, 2, 0, 0, 0], 16);
  const checked = checkImage(bytes);
  if (typeof checked === "string") throw new Error(`a seeded picture is refused: ${checked}`);
  return { ...checked, hash: await hashBytes(checked.bytes) };
}
