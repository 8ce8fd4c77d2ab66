import { beforeEach, expect, test } from "vitest";
import { checkExport } from "../../../docs/verify-export.mjs";
import type { ExportSource } from "../../../src/export/job.ts";
import { writeLines } from "../../../src/export/library-lines.ts";
import { writeJson } from "../../../src/export/write-json.ts";
import { createProof } from "../../../src/integrity/statement.ts";
import { readSigning } from "../../../src/store/log.ts";
import { getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { sealLog } from "../../../src/store/write/log.ts";
import { undoSave } from "../../../src/store/write/save.ts";
import { freshLibrary, save } from "../store/fresh-library.ts";

const now = "2026-11-24T08:00:00.000Z";
beforeEach(freshLibrary);

async function exportAll(exportedAt = now, shape: "json" | "lines" = "json"): Promise<string> {
  await sealLog(exportedAt);
  const signing = await readSigning(true);
  if (signing === null) throw new Error("the library has no key");
  const prove: ExportSource["prove"] = (entries, textHash) =>
    createProof(signing, { exportedAt, entries, textHash });
  const tagColours = new Map();
  const source = { load: getWholeEntry, tagColours, version: "0.1.0", exportedAt, prove };
  const request = {
    ids: await listAllIds(),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  };
  if (shape === "json") return (await writeJson(source, request)).file.text();
  let lines = "";
  await writeLines(source, request, {
    add: (text) => {
      lines += text;
    },
  });
  return lines;
}

async function library(shape: "json" | "lines" = "json"): Promise<string> {
  await save({ url: "https://a.example/1", title: "One", textContent: "第一段。", lang: "zh" });
  await save({ url: "https://a.example/2", title: "Two" });
  await save({ url: "https://a.example/1", title: "One, later" });
  await undoSave(await save({ url: "https://a.example/3" }), now);
  return exportAll(now, shape);
}

test("the independent check, written from the documentation alone, finds an export whole", async () => {
  expect(checkExport(await library())).toMatchObject({ wrong: [], entries: 2, exportedAt: now });
  expect(checkExport(await exportAll(now, "lines"))).toMatchObject({
    wrong: [],
    entries: 2,
    exportedAt: now,
  });
});

/** Each of these tries is another place, another byte: the same on every run. */
const alterations = 10_000;

test.each(["json", "lines"] as const)(
  `of ${alterations} alterations of any byte of %s, every one is found`,
  async (shape) => {
    const text = await library(shape);
    let state = 20_261_124;
    const roll = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const missed: string[] = [];
    for (let turn = 0; turn < alterations; turn += 1) {
      const at = roll(text.length);
      const kind = turn % 4;
      const other = String.fromCharCode(32 + roll(95));
      const altered =
        kind === 0
          ? text.slice(0, at) + other + text.slice(at + 1)
          : kind === 1
            ? text.slice(0, at) + text.slice(at + 1)
            : kind === 2
              ? text.slice(0, at) + other + text.slice(at)
              : text.slice(0, at);
      if (altered !== text && checkExport(altered).wrong.length === 0) missed.push(`${kind} at ${at}`);
    }
    expect(missed).toEqual([]);
  },
);

test("of lines, what is moved, taken out, or cut off is found", async () => {
  const lines = (await library("lines")).split(/(?<=\n)/);
  const [header = "", first = "", second = "", footer = ""] = lines;
  expect(lines).toHaveLength(4);
  for (const others of [
    [header, second, first, footer],
    [header, first, footer],
    [header, first, second, second, footer],
    [header, first, second],
    [first, second, footer],
  ])
    expect(checkExport(others.join("")).wrong).not.toEqual([]);
});

test("entries taken out, put in or moved, with all hashes made anew, are found", async () => {
  const text = await library();
  const file = JSON.parse(text);
  const [first, second] = file.entries;
  for (const entries of [[first], [second, first], [first, second, second], []]) {
    const lines = entries.map((entry: unknown) => JSON.stringify(entry)).join(",\n");
    const start = text.slice(0, text.indexOf("\n") + 1);
    const end = text
      .slice(text.lastIndexOf('\n],"tagColours"'))
      .replace('"count":2', `"count":${entries.length}`);
    expect(checkExport(start + lines + end).wrong).toContain("the text was altered");
  }
});

test("a proof taken from an older export of the same library does not fit", async () => {
  const older = await library();
  await save({ url: "https://a.example/2", title: "Two, later" });
  const newer = await exportAll("2026-11-25T08:00:00.000Z");
  expect(checkExport(newer).wrong).toEqual([]);
  const cut = (text: string): number => text.lastIndexOf(',"proof":');
  expect(checkExport(newer.slice(0, cut(newer)) + older.slice(cut(older))).wrong).not.toEqual([]);
  expect(checkExport(older.slice(0, cut(older)) + newer.slice(cut(newer))).wrong).not.toEqual([]);
});
