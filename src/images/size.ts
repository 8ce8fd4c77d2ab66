/** How many pixels a raster picture has, from its header: for its place on the page, and against bombs. */
import type { ImageType } from "../model/image-state.ts";
import { big, little, starts } from "./type.ts";

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

type Raster = Exclude<ImageType, "image/svg+xml">;

/** The size a header states; null where it states none that can be believed. */
export function sizeOf(bytes: Uint8Array, type: Raster): ImageSize | null {
  const size = readers[type](bytes);
  return size !== null && size.width > 0 && size.height > 0 ? size : null;
}

const readers: Readonly<Record<Raster, (bytes: Uint8Array) => ImageSize | null>> = {
  "image/png": (bytes) => ({ width: big(bytes, 16, 4), height: big(bytes, 20, 4) }),
  "image/gif": (bytes) => ({ width: little(bytes, 6, 2), height: little(bytes, 8, 2) }),
  "image/bmp": bmpSize,
  // One byte each; 0 stands for 256.
  "image/x-icon": (bytes) => ({ width: bytes[6] || 256, height: bytes[7] || 256 }),
  "image/jpeg": jpegSize,
  "image/webp": webpSize,
  "image/avif": avifSize,
};

function bmpSize(bytes: Uint8Array): ImageSize {
  // The oldest header has 12 bytes and short figures; in the others a negative height means top-down.
  if (little(bytes, 14, 4) === 12) return { width: little(bytes, 18, 2), height: little(bytes, 20, 2) };
  return { width: little(bytes, 18, 4), height: Math.abs(little(bytes, 22, 4) | 0) };
}

/** Markers that stand alone; every other segment states its length. */
const isLoneMarker = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
/** Start of frame, of any coding; the three in between are tables. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegSize(bytes: Uint8Array): ImageSize | null {
  let at = 2;
  let isTurned = false;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (isLoneMarker(marker)) at += 2;
    else if (isFrame(marker)) {
      const height = big(bytes, at + 5, 2);
      const width = big(bytes, at + 7, 2);
      return isTurned ? { width: height, height: width } : { width, height };
    } else {
      if (marker === 0xe1) isTurned ||= isTurnedByExif(bytes, at + 4);
      at += 2 + Math.max(2, big(bytes, at + 2, 2));
    }
  }
  return null;
}

/** Whether the camera was held upright: orientations 5 to 8 swap width and height. */
function isTurnedByExif(bytes: Uint8Array, at: number): boolean {
  if (!starts(bytes, "Exif\0\0", at)) return false;
  const tiff = at + 6;
  const read = starts(bytes, "II", tiff) ? little : big;
  const directory = tiff + read(bytes, tiff + 4, 4);
  const count = Math.min(read(bytes, directory, 2), 200);
  for (let index = 0; index < count; index += 1) {
    const field = directory + 2 + index * 12;
    if (read(bytes, field, 2) === 0x0112) return read(bytes, field + 8, 2) >= 5;
  }
  return false;
}

function webpSize(bytes: Uint8Array): ImageSize | null {
  if (starts(bytes, "VP8X", 12)) {
    return { width: little(bytes, 24, 3) + 1, height: little(bytes, 27, 3) + 1 };
  }
  if (starts(bytes, "VP8L", 12)) {
    const packed = little(bytes, 21, 4);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (!starts(bytes, "VP8 ", 12)) return null;
  return { width: little(bytes, 26, 2) & 0x3fff, height: little(bytes, 28, 2) & 0x3fff };
}

/** The largest of the sizes among the properties (`ispe`): the picture's own, beside those of its tiles and masks. */
function avifSize(bytes: Uint8Array): ImageSize | null {
  let largest: ImageSize | null = null;
  const end = Math.min(bytes.length - 16, 65_536);
  for (let at = 4; at < end; at += 1) {
    if (bytes[at] !== 0x69 || !starts(bytes, "ispe", at)) continue;
    const size = { width: big(bytes, at + 8, 4), height: big(bytes, at + 12, 4) };
    if (largest === null || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}
