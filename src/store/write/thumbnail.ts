import type { SnapshotId } from "../../model/id.ts";
import { withWritable } from "../database.ts";

/** Keeps the small picture of a snapshot; of one that was taken back meanwhile it keeps nothing. */
export function saveThumbnail(snapshotId: SnapshotId, image: Blob): Promise<void> {
  return withWritable((database) =>
    database.transaction("rw", [database.snapshots, database.thumbnails], async () => {
      const isThere = (await database.snapshots.where("id").equals(snapshotId).count()) > 0;
      if (isThere) await database.thumbnails.put({ snapshotId, image });
    }),
  );
}
