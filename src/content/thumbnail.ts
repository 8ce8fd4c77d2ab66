/**
 * Injected after a save: leaves a function in our own world (as content.ts does) that makes a small
 * square picture of the article's lead image out of what the page has already shown, or may fetch
 * itself: as base64 text, or null where the page may not read its own picture.
 */

import { squareOf } from "../images/square.ts";
import { base64Of } from "./base64.ts";

const timeLimitMs = 4_000;

Object.assign(globalThis, { __stillpageThumbnail: thumbnailOf });

async function thumbnailOf(address: string): Promise<string | null> {
  const shown = [...document.images].find((image) => image.currentSrc === address && image.naturalWidth > 0);
  // A picture from another site that allows no reading taints the canvas; asking for it anew, with
  // CORS, is the other way a page may read it. Where both fail there is none to keep.
  const fromShown = shown === undefined ? null : await attempt(() => createImageBitmap(shown));
  return fromShown ?? (await attempt(() => fetched(address)));
}

async function attempt(read: () => Promise<ImageBitmap>): Promise<string | null> {
  try {
    return await base64Of(await squareOf(await read()));
  } catch {
    // Not readable this way, which is an answer and no failure.
    return null;
  }
}

async function fetched(address: string): Promise<ImageBitmap> {
  const response = await fetch(address, { cache: "force-cache", signal: AbortSignal.timeout(timeLimitMs) });
  return createImageBitmap(await response.blob());
}
