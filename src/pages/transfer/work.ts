/** The long work of the page: reading a file, taking it in, writing one. */
import { exportJson } from "../../export/export-json.ts";
import {
  type ImportOutcome,
  type ImportPreview,
  previewImport,
  runImport,
} from "../../import/import-file.ts";
import { LibraryError } from "../../model/errors.ts";
import { readExportSelection } from "../../platform/export-selection.ts";
import { createSanitizer, markupOf } from "../../sanitize.ts";
import { listAllIds } from "../../store/read.ts";

export type ExportScope = "all" | "selection";

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
  const outcome = await runImport(file, {
    sanitize: (html) => markupOf(sanitizer.keep(html)),
    bodies: createBodies(window),
    onProgress,
    signal,
    ...(stopped === null ? {} : { continues: stopped }),
  });
  if (stopped === null) return outcome;
  // Of both runs together; what the first one took in, the second passed over.
  return {
    ...outcome,
    added: stopped.added + outcome.added,
    updated: stopped.updated + outcome.updated,
    skipped: Math.max(0, outcome.skipped - stopped.added - stopped.updated),
  };
}

/** Writes the whole library, or what was handed over to this page. */
export async function writeFile(
  scope: ExportScope,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<{ readonly file: Blob; readonly name: string; readonly count: number }> {
  const ids = scope === "all" ? await listAllIds() : await readExportSelection();
  if (signal.aborted) throw new LibraryError("export/cancelled");
  onProgress(0, ids.length);
  return exportJson({ ids, onProgress, signal, isWhole: scope === "all" });
}

/** What the page's address asks for: an export at once, or nothing yet. */
export function parseExportScope(search: string): ExportScope | null {
  const scope = new URLSearchParams(search).get("export");
  return scope === "all" || scope === "selection" ? scope : null;
}

/** The page that checks an export wherever it is opened, as a file of its own. */
export async function checkerFile(): Promise<Blob> {
  const { default: text } = await import("../../../docs/verify.html");
  return new Blob([text], { type: "text/html" });
}
