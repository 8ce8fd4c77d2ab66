/**
 * A zip by its central directory, each file unpacked only when it is read. Names are labels, never paths. A
 * zip that was cut has no directory: then the files are found by the marks before them.
 */
import { crc32 } from "./crc32.ts";
import { type Part, partOf } from "./part.ts";

/** Why a file in a zip cannot be read. */
export type ZipDamageKind = "unpack" | "ratio" | "encrypted" | "headers";

export class ZipDamage extends Error {
  readonly kind: ZipDamageKind;
  constructor(kind: ZipDamageKind) {
    super(kind);
    this.name = "ZipDamage";
    this.kind = kind;
  }
}

export interface ZipFile {
  readonly parts: readonly Part[];
  /** False where the directory is gone and the files were found one by one. */
  readonly isWhole: boolean;
}

/** More files than any export has. */
const mostFiles = 200_000;
/** Bytes that one packed byte may become, past the first megabyte; security.md. */
const mostRatio = 200;
const freeBytes = 1024 * 1024;
/** All that is unpacked of one zip; what is stored unpacked costs nothing to read. */
const mostUnpacked = 4 * 1024 ** 3;

interface Member {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  /** Null where it is not known. */
  readonly crc: number | null;
}

/** Whether bytes begin as a zip does, or an empty one. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5) && (head[3] ?? 0) <= 6;
}

/** The files of a zip; null for one with more than {@link mostFiles}. */
export async function openZip(file: Blob): Promise<ZipFile | null> {
  const directory = await readDirectory(file);
  if (directory === "too-many") return null;
  const members = directory === null ? await findMembers(file) : await corrected(file, directory);
  if (members === null) return null;
  const unpacked = { bytes: 0 };
  // Of two files of one name the last one counts.
  const parts = new Map<string, Part>();
  for (const member of members) {
    if (member.name.endsWith("/")) continue;
    const open = () => opened(file, member, unpacked, directory !== null);
    parts.set(member.name, { name: member.name, size: member.size, open });
  }
  return { parts: [...parts.values()], isWhole: directory !== null };
}

async function viewOf(file: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await file.slice(Math.max(0, from), Math.max(0, to)).arrayBuffer());
}

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const centralMark = 0x02014b50;
const localMark = 0x04034b50;
const longestEnd = 65_557;
const longestDirectory = 128 * 1024 * 1024;

/** Null where there is no directory to be found. */
async function readDirectory(file: Blob): Promise<readonly Member[] | "too-many" | null> {
  const from = Math.max(0, file.size - longestEnd);
  const tail = await viewOf(file, from, file.size);
  let at = tail.byteLength - 22;
  while (at >= 0 && tail.getUint32(at, true) !== endMark) at -= 1;
  if (at < 0) return null;
  let count = tail.getUint16(at + 10, true);
  let size = tail.getUint32(at + 12, true);
  let offset = tail.getUint32(at + 16, true);
  if (at >= 20 && tail.getUint32(at - 20, true) === 0x07064b50) {
    const place = Number(tail.getBigUint64(at - 12, true));
    const large = await viewOf(file, place, place + 56);
    if (large.byteLength === 56 && large.getUint32(0, true) === end64Mark) {
      count = Number(large.getBigUint64(32, true));
      size = Number(large.getBigUint64(40, true));
      offset = Number(large.getBigUint64(48, true));
    }
  }
  if (count > mostFiles) return "too-many";
  if (size > longestDirectory || offset + size > file.size) return null;
  return membersIn(await viewOf(file, offset, offset + size), count);
}

function membersIn(view: DataView, count: number): readonly Member[] | null {
  const members: Member[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    // A directory with a hole may leave any file out: they are found one by one instead.
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== centralMark) return null;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > view.byteLength) return null;
    const flags = view.getUint16(at + 8, true);
    const name = nameOf(view, at + 46, nameLength, flags);
    const plain = {
      size: view.getUint32(at + 24, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    };
    const sizes = largeSizes(view, at + 46 + nameLength, extraLength, plain);
    const crc = view.getUint32(at + 16, true);
    members.push({ name, flags, method: view.getUint16(at + 10, true), ...sizes, crc });
    at = next;
  }
  return members;
}

type Sizes = Pick<Member, "size" | "packed" | "offset">;

/** Sizes beyond 32 bits stand in an extra field, those that are needed and in this order. */
function largeSizes(view: DataView, from: number, length: number, plain: Sizes): Sizes {
  const end = from + length;
  for (let at = from; at + 4 <= end; ) {
    const id = view.getUint16(at, true);
    const size = view.getUint16(at + 2, true);
    if (id === 1) {
      let place = at + 4;
      const read = (value: number): number => {
        if (value !== 0xffffffff || place + 8 > Math.min(end, at + 4 + size)) return value;
        place += 8;
        return Number(view.getBigUint64(place - 8, true));
      };
      return { size: read(plain.size), packed: read(plain.packed), offset: read(plain.offset) };
    }
    at += 4 + size;
  }
  return plain;
}

function nameOf(view: DataView, at: number, length: number, flags: number): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length);
  const isUtf8 = (flags & 0x800) !== 0;
  return new TextDecoder(isUtf8 ? "utf-8" : "gb18030").decode(bytes).slice(0, 1_000);
}

/** A directory of more files is believed: to look at each would take seconds. */
const mostLookedAt = 2_000;

