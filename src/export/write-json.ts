import { LibraryError } from "../model/errors.ts";
import type { EntryId } from "../model/id.ts";
import { libraryFile } from "../model/library-file.ts";
import type { WholeEntry } from "../store/read.ts";
import { entryRecord } from "./entry-record.ts";

/** What is written, and where it comes from. */
export interface ExportSource {
  /** Null when it is no longer there. */
  readonly load: (id: EntryId) => Promise<WholeEntry | null>;
  /** Stillpage's own version, for the file's header. */
  readonly version: string;
  readonly exportedAt: string;
}

export interface ExportRequest {
  /** Newest first: the order of the file. */
  readonly ids: readonly EntryId[];
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

export interface ExportedFile {
  readonly file: Blob;
  readonly name: string;
  /** Records written; entries deleted meanwhile are not among them. */
  readonly count: number;
}

/** Entries read before their text is handed to a Blob, which the browser may keep on disk. */
const batchSize = 20;

/**
 * Writes entries as one JSON file, a record a line, so that a damaged line costs one record.
 * Texts go into Blobs batch by batch: no more than one batch is in memory as strings. Rejects with
 * `export/cancelled` when the signal is aborted, with `export/failed` or a `store/` code otherwise.
 */
export async function writeJson(
  source: ExportSource,
  { ids, onProgress, signal }: ExportRequest,
): Promise<ExportedFile> {
  const parts: Blob[] = [new Blob([header(source)])];
  let count = 0;
  for (let start = 0; start < ids.length; start += batchSize) {
    if (signal.aborted) throw new LibraryError("export/cancelled");
    const lines: string[] = [];
    for (const id of ids.slice(start, start + batchSize)) {
      const line = await recordLine(source, id);
      if (line === null) continue;
      lines.push(count === 0 ? line : `,\n${line}`);
      count += 1;
    }
    parts.push(new Blob(lines));
    onProgress(Math.min(start + batchSize, ids.length), ids.length);
  }
  if (signal.aborted) throw new LibraryError("export/cancelled");
  const end = new Blob([`${count === 0 ? "" : "\n"}],"count":${count}}\n`]);
  const file = new Blob([...parts, end], { type: "application/json" });
  return { file, name: `stillpage-${source.exportedAt.slice(0, 10)}.json`, count };
}

function header({ exportedAt, version }: ExportSource): string {
  const { format, formatVersion } = libraryFile;
  const head = JSON.stringify({
    format,
    formatVersion,
    exportedAt,
    generator: { name: "Stillpage", version },
  });
  return `${head.slice(0, -1)},"entries":[\n`;
}

async function recordLine(source: ExportSource, id: EntryId): Promise<string | null> {
  try {
    const whole = await source.load(id);
    return whole === null ? null : JSON.stringify(await entryRecord(whole));
  } catch (cause) {
    if (cause instanceof LibraryError && cause.code !== "internal") throw cause;
    throw new LibraryError("export/failed", { cause });
  }
}
