/** Whether the pictures are as they were kept: their bytes against their hashes, and those of each snapshot against the log. */
import { hashBytes } from "../integrity/hash.ts";
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

/** What there is of a picture: its bytes as they were kept, other bytes, or none. */
type Stored = "sound" | "altered" | "absent";

/** Pictures read at once; each is hashed, a millisecond or a few. */
const imagesAtOnce = 20;
const rowsAtOnce = 500;

/** Checks all pictures. `kept` says of each snapshot that is there which pictures the log knows to have been kept with it. */
export async function verifyImages(
  kept: ReadonlyMap<SnapshotId, readonly Hash[]>,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<ImageFindings> {
  const sound = await readImages(onProgress, signal);
  const storedAs = (hash: Hash): Stored => {
    const isSound = sound.get(hash);
    return isSound === undefined ? "absent" : isSound ? "sound" : "altered";
  };
  const faults: SnapshotFaults[] = [];
  const judge = (snapshotId: SnapshotId, held: readonly Hash[]): void => {
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
    missingImages: [...new Set(settled.flatMap(({ missingImages }) => missingImages))],
    unloggedImages: [...new Set(settled.flatMap(({ unloggedImages }) => unloggedImages))],
    faultyImagesOf: settled.map(({ snapshotId }) => snapshotId),
  };
}

/** Checks the pictures of one snapshot, which holds these, against those the log knows; null takes the log's word for them. */
export async function verifyImagesOf(
  held: readonly Hash[],
  logged: readonly Hash[] | null,
): Promise<ImageFaults> {
  const stored = new Map<Hash, Stored>();
  for (const hash of new Set([...held, ...(logged ?? [])])) {
    const row = await withLibrary((database) => database.images.get(hash));
    if (row !== undefined) stored.set(hash, (await isSoundImage(row)) ? "sound" : "altered");
  }
  return faultsOf(logged ?? held, held, (hash) => stored.get(hash) ?? "absent");
}

/** How many pictures something is wrong with. */
export function countFaults({ missingImages, alteredImages, unloggedImages }: ImageFaults): number {
  return missingImages.length + alteredImages.length + unloggedImages.length;
}

/** The hashes of those pictures of a snapshot that were kept, each once. */
export function heldImages(rows: readonly SnapshotImageRow[]): readonly Hash[] {
  return [...new Set(rows.flatMap((row) => (row.state === "kept" ? [row.hash] : [])))];
}

function faultsOf(
  logged: readonly Hash[],
  held: readonly Hash[],
  storedAs: (hash: Hash) => Stored,
): ImageFaults {
  return {
    missingImages: logged.filter((hash) => !held.includes(hash) || storedAs(hash) === "absent"),
    alteredImages: held.filter((hash) => storedAs(hash) === "altered"),
    unloggedImages: held.filter((hash) => !logged.includes(hash)),
  };
}

/** The pictures that each snapshot holds; of one that never had any nothing comes. */
async function* heldBySnapshot(
  signal: AbortSignal,
): AsyncGenerator<{ readonly snapshotId: SnapshotId; readonly held: readonly Hash[] }> {
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
