import { beforeEach, expect, test } from "vitest";
import { writeJson } from "../../../src/export/write-json.ts";
import { previewImport, runImport } from "../../../src/import/import-file.ts";
import { countEntries, getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { readColours } from "../../../src/store/tag-colours.ts";
import { freshLibrary, save } from "../store/fresh-library.ts";

const options = { onProgress: () => undefined, signal: new AbortController().signal };
const asIs = { ...options, sanitize: (html: string) => html };
let lines: string[] = [];

beforeEach(async () => {
  await freshLibrary();
  for (const name of ["one", "two", "three"])
    await save({ url: `https://a.example/${name}`, title: `Title ${name}` });
  const ids = await listAllIds();
  const source = {
    load: getWholeEntry,
    tagColours: await readColours(),
    version: "0.1.0",
    exportedAt: "2026-11-24T08:00:00.000Z",
  };
  const { file } = await writeJson(source, { ids, ...options });
  lines = (await file.text()).split("\n");
  await freshLibrary();
});

const joined = () => new Blob([lines.join("\n")]);
const preview = () => previewImport(joined(), options);

test("a flipped letter costs its record and no other", async () => {
  lines[2] = lines[2]?.replace("Title two", "Title too") ?? "";

  expect(await preview()).toMatchObject({
    total: 3,
    fresh: 2,
    damaged: [{ position: 2, title: "Title too", reason: "hash" }],
    isTruncated: false,
  });
  expect(await runImport(joined(), asIs)).toMatchObject({ added: 2, skipped: 1 });
});

test("broken JSON costs its record and no other", async () => {
  lines[1] = lines[1]?.slice(0, -40) ?? "";

  expect((await preview()).damaged).toEqual([{ position: 1, title: null, reason: "not-json" }]);
});

test("a record out of shape is named by its title", async () => {
  lines[3] = lines[3]?.replace('"isFavourite":false', '"isFavourite":"no"') ?? "";

  expect((await preview()).damaged).toEqual([{ position: 3, title: "Title one", reason: "shape" }]);
});

test("a file that was cut offers what is whole and says so", async () => {
  lines = lines.slice(0, 2);

  expect(await preview()).toMatchObject({ total: 1, fresh: 1, isTruncated: true });
});

test("a missing record is noticed by the count", async () => {
  lines.splice(2, 1);

  expect(await preview()).toMatchObject({ fresh: 2, damaged: [], isTruncated: true });
});

test("a record twice is taken once", async () => {
  lines.splice(2, 0, lines[1] ?? "");

  expect(await preview()).toMatchObject({ total: 4, fresh: 3, known: 1 });
  expect(await runImport(joined(), asIs)).toMatchObject({ added: 3 });
});

test("the same data laid out by another program is read as well", async () => {
  const pretty = JSON.stringify(JSON.parse(lines.join("\n")), null, 2);

  expect(await previewImport(new Blob([pretty]), options)).toMatchObject({
    fresh: 3,
    damaged: [],
    isTruncated: false,
  });
});

test("a byte order mark and Windows line ends do no harm", async () => {
  expect(await previewImport(new Blob(["\uFEFF", lines.join("\r\n")]), options)).toMatchObject({
    fresh: 3,
    damaged: [],
  });
});

test.each([
  ["nothing", ""],
  ["no JSON", "GIF89a\n\0\0"],
  ["other JSON", '{"settings":[]}'],
  ["another format", '{"format":"other","formatVersion":"1.0","entries":[\n'],
  ["nested without end", "[".repeat(200_000)],
])("a file that is none of ours is refused: %s", async (_name, text) => {
  await expect(previewImport(new Blob([text]), options)).rejects.toMatchObject({ code: "import/malformed" });
  expect((await countEntries()).entries).toBe(0);
});

test("a file of a newer major version is refused", async () => {
  lines[0] = lines[0]?.replace('"1.0"', '"2.0"') ?? "";

  await expect(preview()).rejects.toMatchObject({ code: "import/newer-version" });
});

test("keys that would reach a prototype change nothing", async () => {
  lines[1] = lines[1]?.replace("{", '{"__proto__":{"polluted":1},') ?? "";
  await preview();

  expect(Object.keys(Object.prototype)).toEqual([]);
  expect("polluted" in {}).toBe(false);
});
