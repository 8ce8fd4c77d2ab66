/** Names of files that stand beside others: safe on every system, and each given once. */
import { safeFileName } from "../model/text.ts";

/** Characters that break a link in Obsidian and its kin, which may stand in any other file name. */
const linkCharacters = /[#^[\]]/g;

/** Gives each article a name that no other has, whatever a file system makes of upper and lower case. */
export function createFileNames(): (title: string, extension: string) => string {
  const taken = new Set<string>();
  // Where to go on for a title that has come before: a library may have ten thousand without one.
  const next = new Map<string, number>();
  return (title, extension) => {
    const plain = title.toWellFormed().replace(linkCharacters, " ");
    for (let number = next.get(plain) ?? 0; ; number += 1) {
      // The number goes in before the cut, so that it survives a title of any length.
      const name = number === 0 ? safeFileName(plain, extension) : numbered(plain, number, extension);
      const folded = name.toLowerCase().normalize("NFKC");
      if (taken.has(folded)) continue;
      taken.add(folded);
      next.set(plain, number + 1);
      return name;
    }
  };
}

function numbered(title: string, number: number, extension: string): string {
  const tail = ` ${number}.${extension}`;
  return `${safeFileName(title, tail.slice(1)).slice(0, -tail.length)}${tail}`;
}

const extensions: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/bmp": "bmp",
  "image/x-icon": "ico",
  "image/svg+xml": "svg",
};

/** The usual ending of a picture's file. */
export function pictureExtension(type: string): string {
  return extensions[type] ?? "bin";
}
