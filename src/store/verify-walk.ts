/**
 * The library by the ids of its snapshots: three tables that are each read in that order, a piece at a time, and laid
 * side by side. So what the log says of a snapshot, the snapshot and its pictures come together, and none of the three
 * is ever held whole: at 100,000 snapshots with pictures that would be hundreds of megabytes.
 */
import type { LogRecord } from "../integrity/log.ts";
import { type LoggedSnapshot, loggedBy } from "../integrity/logged.ts";
import type { SnapshotId } from "../model/id.ts";
import { withLibrary } from "./database.ts";
import type { SnapshotImageRow, SnapshotRow } from "./schema.ts";
import { type HeldImage, heldImages } from "./verify-images.ts";

/** One snapshot by all three; of what has no row or no record that is null. */
export interface Standing {
  readonly row: SnapshotRow | null;
  readonly logged: LoggedSnapshot | null;
  readonly held: readonly HeldImage[];
}

/** Snapshots handed on at once; each is inflated and hashed, some milliseconds in all. */
const snapshotsAtOnce = 20;
/** Ids looked at before the page has its turn, where no snapshot stands under them any more. */
const idsAtOnce = 500;
const recordsAtOnce = 500;
const imagesAtOnce = 500;

/** All there is, a stretch at a time; of the log what it says up to a record. */
export async function* stretchesOfLibrary(
  end: number,
  signal: AbortSignal,
): AsyncGenerator<readonly Standing[]> {
  const log = createGroups<LogRecord>(({ snapshotId }) => snapshotId, readRecords);
  const rows = createGroups<SnapshotRow>(({ id }) => id, readRows);
  const images = createGroups<SnapshotImageRow>(({ snapshotId }) => snapshotId, readImages);
  let stretch: Standing[] = [];
  let snapshots = 0;
  for (;;) {
    signal.throwIfAborted();
    const id = least(await log.next(), await rows.next(), await images.next());
    if (id === null) break;
    const records = (await log.take(id)).filter(({ number }) => number <= end);
    const [row = null] = await rows.take(id);
    stretch.push({ row, logged: loggedBy(records), held: heldImages(await images.take(id)) });
    if (row !== null) snapshots += 1;
    if (snapshots < snapshotsAtOnce && stretch.length < idsAtOnce) continue;
    yield stretch;
    stretch = [];
    snapshots = 0;
  }
  if (stretch.length > 0) yield stretch;
}

/** By code unit, as the tables are. */
function least(...ids: readonly (SnapshotId | null)[]): SnapshotId | null {
  return ids.reduce((one, other) => (one === null || (other !== null && other < one) ? other : one), null);
}

/** Rows that stand under one id after the other. */
interface Groups<T> {
  /** The id that comes next; null at the end. */
  readonly next: () => Promise<SnapshotId | null>;
  /** All rows of this id, where it is the one that comes next. */
  readonly take: (id: SnapshotId) => Promise<readonly T[]>;
}

function createGroups<T>(
  idOf: (row: T) => SnapshotId,
  read: (after: T | null) => Promise<readonly T[]>,
): Groups<T> {
  let rows: readonly T[] = [];
  let at = 0;
  let last: T | null = null;
  let isOver = false;

  async function head(): Promise<T | null> {
    if (at === rows.length && !isOver) {
      rows = await read(last);
      at = 0;
      last = rows.at(-1) ?? last;
      isOver = rows.length === 0;
    }
    return rows[at] ?? null;
  }

  async function next(): Promise<SnapshotId | null> {
    const row = await head();
    return row === null ? null : idOf(row);
  }

  async function take(id: SnapshotId): Promise<readonly T[]> {
    const taken: T[] = [];
    for (let row = await head(); row !== null && idOf(row) === id; row = await head()) {
      taken.push(row);
      at += 1;
    }
    return taken;
  }

  return { next, take };
}

function readRows(after: SnapshotRow | null): Promise<readonly SnapshotRow[]> {
  return withLibrary(({ snapshots }) =>
    snapshots
      .where("id")
      .above(after?.id ?? "")
      .limit(snapshotsAtOnce)
      .toArray(),
  );
}

function readImages(after: SnapshotImageRow | null): Promise<readonly SnapshotImageRow[]> {
  const key: readonly [SnapshotId, number] =
    after === null ? ["", Number.NEGATIVE_INFINITY] : [after.snapshotId, after.index];
  return withLibrary(({ snapshotImages }) =>
    snapshotImages.where("[snapshotId+index]").above(key).limit(imagesAtOnce).toArray(),
  );
}

/** The records of one id come by their numbers; a piece may end among them. */
function readRecords(after: LogRecord | null): Promise<readonly LogRecord[]> {
  return withLibrary(async ({ log }) => {
    const byId = () => log.where("snapshotId");
    if (after === null) return byId().above("").limit(recordsAtOnce).toArray();
    const { snapshotId, number } = after;
    const isFresh = (record: LogRecord): boolean =>
      record.snapshotId !== snapshotId || record.number > number;
    const found = await byId().aboveOrEqual(snapshotId).limit(recordsAtOnce).toArray();
    const fresh = found.filter(isFresh);
    if (fresh.length > 0 || found.length < recordsAtOnce) return fresh;
    // One with more records than are read at once: what is left of them, then what stands behind.
    const rest = (await byId().equals(snapshotId).toArray()).filter(isFresh);
    return rest.length > 0 ? rest : byId().above(snapshotId).limit(recordsAtOnce).toArray();
  });
}
