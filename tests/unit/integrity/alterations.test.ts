import { unzipSync } from "fflate";
import { beforeEach, describe, expect, test } from "vitest";
import { checkExport } from "../../../docs/verify-export.mjs";
import { fileStanding } from "../../../src/backup/file-standing.ts";
import { createZipFile } from "../../../src/export/zip-file.ts";
import { canonicalJson } from "../../../src/integrity/canonical.ts";
import { hashText } from "../../../src/integrity/hash.ts";
import { isRecord } from "../../../src/model/read-article.ts";
import type { FileStanding } from "../../../src/store/verify-file.ts";
import { freshLibrary, save } from "../store/fresh-library.ts";
import { openChecker } from "./checker.ts";
import { exported, exportedAt, type Shape, usedLibrary } from "./exported.ts";

type Bytes = Uint8Array<ArrayBuffer>;
const checker = openChecker();
beforeEach(freshLibrary);

/** Each shape by the check that reads it: the script what is text, the page the zip. */
const checks = {
  json: async (bytes) => checkExport(bytes).wrong,
  lines: async (bytes) => checkExport(bytes).wrong,
  zip: async (bytes) => (await checker.check(new Blob([bytes]))).wrong,
} as const satisfies Record<Shape, (bytes: Bytes) => Promise<readonly string[]>>;
const shapes = ["json", "lines", "zip"] as const;

describe("an export as it was written", () => {
  test.each(shapes)("is found whole by the script and by the page: %s", async (shape) => {
    await usedLibrary();
    const bytes = await exported(shape);
    expect(await checks[shape](bytes)).toEqual([]);
    expect(await checker.check(new Blob([bytes]))).toMatchObject({ wrong: [], n: 2 });
  });

  test("of a part of a library, which goes without the log, is found whole too", async () => {
    await usedLibrary();
    for (const shape of shapes)
      expect(await checks[shape](await exported(shape, exportedAt, true))).toEqual([]);
  });
});

/** Each of these tries is another place, another byte, another record: the same on every run. */
const alterations = 10_000;

describe(`of ${alterations} alterations of any byte, any record, their order, and of older in newer`, () => {
  test.each(shapes)("every one of %s is found", async (shape) => {
    await usedLibrary();
    const older = await exported(shape);
    await save({ url: "https://a.example/2", title: "Two, later" });
    await save({ url: "https://a.example/5", title: "Five" });
    const bytes = await exported(shape, "2026-11-25T08:00:00.000Z");
    expect(await checks[shape](bytes)).toEqual([]);
    const roll = dice(20_261_124);
    const missed: string[] = [];
    let tried = 0;
    let meaningless = 0;
    for (let turn = 0; turn < alterations; turn += 1) {
      const altered =
        turn % 5 < 3 ? alterBytes(bytes, turn, roll) : await alterRecords(shape, bytes, older, turn, roll);
      if (isSame(altered, bytes)) continue;
      tried += 1;
      // The older file itself is whole: that it is an older one, only the library can tell.
      if (isSame(altered, older)) {
        expect(await standing(altered)).toMatchObject({ kind: "older", records: 2 });
        continue;
      }
      if ((await checks[shape](altered)).length > 0) continue;
      if (holdsTheSame(shape, altered, bytes)) meaningless += 1;
      else missed.push(`turn ${turn}, of bytes ${turn % 6}, of records ${turn % 7}`);
    }
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(alterations * 0.95);
    expect(meaningless).toBeLessThan(10);
  });
});

function standing(bytes: Bytes): Promise<FileStanding> {
  return fileStanding(new Blob([bytes]), () => undefined, AbortSignal.any([]));
}

/** A byte changed, taken out or put in, a stretch moved, or the end cut off. */
function alterBytes(bytes: Bytes, turn: number, roll: Roll): Bytes {
  const at = roll(bytes.length);
  const other = roll(256);
  switch (turn % 6) {
    case 0:
      return bytes.with(at, other);
    case 1:
      return joined(bytes.subarray(0, at), bytes.subarray(at + 1));
    case 2:
      return joined(bytes.subarray(0, at), Uint8Array.of(other), bytes.subarray(at));
    case 3:
      return bytes.slice(0, at);
    case 4: {
      const to = at + roll(40);
      return joined(bytes.subarray(0, at), bytes.subarray(at, to).toReversed(), bytes.subarray(to));
    }
    default:
      return bytes.with(at, (bytes[at] ?? 0) ^ (1 << roll(8)));
  }
}

/** The same of records, each of which stands on a line of its own; a zip is packed anew around them. */
async function alterRecords(
  shape: Shape,
  bytes: Bytes,
  older: Bytes,
  turn: number,
  roll: Roll,
): Promise<Bytes> {
  if (shape !== "zip") return encode(await alterLines(decode(bytes), decode(older), turn, roll));
  const files = new Map(Object.entries(unzipSync(bytes)));
  const old = unzipSync(older)["library.jsonl"];
  const text = files.get("library.jsonl");
  if (old === undefined || text === undefined) throw new Error("no records");
  const pictures = [...files.keys()].filter((name) => name !== "library.jsonl");
  const [one = "", another = ""] = pictures;
  // Every fourth of them is about the pictures and not about the records.
  if (turn % 4 === 3 && roll(2) === 0) files.delete(pictures[roll(pictures.length)] ?? "");
  else if (turn % 4 === 3) {
    const held = files.get(one);
    files.set(one, files.get(another) ?? encode(""));
    files.set(another, held ?? encode(""));
  } else {
    const altered = encode(await alterLines(decode(text), decode(old), turn, roll));
    if (isSame(altered, text)) return bytes;
    if (isSame(altered, old)) return older;
    files.set("library.jsonl", altered);
  }
  const zip = createZipFile(new Date("2026-11-25T08:00:00.000Z"));
  for (const [name, content] of files)
    await (name === "library.jsonl" ? zip.add(name, decode(content)) : zip.store(name, owned(content)));
  return new Uint8Array(await zip.take("application/zip").arrayBuffer());
}

