/** The small pictures of the rows about the view; those far from it are let go. */
import type { SnapshotId } from "../../model/id.ts";

export interface Pictures {
  /** The object address of a picture; null where there is none, or none yet. */
  readonly of: (id: SnapshotId) => string | null;
  /** Reads the pictures of these snapshots as far as they have not been asked for. */
  readonly show: (ids: readonly SnapshotId[]) => void;
  /** A picture is made after its save: asks again for those there were not. */
  readonly askAgain: () => void;
}

/** Some forty screens; each is about 4 KB. */
const mostKept = 600;

/** `onChange` is called once pictures have come. One that cannot be read is only not shown. */
export function createPictures(
  read: (ids: readonly SnapshotId[]) => Promise<ReadonlyMap<SnapshotId, Blob>>,
  onChange: () => void,
): Pictures {
  const known = new Map<SnapshotId, string | null>();

  function add(ids: readonly SnapshotId[], found: ReadonlyMap<SnapshotId, Blob>): void {
    for (const id of ids) {
      const image = found.get(id);
      if (image !== undefined) known.set(id, URL.createObjectURL(image));
    }
    for (const [id, address] of known) {
      if (known.size <= mostKept) break;
      if (address !== null) URL.revokeObjectURL(address);
      known.delete(id);
    }
    if (found.size > 0) onChange();
  }

  return {
    of: (id) => known.get(id) ?? null,
    show: (ids) => {
      const unasked = ids.filter((id) => !known.has(id));
      if (unasked.length === 0) return;
      for (const id of unasked) known.set(id, null);
      read(unasked).then(
        (found) => add(unasked, found),
        // The letter stays, which says as much; the list itself tells when the library cannot be read.
        () => undefined,
      );
    },
    askAgain: () => {
      for (const [id, address] of known) if (address === null) known.delete(id);
    },
  };
}
