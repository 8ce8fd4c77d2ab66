import { createTextHash } from "../integrity/log.ts";
import type { Proof } from "../integrity/statement.ts";
import { LibraryError } from "../model/errors.ts";
import type { EntryId } from "../model/id.ts";
import { type EntryRecord, libraryFile } from "../model/library-file.ts";
import type { TagColour } from "../model/tag-colour.ts";
import { entryRecord } from "./entry-record.ts";
import type { ExportedFile, ExportRequest, ExportSource } from "./job.ts";

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
  const parts: Blob[] = [];
  const textHash = createTextHash();
  const add = (text: string): void => {
    textHash.add(text);
    parts.push(new Blob([text]));
  };
  let count = 0;
  const used = new Map<string, TagColour>();
  const noteColours = (tags: readonly string[]) => {
    for (const tag of tags) {
      const colour = source.tagColours.get(tag);
      if (colour !== undefined) used.set(tag, colour);
    }
  };
  add(header(source));
  for (let start = 0; start < ids.length; start += batchSize) {
    if (signal.aborted) throw new LibraryError("export/cancelled");
    let lines = "";
    for (const id of ids.slice(start, start + batchSize)) {
      const record = await recordOf(source, id);
      if (record === null) continue;
      const line = JSON.stringify(record);
      noteColours(record.tags);
      lines += count === 0 ? line : `,\n${line}`;
      count += 1;
    }
    add(lines);
    onProgress(Math.min(start + batchSize, ids.length), ids.length);
  }
  if (signal.aborted) throw new LibraryError("export/cancelled");
  const tail = JSON.stringify({ tagColours: Object.fromEntries(used), count });
  add(`${count === 0 ? "" : "\n"}],${tail.slice(1, -1)}`);
  const proof = (await source.prove?.(count, textHash.take())) ?? null;
  parts.push(new Blob([proof === null ? "}\n" : `${proofMember(proof)}}\n`]));
  const file = new Blob(parts, { type: "application/json" });
  return { file, name: `stillpage-${source.exportedAt.slice(0, 10)}.json`, count };
}

function header(source: ExportSource): string {
  return `${JSON.stringify(libraryHeader(source)).slice(0, -1)},"entries":[\n`;
}

/** What every file of ours begins with. */
export function libraryHeader({ exportedAt, version }: Pick<ExportSource, "exportedAt" | "version">) {
  return { ...libraryFile, exportedAt, generator: { name: "Stillpage", version } };
}

/** The proof as the last member, a record of the log a line. */
function proofMember({ log, ...proof }: Proof): string {
  const head = JSON.stringify(proof).slice(0, -1);
  const records =
    log === null ? "null" : `[${log.map((record) => `\n${JSON.stringify(record)}`).join(",")}\n]`;
  return `,"proof":${head},"log":${records}}`;
}

async function recordOf(source: ExportSource, id: EntryId): Promise<EntryRecord | null> {
  try {
    const whole = await source.load(id);
    return whole === null ? null : await entryRecord(whole);
  } catch (cause) {
    if (cause instanceof LibraryError && cause.code !== "internal") throw cause;
    throw new LibraryError("export/failed", { cause });
  }
}
