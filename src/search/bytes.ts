/** Bytes written and read in order; numbers as base-128 varints, and bits for lists of numbers. */

export interface Writer {
  readonly length: () => number;
  readonly byte: (value: number) => void;
  readonly varint: (value: number) => void;
  /** The lowest `count` bits of a number, at most 24; lowest first. */
  readonly bits: (value: number, count: number) => void;
  /** Fills the last byte that bits were put into. */
  readonly align: () => void;
  /** What was written, and begins anew. */
  readonly take: () => Uint8Array<ArrayBuffer>;
}

export function createWriter(): Writer {
  let buffer = new Uint8Array(1 << 14);
  let length = 0;
  let pending = 0;
  let pendingBits = 0;

  function byte(value: number): void {
    if (length === buffer.length) {
      const larger = new Uint8Array(buffer.length * 2);
      larger.set(buffer);
      buffer = larger;
    }
    buffer[length] = value;
    length += 1;
  }
  function varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      byte((rest & 0x7f) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    byte(rest);
  }
  function bits(value: number, count: number): void {
    pending |= value << pendingBits;
    pendingBits += count;
    while (pendingBits >= 8) {
      byte(pending & 0xff);
      pending >>>= 8;
      pendingBits -= 8;
    }
  }
  return {
    length: () => length,
    byte,
    varint,
    bits,
    align: () => {
      if (pendingBits > 0) byte(pending & 0xff);
      pending = 0;
      pendingBits = 0;
    },
    take: () => {
      const taken = buffer.slice(0, length);
      length = 0;
      return taken;
    },
  };
}

const longest = 512;
/** Where they are put together. */
const room = new Uint8Array(longest);

/** The bytes of a text as UTF-8, a lone surrogate as three bytes of its own. Terms are short: no encoder is worth its call. */
export function utf8Of(text: string): Uint8Array {
  const bytes = text.length > longest / 3 ? new Uint8Array(text.length * 3) : room;
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    if (code < 0x80) {
      bytes[length++] = code;
      continue;
    }
    if (code < 0x800) {
      bytes[length++] = 0xc0 | (code >> 6);
      bytes[length++] = 0x80 | (code & 0x3f);
      continue;
    }
    const next = text.charCodeAt(at + 1);
    if (code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
      code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
      at += 1;
      bytes[length++] = 0xf0 | (code >> 18);
      bytes[length++] = 0x80 | ((code >> 12) & 0x3f);
    } else bytes[length++] = 0xe0 | (code >> 12);
    bytes[length++] = 0x80 | ((code >> 6) & 0x3f);
    bytes[length++] = 0x80 | (code & 0x3f);
  }
  return bytes.slice(0, length);
}

/** The text of such bytes. */
export function textOfUtf8(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      text += String.fromCharCode(first);
      at += 1;
    } else if (first < 0xe0) {
      text += String.fromCharCode(((first & 0x1f) << 6) | ((bytes[at + 1] ?? 0) & 0x3f));
      at += 2;
    } else if (first < 0xf0) {
      text += String.fromCharCode(
        ((first & 0x0f) << 12) | (((bytes[at + 1] ?? 0) & 0x3f) << 6) | ((bytes[at + 2] ?? 0) & 0x3f),
      );
      at += 3;
    } else {
      text += String.fromCodePoint(
        ((first & 0x07) << 18) |
          (((bytes[at + 1] ?? 0) & 0x3f) << 12) |
          (((bytes[at + 2] ?? 0) & 0x3f) << 6) |
          ((bytes[at + 3] ?? 0) & 0x3f),
      );
      at += 4;
    }
  }
  return text;
}
