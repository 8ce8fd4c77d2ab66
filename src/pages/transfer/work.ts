/** The long work of the page: reading a file, taking it in, writing one. */
import { formatChoices, formatOf } from "../../export/format-choice.ts";
import type { FormatId } from "../../export/formats.ts";
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

/** What is to leave, and as what. */
export interface ExportOrder {
  readonly scope: "all" | "selection";
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

/** Writes the whole library, or what was handed over to this page. */
export async function writeFile(
  { scope, format }: ExportOrder,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<{ readonly file: Blob; readonly name: string; readonly count: number }> {
  const ids = scope === "all" ? await listAllIds() : await readExportSelection();
  if (signal.aborted) throw new LibraryError("export/cancelled");
  onProgress(0, ids.length);
  return writeFormat(format, window, { ids, onProgress, signal, isWhole: scope === "all" });
}

/** What the page's address asks for: an export at once, or nothing yet. */
export function parseOrder(search: string): ExportOrder | null {
  const query = new URLSearchParams(search);
  const scope = query.get("export");
  if (scope !== "all" && scope !== "selection") return null;
  return { scope, format: query.has("format") ? formatOf(query.get("format")) : formatChoices.chosen() };
}

/** The page that checks an export wherever it is opened, as a file of its own. */
export async function checkerFile(): Promise<Blob> {
  const { default: text } = await import("../../../docs/verify.html");
  return new Blob([text], { type: "text/html" });
}
