import type { EntryId, SnapshotId } from "../../model/id.ts";

/** What the page's own address asks for. It takes ids and nothing else: no markup, no address to open. */
export interface ReaderAddress {
  readonly entryId: EntryId;
  /** Null asks for the latest. */
  readonly snapshotId: SnapshotId | null;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads `?entry=…&snapshot=…`; null unless both are well formed, the snapshot where it is given. */
export function parseReaderAddress(search: string): ReaderAddress | null {
  const query = new URLSearchParams(search);
  const entryId = query.get("entry") ?? "";
  const snapshotId = query.get("snapshot");
  if (!uuid.test(entryId) || (snapshotId !== null && !uuid.test(snapshotId))) return null;
  return { entryId, snapshotId };
}

/** The address of a snapshot in this reader, relative to the page. */
export function readerHref(entryId: EntryId, snapshotId: SnapshotId): string {
  return `?${new URLSearchParams({ entry: entryId, snapshot: snapshotId })}`;
}
