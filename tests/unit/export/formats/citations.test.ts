import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { write as writeBiblatex } from "../../../../src/export/formats/biblatex.ts";
import { write as writeCsl } from "../../../../src/export/formats/csl.ts";
import { write as writeRis } from "../../../../src/export/formats/ris.ts";
import { hardLibrary, libraryOf, madeEntry } from "../made-library.ts";
import schema from "./csl.schema.json" with { type: "json" };

const validate = new Ajv2020({ allowUnionTypes: true, allErrors: true }).compile(schema);

async function sample() {
  return libraryOf([
    await madeEntry(
      { authors: ["Ada Lindqvist", "Vincent van Gogh", "王小明"] },
      { tags: ["coast", "a, b"] },
    ),
    await madeEntry({
      authors: ["Associated Press"],
      evidence: { authors: { rule: "meta", place: "author", confidence: "low" } },
      publishedTime: "2026-03",
    }),
  ]);
}

describe("CSL-JSON", () => {
  test("is what its schema allows and no more, with each key once", async () => {
    const { job, request } = await hardLibrary();

    const records: { id: string }[] = JSON.parse(await (await writeCsl(job, request)).file.text());
    validate(records);

    expect(validate.errors ?? []).toEqual([]);
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  });

  test("people have family and given names, others are whole, dates are as precise as stated", async () => {
    const { job, request } = await sample();

    const [first, second] = JSON.parse(await (await writeCsl(job, request)).file.text());

    expect(first.author).toEqual([
      { family: "Lindqvist", given: "Ada" },
      { family: "Gogh", given: "Vincent", "non-dropping-particle": "van" },
      { literal: "王小明" },
    ]);
    expect(first.id).toBe("lindqvist-2026-river");
    expect(first.issued).toEqual({ "date-parts": [[2026, 3, 3]] });
    expect(second.author).toEqual([{ literal: "Associated Press" }]);
    expect(second.issued).toEqual({ "date-parts": [[2026, 3]] });
  });

  test("of nothing is an empty list", async () => {
    const { job, request } = await libraryOf([]);
    expect(JSON.parse(await (await writeCsl(job, request)).file.text())).toEqual([]);
  });
});

describe("RIS", () => {
  test("every line is a tag with one line of value, every record ends", async () => {
    const { job, request, entries } = await hardLibrary();

    const text = await (await writeRis(job, request)).file.text();
    const lines = text.split("\r\n").filter((line) => line !== "");

    expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual([]);
    expect(lines.filter((line) => line === "ER  - ")).toHaveLength(entries.length);
    expect(lines.filter((line) => line === "TY  - ELEC")).toHaveLength(entries.length);
  });

  test("has the date for those who read DA and for those who read PY", async () => {
    const { job, request } = await sample();

    const [first = "", second = ""] = (await (await writeRis(job, request)).file.text()).split("ER  - ");

    expect(first).toContain("AU  - van Gogh, Vincent\r\n");
    expect(first).toContain("PY  - 2026\r\nDA  - 2026/03/03\r\n");
    expect(second).toContain("PY  - 2026\r\nDA  - 2026/03\r\n");
  });
});

describe("BibLaTeX", () => {
  test("braces balance in every field, whatever stands in it", async () => {
    const { job, request, entries } = await hardLibrary();

    const text = await (await writeBiblatex(job, request)).file.text();
    const depth = (line: string): number =>
      (line.replace(/\\[{}]/g, "").match(/\{/g)?.length ?? 0) -
      (line.replace(/\\[{}]/g, "").match(/\}/g)?.length ?? 0);

    expect(text.match(/^@online\{[a-z0-9-]+,$/gm)).toHaveLength(entries.length);
    expect(text.split("\n").filter((line) => line.startsWith("  ") && depth(line) !== 0)).toEqual([]);
  });

  test("people are split at the comma, others stand in braces", async () => {
    const { job, request } = await sample();

    const text = await (await writeBiblatex(job, request)).file.text();

    expect(text).toContain("author = {Lindqvist, Ada and van Gogh, Vincent and {王小明}},");
    expect(text).toContain("author = {{Associated Press}},");
    expect(text).toContain("title = {{River towns rethink flood walls}},");
  });
});
