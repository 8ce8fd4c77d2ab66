import { unzipSync, zipSync } from "fflate";
import { beforeEach, describe, expect, test } from "vitest";
import { type BackupVerdict, verifyBackup } from "../../../src/backup/verify-backup.ts";
import { write as writeLines } from "../../../src/export/formats/jsonl.ts";
import { write as writeZip } from "../../../src/export/formats/zip.ts";
import type { ExportSource } from "../../../src/export/job.ts";
import { writeJson } from "../../../src/export/write-json.ts";
import { runImport } from "../../../src/import/import-file.ts";
import { hashBytes } from "../../../src/integrity/hash.ts";
import { createProof } from "../../../src/integrity/statement.ts";
import type { Hash } from "../../../src/model/snapshot.ts";
import { readSigning } from "../../../src/store/log.ts";
import { getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { keptPictures } from "../../../src/store/read-images.ts";
import { trashEntries, updateEntries } from "../../../src/store/write/edit.ts";
import { keepImage } from "../../../src/store/write/images.ts";
import { sealLog } from "../../../src/store/write/log.ts";
import { png } from "../images/pictures.ts";
import { freshLibrary, save } from "../store/fresh-library.ts";

const exportedAt = "2026-11-24T08:00:00.000Z";
const later = "2026-11-24T09:00:00.000Z";
const signal = new AbortController().signal;
const onProgress = () => undefined;

beforeEach(freshLibrary);

/** Three articles, the first with a picture. */
async function threeArticles() {
  const first = await save({ url: "https://a.example/1", title: "The harbour" });
  const bytes = png(4, 3);
  const image = { type: "image/png", bytes, width: 4, height: 3, hash: await hashBytes(bytes) } as const;
  await keepImage(first.snapshotId, 0, image, exportedAt);
  const second = await save({ url: "https://a.example/2", title: "The lamps" });
  const third = await save({ url: "https://a.example/3", title: "The tide" });
  return { first, second, third };
}

const writers = {
  json: async (source: ExportSource) => (await writeJson(source, await request())).file,
  lines: async (source: ExportSource) => (await writeLines(source, await request())).file,
  zip: async (source: ExportSource) =>
    (await writeZip({ ...source, pictures: keptPictures }, await request())).file,
};
const kinds = Object.keys(writers) as readonly (keyof typeof writers)[]; // keys of a closed table

async function request() {
  return { ids: await listAllIds(), onProgress, signal };
}

async function written(kind: keyof typeof writers): Promise<Blob> {
  await sealLog(exportedAt);
  const signing = await readSigning(true);
  const prove = async (entries: number, textHash: Hash) =>
    signing === null ? null : createProof(signing, { exportedAt, entries, textHash });
  return writers[kind]({ load: getWholeEntry, tagColours: new Map(), version: "0.1.0", exportedAt, prove });
}

const verdictOn = (file: Blob): Promise<BackupVerdict> => verifyBackup(file, onProgress, signal);
const none = { count: 0, titles: [] };

/** The zip with its members changed. */
async function rezipped(file: Blob, change: (members: Record<string, Uint8Array>) => void): Promise<Blob> {
  const members = unzipSync(new Uint8Array(await file.arrayBuffer()));
  change(members);
  return new Blob([new Uint8Array(zipSync(members))]);
}

describe.each(kinds)("a backup as %s", (kind) => {
  test("that is whole equals the library, and so does what it is taken into", async () => {
    await threeArticles();
    const file = await written(kind);
    const sound = {
      whole: 3,
      equal: 3,
      damaged: none,
      differing: none,
      onlyInFile: none,
      onlyInLibrary: none,
      isTruncated: false,
      picturesMissing: 0,
    };
    expect(await verdictOn(file)).toMatchObject({ ...sound, standing: { kind: "current" }, picturesKept: 1 });
    await freshLibrary();
    expect(await verdictOn(file)).toMatchObject({
      ...sound,
      equal: 0,
      onlyInFile: { count: 3, titles: ["The tide", "The lamps", "The harbour"] },
      standing: { kind: "other" },
    });
    await runImport(file, { onProgress, signal, sanitize: (html) => html });
    expect(await verdictOn(file)).toMatchObject(sound);
  });

  test("that is older says what came, what changed and what went since", async () => {
    const { first, second } = await threeArticles();
    const file = await written(kind);
    await save({ url: "https://a.example/4", title: "The ferry" });
    await updateEntries([first.entryId], { note: "Read again." }, later);
    await trashEntries([second.entryId], later);

    expect(await verdictOn(file)).toMatchObject({
      whole: 3,
      equal: 1,
      differing: { count: 1, titles: ["The harbour"] },
      onlyInFile: { count: 1, titles: ["The lamps"] },
      onlyInLibrary: { count: 1, titles: ["The ferry"] },
      standing: { kind: "older" },
    });
  });
});

describe("a backup in which a byte was changed", () => {
  test.each(["json", "lines"] as const)(
    "as %s: the record is damaged, the others are whole",
    async (kind) => {
      await threeArticles();
      const text = await (await written(kind)).text();
      const file = new Blob([text.replace("The lamps", "The lambs")]);

      expect(await verdictOn(file)).toMatchObject({
        whole: 2,
        equal: 2,
        damaged: { count: 1, titles: ["The lambs"] },
        onlyInLibrary: { count: 1, titles: ["The lamps"] },
        standing: { kind: "altered" },
      });
    },
  );

  test.each(["json", "lines"] as const)(
    "as %s: a record that was taken out or put in is told",
    async (kind) => {
      await threeArticles();
      const text = await (await written(kind)).text();
      const lines = text.split("\n");
      const at = lines.findIndex((line) => line.includes("The lamps"));
      const without = new Blob([lines.toSpliced(at, 1).join("\n")]);
      expect(await verdictOn(without)).toMatchObject({
        whole: 2,
        equal: 2,
        onlyInLibrary: { count: 1, titles: ["The lamps"] },
        isTruncated: true,
        standing: { kind: "altered" },
      });
      const { entryId } = await save({ url: "https://a.example/4", title: "The ferry" });
      const more = (await (await written(kind)).text())
        .split("\n")
        .find((line) => line.includes("The ferry"));
      await trashEntries([entryId], later);
      const withMore = new Blob([lines.toSpliced(at, 0, more ?? "").join("\n")]);
      expect(await verdictOn(withMore)).toMatchObject({
        whole: 4,
        equal: 3,
        onlyInFile: { count: 1, titles: ["The ferry"] },
        standing: { kind: "altered" },
      });
    },
  );

  test.each(["json", "lines"] as const)(
    "as %s: one that was cut says so, and what was left of it",
    async (kind) => {
      await threeArticles();
      const text = await (await written(kind)).text();
      const file = new Blob([text.slice(0, text.indexOf("The harbour"))]);

      expect(await verdictOn(file)).toMatchObject({
        whole: 2,
        equal: 2,
        isTruncated: true,
        onlyInLibrary: { count: 1, titles: ["The harbour"] },
        standing: { kind: "unsigned" },
      });
    },
  );

  test("a zip of which the end is gone keeps its whole records", async () => {
    await threeArticles();
    const file = await written("zip");
    const verdict = await verdictOn(file.slice(0, file.size - 60));
    expect(verdict).toMatchObject({ isTruncated: true, damaged: { count: 0 } });
    expect(verdict.whole).toBe(3);
  });

  test("pictures that are gone from a zip, or are others than they were, are counted", async () => {
    await threeArticles();
    const file = await written("zip");
    const gone = await rezipped(file, (members) => {
      for (const name of Object.keys(members)) if (name.startsWith("assets/")) delete members[name];
    });
    expect(await verdictOn(gone)).toMatchObject({ equal: 3, picturesMissing: 1, hasPictures: true });
    const other = await rezipped(file, (members) => {
      for (const name of Object.keys(members)) if (name.startsWith("assets/")) members[name] = png(5, 3);
    });
    expect(await verdictOn(other)).toMatchObject({ equal: 3, picturesMissing: 1 });
    await freshLibrary();
    expect(await verdictOn(gone)).toMatchObject({ picturesMissing: 1 });
    expect(await verdictOn(other)).toMatchObject({ picturesMissing: 1 });
  });
});

test("what is no backup of ours is refused, and reading can be left", async () => {
  await threeArticles();
  const bookmarks = "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF='https://a.example/'>a</A></DL>";
  await expect(verdictOn(new Blob([bookmarks]))).rejects.toMatchObject({ code: "import/malformed" });
  await expect(verdictOn(new Blob(["x"]))).rejects.toMatchObject({ code: "import/malformed" });
  const left = new AbortController();
  left.abort();
  await expect(verifyBackup(await written("zip"), onProgress, left.signal)).rejects.toThrow();
});

test("of many only the first twenty are named", async () => {
  for (let turn = 0; turn < 23; turn += 1) await save({ url: `https://a.example/${turn}` });
  const file = await written("json");
  await freshLibrary();
  const shares: number[] = [];
  const { onlyInFile } = await verifyBackup(file, (share) => shares.push(share), signal);
  expect(onlyInFile.count).toBe(23);
  expect(onlyInFile.titles).toHaveLength(20);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});
