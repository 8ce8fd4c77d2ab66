import { describe, expect, test } from "vitest";
import { write as writeLines } from "../../../../src/export/formats/jsonl.ts";
import { write as writeZip } from "../../../../src/export/formats/zip.ts";
import { writeJson } from "../../../../src/export/write-json.ts";
import { canonicalJson } from "../../../../src/integrity/canonical.ts";
import { hashText } from "../../../../src/integrity/hash.ts";
import { hardLibrary, libraryOf, madeEntry } from "../made-library.ts";
import { textIn, unzipped } from "../unzipped.ts";

type Line = Readonly<Record<string, unknown>> & { readonly record: string };

function linesOf(text: string): readonly Line[] {
  expect(text.endsWith("}\n")).toBe(true);
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("JSON Lines", () => {
  test("hold what the JSON file holds, a record a line, between a header and a footer", async () => {
    const { job, request } = await hardLibrary();
    const json = JSON.parse(await (await writeJson(job, request)).file.text());

    const lines = linesOf(await (await writeLines(job, request)).file.text());
    const entries = lines
      .filter(({ record }) => record === "entry")
      .map(({ record: _record, ...entry }) => entry);

    expect(entries).toEqual(json.entries);
    expect(lines[0]).toMatchObject({ record: "header", format: "article-snapshots", formatVersion: "1.0" });
    expect(lines.at(-1)).toMatchObject({
      record: "footer",
      count: entries.length,
      tagColours: json.tagColours,
    });
  });

  test("an entry's hash is over the line without `record` and `hash`", async () => {
    const { job, request } = await libraryOf([await madeEntry()]);

    const [, line] = linesOf(await (await writeLines(job, request)).file.text());
    const { record: _record, hash, ...rest }: Readonly<Record<string, unknown>> = line ?? {};

    expect(await hashText(canonicalJson(rest))).toBe(hash);
  });

  test("the signature is over every byte before it", async () => {
    const { job, request, keys } = await hardLibrary();

    const text = await (await writeLines(job, request)).file.text();
    const { statement, signature } = (
      linesOf(text).at(-1) as unknown as { proof: { statement: { textHash: string }; signature: string } }
    ).proof;

    expect(await hashText(text.slice(0, text.lastIndexOf(',"proof":')))).toBe(statement.textHash);
    expect(
      await crypto.subtle.verify(
        { name: "ECDSA", hash: "SHA-256" },
        keys.publicKey,
        Buffer.from(signature, "base64"),
        new TextEncoder().encode(canonicalJson(statement)),
      ),
    ).toBe(true);
  });
});

describe("the zip with pictures", () => {
  test("has each picture once, under its hash, and says which address it stood at", async () => {
    const { job, request, entries } = await hardLibrary();

    const files = await unzipped((await writeZip(job, request)).file);
    const lines = linesOf(textIn(files, "library.jsonl"));
    const pictures = lines.filter(({ record }) => record === "picture");
    const places = lines.filter(({ record }) => record === "pictures");

    expect([...files.keys()].sort()).toEqual(
      ["library.jsonl", ...pictures.map(({ path }) => String(path))].sort(),
    );
    expect(pictures.map(({ mediaType, path }) => [mediaType, String(path).slice(-4)])).toEqual([
      ["image/png", ".png"],
      ["image/gif", ".gif"],
    ]);
    expect(places).toHaveLength(entries.length);
    expect(places[0]).toMatchObject({
      images: [{ url: "https://harbour.example/a.png" }, { url: "https://harbour.example/b.gif" }],
    });
    expect(lines.at(-1)).toMatchObject({ record: "footer", pictures: 2 });
  });
});

test("an export that is called off leaves no file", async () => {
  const { job, request } = await hardLibrary();
  const controller = new AbortController();
  controller.abort();

  await expect(writeZip(job, { ...request, signal: controller.signal })).rejects.toMatchObject({
    code: "export/cancelled",
  });
});
