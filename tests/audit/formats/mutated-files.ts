/** What is damaged: the fixtures of all sources, zips of them, and our own files, over a library that knows some of it. */
import { zipSync } from "fflate";
import { writeJson } from "../../../src/export/write-json.ts";
import { getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { updateEntries } from "../../../src/store/write/edit.ts";
import { bytesOf, fixtureNames, omnivoreZip } from "../../unit/import/files.ts";
import { freshLibrary, save } from "../../unit/store/fresh-library.ts";

const now = "2026-11-24T12:00:00.000Z";

/** Makes a library of some entries that the files name too, and gives the files. */
export async function prepareFiles(): Promise<Readonly<Record<string, Uint8Array<ArrayBuffer>>>> {
  await freshLibrary();
  const first = await save({ url: "https://harbour.example/2026/flood-walls" });
  await save({ url: "https://harbour.example/old", title: "An old one" }, "2026-11-02T10:00:00.000Z");
  await save({ url: "https://elsewhere.example/", title: "Elsewhere" }, "2026-11-03T10:00:00.000Z");
  await updateEntries([first.entryId], { tags: ["mine"], note: "my own note", isFavourite: true }, now);
  const ours = await exported();
  const lines = linesOf(ours);
  const files = Object.fromEntries(fixtureNames.map((name) => [name, bytesOf(name)]));
  return {
    ...files,
    "omnivore.zip": new Uint8Array(await omnivoreZip().arrayBuffer()),
    "pocket.zip": new Uint8Array(
      zipSync({
        "part_000000.csv": bytesOf("pocket.csv"),
        "part_000001.csv": elsewhere(bytesOf("pocket.csv")),
      }),
    ),
    "ours.json": new TextEncoder().encode(ours),
    "ours.jsonl": new TextEncoder().encode(lines),
    "ours.zip": new Uint8Array(zipSync({ "library.jsonl": new TextEncoder().encode(lines) })),
  };
}

/** The same list of another site. */
function elsewhere(bytes: Uint8Array): Uint8Array {
  return new TextEncoder().encode(
    new TextDecoder().decode(bytes).replaceAll("harbour.example", "port.example"),
  );
}

async function exported(): Promise<string> {
  const source = { load: getWholeEntry, tagColours: new Map(), version: "0.1.0", exportedAt: now };
  const request = {
    ids: await listAllIds(),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  };
  return (await writeJson(source, request)).file.text();
}

/** The same records a line each, as the export of lines writes them. */
function linesOf(ours: string): string {
  const { entries, ...header } = JSON.parse(ours);
  const records = entries.map((entry: object) => ({ record: "entry", ...entry }));
  const footer = { record: "footer", tagColours: {}, count: records.length, pictures: 0 };
  return [{ record: "header", ...header }, ...records, footer]
    .map((record) => `${JSON.stringify(record)}\n`)
    .join("");
}
