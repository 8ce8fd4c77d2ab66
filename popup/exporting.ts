import { LibraryError } from "../src/model/errors.ts";
import type { EntryId } from "../src/model/id.ts";
import { saveFile } from "../src/platform/download.ts";
import { keepExportSelection } from "../src/platform/export-selection.ts";
import { openTransfer } from "../src/platform/tabs.ts";
import type { ExportState } from "./state.ts";

/** The popup closes as soon as the reader looks elsewhere; what takes longer than a moment has a page of its own. */
export const mostInPopup = 200;

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
    if (ids.length > mostInPopup) {
      await keepExportSelection(ids);
      await openTransfer({ export: "selection" });
      return;
    }
    controller = new AbortController();
    onState({ kind: "running", done: 0, total: ids.length });
    try {
      const { exportJson } = await import("../src/export/export-json.ts");
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
