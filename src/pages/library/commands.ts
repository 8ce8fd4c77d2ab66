import type { ExportState } from "../../export/exporting.ts";
import { createExporter } from "../../export/exporting.ts";
import { writeFormat } from "../../export/write-format.ts";
import type { Entry } from "../../model/entry.ts";
import { failureOf } from "../../model/errors.ts";
import type { EntryId } from "../../model/id.ts";
import { type PluralStem, plural } from "../../platform/i18n.ts";
import { send } from "../../platform/messages.ts";
import { openComparison } from "../../platform/tabs.ts";
import { confirmErasing } from "../../ui/confirm.ts";
import { troubleText } from "../../ui/trouble.ts";
import type { UndoBar } from "../../ui/undo-bar.ts";
import { type BulkTools, type Change, changeEach, inBatches, takeBack } from "./bulk.ts";
import { groupingChange } from "./changes.ts";

export interface CommandOptions {
  readonly undoBar: UndoBar;
  readonly getEntry: (id: EntryId) => Promise<Entry | null>;
  /** Long work, as it goes; null once it is over. */
  readonly onWork: (progress: { readonly done: number; readonly total: number } | null) => void;
  readonly onExport: (state: ExportState | null) => void;
}

/** Everything the page does to entries, each told and, but for the last, taken back on demand. */
export interface Commands {
  /** `told` names what was done, with the number of entries; without it nothing is said. */
  readonly change: (
    ids: readonly EntryId[],
    changeOf: (entry: Entry) => Change | null,
    told: PluralStem | null,
  ) => Promise<void>;
  readonly trash: (ids: readonly EntryId[]) => Promise<void>;
  readonly restore: (ids: readonly EntryId[]) => Promise<void>;
  /** Asks first. */
  readonly erase: (ids: readonly EntryId[]) => void;
  /** Opens the comparison of two entries as they were saved last, the earlier first. */
  readonly compare: (ids: readonly EntryId[]) => Promise<void>;
  /** Makes entries one story, whatever their texts. */
  readonly group: (ids: readonly EntryId[]) => Promise<void>;
  readonly exportIds: (ids: readonly EntryId[]) => Promise<void>;
  readonly cancelExport: () => void;
  /** Runs what may fail and tells the reader when it does. */
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}

export function createCommands({ undoBar, getEntry, onWork, onExport }: CommandOptions): Commands {
  const exporter = createExporter(
    { canWrite: () => true, write: (format, request) => writeFormat(format, window, request) },
    onExport,
  );
  const tools: BulkTools = {
    getEntry,
    update: (ids, patch) => send("entry.update", { ids, patch }),
    onProgress: (done, total) => onWork({ done, total }),
  };

  async function attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      undoBar.show(await troubleText(failureOf(error).code));
    } finally {
      onWork(null);
    }
  }

  function change(
    ids: readonly EntryId[],
    changeOf: (entry: Entry) => Change | null,
    told: PluralStem | null,
  ): Promise<void> {
    return attempt(async () => {
      const undoing = await changeEach(ids, changeOf, tools);
      const count = undoing.reduce((sum, { ids: changed }) => sum + changed.length, 0);
      if (count === 0 || told === null) return;
      undoBar.show(plural(told, count), () => void attempt(() => takeBack(undoing, tools)));
    });
  }

  function trash(ids: readonly EntryId[]): Promise<void> {
    return attempt(async () => {
      await inBatches(ids, tools.onProgress, (batch) => send("entry.trash", { ids: batch }));
      undoBar.show(plural("list_trashed", ids.length), () => void attempt(() => bringBack(ids)));
    });
  }

  function bringBack(ids: readonly EntryId[]): Promise<void> {
    return inBatches(ids, tools.onProgress, (batch) => send("entry.restore", { ids: batch }));
  }

  function restore(ids: readonly EntryId[]): Promise<void> {
    return attempt(async () => {
      await bringBack(ids);
      undoBar.show(plural("list_restored", ids.length), () => {
        void attempt(() => inBatches(ids, tools.onProgress, (batch) => send("entry.trash", { ids: batch })));
      });
    });
  }

  function erase(ids: readonly EntryId[]): void {
    if (ids.length === 0) return;
    confirmErasing(ids.length, () => {
      void attempt(async () => {
        await inBatches(ids, tools.onProgress, (batch) => send("entry.delete", { ids: batch }));
        undoBar.show(plural("list_erased", ids.length));
      });
    });
  }

  function compare(ids: readonly EntryId[]): Promise<void> {
    return attempt(async () => {
      const entries = (await Promise.all(ids.map(getEntry))).filter((entry) => entry !== null);
      const [earlier, later] = entries.sort((a, b) => a.sequence - b.sequence);
      if (earlier !== undefined && later !== undefined)
        await openComparison(earlier.latestSnapshotId, later.latestSnapshotId);
    });
  }

  async function group(ids: readonly EntryId[]): Promise<void> {
    // One that is in a group by hand already brings the others to it.
    const entries = await Promise.all(ids.map(getEntry));
    const known = entries.find(
      (entry) => entry !== null && entry.grouping !== null && entry.grouping !== "alone",
    );
    await change(ids, groupingChange(known?.grouping ?? crypto.randomUUID()), "story_grouped");
  }

  return {
    change,
    trash,
    restore,
    erase,
    compare,
    group: (ids) => attempt(() => group(ids)),
    exportIds: (ids) => attempt(() => exporter.run(ids)),
    cancelExport: exporter.cancel,
    attempt,
  };
}
