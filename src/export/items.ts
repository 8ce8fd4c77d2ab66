/** Entries as formats for reading show them: the latest snapshot under the reader's corrections. */
import type { Article } from "../model/article.ts";
import { corrected } from "../model/corrections.ts";
import type { Entry } from "../model/entry.ts";
import { LibraryError } from "../model/errors.ts";
import { byPlace, type Highlight } from "../model/highlight.ts";
import type { EntryId } from "../model/id.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { WholeEntry } from "../store/read.ts";
import type { ExportRequest, ExportSource } from "./job.ts";

export interface ExportItem {
  readonly entry: Entry;
  readonly snapshot: Snapshot;
  /** The snapshot's article as the reader sees it. */
  readonly article: Article;
  /** Those made on this snapshot, in the order of the text. */
  readonly highlights: readonly Highlight[];
}

/** Between two looks at the signal, and two words of progress. */
const entriesAStep = 20;

/** Entries that are read while the one before them is written: most of reading is waiting. */
const readAhead = 4;

/**
 * Reads entries one by one, tells how far it is, and stops where the signal says so. No more than {@link readAhead}
 * entries are held, as long as the caller lets go of each.
 */
export async function* entriesOf(
  source: Pick<ExportSource, "load">,
  { ids, onProgress, signal }: ExportRequest,
): AsyncGenerator<WholeEntry> {
  const reading: Promise<WholeEntry | null>[] = [];
  let next = 0;
  for (let done = 1; done <= ids.length; done += 1) {
    if (signal.aborted) throw new LibraryError("export/cancelled");
    for (const id of ids.slice(next, done - 1 + readAhead)) {
      const entry = loaded(source, id);
      // What fails is told where its turn comes; until then nobody listens.
      entry.catch(() => undefined);
      reading.push(entry);
      next += 1;
    }
    const whole = (await reading.shift()) ?? null;
    if (whole !== null) yield whole;
    if (done % entriesAStep === 0 || done === ids.length) onProgress(done, ids.length);
  }
  if (signal.aborted) throw new LibraryError("export/cancelled");
}

/** The same as items; an entry that has no snapshot has nothing to read and is passed over. */
export async function* itemsOf(
  source: Pick<ExportSource, "load">,
  request: ExportRequest,
): AsyncGenerator<ExportItem> {
  for await (const whole of entriesOf(source, request)) {
    const item = itemOf(whole);
    if (item !== null) yield item;
  }
}

/** An entry with its latest snapshot; null where it has none. */
function itemOf({ entry, snapshots, highlights }: WholeEntry): ExportItem | null {
  const [snapshot] = snapshots;
  if (snapshot === undefined) return null;
  return {
    entry,
    snapshot,
    article: corrected(snapshot.article, entry.corrections),
    highlights: highlights.filter(({ snapshotId }) => snapshotId === snapshot.id).sort(byPlace),
  };
}

async function loaded(source: Pick<ExportSource, "load">, id: EntryId): Promise<WholeEntry | null> {
  try {
    return await source.load(id);
  } catch (cause) {
    if (cause instanceof LibraryError && cause.code !== "internal") throw cause;
    throw new LibraryError("export/failed", { cause });
  }
}
