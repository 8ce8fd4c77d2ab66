/** Most bytes of a thumbnail: 112 pixels square need a tenth of it. */
const limit = 64_000;

/** First bytes of the kinds that are kept: what a picture is called does not count. */
const kinds = [
  { type: "image/webp", is: (raw: string) => raw.startsWith("RIFF") && raw.startsWith("WEBP", 8) },
  { type: "image/png", is: (raw: string) => raw.startsWith("\x89PNG\r\n\x1a\n") },
  { type: "image/jpeg", is: (raw: string) => raw.startsWith("\xff\xd8\xff") },
] as const;

/**
 * A thumbnail as the content script sent it, checked by its first bytes; null for anything that is
 * not a small raster picture.
 */
export function readThumbnail(value: unknown): Blob | null {
  if (typeof value !== "string" || value.length > limit * 1.4 || !/^[A-Za-z0-9+/]+={0,2}$/.test(value))
    return null;
  const raw = decoded(value);
  const kind = kinds.find(({ is }) => is(raw));
  if (kind === undefined) return null;
  return new Blob([Uint8Array.from(raw, (letter) => letter.charCodeAt(0))], { type: kind.type });
}

function decoded(value: string): string {
  try {
    return atob(value);
  } catch {
    // Not base64 after all: no bytes, so no kind.
    return "";
  }
}
