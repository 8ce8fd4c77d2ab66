/** What a file is, by its content, and the parts of it that are to be read. */
import { LibraryError } from "../model/errors.ts";
import { formats, type ImportFormat } from "./formats.ts";
import { headTextOf } from "./reading/encoding.ts";
import { headOf, type Part, partOf } from "./reading/part.ts";
import { isZip, openZip } from "./reading/zip.ts";

export interface OpenedFile {
  readonly format: ImportFormat;
  readonly parts: readonly Part[];
  /** Bytes of the parts that hold records, as stated: what progress counts. */
  readonly bytes: number;
  /** False for a zip that was cut. */
  readonly isWhole: boolean;
}

const headCharacters = 64 * 1024;
/** Files of a zip that are looked into. */
const mostLookedInto = 2_000;

/**
 * Rejects with `import/malformed` for what is no kind known here, `import/feeds` for a list of feeds, and
 * `import/too-many-files` for a zip with too many.
 */
export async function openFile(file: Blob, name = ""): Promise<OpenedFile> {
  const whole = partOf(file, name);
  if (isZip(await headOf(whole, 4))) return openZipped(file);
  const head = await headTextOf(whole, headCharacters);
  if (isFeedList(head)) throw new LibraryError("import/feeds");
  const format = formatOf(head);
  if (format === null) throw new LibraryError("import/malformed");
  return { format, parts: [whole], bytes: file.size, isWhole: true };
}

async function openZipped(file: Blob): Promise<OpenedFile> {
  const zip = await openZip(file);
  if (zip === null) throw new LibraryError("import/too-many-files");
  const { parts, isWhole } = zip;
  const names = parts.map(({ name }) => name);
  const known: readonly ImportFormat[] = formats;
  const together = known.find((format) => format.recogniseZip?.(names) === true);
  if (together !== undefined) {
    const listing = parts.filter(({ name }) => /\.jsonl?$/.test(name));
    return { format: together, parts, bytes: sizeOf(listing), isWhole };
  }
  const kinds: { readonly part: Part; readonly format: ImportFormat | null; readonly isMute: boolean }[] = [];
  for (const part of parts.slice(0, mostLookedInto)) {
    const head = await headTextOf(part, headCharacters);
    kinds.push({ part, format: formatOf(head), isMute: head === "" && part.size > 0 });
  }
  // Files of one kind, as a list that was too long for one: the kind of the first that has any of its own.
  const found = kinds.flatMap(({ format }) => format ?? []);
  const format = found.find(({ isAny }) => isAny !== true) ?? found[0];
  if (format === undefined) throw new LibraryError("import/malformed");
  // A table whose columns are no longer called as its neighbours' is one of them that was damaged, and a file that
  // cannot be unpacked at all may have been: it is named.
  const isAlike = (other: ImportFormat | null) =>
    other === format || (format.isTable === true && other?.isTable === true);
  const alike = kinds.filter(({ format: own, isMute }) => isMute || isAlike(own)).map(({ part }) => part);
  return { format, parts: alike, bytes: sizeOf(alike), isWhole };
}

/** OPML: before anything else is tried, since each of its addresses stands in a line of its own. */
function isFeedList(head: string): boolean {
  return /^\uFEFF?\s{0,99}(?:<[?!][^>]{0,2000}>\s{0,99}){0,9}<opml[\s>]/i.test(head);
}

function sizeOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { size }) => sum + size, 0);
}

function formatOf(head: string): ImportFormat | null {
  const text = head.replace(/^\uFEFF/, "");
  return formats.find((format) => format.recognise(text)) ?? null;
}
