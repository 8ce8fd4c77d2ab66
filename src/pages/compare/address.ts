import type { SnapshotId } from "../../model/id.ts";

/** The two captures the page's own address names. */
export interface CompareAddress {
  readonly before: SnapshotId;
  readonly after: SnapshotId;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads `?before=…&after=…`; null unless both are well formed. */
export function parseCompareAddress(search: string): CompareAddress | null {
  const query = new URLSearchParams(search);
  const before = query.get("before") ?? "";
  const after = query.get("after") ?? "";
  return uuid.test(before) && uuid.test(after) ? { before, after } : null;
}

/** The address of another comparison, relative to the page. */
export function compareHref({ before, after }: CompareAddress): string {
  return `?${new URLSearchParams({ before, after })}`;
}
