import { hashArticle } from "../integrity/hash.ts";
import type { EntryRecord, SnapshotRecord } from "../model/library-file.ts";

/** The record with its markup through the gate. What the gate changes is hashed anew, as what it now is. */
export async function cleaned(record: EntryRecord, sanitize: (html: string) => string): Promise<EntryRecord> {
  const snapshots = await Promise.all(
    record.snapshots.map(async (snapshot): Promise<SnapshotRecord> => {
      const content = sanitize(snapshot.content);
      if (content === snapshot.content) return snapshot;
      const changed = { ...snapshot, content };
      return { ...changed, hash: await hashArticle(changed) };
    }),
  );
  return { ...record, snapshots };
}
