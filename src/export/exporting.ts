import { LibraryError } from "../model/errors.ts";
import type { EntryId } from "../model/id.ts";
import { saveFile } from "../platform/download.ts";
import { keepExportSelection } from "../platform/export-selection.ts";
import { openTransfer } from "../platform/tabs.ts";
import { formatChoices } from "./format-choice.ts";
import type { FormatId } from "./formats.ts";
import type { ExportedFile, ExportRequest } from "./job.ts";

/** A popup closes as soon as the reader looks elsewhere; what takes longer than a moment has a page of its own. */
export const mostAtOnce = 200;

/** A short export, as it goes. */
export type ExportState =
  | { readonly kind: "running"; readonly done: number; readonly total: number }
  | { readonly kind: "finished"; readonly name: string };

export interface Exporter {
  /** Resolves with its name when the file is handed to the browser, with null when the transfer page has taken over. */
  readonly run: (ids: readonly EntryId[]) => Promise<string | null>;
  readonly cancel: () => void;
}

/** How a page writes; the popup loads the writer of JSON alone and leaves the others to the transfer page. */
export interface ExportHand {
  readonly canWrite: (format: FormatId) => boolean;
  readonly write: (format: FormatId, request: ExportRequest) => Promise<ExportedFile>;
}

/** Exports entries as one file in the format chosen last, one export at a time. */
export function createExporter(hand: ExportHand, onState: (state: ExportState | null) => void): Exporter {
  let controller: AbortController | null = null;

  async function run(ids: readonly EntryId[]): Promise<string | null> {
    if (ids.length === 0 || controller !== null) return null;
    const format = formatChoices.chosen();
    if (ids.length > mostAtOnce || !hand.canWrite(format)) {
      await keepExportSelection(ids);
      await openTransfer({ export: "selection", format });
      return null;
    }
    controller = new AbortController();
    onState({ kind: "running", done: 0, total: ids.length });
    try {
      const { file, name } = await hand.write(format, {
        ids,
        onProgress: (done, total) => onState({ kind: "running", done, total }),
        signal: controller.signal,
      });
      saveFile(file, name);
      onState({ kind: "finished", name });
      return name;
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
