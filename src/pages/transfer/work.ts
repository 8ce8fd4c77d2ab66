/** The long work of the page: reading a file, taking it in, writing one. */
import { libraryBefore, noteExport } from "../../backup/note-export.ts";
import { writeBackup } from "../../backup/write-backup.ts";
import { formatChoices, formatOf } from "../../export/format-choice.ts";
import type { FormatId } from "../../export/formats.ts";
import type { ExportedFile } from "../../export/job.ts";
import { writeFormat } from "../../export/write-format.ts";
import {
  type ImportOutcome,
  type ImportPreview,
  previewImport,
  runImport,
} from "../../import/import-file.ts";
import { failureOf, LibraryError } from "../../model/errors.ts";
import { readExportSelection } from "../../platform/export-selection.ts";
import { whileImporting } from "../../platform/import-lock.ts";
import { send } from "../../platform/messages.ts";
import { createSanitizer, markupOf } from "../../sanitize.ts";
import { listAllIds } from "../../store/read.ts";

/** What is to leave, and as what; a backup has the format and the name of one. */
export interface ExportOrder {
  readonly scope: "all" | "selection" | "backup";
  readonly format: FormatId;
}

type OnProgress = (done: number, total: number, records?: number) => void;

/** What a file holds, before anything is changed. */
export function readFile(file: File, signal: AbortSignal, onProgress: OnProgress): Promise<ImportPreview> {
  return previewImport(file, { onProgress, signal });
}

/** Takes in what is sound; every record passes the sanitizer on its way. */
export async function takeIn(
  file: File,
  stopped: ImportOutcome | null,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<ImportOutcome> {
  const sanitizer = createSanitizer(window);
  // What takes articles out of markup is as large as the content script.
  const { createBodies } = await import("../../import/bodies.ts");
  const outcome = await whileImporting(() =>
    runImport(file, {
      sanitize: (html) => markupOf(sanitizer.keep(html)),
      bodies: createBodies(window),
      onProgress,
      onTaken: tend,
      signal,
      ...(stopped === null ? {} : { continues: stopped }),
    }),
  );
  tend();
  if (stopped === null) return outcome;
  // Of both runs together; what the first one took in, the second passed over.
  return {
    ...outcome,
    added: stopped.added + outcome.added,
    updated: stopped.updated + outcome.updated,
    restored: stopped.restored + outcome.restored,
    skipped: Math.max(0, outcome.skipped - stopped.added - stopped.updated),
  };
}

/** Has the background do it, whose long steps freeze no page. */
function tend(): void {
  send("index.tend", {}).catch((error: unknown) => {
    // It looks for work of its own whenever it wakes; nothing that was taken in depends on it.
    if (failureOf(error).code !== "message/unreachable") throw error;
  });
}

/** A file with what is to be done once it has been handed to the reader. */
interface WrittenOrder extends ExportedFile {
  readonly noteHanded: () => Promise<void>;
}

/** Writes the whole library, or what was handed over to this page. */
export async function writeFile(
  { scope, format }: ExportOrder,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<WrittenOrder> {
  if (scope === "backup") {
    const { library, ...file } = await writeBackup({ onProgress, signal });
    return { ...file, noteHanded: () => noteExport(library, file.name) };
  }
  const library = scope === "all" ? await libraryBefore(format) : null;
  const ids = scope === "all" ? await listAllIds() : await readExportSelection();
  if (signal.aborted) throw new LibraryError("export/cancelled");
  onProgress(0, ids.length);
  const file = await writeFormat(format, window, { ids, onProgress, signal, isWhole: scope === "all" });
  return { ...file, noteHanded: () => noteExport(library, file.name) };
}

/** What the page's address asks for: an export at once, or nothing yet. */
export function parseOrder(search: string): ExportOrder | null {
  const query = new URLSearchParams(search);
  const scope = query.get("export");
  if (scope === "backup") return { scope, format: "zip" };
  if (scope !== "all" && scope !== "selection") return null;
  return { scope, format: query.has("format") ? formatOf(query.get("format")) : formatChoices.chosen() };
}
