/**
 * Injected after a save: leaves a function in our own world (as content.ts does) that makes a small
 * square picture of the article's lead image out of what the page has already shown, or may fetch
 * itself: as base64 text, or null where the page may not read its own picture.
 */

/** Twice the 56 CSS pixels a list row shows. */
const side = 112;
const timeLimitMs = 4_000;

Object.assign(globalThis, { __stillpageThumbnail: thumbnailOf });

async function thumbnailOf(address: string): Promise<string | null> {
  const shown = [...document.images].find((image) => image.currentSrc === address && image.naturalWidth > 0);
  // A picture from another site that allows no reading taints the canvas; asking for it anew, with
  // CORS, is the other way a page may read it. Where both fail there is none to keep.
  const fromShown = shown === undefined ? null : await attempt(() => square(shown));
  return fromShown ?? (await attempt(async () => square(await fetched(address))));
}

async function attempt(make: () => Promise<string>): Promise<string | null> {
  try {
    return await make();
  } catch {
    // Not readable this way, which is an answer and no failure.
    return null;
  }
}

async function fetched(address: string): Promise<ImageBitmap> {
  const response = await fetch(address, { cache: "force-cache", signal: AbortSignal.timeout(timeLimitMs) });
  return createImageBitmap(await response.blob());
}

/** The middle of a picture, a square as large as it holds, drawn small. */
async function square(image: HTMLImageElement | ImageBitmap): Promise<string> {
  const width = "naturalWidth" in image ? image.naturalWidth : image.width;
  const height = "naturalHeight" in image ? image.naturalHeight : image.height;
  const edge = Math.min(width, height);
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext("2d");
  if (context === null) throw new RangeError("no canvas");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, (width - edge) / 2, (height - edge) / 2, edge, edge, 0, 0, side, side);
  const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.8 });
  return base64Of(new Uint8Array(await blob.arrayBuffer()));
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
