import { createTextHash } from "../integrity/log.ts";
import type { Proof } from "../integrity/statement.ts";
import { LibraryError } from "../model/errors.ts";
import { type EntryRecord, libraryFile } from "../model/library-file.ts";
import type { TagColour } from "../model/tag-colour.ts";
import type { WholeEntry } from "../store/read.ts";
import { entryRecord } from "./entry-record.ts";
import { entriesOf } from "./items.ts";
import type { ExportedFile, ExportRequest, ExportSource } from "./job.ts";
import { createTextFile } from "./text-file.ts";

/**
 * Writes entries as one JSON file, a record a line, so that a damaged line costs one record. Texts go into Blobs as
 * they come: no more than a few entries are in memory as strings. Rejects with `export/cancelled` when the signal is
 * aborted, with `export/failed` or a `store/` code otherwise.
 */
export async function writeJson(source: ExportSource, request: ExportRequest): Promise<ExportedFile> {
  const text = createTextFile();
  const textHash = createTextHash();
  const add = (piece: string): void => {
    textHash.add(piece);
    text.add(piece);
  };
  let count = 0;
  const used = new Map<string, TagColour>();
  add(header(source));
  for await (const whole of entriesOf(source, request)) {
    const record = await recordOf(whole);
    for (const tag of record.tags) {
      const colour = source.tagColours.get(tag);
      if (colour !== undefined) used.set(tag, colour);
    }
    const line = JSON.stringify(record);
    add(count === 0 ? line : `,\n${line}`);
    count += 1;
  }
  const tail = JSON.stringify({ tagColours: Object.fromEntries(used), count });
  add(`${count === 0 ? "" : "\n"}],${tail.slice(1, -1)}`);
  const proof = (await source.prove?.(count, textHash.take())) ?? null;
  text.add(proof === null ? "}\n" : `${proofMember(proof)}}\n`);
  const file = text.take("application/json");
  return { file, name: `stillpage-${source.exportedAt.slice(0, 10)}.json`, count, isSigned: proof !== null };
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

async function recordOf(whole: WholeEntry): Promise<EntryRecord> {
  try {
    return await entryRecord(whole);
  } catch (cause) {
    throw new LibraryError("export/failed", { cause });
  }
}
