/** Pictures that the library has lost and a file still has. */
import type { Hash } from "../model/snapshot.ts";
import { type Holder, isPictureLost, picturesHeldBy } from "../store/lacking-pictures.ts";
import type { ImportLog } from "../store/write/adopt.ts";
import { countNames, restorePicture } from "../store/write/restore-pictures.ts";
import type { Batch } from "./batches.ts";
import { loadPicture } from "./pictures.ts";

type Loaded = NonNullable<Awaited<ReturnType<typeof loadPicture>>>;

/** A picture that can come back, and the entries of this batch that show it. */
interface Lost {
  readonly image: Loaded;
  readonly holders: readonly Holder[];
}

/**
 * Finds them batch by batch, each picture once however many snapshots show it. Every picture that the file names is
 * read in the library: bytes that are no longer those of their hash are lost like those that are gone.
 */
export function createLostPictures() {
  const judged = new Set<Hash>();
  return async function* lostIn({ pictures }: Pick<Batch, "pictures">): AsyncGenerator<Lost, void> {
    if (pictures.length === 0) return;
    const brought = new Map(
      pictures.flatMap(({ images }) => images).map((image) => [image.hash, image.part]),
    );
    const holders = new Map<Hash, Map<string, Holder>>();
    for (const { entry, hashes } of await picturesHeldBy(pictures.map(({ snapshotId }) => snapshotId)))
      for (const hash of hashes) {
        const known = holders.get(hash) ?? new Map<string, Holder>();
        holders.set(hash, known.set(entry.id, entry));
      }
    for (const [hash, entries] of holders) {
      const part = brought.get(hash);
      if (part === undefined || judged.has(hash)) continue;
      judged.add(hash);
      const image = (await isPictureLost(hash)) ? await loadPicture(part, hash) : null;
      if (image !== null) yield { image, holders: [...entries.values()] };
    }
  };
}

/** Puts them back as the batches come. `isCompleted` is asked of each entry, once for each picture of its. */
export function createRestoring(isCompleted: (url: string) => boolean) {
  const lostIn = createLostPictures();
  let names: Promise<ReadonlyMap<Hash, number>> | null = null;
  return async (batch: Pick<Batch, "pictures">, log: ImportLog) => {
    const sum = { restored: 0, completed: 0 };
    for await (const { image, holders } of lostIn(batch)) {
      names ??= countNames();
      const completed = holders.filter(({ url }) => isCompleted(url)).length;
      const entries = holders.map(({ id }) => id);
      await restorePicture({ image, entries, completed }, await names, log);
      sum.restored += 1;
      sum.completed += completed;
    }
    return sum;
  };
}
