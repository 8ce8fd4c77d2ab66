/** What an import may still bring to entries that are here. Of its own, since the popup reads pictures and imports nothing. */
import type { SnapshotId } from "../model/id.ts";
import { withLibrary } from "./database.ts";
import { imageRowsOf } from "./read-images.ts";
import type { EntryRow } from "./schema.ts";

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
