/** The whole library as one file that can be taken in again, written by whoever has it open. */
import { librarySource, watchSigning } from "../export/export-json.ts";
import type { ExportedFile, ExportRequest } from "../export/job.ts";
import type { Canary } from "../model/canary.ts";
import { LibraryError } from "../model/errors.ts";
import { readCanaryNow } from "../store/canary-now.ts";
import { countEntries, listAllIds } from "../store/read.ts";
import { keptPictures } from "../store/read-images.ts";

/** What a zip may hold that is written again and again: above it the texts go alone, a line each. */
const mostPictures = 150_000;
const mostPictureBytes = 2 * 1024 ** 3;

export interface WrittenBackup extends ExportedFile {
  /** What the library was when it was begun. */
  readonly library: Canary;
  readonly hasPictures: boolean;
}

/**
 * Writes the library with its log and its pictures. Rejects with `export/cancelled` when the signal is aborted,
 * with `export/failed` or a `store/` code otherwise: with `store/lost` where it is not the library it was.
 */
export async function writeBackup({
  onProgress,
  signal,
  version,
}: Omit<ExportRequest, "ids"> & { readonly version?: string }): Promise<WrittenBackup> {
  const now = new Date();
  const library = await readCanaryNow(now.toISOString());
  if (library === null) throw new LibraryError("export/failed", { detail: "empty" });
  const [{ images, imageBytes }, ids, own] = await Promise.all([
    countEntries(),
    listAllIds(),
    librarySource(true, version),
  ]);
  const { source, isSigned } = watchSigning(own);
  const request = { ids, onProgress, signal };
  const hasPictures = images <= mostPictures && imageBytes <= mostPictureBytes;
  const { file, count } = hasPictures
    ? await (await import("../export/formats/zip.ts")).write({ ...source, pictures: keptPictures }, request)
    : await (await import("../export/formats/jsonl.ts")).write(source, request);
  const name = nameOf(library, now, hasPictures ? "zip" : "jsonl");
  return { file, count, library, hasPictures, name, isSigned: isSigned() };
}

/** `stillpage-backup-1c0ffee5-2026-11-25.zip`: which library, and the reader's own day. */
function nameOf({ libraryId }: Canary, now: Date, extension: string): string {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const day = parts.map((part) => String(part).padStart(2, "0")).join("-");
  return `stillpage-backup-${libraryId.slice(0, 8)}-${day}.${extension}`;
}
