/**
 * Our own JSON. Our files have a record a line, which is also what makes damage cheap: JSON text never holds a raw
 * line break, so the next line is whole again. The same data laid out otherwise is read element by element.
 */
import { LibraryError } from "../../model/errors.ts";
import { libraryFile } from "../../model/library-file.ts";
import { isRecord } from "../../model/read-article.ts";
import { textOf } from "../reading/encoding.ts";
import { readJson } from "../reading/json.ts";
import { linesOf } from "../reading/lines.ts";
import { type Part, unwatched, type Watching } from "../reading/part.ts";
import { damageOf } from "../reading/zip-damage.ts";
import type { SourceItems } from "../source-item.ts";

/** Longest record, in UTF-16 units: 64 MB of Latin text, more than any article. */
export const recordLimit = 64 * 1024 * 1024;

/** The records of a file in order. Rejects with `import/malformed` or `import/newer-version` for what is no export of ours. */
export async function* read(parts: readonly Part[], watching: Watching): SourceItems {
  let isTruncated = false;
  for (const part of parts) {
    try {
      const end = (await isOurLayout(part))
        ? yield* readLines(part, watching)
        : yield* readLists(part, watching);
      isTruncated ||= end.isTruncated;
    } catch (error) {
      yield damageOf(error, part);
      isTruncated = true;
    }
  }
  return { isTruncated };
}

async function isOurLayout(part: Part): Promise<boolean> {
  const lines = linesOf(textOf(part, unwatched), 100_000);
  const { value } = await lines.next();
  await lines.return(null);
  return typeof value === "string" && value.trimEnd().endsWith('"entries":[');
}

async function* readLines(part: Part, watching: Watching): SourceItems {
  const lines = linesOf(textOf(part, watching), recordLimit);
  const first = await lines.next();
  if (first.done === true || first.value === null) throw new LibraryError("import/malformed");
  checkHeader(parsed(`${first.value}]}`));
  let count = 0;
  for await (const line of lines) {
    const footer = line === null ? null : footerIn(line);
    if (footer !== null) {
      yield { kind: "rest", rest: footer };
      return { isTruncated: footer["count"] !== count };
    }
    if (line !== null && line.trim() === "") continue;
    count += 1;
    const raw =
      line === null
        ? ({ kind: "too-large" } as const)
        : ({ kind: "text", text: line.replace(/,\s{0,9}$/, "") } as const);
    yield { kind: "ours", raw };
  }
  return { isTruncated: true };
}

/**
 * The line after our last record, `],"tagColours":{…},"count":3}`, as an object; null for any other line.
 * The proof, which begins on it, is for whoever checks the file as a whole.
 */
function footerIn(line: string): Readonly<Record<string, unknown>> | null {
  if (!line.startsWith('],"') || line.length > longestFooter) return null;
  try {
    const plain = line.replace(/,"proof":.*$/, "}");
    const footer: unknown = JSON.parse(`{${plain.slice(2)}`);
    return isRecord(footer) && typeof footer["count"] === "number" ? footer : null;
  } catch {
    // A damaged end is one damaged record more, and no end.
    return null;
  }
}

/** A thousand tags of sixty characters with their colours, and some. */
const longestFooter = 500_000;

/** A file of ours that another program has laid out anew. */
async function* readLists(part: Part, watching: Watching): SourceItems {
  const places = ["format", "formatVersion", "entries[]", "tagColours", "count"] as const;
  const found = readJson(textOf(part, watching), places);
  const rest: Record<string, unknown> = {};
  let count = 0;
  for (;;) {
    const step = await found.next();
    if (step.done === true) {
      if (rest["format"] !== libraryFile.format) throw new LibraryError("import/malformed");
      yield { kind: "rest", rest };
      return { isTruncated: step.value.isTruncated || rest["count"] !== count };
    }
    const { value } = step;
    if (value.place === "entries[]") {
      if (count === 0) checkHeader(rest);
      count += 1;
      if (value.kind === "value") yield { kind: "ours", raw: { kind: "value", value: value.value } };
      else yield { kind: "damaged", reason: value.kind === "broken" ? "not-json" : value.kind, title: null };
    } else if (value.kind === "value") rest[value.place] = value.value;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LibraryError("import/malformed", { cause, detail: "not JSON" });
  }
}

/** Whether the header of a file, or of its lines, is one of ours that can be read; rejects where not. */
export function checkHeader(value: unknown): void {
  if (!isRecord(value) || value["format"] !== libraryFile.format) throw new LibraryError("import/malformed");
  const version = value["formatVersion"];
  if (typeof version !== "string" || !/^\d{1,4}\.\d{1,4}$/.test(version))
    throw new LibraryError("import/malformed");
  if (!version.startsWith("1.")) throw new LibraryError("import/newer-version");
}
