/** The small picture of a list row. It follows the save: the text is safe without it. */

import browser from "webextension-polyfill";
import { squareOf } from "../images/square.ts";
import type { ArticleFacts } from "../model/article.ts";
import type { SnapshotId } from "../model/id.ts";
import { readThumbnail } from "../model/thumbnail.ts";
import { getThumbnails } from "../store/read.ts";
import { getImages, listSnapshotImages } from "../store/read-images.ts";
import { saveThumbnail } from "../store/write/thumbnail.ts";

/**
 * Makes and keeps the thumbnail of a snapshot just saved, where the page lets its lead image be
 * read. Never rejects: without a picture the row keeps the site's letter.
 */
export async function addThumbnail(
  tabId: number,
  snapshotId: SnapshotId,
  facts: Pick<ArticleFacts, "leadImage">,
): Promise<void> {
  if (facts.leadImage === null) return;
  try {
    const thumbnail = readThumbnail(await drawn(tabId, facts.leadImage));
    if (thumbnail !== null) await saveThumbnail(snapshotId, thumbnail);
  } catch {
    // The tab moved on after the save, or there is no room for a picture: nothing the reader
    // asked for is missing.
  }
}

/**
 * Makes the thumbnail from the lead image's kept bytes, where the page did not let it be read and the
 * reader has since allowed its host. Never rejects, as above.
 */
export async function addKeptThumbnail(
  snapshotId: SnapshotId,
  { leadImage }: Pick<ArticleFacts, "leadImage">,
): Promise<void> {
  if (leadImage === null) return;
  try {
    if ((await getThumbnails([snapshotId])).size > 0) return;
    const lead = (await listSnapshotImages(snapshotId)).find(({ url }) => url === leadImage);
    if (lead?.state !== "kept") return;
    const bytes = (await getImages([lead.hash])).get(lead.hash);
    if (bytes !== undefined) await saveThumbnail(snapshotId, await squareOf(await createImageBitmap(bytes)));
  } catch {
    // A picture this browser cannot draw by itself, such as an SVG, or a library that is closing: the
    // row keeps the site's letter.
  }
}

async function drawn(tabId: number, address: string): Promise<unknown> {
  const target = { tabId };
  await browser.scripting.executeScript({ target, files: ["thumbnail.js"] });
  const [result] = await browser.scripting.executeScript({ target, func: callThumbnail, args: [address] });
  return result?.result;
}

/** Travels to the page as source text: it may name nothing outside itself. */
function callThumbnail(address: string): unknown {
  const thumbnailOf: unknown = Reflect.get(globalThis, "__stillpageThumbnail");
  return typeof thumbnailOf === "function" ? thumbnailOf(address) : undefined;
}
