import { type EntryId, isId, type SnapshotId } from "../../model/id.ts";
import { type ListPlace, readListPlace, writeListPlace } from "../../model/list-place.ts";

/** What the page's own address asks for: ids, and the query of a list. No markup, no address to open. */
export interface ReaderAddress {
  readonly entryId: EntryId;
  /** Null asks for the latest. */
  readonly snapshotId: SnapshotId | null;
  /** The list it was opened from; null where it was from none. */
  readonly list: ListPlace | null;
}

/** Reads `?entry=…&snapshot=…&at=…&q=…&sort=…`; null unless both are well formed, the snapshot where it is given. */
export function parseReaderAddress(search: string): ReaderAddress | null {
  const query = new URLSearchParams(search);
  const entryId = query.get("entry") ?? "";
  const snapshotId = query.get("snapshot");
  if (!isId(entryId) || (snapshotId !== null && !isId(snapshotId))) return null;
  return { entryId, snapshotId, list: readListPlace(query) };
}

/** The address of a snapshot in this reader, relative to the page; `null` for the latest. */
export function readerHref(
  entryId: EntryId,
  snapshotId: SnapshotId | null,
  list: ListPlace | null = null,
): string {
  const query = new URLSearchParams({ entry: entryId });
  if (snapshotId !== null) query.set("snapshot", snapshotId);
  writeListPlace(query, list);
  return `?${query}`;
}
