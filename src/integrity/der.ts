/** As much of DER (X.690) as a time-stamp needs: writing a request, and walking an answer. */

/** One element: its tag, and where its content lies. */
export interface Element {
  readonly tag: number;
  /** The element with its head. */
  readonly whole: Uint8Array<ArrayBuffer>;
  readonly content: Uint8Array<ArrayBuffer>;
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  sequence: 0x30,
  generalizedTime: 0x18,
} as const;

/** The tag of `[number]` around an element. */
export function contextTag(number: number): number {
  return 0xa0 + number;
}

/** An element of these parts. */
export function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = [tag, ...lengthOctets(length)];
  const bytes = new Uint8Array(head.length + length);
  bytes.set(head);
  let at = head.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** An INTEGER of these bytes as a positive number. */
export function positiveInteger(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const first = bytes.findIndex((byte) => byte !== 0);
  const plain = first < 0 ? Uint8Array.of(0) : bytes.subarray(first);
  return (plain[0] ?? 0) < 0x80
    ? element(tags.integer, plain)
    : element(tags.integer, Uint8Array.of(0), plain);
}

/** An OBJECT IDENTIFIER, from `1.2.840.113549`. */
export function oid(name: string): Uint8Array<ArrayBuffer> {
  const [first = 0, second = 0, ...rest] = name.split(".").map(Number);
  const octets = [first * 40 + second];
  for (const arc of rest) {
    const digits = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift(128 + (left % 128));
    octets.push(...digits);
  }
  return element(tags.oid, Uint8Array.from(octets));
}

/** The elements that follow each other in some bytes; null where those are not whole elements. */
export function elementsIn(bytes: Uint8Array<ArrayBuffer>): readonly Element[] | null {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const found = elementAt(bytes, at);
    if (found === null) return null;
    elements.push(found);
    at += found.whole.length;
  }
  return elements;
}

/** The one element that some bytes are. */
export function onlyElement(bytes: Uint8Array<ArrayBuffer>): Element | null {
  const elements = elementsIn(bytes);
  return elements?.length === 1 ? (elements[0] ?? null) : null;
}

function elementAt(bytes: Uint8Array<ArrayBuffer>, at: number): Element | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  // Tags above 30 and lengths of no end are in no time-stamp in DER.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || first === 0x80) return null;
  let length = first;
  let start = at + 2;
  if (first > 0x80) {
    const digits = first - 0x80;
    if (digits > 4) return null;
    length = 0;
    for (let step = 0; step < digits; step += 1) length = length * 256 + (bytes[start + step] ?? 0);
    start += digits;
  }
  if (start + length > bytes.length) return null;
  return { tag, whole: bytes.slice(at, start + length), content: bytes.slice(start, start + length) };
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let left = length; left > 0; left = Math.floor(left / 256)) octets.unshift(left % 256);
  return [0x80 + octets.length, ...octets];
}

/** Whether two stretches of bytes are the same. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
