/** Pictures of the smallest kind, made by hand: what a header needs and no more. */

/** Bytes from letters (one byte each) and numbers. */
export function bytesOf(...parts: readonly (string | readonly number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === "string" ? Array.from(part, (letter) => letter.charCodeAt(0)) : [...part],
    ),
  );
}

const big = (value: number, length: number): readonly number[] =>
  Array.from({ length }, (_, index) => Math.floor(value / 256 ** (length - 1 - index)) % 256);
const little = (value: number, length: number): readonly number[] => big(value, length).toReversed();

/** The header of a PNG of this size, and some bytes that tell it from another. */
export function png(width: number, height: number, mark = ""): Uint8Array<ArrayBuffer> {
  return bytesOf(
    "\x89PNG\r\n\x1a\n",
    big(13, 4),
    "IHDR",
    big(width, 4),
    big(height, 4),
    [8, 6, 0, 0, 0],
    mark,
  );
}

export function gif(width: number, height: number): Uint8Array<ArrayBuffer> {
  return bytesOf("GIF89a", little(width, 2), little(height, 2), [0, 0, 0]);
}

/** With the orientation a camera notes, where one is given. */
export function jpeg(
  width: number,
  height: number,
  orientation: number | null = null,
): Uint8Array<ArrayBuffer> {
  const field = [...big(0x0112, 2), ...big(3, 2), ...big(1, 4), ...big(orientation ?? 1, 2), 0, 0];
  const exif = bytesOf("Exif\0\0MM\0*", big(8, 4), big(1, 2), field, big(0, 4));
  const app1 = orientation === null ? [] : [0xff, 0xe1, ...big(exif.length + 2, 2), ...exif];
  const frame = [0xff, 0xc0, ...big(17, 2), 8, ...big(height, 2), ...big(width, 2), 3];
  return bytesOf([0xff, 0xd8], app1, [0xff, 0xdb, 0, 4, 1, 2], frame, big(0, 12));
}

export function webp(width: number, height: number): Uint8Array<ArrayBuffer> {
  return bytesOf(
    "RIFF",
    little(30, 4),
    "WEBPVP8X",
    little(10, 4),
    [0, 0, 0, 0],
    little(width - 1, 3),
    little(height - 1, 3),
  );
}

export function avif(width: number, height: number): Uint8Array<ArrayBuffer> {
  const size = (w: number, h: number) => [...bytesOf(big(20, 4), "ispe", big(0, 4), big(w, 4), big(h, 4))];
  return bytesOf(
    big(24, 4),
    "ftypmif1",
    big(0, 4),
    "miafavif",
    "meta",
    size(64, 64),
    size(width, height),
    "mdat",
  );
}

export function bmp(width: number, height: number): Uint8Array<ArrayBuffer> {
  return bytesOf("BM", big(0, 12), little(40, 4), little(width, 4), little(2 ** 32 - height, 4), big(0, 8));
}

export function ico(width: number, height: number): Uint8Array<ArrayBuffer> {
  return bytesOf([0, 0, 1, 0, 1, 0, width % 256, height % 256], big(0, 20));
}

export function svg(inside: string, attributes = 'width="40" height="30"'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;
}
