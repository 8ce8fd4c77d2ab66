/**
 * Where the records of a file lie, so that of a damaged one it can be said which records no damage has touched. Found
 * by means that share nothing with the import: another CSV parser, lines, marks, and the local headers of a zip.
 *
 * A record is untouched where all its bytes stand together as they were, with what parts it from its neighbours: the
 * line ends of a row, the commas or brackets around an element of a list. A record of a zip lies in one file of it,
 * whose header and packed bytes count, not the directory at the end. What stands before the first record (the names of
 * the columns, the members that tell the kind) is the head: without it nothing can be said of a file.
 */
import { inflateRawSync } from "node:zlib";
import { parse as parseCsv } from "csv-parse/sync";
import { openFile } from "../../../src/import/open-file.ts";
import { readRecords } from "../../../src/import/records.ts";
import { canonicalUrl } from "../../../src/model/canonical-url.ts";

type Bytes = Uint8Array<ArrayBuffer>;
type Range = readonly [from: number, to: number];

export interface Layout {
  /** Bytes of the head. */
  readonly head: number;
  readonly records: readonly { readonly url: string; readonly ranges: readonly Range[] }[];
}

const signal = new AbortController().signal;

/** The addresses of the sound records of a file; empty for what is refused. */
export async function offeredIn(file: Blob): Promise<ReadonlySet<string>> {
  const urls = new Set<string>();
  const opened = await openFile(file);
  const watching = { signal, onBytes: () => undefined };
  for await (const found of readRecords(opened, watching, "2026-11-24T12:00:00.000Z"))
    if (found.kind === "ours" || found.kind === "foreign") urls.add(found.record.url);
  return urls;
}

/** Where the records lie that the whole file offers. */
export async function layoutOf(name: string, bytes: Bytes): Promise<Layout> {
  const found = name.endsWith(".zip") ? await inZip(bytes) : inText(name, bytes);
  const offered = await offeredIn(new Blob([bytes]));
  const records = found.filter(({ url }) => offered.has(url));
  const starts = records.flatMap(({ ranges }) => ranges.map(([from]) => from));
  return { head: name.endsWith(".zip") ? 4 : Math.min(bytes.length, ...starts), records };
}

function inText(name: string, bytes: Bytes): Layout["records"] {
  // A letter a byte, so that places in the text are places in the file.
  const text = Buffer.from(bytes).toString("latin1");
  if (name.endsWith(".csv")) return rowsOf(bytes);
  if (name.endsWith(".txt")) return matchesOf(text, /^.*https?:\/\/.*\n/gm);
  if (name.endsWith(".jsonl")) return matchesOf(text, /^\{"record":"entry".*\n/gm);
  if (name.endsWith(".json"))
    return [...text.matchAll(lists)].flatMap(({ index, 0: mark }) => elementsOf(text, index + mark.length));
  if (name === "pocket.html") return matchesOf(text, /<li><a .*<\/li>\n/g);
  return name === "bookmarks.html" || name === "raindrop.html"
    ? matchesOf(text, /<DT><A [\s\S]*?(?=<DT>|<\/DL>)/g)
    : [];
}

/** What stands before the lists of the fixtures, up to their first element. */
const lists = /^\[|"(?:bookmarks|links|entries)":\[\n?/g;

interface PlacedRow {
  readonly record: readonly string[];
  /** `bytes`: where it ends. */
  readonly info: { readonly bytes: number };
}

function rowsOf(bytes: Bytes): Layout["records"] {
  const text = Buffer.from(bytes);
  const delimiter = text.subarray(0, text.indexOf(0x0a)).includes(0x3b) ? ";" : ",";
  // With `info` a row comes with its place, which the types of the parser do not say.
  const rows = parseCsv(text, { info: true, delimiter }) as unknown as readonly PlacedRow[];
  const [header, ...rest] = rows;
  const column = header?.record.findIndex((cell) => /^(?:url|link)$/i.test(cell)) ?? 0;
  return rest.map(({ record, info }, index) => ({
    url: canonical(record[column] ?? ""),
    ranges: [[(rows[index]?.info.bytes ?? 1) - 1, info.bytes]],
  }));
}

function matchesOf(text: string, pattern: RegExp): Layout["records"] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    url: addressIn(found),
    ranges: [[Math.max(0, index - 1), index + found.length]],
  }));
}

function elementsOf(text: string, start: number): Layout["records"] {
  const records: { url: string; ranges: Range[] }[] = [];
  let from = start;
  for (;;) {
    // JSON itself says where an element ends: the first end at which it can be parsed.
    let to = text.indexOf("}", from);
    while (to >= 0 && !isJson(text.slice(from, to + 1))) to = text.indexOf("}", to + 1);
    if (to < 0) return records;
    records.push({ url: addressIn(text.slice(from, to + 1)), ranges: [[from - 1, to + 2]] });
    const next = /^,\s*(?=\{)/.exec(text.slice(to + 1));
    if (next === null) return records;
    from = to + 1 + next[0].length;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The first address of a record is its own in all fixtures; their first letters are Latin. */
function addressIn(record: string): string {
  const own = /"url":"([^"]*)"/.exec(record)?.[1] ?? /https?:[^\s"<>)]*/.exec(record)?.[0] ?? "";
  const whole = own.replaceAll("\\/", "/").replaceAll("&amp;", "&");
  return canonical(Buffer.from(whole, "latin1").toString());
}

function canonical(address: string): string {
  return canonicalUrl(address) ?? address;
}

/** The records of each file in a zip are those it offers by itself; an article of Omnivore's lies in several. */
async function inZip(bytes: Bytes): Promise<Layout["records"]> {
  const view = new DataView(bytes.buffer);
  const members: { readonly name: string; readonly range: Range; readonly from: number }[] = [];
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const name = Buffer.from(bytes).toString("utf8", at + 30, at + 30 + view.getUint16(at + 26, true));
    const to = from + view.getUint32(at + 18, true);
    members.push({ name, range: [at, to], from });
    at = to;
  }
  const records: { url: string; ranges: readonly Range[] }[] = [];
  for (const { name, range, from } of members) {
    if (!/(?:\.csv|\.jsonl|metadata_.*\.json)$/.test(name)) continue;
    const plain = inflateRawSync(bytes.subarray(from, range[1]));
    for (const [url] of Buffer.from(plain)
      .toString()
      .matchAll(/https?:[^\s",<>]*/g)) {
      const slug = url.slice(url.lastIndexOf("/") + 1);
      const beside = members.filter(
        (member) => /^(?:content|highlights)\//.test(member.name) && member.name.includes(slug),
      );
      records.push({ url: canonical(url), ranges: [range, ...beside.map((member) => member.range)] });
    }
  }
  return records;
}
