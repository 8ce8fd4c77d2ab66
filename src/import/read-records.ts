/**
 * Takes an export apart into the texts of its records, without holding it whole. Our own files have
 * a record a line, which is also what makes damage cheap: JSON text never holds a raw line break,
 * so the next line is whole again. The same data laid out otherwise is read in one piece.
 */
import { LibraryError } from "../model/errors.ts";
import { libraryFile } from "../model/library-file.ts";
import { isRecord } from "../model/read-article.ts";

/** What one line, or one element of a file laid out otherwise, holds. */
export type RawRecord =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "too-large" };

export interface ReadOptions {
  /** Told of what stands beside the records, once it has been read: after them, in a file of ours. */
  readonly onRest?: (rest: Readonly<Record<string, unknown>>) => void;
  readonly onProgress: (bytesDone: number, bytesTotal: number) => void;
  readonly signal: AbortSignal;
}

/** Longest record, in UTF-16 units: 64 MB of Latin text, more than any article. */
const recordLimit = 64 * 1024 * 1024;
/** Largest file that is read in one piece. */
const wholeLimit = 256 * 1024 * 1024;

/**
 * The records of a file in order; the return value says whether the file ends as it should.
 * Rejects with `import/malformed` or `import/newer-version` for what is no export of ours.
 */
export async function* readRecords(
  file: Blob,
  options: ReadOptions,
): AsyncGenerator<RawRecord, { readonly isTruncated: boolean }> {
  const lines = readLines(file, options);
  const first = await lines.next();
  if (first.done || first.value === null) throw new LibraryError("import/malformed");
  if (!first.value.trimEnd().endsWith('"entries":[')) return yield* readWhole(file, options);
  checkHeader(parsed(`${first.value}]}`));
  let count = 0;
  for await (const line of lines) {
    const footer = line === null ? null : footerIn(line);
    if (footer !== null) {
      options.onRest?.(footer);
      return { isTruncated: footer["count"] !== count };
    }
    if (line !== null && line.trim() === "") continue;
    count += 1;
    yield line === null ? { kind: "too-large" } : { kind: "text", text: line.replace(/,\s*$/, "") };
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
async function* readWhole(
  file: Blob,
  { onRest }: ReadOptions,
): AsyncGenerator<RawRecord, { readonly isTruncated: boolean }> {
  if (file.size > wholeLimit)
    throw new LibraryError("import/malformed", { detail: "foreign layout, too large" });
  const whole = parsed(await file.text());
  checkHeader(whole);
  if (!isRecord(whole) || !Array.isArray(whole["entries"])) throw new LibraryError("import/malformed");
  onRest?.(whole);
  for (const value of whole["entries"]) yield { kind: "value", value };
  return { isTruncated: whole["count"] !== whole["entries"].length };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LibraryError("import/malformed", { cause, detail: "not JSON" });
  }
}

function checkHeader(value: unknown): void {
  if (!isRecord(value) || value["format"] !== libraryFile.format) throw new LibraryError("import/malformed");
  const version = value["formatVersion"];
  if (typeof version !== "string" || !/^\d{1,4}\.\d{1,4}$/.test(version))
    throw new LibraryError("import/malformed");
  if (!version.startsWith("1.")) throw new LibraryError("import/newer-version");
}

/** The lines of a file; null for one longer than {@link recordLimit}, which is skipped unread. */
async function* readLines(file: Blob, { onProgress, signal }: ReadOptions): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  let pieces: string[] = [];
  let length = 0;
  let bytesDone = 0;
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
      const parts = text.split("\n");
      for (const [index, part] of parts.entries()) {
        length += part.length;
        if (length <= recordLimit) pieces.push(part);
        if (index === parts.length - 1) break;
        yield length > recordLimit ? null : pieces.join("");
        pieces = [];
        length = 0;
      }
      if (length > recordLimit) pieces = [];
      if (done) break;
      bytesDone += value.length;
      onProgress(bytesDone, file.size);
    }
    if (length > 0) yield length > recordLimit ? null : pieces.join("");
  } finally {
    await reader.cancel();
  }
}
