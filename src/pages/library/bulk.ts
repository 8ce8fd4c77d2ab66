/** Changes to any number of entries at once, in batches, each with its way back. */
import type { Entry, EntryPatch } from "../../model/entry.ts";
import type { EntryId } from "../../model/id.ts";

/** The background answers within a moment, and a batch is one transaction. */
const batchSize = 200;

export interface BulkTools {
  readonly getEntry: (id: EntryId) => Promise<Entry | null>;
  readonly update: (ids: readonly EntryId[], patch: EntryPatch) => Promise<void>;
  readonly onProgress: (done: number, total: number) => void;
}

/** A change and what takes it back; null where an entry is left as it is. */
export interface Change {
  readonly patch: EntryPatch;
  readonly undo: EntryPatch;
}

/** Changes that were made, by what takes them back. */
export type Undoing = readonly { readonly patch: EntryPatch; readonly ids: readonly EntryId[] }[];

/**
 * Changes entries as `changeOf` says of each. Resolves with what takes all of it back; rejects at the
 * first batch that fails, which then is left whole, as are those after it.
 */
export async function changeEach(
  ids: readonly EntryId[],
  changeOf: (entry: Entry) => Change | null,
  { getEntry, update, onProgress }: BulkTools,
): Promise<Undoing> {
  const undoing = new Map<string, { readonly patch: EntryPatch; readonly ids: EntryId[] }>();
  await inBatches(ids, onProgress, async (batch) => {
    const entries = (await Promise.all(batch.map(getEntry))).filter((entry) => entry !== null);
    const patches = new Map<string, { readonly patch: EntryPatch; readonly ids: EntryId[] }>();
    const changes = entries.map((entry) => ({ id: entry.id, change: changeOf(entry) }));
    for (const { id, change } of changes) if (change !== null) collect(patches, change.patch, id);
    for (const { patch, ids: alike } of patches.values()) await update(alike, patch);
    for (const { id, change } of changes) if (change !== null) collect(undoing, change.undo, id);
  });
  return [...undoing.values()];
}

/** Takes back what {@link changeEach} did. */
export async function takeBack(undoing: Undoing, tools: Omit<BulkTools, "getEntry">): Promise<void> {
  const total = undoing.reduce((sum, { ids }) => sum + ids.length, 0);
  let done = 0;
  for (const { patch, ids } of undoing) {
    await inBatches(
      ids,
      (part) => tools.onProgress(done + part, total),
      (batch) => tools.update(batch, patch),
    );
    done += ids.length;
  }
}

/** Runs work over ids, one batch after the other. */
export async function inBatches(
  ids: readonly EntryId[],
  onProgress: (done: number, total: number) => void,
  work: (batch: readonly EntryId[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < ids.length; from += batchSize) {
    const batch = ids.slice(from, from + batchSize);
    await work(batch);
    onProgress(from + batch.length, ids.length);
  }
}

function collect(
  into: Map<string, { readonly patch: EntryPatch; readonly ids: EntryId[] }>,
  patch: EntryPatch,
  id: EntryId,
): void {
  const key = JSON.stringify(patch);
  const known = into.get(key);
  if (known === undefined) into.set(key, { patch, ids: [id] });
  else known.ids.push(id);
}
