/**
 * Our own records a line each (JSON Lines): a header, every entry as it stands in the JSON file, a footer. Read
 * and written as a stream; a file without its footer was cut. Described in docs/export-format.md.
 */
import { createTextHash } from "../integrity/log.ts";
import type { EntryRecord } from "../model/library-file.ts";
import type { TagColour } from "../model/tag-colour.ts";
import type { WholeEntry } from "../store/read.ts";
import { entryRecord } from "./entry-record.ts";
import { entriesOf } from "./items.ts";
import type { ExportRequest, ExportSource } from "./job.ts";
import { libraryHeader } from "./write-json.ts";

/** Takes the lines, and adds records of its own after an entry's. */
export interface LineTaker {
  readonly add: (text: string) => void;
  readonly after?: (whole: WholeEntry) => Promise<readonly LineRecord[]>;
}

/** A line that is no entry: what kind it is, and what it says. */
export interface LineRecord {
  readonly record: "picture" | "pictures";
  readonly [member: string]: unknown;
}

/** Writes the lines of these entries; resolves with how many entries there were. */
export async function writeLines(
  source: ExportSource,
  request: ExportRequest,
  taker: LineTaker,
): Promise<number> {
  const textHash = createTextHash();
  const add = (text: string): void => {
    textHash.add(text);
    taker.add(text);
  };
  const used = new Map<string, TagColour>();
  let count = 0;
  let pictures = 0;
  add(line({ record: "header", ...libraryHeader(source) }));
  for await (const whole of entriesOf(source, request)) {
    const record: EntryRecord = await entryRecord(whole);
    for (const tag of record.tags) {
      const colour = source.tagColours.get(tag);
      if (colour !== undefined) used.set(tag, colour);
    }
    add(line({ record: "entry", ...record }));
    for (const other of (await taker.after?.(whole)) ?? []) {
      if (other.record === "picture") pictures += 1;
      add(line(other));
    }
    count += 1;
  }
  const footer = JSON.stringify({ record: "footer", tagColours: Object.fromEntries(used), count, pictures });
  add(footer.slice(0, -1));
  const proof = (await source.prove?.(count, textHash.take())) ?? null;
  taker.add(proof === null ? "}\n" : `,"proof":${JSON.stringify(proof)}}\n`);
  return count;
}

function line(record: object): string {
  return `${JSON.stringify(record)}\n`;
}
