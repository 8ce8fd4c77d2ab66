/** What an import may still bring to entries that are here. Of its own, since the popup reads pictures and imports nothing. */
import type { SnapshotId } from "../model/id.ts";
import type { Hash } from "../model/snapshot.ts";
import { withLibrary } from "./database.ts";
import { imageRowsOf } from "./read-images.ts";
import type { EntryRow } from "./schema.ts";
import { heldImages, isSoundImage } from "./verify-images.ts";

/**
 * Of these snapshots those that show pictures and have none listed, as entries that lack them: they came out of a file
 * without its pictures, or of one whose taking in was cut short.
 */
export function entriesLackingPictures(
  snapshotIds: readonly SnapshotId[],
): Promise<readonly Pick<EntryRow, "url" | "title">[]> {
  return withLibrary(async (database) => {
    const lacking = new Map<string, Pick<EntryRow, "url" | "title">>();
    for (const snapshot of await database.snapshots
      .where("id")
      .anyOf([...snapshotIds])
      .toArray()) {
      if (snapshot.facts.images.length === 0) continue;
      if ((await imageRowsOf(database, snapshot.id).count()) > 0) continue;
      const entry = await database.entries.get({ id: snapshot.entryId });
      if (entry !== undefined) lacking.set(entry.url, { url: entry.url, title: entry.title });
    }
    return [...lacking.values()];
  });
}

/** An entry by what an import calls it. */
export type Holder = Pick<EntryRow, "id" | "url" | "title">;

/** Which pictures each of these snapshots holds, by its own list, and whose it is; nothing of those that are not there. */
export function picturesHeldBy(
  snapshotIds: readonly SnapshotId[],
): Promise<
  readonly { readonly entry: Holder; readonly snapshotId: SnapshotId; readonly hashes: readonly Hash[] }[]
> {
  return withLibrary(async (database) => {
    const held = [];
    const snapshots = await database.snapshots
      .where("id")
      .anyOf([...snapshotIds])
      .toArray();
    for (const snapshot of snapshots) {
      const images = heldImages(await imageRowsOf(database, snapshot.id).toArray());
      const hashes = [...new Set(images.map(({ hash }) => hash))];
      const entry = hashes.length === 0 ? undefined : await database.entries.get({ id: snapshot.entryId });
      if (entry === undefined) continue;
      const { id, url, title } = entry;
      held.push({ entry: { id, url, title }, snapshotId: snapshot.id, hashes });
    }
    return held;
  });
}

/** Whether the bytes of a picture are gone, cannot be read, or are no longer those that were kept. */
export async function isPictureLost(hash: Hash): Promise<boolean> {
  const row = await withLibrary(({ images }) => images.get(hash));
  return row === undefined || !(await isSoundImage(row));
}
