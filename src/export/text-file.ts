/** A file of text that grows without ever being one string: pieces go into Blobs, which the browser may keep on disk. */

/** UTF-16 units gathered before they become a Blob: some hundred articles of a list, one or two whole ones. */
const unitsAPiece = 1 << 18;

export interface TextFile {
  /** Lone surrogates become U+FFFD: some parsers refuse them. */
  readonly add: (...texts: readonly string[]) => void;
  /** Bytes that are there already, by reference. */
  readonly addBlob: (bytes: Blob) => void;
  readonly take: (mediaType: string) => Blob;
}

export function createTextFile(): TextFile {
  const parts: Blob[] = [];
  let pending: string[] = [];
  let units = 0;
  const flush = (): void => {
    if (pending.length > 0) parts.push(new Blob([pending.join("").toWellFormed()]));
    pending = [];
    units = 0;
  };
  return {
    add: (...texts) => {
      for (const text of texts) {
        pending.push(text);
        units += text.length;
      }
      if (units >= unitsAPiece) flush();
    },
    addBlob: (bytes) => {
      flush();
      parts.push(bytes);
    },
    take: (mediaType) => {
      flush();
      return new Blob(parts, { type: mediaType });
    },
  };
}
