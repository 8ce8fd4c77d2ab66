/** Whether the pictures are as they were kept: their bytes against their hashes, and those of each snapshot against the log. */
import { hashBytes } from "../integrity/hash.ts";
import { hashAddress } from "../integrity/log.ts";
import type { LoggedImage } from "../integrity/logged.ts";
import type { SnapshotId } from "../model/id.ts";
import type { Hash } from "../model/snapshot.ts";
import { withLibrary } from "./database.ts";
import type { SnapshotImageRow } from "./schema.ts";

/** What is wrong with pictures, each once. */
export interface ImageFaults {
  /** By the log kept with a snapshot, and not there, or no longer with it. */
  readonly missingImages: readonly Hash[];
  /** Their bytes give another hash. */
  readonly alteredImages: readonly Hash[];
  /** With a snapshot, though the log does not know that they were kept with it. */
  readonly unloggedImages: readonly Hash[];
  /** Kept with the snapshot, but at another of its addresses: two changed places. */
  readonly misplacedImages: readonly Hash[];
}

export interface ImageVerdict extends ImageFaults {
  /** How many are there, every one of them read. */
  readonly images: number;
  /** The snapshots that show what is wrong, or lack it. */
  readonly faultyImagesOf: readonly SnapshotId[];
}

interface SnapshotFaults extends ImageFaults {
  readonly snapshotId: SnapshotId;
}

interface ImageFindings {
  readonly images: number;
  readonly altered: readonly Hash[];
  readonly faults: readonly SnapshotFaults[];
}

/** A picture that is with a snapshot, and the address it stands at there. */
export interface HeldImage {
  readonly hash: Hash;
  readonly url: string;
}

/** What there is of a picture: its bytes as they were kept, other bytes, or none. */
type Stored = "sound" | "altered" | "absent";

/** Pictures read at once; each is hashed, a millisecond or a few. */
const imagesAtOnce = 20;
const rowsAtOnce = 500;

