/**
 * A zip written as it goes (PKWARE's APPNOTE 6.3). Of our own for two things fflate does not do: what is stored
 * stays the Blob it was, by reference, so that a library of pictures passes through no memory; and a library
 * may have more than 65,535 pictures or 4 GB, which takes ZIP64.
 */
import { Deflate, deflateSync } from "fflate";
import { createBlobParts } from "./blob-parts.ts";
import { crc32 } from "./crc32.ts";

export interface ZipFile {
  /** Adds a text, deflated. */
  readonly add: (path: string, content: string | Blob) => Promise<void>;
  /** Adds bytes as they are: pictures are compressed already, and an archive must not be. */
  readonly store: (path: string, bytes: Uint8Array<ArrayBuffer> | Blob) => Promise<void>;
  /** Adds a text that comes in pieces, deflated; it takes its place where it ends. */
  readonly addText: (path: string) => ZipText;
  readonly take: (mediaType: string) => Blob;
}

interface ZipText {
  readonly add: (text: string) => void;
  readonly end: () => void;
}

interface Member {
  readonly name: Uint8Array<ArrayBuffer>;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly size: number;
  readonly packed: number;
  readonly offset: number;
}

const most32 = 0xffffffff;
const most16 = 0xffff;
/** Name and comment are UTF-8. */
const utf8Flag = 0x0800;
const version20 = 20;
const version45 = 45;
const encoder = new TextEncoder();

/** `at` is the time every file in it carries: the same library gives the same bytes. */
export function createZipFile(at: Date): ZipFile {
  const parts = createBlobParts();
  const members: Member[] = [];
  const time = dosTime(at);
  let offset = 0;

  function push(part: Blob | Uint8Array<ArrayBuffer>): void {
    parts.add(part);
    offset += part instanceof Blob ? part.size : part.length;
  }

  function put(
    path: string,
    data: Blob | Uint8Array<ArrayBuffer>,
    facts: Pick<Member, "method" | "crc" | "size">,
  ): void {
    const packed = data instanceof Blob ? data.size : data.length;
    const member: Member = { ...facts, name: encoder.encode(path), packed, offset };
    push(localHeader(member, time));
    push(data);
    members.push(member);
  }

  async function store(path: string, bytes: Uint8Array<ArrayBuffer> | Blob): Promise<void> {
    const crc = bytes instanceof Blob ? await crcOf(bytes) : crc32(bytes);
    put(path, bytes, { method: 0, crc, size: bytes instanceof Blob ? bytes.size : bytes.length });
  }

  async function add(path: string, content: string | Blob): Promise<void> {
    if (content instanceof Blob) {
      const [crc, small] = await Promise.all([crcOf(content), deflated(content)]);
      put(path, small, { method: 8, crc, size: content.size });
      return;
    }
    const bytes = encoder.encode(content);
    put(path, owned(deflateSync(bytes)), { method: 8, crc: crc32(bytes), size: bytes.length });
  }

  function addText(path: string): ZipText {
    const packed: Blob[] = [];
    const deflate = new Deflate((chunk) => void packed.push(new Blob([owned(chunk)])));
    let crc = 0;
    let size = 0;
    return {
      add: (text) => {
        const bytes = encoder.encode(text);
        crc = crc32(bytes, crc);
        size += bytes.length;
        deflate.push(bytes);
      },
      end: () => {
        deflate.push(new Uint8Array(0), true);
        put(path, new Blob(packed), { method: 8, crc, size });
      },
    };
  }

  function take(mediaType: string): Blob {
    const start = offset;
    for (const member of members) push(centralHeader(member, time));
    push(endOf(members.length, offset - start, start));
    return parts.take(mediaType);
  }

  return { add, store, addText, take };
}

/** fflate's bytes are over an ArrayBuffer always; its type leaves that open. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}

/** By the browser's own stream, off this thread: a page with its pictures in it is megabytes of text. */
function deflated(bytes: Blob): Promise<Blob> {
  return new Response(bytes.stream().pipeThrough(new CompressionStream("deflate-raw"))).blob();
}

async function crcOf(bytes: Blob): Promise<number> {
  let crc = 0;
  const reader = bytes.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return crc;
    crc = crc32(value, crc);
  }
}

/** The date and time of MS-DOS, in UTC so that no machine's zone shows: two seconds fine, from 1980 on. */
function dosTime(at: Date): number {
  const year = Math.max(0, at.getUTCFullYear() - 1980);
  const date = (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const clock = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return date * 0x10000 + clock;
}

/** Numbers of 2, 4 and 8 bytes, little end first, one after the other. */
function packed(
  fields: readonly (readonly [2 | 4 | 8, number])[],
  ...tails: readonly Uint8Array[]
): Uint8Array<ArrayBuffer> {
  const head = fields.reduce((sum, [width]) => sum + width, 0);
  const bytes = new Uint8Array(tails.reduce((sum, tail) => sum + tail.length, head));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  for (const tail of tails) {
    bytes.set(tail, at);
    at += tail.length;
  }
  return bytes;
}

function localHeader(
  { name, method, crc, size, packed: length }: Member,
  time: number,
): Uint8Array<ArrayBuffer> {
  const isLarge = size >= most32 || length >= most32;
  const extra = isLarge
    ? packed([
        [2, 1],
        [2, 16],
        [8, size],
        [8, length],
      ])
    : new Uint8Array(0);
  return packed(
    [
      [4, 0x04034b50],
      [2, isLarge ? version45 : version20],
      [2, utf8Flag],
      [2, method],
      [4, time],
      [4, crc],
      [4, isLarge ? most32 : length],
      [4, isLarge ? most32 : size],
      [2, name.length],
      [2, extra.length],
    ],
    name,
    extra,
  );
}

function centralHeader(member: Member, time: number): Uint8Array<ArrayBuffer> {
  const { name, method, crc, size, packed: length, offset } = member;
  const large = [size, length, offset].filter((value) => value >= most32);
  const extra =
    large.length > 0
      ? packed([[2, 1], [2, large.length * 8], ...large.map((value) => [8, value] as const)])
      : new Uint8Array(0);
  return packed(
    [
      [4, 0x02014b50],
      [2, large.length > 0 ? version45 : version20],
      [2, large.length > 0 ? version45 : version20],
      [2, utf8Flag],
      [2, method],
      [4, time],
      [4, crc],
      [4, Math.min(length, most32)],
      [4, Math.min(size, most32)],
      [2, name.length],
      [2, extra.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, Math.min(offset, most32)],
    ],
    name,
    extra,
  );
}

function endOf(count: number, size: number, start: number): Uint8Array<ArrayBuffer> {
  const isLarge = count >= most16 || size >= most32 || start >= most32;
  const end = packed([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, Math.min(count, most16)],
    [2, Math.min(count, most16)],
    [4, Math.min(size, most32)],
    [4, Math.min(start, most32)],
    [2, 0],
  ]);
  if (!isLarge) return end;
  const record = packed([
    [4, 0x06064b50],
    [8, 44],
    [2, version45],
    [2, version45],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, size],
    [8, start],
  ]);
  const locator = packed([
    [4, 0x07064b50],
    [4, 0],
    [8, start + size],
    [4, 1],
  ]);
  return packed([], record, locator, end);
}
