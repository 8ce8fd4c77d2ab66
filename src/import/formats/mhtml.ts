/** A page as browsers save it in one file (RFC 2557): the first HTML among its parts, and where it came from. */
import { linesOf } from "../reading/lines.ts";
import { bytesOf, type Part, type Watching } from "../reading/part.ts";
import { damageOf } from "../reading/zip-damage.ts";
import type { SourceItem, SourceItems } from "../source-item.ts";
import { withoutData } from "./single-file.ts";

const longestLine = 16 * 1024 * 1024;
const longestPage = 64 * 1024 * 1024;
const mostHeaders = 200;

type Headers = ReadonlyMap<string, string>;

/** Whether a text begins as such a file does. */
export function isMhtml(head: string): boolean {
  return (
    /^content-type:\s{0,9}multipart\/related/im.test(head) &&
    /^(?:mime-version|from|snapshot-content-location):/im.test(head)
  );
}

export async function* read(parts: readonly Part[], watching: Watching): SourceItems {
  let isTruncated = false;
  for (const part of parts)
    try {
      const found = await pageIn(linesOf(binaryText(part, watching), longestLine));
      isTruncated ||= found?.isWhole === false;
      yield found === null ? { kind: "damaged", reason: "no-article", title: part.name || null } : found.item;
    } catch (error) {
      yield damageOf(error, part);
    }
  return { isTruncated };
}

/** Each byte as the character of its number. */
async function* binaryText(part: Part, watching: Watching): AsyncGenerator<string> {
  for await (const bytes of bytesOf(part, watching)) {
    let text = "";
    for (let at = 0; at < bytes.length; at += 8_192)
      text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
    yield text;
  }
}

async function pageIn(
  lines: AsyncGenerator<string | null>,
): Promise<{ readonly item: SourceItem; readonly isWhole: boolean } | null> {
  try {
    const top = await headersIn(lines);
    const boundaries = new Set<string>();
    addBoundary(top, boundaries);
    const wanted = top.get("snapshot-content-location") ?? top.get("content-location") ?? null;
    let headers: Headers | null = null;
    let body: string[] = [];
    let length = 0;
    for await (const line of lines) {
      const text = line?.replace(/\r$/, "") ?? "";
      if (isBoundary(text, boundaries)) {
        if (headers !== null) return { item: itemOf(top, headers, body, wanted), isWhole: true };
        const next = await headersIn(lines);
        addBoundary(next, boundaries);
        headers = isPage(next, wanted) ? next : null;
        body = [];
        length = 0;
      } else if (headers !== null) {
        length += text.length + 1;
        if (length > longestPage)
          return { item: { kind: "damaged", reason: "too-large", title: null }, isWhole: true };
        body.push(text);
      }
    }
    return headers === null ? null : { item: itemOf(top, headers, body, wanted), isWhole: false };
  } finally {
    await lines.return(null);
  }
}

/** Header lines up to the empty one, those that go on joined. */
async function headersIn(lines: AsyncGenerator<string | null>): Promise<Headers> {
  const headers = new Map<string, string>();
  let name = "";
  for (let count = 0; count < mostHeaders; count += 1) {
    const { done, value } = await lines.next();
    const line = (done === true ? "" : (value ?? "")).replace(/\r$/, "");
    if (line === "") break;
    if (/^\s/.test(line))
      headers.set(name, `${headers.get(name) ?? ""}${line.replace(/^\s+/, " ")}`.slice(0, 20_000));
    else {
      const cut = line.indexOf(":");
      if (cut <= 0) continue;
      name = line.slice(0, cut).trim().toLowerCase();
      headers.set(
        name,
        line
          .slice(cut + 1)
          .trim()
          .slice(0, 20_000),
      );
    }
  }
  return headers;
}

function addBoundary(headers: Headers, boundaries: Set<string>): void {
  const found = /boundary\s{0,3}=\s{0,3}(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(
    headers.get("content-type") ?? "",
  );
  const boundary = found?.[1] ?? found?.[2];
  if (boundary !== undefined) boundaries.add(boundary);
}

/** Before a part, or with two more marks after the last. */
function isBoundary(line: string, boundaries: ReadonlySet<string>): boolean {
  if (!line.startsWith("--")) return false;
  const name = line.slice(2).trimEnd();
  return boundaries.has(name) || (name.endsWith("--") && boundaries.has(name.slice(0, -2)));
}

function isPage(headers: Headers, wanted: string | null): boolean {
  const location = headers.get("content-location");
  return (
    /^(?:text\/html|application\/xhtml\+xml)/i.test(headers.get("content-type") ?? "") &&
    (wanted === null || location === undefined || location === wanted || headers.has("content-id"))
  );
}

function itemOf(top: Headers, headers: Headers, lines: readonly string[], wanted: string | null): SourceItem {
  const bytes = decoded(headers.get("content-transfer-encoding") ?? "", lines);
  const charset = /charset\s{0,3}=\s{0,3}"?([\w-]{1,40})/i.exec(headers.get("content-type") ?? "")?.[1];
  return {
    kind: "foreign",
    item: {
      url: wanted ?? headers.get("content-location") ?? "",
      title: decodeWords(top.get("subject") ?? ""),
      saved: top.get("date") ?? null,
      page: withoutData(decoderFor(charset).decode(bytes)),
    },
  };
}

function decoderFor(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    // No encoding of that name: what nearly all pages are in.
    return new TextDecoder();
  }
}

/** The bytes of a body by its transfer encoding. */
function decoded(encoding: string, lines: readonly string[]): Uint8Array {
  if (/base64/i.test(encoding)) return bytesIn(binaryOfBase64(lines.join("")));
  return bytesIn(/quoted-printable/i.test(encoding) ? quotedPrintable(lines) : lines.join("\n"));
}

function bytesIn(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

function binaryOfBase64(text: string): string {
  const clean = text.replace(/[^A-Za-z0-9+/]/g, "");
  return atob(clean.slice(0, clean.length - (clean.length % 4 === 1 ? 1 : 0)));
}

function quotedPrintable(lines: readonly string[]): string {
  const joined = lines.map((line) => (line.endsWith("=") ? line.slice(0, -1) : `${line}\n`)).join("");
  return joined.replace(/=([\dA-F]{2})/gi, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** `=?utf-8?Q?…?=` in a header (RFC 2047). */
function decodeWords(text: string): string {
  const joined = text.replace(/\?=\s{1,9}=\?/g, "?==?");
  return joined.replace(
    /=\?([\w-]{1,40})\?([QB])\?([^?]{0,2000})\?=/gi,
    (_whole, charset: string, kind: string, data: string) => {
      const binary =
        kind.toUpperCase() === "B"
          ? binaryOfBase64(data)
          : quotedPrintable([data.replaceAll("_", " ")]).trimEnd();
      return decoderFor(charset).decode(bytesIn(binary));
    },
  );
}