/** Checks all pictures. `kept` says of each snapshot that is there which pictures the log knows to have been kept with it. */
export async function verifyImages(
  kept: ReadonlyMap<SnapshotId, readonly LoggedImage[]>,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<ImageFindings> {
  const sound = await readImages(onProgress, signal);
  const storedAs = (hash: Hash): Stored => {
    const isSound = sound.get(hash);
    return isSound === undefined ? "absent" : isSound ? "sound" : "altered";
  };
  const faults: SnapshotFaults[] = [];
  const judge = (snapshotId: SnapshotId, held: readonly HeldImage[]): void => {
    const logged = kept.get(snapshotId);
    if (logged === undefined) return;
    const found = faultsOf(logged, held, storedAs);
    if (countFaults(found) > 0) faults.push({ snapshotId, ...found });
  };
  const seen = new Set<SnapshotId>();
  for await (const { snapshotId, held } of heldBySnapshot(signal)) {
    seen.add(snapshotId);
    judge(snapshotId, held);
  }
  for (const id of kept.keys()) if (!seen.has(id)) judge(id, []);
  const altered = [...sound].filter(([, isSound]) => !isSound).map(([hash]) => hash);
  return { images: sound.size, altered, faults };
}

/** What findings come to, without those of snapshots that changed while they were made. */
export function imageVerdict(
  { images, altered, faults }: ImageFindings,
  isSettled: (id: SnapshotId) => boolean,
): ImageVerdict {
  const settled = faults.filter(({ snapshotId }) => isSettled(snapshotId));
  return {
    images,
    alteredImages: altered,
    missingImages: once(settled.flatMap(({ missingImages }) => missingImages)),
    unloggedImages: once(settled.flatMap(({ unloggedImages }) => unloggedImages)),
    misplacedImages: once(settled.flatMap(({ misplacedImages }) => misplacedImages)),
    faultyImagesOf: settled.map(({ snapshotId }) => snapshotId),
  };
}

/** Checks the pictures of one snapshot, which holds these, against those the log knows; null takes the log's word for them. */
export async function verifyImagesOf(
  held: readonly HeldImage[],
  logged: readonly LoggedImage[] | null,
): Promise<ImageFaults> {
  const stored = new Map<Hash, Stored>();
  for (const hash of once([...held, ...(logged ?? [])].map((image) => image.hash))) {
    const row = await withLibrary((database) => database.images.get(hash));
    if (row !== undefined) stored.set(hash, (await isSoundImage(row)) ? "sound" : "altered");
  }
  const known = logged ?? held.map(({ hash }) => ({ hash, urlHash: null }));
  return faultsOf(known, held, (hash) => stored.get(hash) ?? "absent");
}

/** How many pictures something is wrong with. */
export function countFaults(faults: ImageFaults): number {
  const { missingImages, alteredImages, unloggedImages, misplacedImages } = faults;
  return missingImages.length + alteredImages.length + unloggedImages.length + misplacedImages.length;
}

/** Those pictures of a snapshot that were kept. */
export function heldImages(rows: readonly SnapshotImageRow[]): readonly HeldImage[] {
  return rows.flatMap((row) => (row.state === "kept" ? [{ hash: row.hash, url: row.url }] : []));
}

function faultsOf(
  logged: readonly LoggedImage[],
  held: readonly HeldImage[],
  storedAs: (hash: Hash) => Stored,
): ImageFaults {
  const known = new Set(logged.map(({ hash }) => hash));
  // Older records name no address: what they know of may stand at any.
  const anywhere = new Set(logged.flatMap(({ hash, urlHash }) => (urlHash === null ? [hash] : [])));
  const placed = new Set(logged.map(({ hash, urlHash }) => placeOf(hash, urlHash)));
  const there = held.map(({ hash, url }) => ({ hash, urlHash: hashAddress(url) }));
  const shown = new Set(there.map(({ hash }) => hash));
  const filled = new Set(there.map(({ urlHash }) => urlHash));
  const isThere = ({ hash, urlHash }: LoggedImage): boolean =>
    shown.has(hash) && (urlHash === null || filled.has(urlHash)) && storedAs(hash) !== "absent";
  const isInPlace = ({ hash, urlHash }: (typeof there)[number]): boolean =>
    !known.has(hash) || anywhere.has(hash) || placed.has(placeOf(hash, urlHash));
  return {
    missingImages: hashesOf(logged.filter((image) => !isThere(image))),
    alteredImages: hashesOf(there.filter(({ hash }) => storedAs(hash) === "altered")),
    unloggedImages: hashesOf(there.filter(({ hash }) => !known.has(hash))),
    misplacedImages: hashesOf(there.filter((image) => !isInPlace(image))),
  };
}

function placeOf(hash: Hash, urlHash: Hash | null): string {
  return `${hash} ${urlHash}`;
}

function hashesOf(images: readonly { readonly hash: Hash }[]): readonly Hash[] {
  return once(images.map(({ hash }) => hash));
}

function once(hashes: readonly Hash[]): readonly Hash[] {
  return [...new Set(hashes)];
}

/** The pictures that each snapshot holds; of one that never had any nothing comes. */
async function* heldBySnapshot(
  signal: AbortSignal,
): AsyncGenerator<{ readonly snapshotId: SnapshotId; readonly held: readonly HeldImage[] }> {
  // The rows of a snapshot stand together, but may go on in the next that are read.
  let rows: SnapshotImageRow[] = [];
  for (let after: readonly [SnapshotId, number] = ["", -Infinity]; ; ) {
    signal.throwIfAborted();
    const next = await withLibrary((database) =>
      database.snapshotImages.where("[snapshotId+index]").above(after).limit(rowsAtOnce).toArray(),
    );
    for (const row of next) {
      const [first] = rows;
      if (first !== undefined && first.snapshotId !== row.snapshotId) {
        yield { snapshotId: first.snapshotId, held: heldImages(rows) };
        rows = [];
      }
      rows.push(row);
    }
    const last = next.at(-1);
    if (last === undefined) break;
    after = [last.snapshotId, last.index];
  }
  const [first] = rows;
  if (first !== undefined) yield { snapshotId: first.snapshotId, held: heldImages(rows) };
}

/** Of every picture there is whether its bytes give its hash. */
async function readImages(
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<ReadonlyMap<Hash, boolean>> {
  const sound = new Map<Hash, boolean>();
  for (let after = ""; ; ) {
    signal.throwIfAborted();
    const rows = await withLibrary((database) =>
      database.images.where("hash").above(after).limit(imagesAtOnce).toArray(),
    );
    for (const row of rows) sound.set(row.hash, await isSoundImage(row));
    onProgress(sound.size);
    const last = rows.at(-1);
    if (last === undefined) return sound;
    after = last.hash;
  }
}

async function isSoundImage({
  hash,
  bytes,
}: {
  readonly hash: Hash;
  readonly bytes: Blob;
}): Promise<boolean> {
  try {
    return (await hashBytes(new Uint8Array(await bytes.arrayBuffer()))) === hash;
  } catch {
    // Bytes that cannot be read are damage, which is what is being looked for.
    return false;
  }
}
