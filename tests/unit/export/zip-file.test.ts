import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { createZipFile } from "../../../src/export/zip-file.ts";
import { textIn, unzipped } from "./unzipped.ts";

const at = new Date("2026-11-24T08:00:00Z");

test("texts, bytes and texts in pieces come out as they went in", async () => {
  const zip = createZipFile(at);
  const pieces = zip.addText("später/長.jsonl");
  await zip.add("a.txt", "Grüße 👩‍👩‍👧");
  await zip.add("page.html", new Blob(["<p>long</p>".repeat(9000)]));
  for (let index = 0; index < 500; index += 1) pieces.add(`line ${index}\n`);
  await zip.store("picture.bin", new Blob([new Uint8Array(70_001).fill(7)]));
  pieces.end();

  const files = await unzipped(zip.take("application/zip"));

  expect([...files.keys()]).toEqual(["a.txt", "page.html", "picture.bin", "später/長.jsonl"]);
  expect(textIn(files, "a.txt")).toBe("Grüße 👩‍👩‍👧");
  expect(textIn(files, "page.html")).toHaveLength(99_000);
  expect(textIn(files, "später/長.jsonl").split("\n")).toHaveLength(501);
  expect(files.get("picture.bin")?.every((byte) => byte === 7)).toBe(true);
});

test("the same files give the same bytes", async () => {
  const make = async () => {
    const zip = createZipFile(at);
    await zip.add("a.txt", "one");
    return Buffer.from(await zip.take("application/zip").arrayBuffer()).toString("hex");
  };
  expect(await make()).toBe(await make());
});

test("more files than a zip of old can count are all there, checksums and all, to another program", async () => {
  const zip = createZipFile(at);
  const byte = new Uint8Array([1]);
  for (let index = 0; index < 66_000; index += 1) await zip.store(`f/${index}`, byte);
  const folder = mkdtempSync(path.join(tmpdir(), "zip64-"));
  try {
    const file = path.join(folder, "many.zip");
    writeFileSync(file, new Uint8Array(await zip.take("application/zip").arrayBuffer()));
    const program =
      "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(len(z.namelist()), z.testzip(), z.namelist()[-1])";
    expect(execFileSync("python3", ["-c", program, file], { encoding: "utf8" }).trim()).toBe(
      "66000 None f/65999",
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
