/**
 * A backup read record by record: whether each is whole, and how it stands to what the library holds. Nothing in
 * the library changes.
 */
import { entryRecord } from "../export/entry-record.ts";
import { type OpenedFile, openFile } from "../import/open-file.ts";
import { loadPicture } from "../import/pictures.ts";
import { type ReadRecord, readRecords } from "../import/records.ts";
import { LibraryError } from "../model/errors.ts";
import type { EntryId } from "../model/id.ts";
import type { EntryRecord } from "../model/library-file.ts";
import type { Hash } from "../model/snapshot.ts";
import { countEntries, findEntry, getEntry, getWholeEntry, listAllIds } from "../store/read.ts";
import { keptPictures } from "../store/read-images.ts";
import type { FileStanding } from "../store/verify-file.ts";
import { standingOf } from "./file-standing.ts";

/** How many there are, and the titles of the first {@link mostTitles}; null for one that cannot be read. */
export interface Told {
  readonly count: number;
  readonly titles: readonly (string | null)[];
}

export interface BackupVerdict {
  readonly format: OpenedFile["format"]["id"];
  /** Records whose hash, and those of their snapshots, are what they should be. */
  readonly whole: number;
  readonly damaged: Told;
  /** It breaks off before its end, or holds fewer records than it says. */
  readonly isTruncated: boolean;
  /** Of the whole ones, those that say what the library says. */
  readonly equal: number;
  readonly differing: Told;
  readonly onlyInFile: Told;
  readonly onlyInLibrary: Told;
  /** Pictures that the file names, or that the library keeps for articles in it, and that are gone from it or damaged. */
  readonly picturesMissing: number;
  /** The file can hold pictures, being a zip. */
  readonly hasPictures: boolean;
  /** Pictures the library keeps. */
  readonly picturesKept: number;
  readonly standing: FileStanding;
}

const mostTitles = 20;
/** Of the progress, what the records are; the rest is the signature over all bytes. */
const shareOfRecords = 0.8;

/**
 * Reads all of it. `onProgress` is told a share from 0 to 1 and how many records so far. Rejects with
 * `import/malformed` for what is no export of ours, with `import/newer-version`, or when aborted.
 */
export async function verifyBackup(
  file: Blob,
  onProgress: (share: number, records: number) => void,
  signal: AbortSignal,
): Promise<BackupVerdict> {
  const opened = await openFile(file);
  const { id } = opened.format;
  if (id !== "stillpage" && id !== "stillpage-lines") throw new LibraryError("import/malformed");
  const hasPictures = id === "stillpage-lines" && opened.parts.some(({ name }) => name !== "");
  const tally = createTally(hasPictures);
  let bytes = 0;
  let records = 0;
  const onBytes = (more: number): void => {
    bytes += more;
    onProgress(Math.min(1, bytes / Math.max(1, opened.bytes)) * shareOfRecords, records);
  };
  const reading = readRecords(opened, { signal, onBytes }, new Date().toISOString());
  let isTruncated = false;
  for (;;) {
    signal.throwIfAborted();
    const step = await reading.next();
    if (step.done === true) {
      isTruncated = step.value.isTruncated;
      break;
    }
    if (step.value.kind === "ours" || step.value.kind === "damaged") records += 1;
    await tally.add(step.value);
  }
  const onShare = (share: number): void => onProgress(shareOfRecords + share * (1 - shareOfRecords), records);
  const standing = await standingOf(file, opened, onShare, signal);
  const { images: picturesKept } = await countEntries();
  return { format: id, isTruncated, hasPictures, picturesKept, standing, ...(await tally.end()) };
}

function createTally(hasPictures: boolean) {
  const damaged = createTold();
  const differing = createTold();
  const onlyInFile = createTold();
  const seen = new Set<EntryId>();
  const pictures = createPictureTally();
  let whole = 0;
  let equal = 0;

  async function compare(record: EntryRecord): Promise<void> {
    whole += 1;
    const entry = await findEntry(record.url);
    if (entry === null || entry.trashedAt !== null) return onlyInFile.add(titleOf(record));
    seen.add(entry.id);
    const own = await ownRecord(entry.id);
    if (own?.hash === record.hash) equal += 1;
    else differing.add(titleOf(record));
    if (hasPictures && own !== null) await pictures.expect(own);
  }

  return {
    async add(item: ReadRecord): Promise<void> {
      if (item.kind === "pictures") await pictures.found(item.snapshotId, item.images);
      if (item.kind === "damaged") damaged.add(item.title);
      if (item.kind === "rest") pictures.state(item.rest["pictures"]);
      if (item.kind !== "ours") return;
      pictures.settle();
      await compare(item.record);
    },
    async end() {
      pictures.settle();
      const onlyInLibrary = createTold();
      for (const id of await listAllIds()) {
        if (seen.has(id)) continue;
        const title = onlyInLibrary.isListing() ? ((await getEntry(id))?.title ?? null) : null;
        onlyInLibrary.add(title);
      }
      return {
        whole,
        equal,
        damaged: damaged.told(),
        differing: differing.told(),
        onlyInFile: onlyInFile.told(),
        onlyInLibrary: onlyInLibrary.told(),
        picturesMissing: pictures.missing(),
      };
    },
  };
}

/** The record an export would write of it now; null where the library cannot read its own copy. */
async function ownRecord(id: EntryId): Promise<EntryRecord | null> {
  try {
    const whole = await getWholeEntry(id);
    return whole === null ? null : await entryRecord(whole);
  } catch (error) {
    // A copy of ours that is damaged is told by the verification of the library; here it differs.
    if (error instanceof LibraryError && error.code === "internal") return null;
    throw error;
  }
}

/** Pictures follow the record of their entry: what is expected of one is settled with the next. */
function createPictureTally() {
  let expected = new Map<string, Set<Hash>>();
  const missing = new Set<Hash>();
  const checked = new Map<Hash, boolean>();
  let stated = 0;
  return {
    /** How many the file says that it holds. */
    state(count: unknown): void {
      if (typeof count === "number") stated = count;
    },
    async expect({ snapshots }: EntryRecord): Promise<void> {
      for (const { id } of snapshots) {
        const kept = await keptPictures(id);
        expected.set(id, new Set(kept.map(({ hash }) => hash)));
      }
    },
    async found(
      snapshotId: string,
      images: Extract<ReadRecord, { readonly kind: "pictures" }>["images"],
    ): Promise<void> {
      for (const { hash, part } of images) {
        if (!checked.has(hash)) checked.set(hash, (await loadPicture(part, hash)) !== null);
        if (checked.get(hash) === true) expected.get(snapshotId)?.delete(hash);
        else missing.add(hash);
      }
    },
    settle(): void {
      for (const hashes of expected.values()) for (const hash of hashes) missing.add(hash);
      expected = new Map();
    },
    missing: () => {
      const sound = [...checked.values()].filter((isSound) => isSound).length;
      // Of those whose bytes are not there at all nothing is read but their number.
      return Math.max(missing.size, stated - sound);
    },
  };
}

function createTold() {
  const titles: (string | null)[] = [];
  let count = 0;
  return {
    add(title: string | null): void {
      count += 1;
      if (titles.length < mostTitles) titles.push(title);
    },
    isListing: () => titles.length < mostTitles,
    told: (): Told => ({ count, titles }),
  };
}

function titleOf({ snapshots, link, url }: EntryRecord): string {
  return snapshots[0]?.title ?? link?.title ?? url;
}
