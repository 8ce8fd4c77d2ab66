import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { default as addFormats } from "ajv-formats";
import { beforeEach, expect, test } from "vitest";
import type { ExportSource } from "../../../src/export/job.ts";
import { writeJson } from "../../../src/export/write-json.ts";
import { createProof } from "../../../src/integrity/statement.ts";
import { evidenceRules } from "../../../src/model/article.ts";
import { readSigning } from "../../../src/store/log.ts";
import { getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { readColours } from "../../../src/store/tag-colours.ts";
import { updateEntries } from "../../../src/store/write/edit.ts";
import { addHighlight } from "../../../src/store/write/highlights.ts";
import { sealLog } from "../../../src/store/write/log.ts";
import { freshLibrary, highlightOn, save } from "../store/fresh-library.ts";

const schema = JSON.parse(readFileSync("docs/stillpage-export.schema.json", "utf8"));
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(schema);

beforeEach(freshLibrary);

async function exported() {
  const first = await save();
  await save(
    { title: "Changed", publishedTime: "2026", leadImage: null, byline: null },
    "2026-11-03T10:00:00.000Z",
  );
  await save({ url: "file:///home/reader/a.html", dir: null, scope: "text", category: null });
  await updateEntries(
    [first.entryId],
    { tags: ["海岸"], note: "n", isRead: true },
    "2026-11-03T11:00:00.000Z",
  );
  const own = { ...highlightOn(first), createdAt: "2026-11-03T11:00:00.000Z" };
  await addHighlight(own, "2026-11-03T11:00:00.000Z");
  await addHighlight(
    { ...own, id: crypto.randomUUID(), note: "Ask Ada", colour: "pink", end: 18 },
    "2026-11-03T12:00:00.000Z",
  );
  const ids = await listAllIds();
  const exportedAt = "2026-11-24T08:00:00.000Z";
  await sealLog(exportedAt);
  const signing = await readSigning(true);
  if (signing === null) throw new Error("the library has no key");
  const prove: ExportSource["prove"] = (entries, textHash) =>
    createProof(signing, { exportedAt, entries, textHash });
  const tagColours = await readColours();
  const source = { load: getWholeEntry, tagColours, version: "0.1.0", exportedAt, prove };
  const { file } = await writeJson(source, {
    ids,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  return JSON.parse(await file.text());
}

test("an export is what its schema says", async () => {
  validate(await exported());

  expect(validate.errors ?? []).toEqual([]);
});

test("every member an export has is described in the schema", async () => {
  const file = await exported();

  expect(Object.keys(file).sort()).toEqual(Object.keys(schema.properties).sort());
  const { required, properties } = schema.$defs.entry;
  expect(Object.keys(file.entries[0]).sort()).toEqual([...required].sort());
  for (const optional of ["grouping", "importedFrom", "link"]) expect(properties).toHaveProperty(optional);
  expect(Object.keys(file.entries[0].snapshots[0]).sort()).toEqual(
    Object.keys(schema.$defs.snapshot.properties).sort(),
  );
  expect(schema.$defs.snapshot.properties.evidence.additionalProperties.properties.rule.enum).toEqual(
    evidenceRules,
  );
});

test("a highlight is a Web Annotation, its note a body of it", async () => {
  const file = await exported();
  const [older] = file.entries.at(-1).snapshots.slice(-1);

  expect(older.annotations).toMatchObject([
    { motivation: "highlighting", target: { styleClass: "yellow", source: older.url } },
    { motivation: "commenting", body: [{ value: "Ask Ada" }], modified: "2026-11-03T12:00:00.000Z" },
  ]);
  expect(older.annotations[0].target.selector).toEqual([
    { type: "TextQuoteSelector", exact: "council voted", prefix: "The ", suffix: " nine to two on Monday." },
    { type: "TextPositionSelector", start: 4, end: 17 },
  ]);
});

test("the schema refuses what is no export", async () => {
  const file = await exported();
  file.entries[0].snapshots[0].hash = "sha256:00";
  delete file.count;

  expect(validate(file)).toBe(false);
  expect(validate.errors?.map((error) => error.instancePath)).toEqual(["", "/entries/0/snapshots/0/hash"]);
});