async function alterLines(text: string, older: string, turn: number, roll: Roll): Promise<string> {
  const lines = text.split(/(?<=\n)/);
  const old = older.split(/(?<=\n)/);
  const [at, other] = [roll(lines.length), roll(lines.length)];
  const [one = "", another = ""] = [lines[at], lines[other]];
  switch (turn % 7) {
    case 0:
      return lines.with(at, another).with(other, one).join("");
    case 1:
      return lines.toSpliced(at, 1).join("");
    case 2:
      return lines.toSpliced(other, 0, one).join("");
    case 3:
      return lines.with(at, old[roll(old.length)] ?? "").join("");
    case 4:
      return [...lines.slice(0, at), ...old.slice(roll(old.length))].join("");
    case 5:
      return [...old.slice(0, roll(old.length)), ...lines.slice(at)].join("");
    default:
      return lines.with(at, await withNewHash(one, roll)).join("");
  }
}

/** A record that says something else, its hash made anew; what is no entry of its own loses a word. */
async function withNewHash(line: string, roll: Roll): Promise<string> {
  const [, body = "", tail = ""] = /^(.*?)(,?\n)$/s.exec(line) ?? [];
  let record: unknown;
  try {
    record = JSON.parse(body);
  } catch {
    return line.slice(0, roll(line.length));
  }
  if (!isRecord(record)) return line.slice(1);
  const { record: kind, hash: _hash, ...rest } = record;
  const changed = { ...rest, note: `a note of ${roll(1000)}` };
  const hash = await hashText(canonicalJson(changed));
  return `${JSON.stringify({ ...(kind === undefined ? {} : { record: kind }), ...changed, hash })}${tail}`;
}

/** A zip has bits that stand for nothing, behind the end of what is packed: without them nothing is lost. */
function holdsTheSame(shape: Shape, altered: Bytes, bytes: Bytes): boolean {
  if (shape !== "zip") return false;
  const [one, other] = [unzipSync(altered), unzipSync(bytes)];
  const names = Object.keys(other);
  return (
    Object.keys(one).join() === names.join() &&
    names.every((name) => isSame(one[name] ?? encode(""), other[name] ?? encode(""))) &&
    altered.length === bytes.length
  );
}

describe("what is altered on purpose", () => {
  test("entries taken out, put in or moved, with all hashes made anew, are found", async () => {
    await usedLibrary();
    const text = decode(await exported("json"));
    const file = JSON.parse(text);
    const [first, second] = file.entries;
    for (const entries of [[first], [second, first], [first, second, second], []]) {
      const lines = entries.map((entry: unknown) => JSON.stringify(entry)).join(",\n");
      const start = text.slice(0, text.indexOf("\n") + 1);
      const end = text
        .slice(text.lastIndexOf('\n],"tagColours"'))
        .replace('"count":2', `"count":${entries.length}`);
      expect(checkExport(encode(start + lines + end)).wrong).toContain("the text was altered");
    }
  });

  test("a proof taken from an older export of the same library does not fit", async () => {
    await usedLibrary();
    const older = decode(await exported("json"));
    await save({ url: "https://a.example/2", title: "Two, later" });
    const newer = decode(await exported("json", "2026-11-25T08:00:00.000Z"));
    const cut = (text: string): number => text.lastIndexOf(',"proof":');
    for (const [one, other] of [
      [newer, older],
      [older, newer],
    ] as const)
      expect(checkExport(encode(one.slice(0, cut(one)) + other.slice(cut(other)))).wrong).not.toEqual([]);
  });

  test("a log taken out of an export that held it is missed, by the script and by the page", async () => {
    await usedLibrary();
    const text = decode(await exported("json"));
    const without = encode(`${text.slice(0, text.lastIndexOf(',"log":'))},"log":null}}\n`);
    expect(checkExport(without).wrong).toEqual(["its log was taken out"]);
    expect((await checker.check(new Blob([without]))).wrong).toEqual(["its log was taken out"]);
  });

  test("bytes that are no text are not read as the text they stand for", async () => {
    await save({ url: "https://a.example/1", title: "A mark \ufffd of damage" });
    for (const shape of ["json", "lines"] as const) {
      const bytes = await exported(shape);
      const at = Buffer.from(bytes).indexOf("\ufffd");
      const cut = joined(bytes.subarray(0, at + 2), bytes.subarray(at + 3));
      const marked = joined(Uint8Array.of(0xef, 0xbb, 0xbf), bytes);
      for (const altered of [cut, marked]) {
        expect(checkExport(altered).wrong).not.toEqual([]);
        expect((await checker.check(new Blob([altered]))).wrong).not.toEqual([]);
      }
    }
  });
});

type Roll = (below: number) => number;

function dice(seed: number): Roll {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function joined(...parts: readonly Uint8Array[]): Bytes {
  return new Uint8Array(Buffer.concat(parts));
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

function encode(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function owned(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes);
}
