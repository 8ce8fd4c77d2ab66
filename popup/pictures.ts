/** The small pictures of the rows: read after the rows are there, laid over the letters that hold their place. */

import type { EntrySummary } from "../src/model/entry.ts";
import type { SnapshotId } from "../src/model/id.ts";
import { observe } from "../src/store/live.ts";
import { getThumbnails } from "../src/store/read.ts";

/** A picture is made after its save; the rows at the top are watched for that, those below read once. */
const watchedRows = 8;

export interface Pictures {
  /** Reads the pictures of these rows as far as they are not known yet. */
  readonly show: (entries: readonly EntrySummary[]) => void;
}

/** `onChange` gets every picture known so far. A picture that cannot be read is only not shown. */
export function createPictures(onChange: (pictures: ReadonlyMap<SnapshotId, string>) => void): Pictures {
  let known: ReadonlyMap<SnapshotId, string> = new Map();
  const asked = new Set<SnapshotId>();
  let watched = "";
  let stop = (): void => {};

  function add(found: ReadonlyMap<SnapshotId, Blob>): void {
    const fresh = [...found].filter(([id]) => !known.has(id));
    if (fresh.length === 0) return;
    const addresses = fresh.map(([id, image]): [SnapshotId, string] => [id, URL.createObjectURL(image)]);
    known = new Map([...known, ...addresses]);
    onChange(known);
  }

  function show(entries: readonly EntrySummary[]): void {
    const ids = entries.map((entry) => entry.latestSnapshotId);
    const unasked = ids.slice(watchedRows).filter((id) => !asked.has(id));
    for (const id of unasked) asked.add(id);
    if (unasked.length > 0) getThumbnails(unasked).then(add, forget);
    const top = ids.slice(0, watchedRows).filter((id) => !known.has(id));
    if (top.join() === watched) return;
    watched = top.join();
    stop();
    stop = top.length === 0 ? () => {} : observe(() => getThumbnails(top), add, forget);
  }

  return { show };
}

/** The letter stays, which says as much; the list itself tells when the library cannot be read. */
function forget(): void {}
