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

/**
 * Reads entries one by one, tells how far it is, and stops where the signal says so. No more than one entry is
 * held, as long as the caller lets go of it.
 */
export async function* entriesOf(
  source: Pick<ExportSource, "load">,
  { ids, onProgress, signal }: ExportRequest,
): AsyncGenerator<WholeEntry> {
  for (const [index, id] of ids.entries()) {
    if (signal.aborted) throw new LibraryError("export/cancelled");
    const whole = await loaded(source, id);
    if (whole !== null) yield whole;
    const done = index + 1;
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