/** The members of a directory; where it does not fit what stands before the files, those found by themselves count. */
async function corrected(file: Blob, directory: readonly Member[]): Promise<readonly Member[] | null> {
  if (directory.length > mostLookedAt) return directory;
  for (const member of directory) {
    if (await isAsSaid(file, member)) continue;
    const found = await findMembers(file);
    if (found === null) return null;
    const places = new Set(found.map(({ offset }) => offset));
    // What is not found is still named: it is told of as damaged when it is read.
    return [...directory.filter(({ offset }) => !places.has(offset)), ...found];
  }
  return directory;
}

async function isAsSaid(file: Blob, member: Member): Promise<boolean> {
  const view = await viewOf(file, member.offset, member.offset + 30 + 1_000);
  if (view.byteLength < 30 || view.getUint32(0, true) !== localMark) return false;
  const nameLength = view.getUint16(26, true);
  if (30 + nameLength > view.byteLength) return nameLength > 1_000;
  const flags = view.getUint16(6, true);
  const isSame =
    nameOf(view, 30, nameLength, flags) === member.name &&
    view.getUint16(8, true) === member.method &&
    (flags & 1) === (member.flags & 1);
  const [crc, packed] = [view.getUint32(14, true), view.getUint32(18, true)];
  // With this flag, and in large files, the sizes stand elsewhere.
  const isStated = (flags & 8) === 0 && packed !== 0xffffffff;
  return isSame && (!isStated || (packed === member.packed && (member.crc === null || crc === member.crc)));
}

const scannedAtOnce = 1024 * 1024;

/** The files of a zip without a directory, each as far as the next one's mark. */
async function findMembers(file: Blob): Promise<readonly Member[] | null> {
  const places: number[] = [];
  for (let from = 0; from < file.size; from += scannedAtOnce) {
    const bytes = new Uint8Array(await file.slice(from, from + scannedAtOnce + 3).arrayBuffer());
    for (let at = bytes.indexOf(0x50); at >= 0 && at < scannedAtOnce; at = bytes.indexOf(0x50, at + 1))
      if (bytes[at + 1] === 0x4b && bytes[at + 2] === 3 && bytes[at + 3] === 4) places.push(from + at);
    if (places.length > mostFiles) return null;
  }
  const members: Member[] = [];
  for (const [index, place] of places.entries()) {
    const view = await viewOf(file, place, place + 30 + 1_000);
    if (view.byteLength < 30) continue;
    const nameLength = view.getUint16(26, true);
    if (30 + nameLength > view.byteLength) continue;
    const flags = view.getUint16(6, true);
    const stated = view.getUint32(18, true);
    const start = place + 30 + nameLength + view.getUint16(28, true);
    const rest = (places[index + 1] ?? file.size) - start;
    // With this flag the sizes come after the bytes.
    const isStated = (flags & 8) === 0 && stated !== 0xffffffff && stated <= rest;
    const packed = isStated ? stated : rest;
    const size = isStated ? view.getUint32(22, true) : packed;
    members.push({
      name: nameOf(view, 30, nameLength, flags),
      flags,
      method: view.getUint16(8, true),
      packed,
      size,
      offset: place,
      crc: isStated ? view.getUint32(14, true) : null,
    });
  }
  return members;
}

function opened(
  file: Blob,
  member: Member,
  unpacked: { bytes: number },
  hasDirectory: boolean,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | null = null;
  let bytes = 0;
  let sum = 0;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        reader ??= (await bodyOf(file, member, hasDirectory)).getReader();
        const { done, value } = await reader.read();
        if (done) {
          // Bytes that unpack may be wrong all the same.
          if (member.crc !== null && sum !== member.crc) throw new ZipDamage("unpack");
          return controller.close();
        }
        bytes += value.length;
        sum = crc32(value, sum);
        if (member.method !== 0) {
          unpacked.bytes += value.length;
          const isBomb = bytes > freeBytes && bytes > member.packed * mostRatio;
          if (isBomb || unpacked.bytes > mostUnpacked) throw new ZipDamage("ratio");
        }
        controller.enqueue(value);
      } catch (error) {
        await letGo(reader);
        controller.error(error instanceof ZipDamage ? error : new ZipDamage("unpack"));
      }
    },
    async cancel() {
      await letGo(reader);
    },
  });
}

/** Ends reading that is over: with what was told, or wanted, already, it has nothing to tell of its own. */
async function letGo(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | null): Promise<void> {
  await reader?.cancel().catch(() => undefined);
}

async function bodyOf(
  file: Blob,
  member: Member,
  hasDirectory: boolean,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { offset, packed, flags, method } = member;
  if ((flags & 1) !== 0) throw new ZipDamage("encrypted");
  const local = await viewOf(file, offset, offset + 30);
  if (local.byteLength < 30 || local.getUint32(0, true) !== localMark) throw new ZipDamage("headers");
  const nameLength = local.getUint16(26, true);
  const start = offset + 30 + nameLength + local.getUint16(28, true);
  const ownName = nameOf(await viewOf(file, offset + 30, offset + 30 + nameLength), 0, nameLength, flags);
  if (hasDirectory && (ownName !== member.name || local.getUint16(8, true) !== method))
    throw new ZipDamage("headers");
  const body = file.slice(start, start + packed);
  if (body.size < packed && hasDirectory) throw new ZipDamage("headers");
  if (method === 0) return body.stream();
  if (method !== 8) throw new ZipDamage("unpack");
  return partOf(body).open().pipeThrough(new DecompressionStream("deflate-raw"));
}
