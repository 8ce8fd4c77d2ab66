import { LibraryError } from "../model/errors.ts";
import type { EntryId } from "../model/id.ts";
import { saveFile } from "../platform/download.ts";
import { keepExportSelection } from "../platform/export-selection.ts";
import { openTransfer } from "../platform/tabs.ts";

/** A popup closes as soon as the reader looks elsewhere; what takes longer than a moment has a page of its own. */
export const mostAtOnce = 200;

/** A short export, as it goes. */
export type ExportState =
  | { readonly kind: "running"; readonly done: number; readonly total: number }
  | { readonly kind: "finished"; readonly name: string };

export interface Exporter {
  /** Resolves when the file is handed to the browser, or the transfer page has taken over. */
  readonly run: (ids: readonly EntryId[]) => Promise<void>;
  readonly cancel: () => void;
}

/** Exports entries as one JSON file, one export at a time. */
export function createExporter(onState: (state: ExportState | null) => void): Exporter {
  let controller: AbortController | null = null;

  async function run(ids: readonly EntryId[]): Promise<void> {
    if (ids.length === 0 || controller !== null) return;
    if (ids.length > mostAtOnce) {
      await keepExportSelection(ids);
      await openTransfer({ export: "selection" });
      return;
    }
    controller = new AbortController();
    onState({ kind: "running", done: 0, total: ids.length });
    try {
      const { exportJson } = await import("./export-json.ts");
      const { file, name } = await exportJson({
        ids,
        onProgress: (done, total) => onState({ kind: "running", done, total }),
        signal: controller.signal,
      });
      saveFile(file, name);
      onState({ kind: "finished", name });
    } catch (error) {
      onState(null);
      if (controller.signal.aborted) throw new LibraryError("export/cancelled", { cause: error });
      throw error;
    } finally {
      controller = null;
    }
  }

  return { run, cancel: () => controller?.abort() };
}
