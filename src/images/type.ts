/** What a file is, by its first bytes: what it is called, by its host or its name, does not count. */
import type { ImageType } from "../model/image-state.ts";

const signatures: readonly (readonly [ImageType, (bytes: Uint8Array) => boolean])[] = [
  ["image/png", (bytes) => starts(bytes, "\x89PNG\r\n\x1a\n")],
  ["image/jpeg", (bytes) => starts(bytes, "\xff\xd8\xff")],
  ["image/gif", (bytes) => starts(bytes, "GIF87a") || starts(bytes, "GIF89a")],
  ["image/webp", (bytes) => starts(bytes, "RIFF") && starts(bytes, "WEBP", 8)],
  ["image/avif", (bytes) => starts(bytes, "ftyp", 4) && isAvifBrand(bytes)],
  ["image/bmp", (bytes) => starts(bytes, "BM") && bytes.length >= 26 && little(bytes, 14, 4) >= 12],
  ["image/x-icon", (bytes) => starts(bytes, "\0\0\x01\0") && little(bytes, 4, 2) > 0 && bytes.length > 22],
  ["image/svg+xml", isSvg],
];

/** The kind of picture these bytes are; null for anything else. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  return signatures.find(([, matches]) => matches(bytes))?.[0] ?? null;
}

/** Whether the bytes at a place are these letters, one byte each. */
export function starts(bytes: Uint8Array, letters: string, at = 0): boolean {
  for (let index = 0; index < letters.length; index += 1) {
    if (bytes[at + index] !== letters.charCodeAt(index)) return false;
  }
  return true;
}

/** A number of some bytes, lowest first. */
export function little(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index -= 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

/** A number of some bytes, highest first. */
export function big(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

/** The brand of the file, or one of those it says it is compatible with. */
function isAvifBrand(bytes: Uint8Array): boolean {
  const end = Math.min(big(bytes, 0, 4), bytes.length, 256);
  for (let at = 8; at + 4 <= end; at += 4) {
    if (starts(bytes, "avif", at) || starts(bytes, "avis", at)) return true;
  }
  return false;
}

/** Text whose first element is svg; before it stands only what XML allows there. */
function isSvg(bytes: Uint8Array): boolean {
  let rest = new TextDecoder().decode(bytes.subarray(0, 8_192)).trimStart();
  for (;;) {
    if (/^<(?:svg:)?svg[\s>/]/.test(rest)) return true;
    const end = rest.startsWith("<!--")
      ? "-->"
      : /^<\?|^<!DOCTYPE/i.test(rest)
        ? endOfDeclaration(rest)
        : null;
    const at = end === null ? -1 : rest.indexOf(end);
    if (end === null || at < 0) return false;
    rest = rest.slice(at + end.length).trimStart();
  }
}

function endOfDeclaration(text: string): string {
  if (text.startsWith("<?")) return "?>";
  // A document type may hold declarations of its own in brackets, before its end.
  const bracket = text.indexOf("[");
  return bracket >= 0 && bracket < text.indexOf(">") ? "]>" : ">";
}
