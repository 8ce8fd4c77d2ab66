import { isId, type SnapshotId } from "../../model/id.ts";

/** The two captures the page's own address names. */
export interface CompareAddress {
  readonly before: SnapshotId;
  readonly after: SnapshotId;
}

/** Reads `?before=…&after=…`; null unless both are well formed. */
export function parseCompareAddress(search: string): CompareAddress | null {
  const query = new URLSearchParams(search);
  const before = query.get("before") ?? "";
  const after = query.get("after") ?? "";
  return isId(before) && isId(after) ? { before, after } : null;
}

/** The address of another comparison, relative to the page. */
export function compareHref({ before, after }: CompareAddress): string {
  return `?${new URLSearchParams({ before, after })}`;
}
