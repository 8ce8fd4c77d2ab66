import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { write as writeZip } from "../../../src/export/formats/zip.ts";
import { writeLines } from "../../../src/export/library-lines.ts";
import { createProof } from "../../../src/integrity/statement.ts";
import { readSigning } from "../../../src/store/log.ts";
import { getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { sealLog } from "../../../src/store/write/log.ts";
import { libraryOf, picture } from "../export/made-library.ts";
import { freshLibrary, save } from "../store/fresh-library.ts";

const now = "2026-11-24T08:00:00.000Z";

interface Verdict {
  readonly wrong: readonly string[];
  readonly n?: number;
}
let checkFile: (file: Blob) => Promise<Verdict>;

/** The page that checks exports, its script run in a window that has what browsers have beside jsdom's. */
beforeAll(() => {
  const { window } = new JSDOM(readFileSync("docs/verify.html", "utf8"), {
    runScripts: "dangerously",
    beforeParse: (page) => {
      const given = { Blob, DecompressionStream, Response, TextDecoder, TextEncoder, Uint8Array };
      Object.assign(page, given);
      Object.defineProperty(page, "crypto", { value: crypto });
    },
  });
  checkFile = Reflect.get(window, "checkFile");
});

beforeEach(freshLibrary);

async function exported(shape: "lines" | "zip"): Promise<Blob> {
  await save({ url: "https://a.example/1", title: "One", textContent: "第一段。", lang: "zh" });
  await save({ url: "https://a.example/2", title: "Two" });
  await sealLog(now);
  const signing = await readSigning(true);
  if (signing === null) throw new Error("the library has no key");
  const { job } = await libraryOf([]);
  const own = {
    ...job,
    exportedAt: now,
    load: getWholeEntry,
    pictures: async () => [await picture("https://a.example/wall.png")],
    prove: (entries: number, textHash: `sha256:${string}`) =>
      createProof(signing, { exportedAt: now, entries, textHash }),
  };
  const request = { ids: await listAllIds(), onProgress: () => undefined, signal: AbortSignal.any([]) };
  if (shape === "zip") return (await writeZip(own, request)).file;
  const pieces: string[] = [];
  await writeLines(own, request, { add: (text) => void pieces.push(text) });
  return new Blob(pieces);
}

test("finds lines whole, and a line that was changed", async () => {
  const lines = await exported("lines");
  expect(await checkFile(lines)).toMatchObject({ wrong: [], n: 2 });

  const text = (await lines.text()).replace("第一段", "第二段");
  const { wrong } = await checkFile(new Blob([text]));
  expect(wrong).toContain("its text was altered");
  expect(wrong).toContain("entry 2 was altered");
});

test("finds a zip whole, and each picture of it that was changed, taken out or put in", async () => {
  const zip = await exported("zip");
  expect(await checkFile(zip)).toMatchObject({ wrong: [], n: 2 });

  const bytes = new Uint8Array(await zip.arrayBuffer());
  const at = Buffer.from(bytes).indexOf("IDAT");
  const changed = bytes.with(at + 5, (bytes[at + 5] ?? 0) ^ 1);
  expect((await checkFile(new Blob([changed]))).wrong).toEqual([
    expect.stringMatching(/^the picture assets\/[0-9a-f]{64}\.png was altered$/),
  ]);
  // The name in the list alone decides what a file is called.
  const name = Buffer.from(bytes).lastIndexOf("assets/");
  const renamed = bytes.with(name + 8, 0x7a);
  expect((await checkFile(new Blob([renamed]))).wrong).toEqual([
    expect.stringMatching(/^the picture assets\/\S+ is missing$/),
    expect.stringMatching(/^it holds assets\/.z\S+, which it does not name$/),
  ]);
});

test("a zip that was cut is told as what it is", async () => {
  const zip = await exported("zip");
  expect(await checkFile(zip.slice(0, zip.size - 100))).toEqual({
    wrong: ["it cannot be unpacked: damaged, or cut"],
  });
});
