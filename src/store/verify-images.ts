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

export interface SnapshotFaults extends ImageFaults {
  readonly snapshotId: SnapshotId;
}

/** The pictures of a snapshot by the log, and those that are there. */
export interface StandingImages {
  readonly snapshotId: SnapshotId;
  readonly logged: readonly LoggedImage[];
  readonly held: readonly HeldImage[];
}

/** What all the bytes there are came to. */
interface BytesFound {
  readonly count: number;
  readonly altered: ReadonlySet<Hash>;
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

/** Holds the pictures of some snapshots against the log, where these are known to be altered. */
export async function verifyStretch(
  standing: readonly StandingImages[],
  altered: ReadonlySet<Hash>,
): Promise<readonly SnapshotFaults[]> {
  const named = once(standing.flatMap(({ logged, held }) => [...logged, ...held].map(({ hash }) => hash)));
  if (named.length === 0) return [];
  const keys = await withLibrary(({ images }) => images.where("hash").anyOf(named).primaryKeys());
  const there = new Set(keys);
  const storedAs = (hash: Hash): Stored =>
    altered.has(hash) ? "altered" : there.has(hash) ? "sound" : "absent";
  return standing
    .map(({ snapshotId, logged, held }) => ({ snapshotId, ...faultsOf(logged, held, storedAs) }))
    .filter((faults) => countFaults(faults) > 0);
}

/** What findings come to, without those of snapshots that changed while they were made. */
export function imageVerdict(
  { count, altered }: BytesFound,
  faults: readonly SnapshotFaults[],
  isSettled: (id: SnapshotId) => boolean,
): ImageVerdict {
  const settled = faults.filter(({ snapshotId }) => isSettled(snapshotId));
  return {
    images: count,
    alteredImages: [...altered],
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

const noFaults: ImageFaults = {
  missingImages: [],
  alteredImages: [],
  unloggedImages: [],
  misplacedImages: [],
};

function faultsOf(
  logged: readonly LoggedImage[],
  held: readonly HeldImage[],
  storedAs: (hash: Hash) => Stored,
): ImageFaults {
  if (logged.length + held.length === 0) return noFaults;
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

/** Reads every picture there is, and holds its bytes against its hash. */
export async function verifyBytes(
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<BytesFound> {
  const altered = new Set<Hash>();
  let count = 0;
  for (let after = ""; ; ) {
    signal.throwIfAborted();
    const rows = await withLibrary((database) =>
      database.images.where("hash").above(after).limit(imagesAtOnce).toArray(),
    );
    for (const row of rows) if (!(await isSoundImage(row))) altered.add(row.hash);
    count += rows.length;
    onProgress(count);
    const last = rows.at(-1);
    if (last === undefined) return { count, altered };
    after = last.hash;
  }
}

/** Whether these bytes can be read, and give this hash. */
export async function isSoundImage({
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
