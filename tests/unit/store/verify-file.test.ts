import { beforeEach, expect, test } from "vitest";
import { writeJson } from "../../../src/export/write-json.ts";
import { createProof } from "../../../src/integrity/statement.ts";
import { closeLibrary, withLibrary } from "../../../src/store/database.ts";
import { readSigning } from "../../../src/store/log.ts";
import { getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { verifyFile } from "../../../src/store/verify-file.ts";
import { sealLog } from "../../../src/store/write/log.ts";
import { freshLibrary, save } from "./fresh-library.ts";

beforeEach(freshLibrary);

const exportedAt = "2026-11-24T08:00:00.000Z";

async function exported(withLog: boolean): Promise<Blob> {
  await sealLog(exportedAt);
  const signing = await readSigning(withLog);
  if (signing === null) throw new Error("the library has no key");
  const source = {
    load: getWholeEntry,
    tagColours: new Map(),
    version: "0.1.0",
    exportedAt,
    prove: (entries: number, textHash: `sha256:${string}`) =>
      createProof(signing, { exportedAt, entries, textHash }),
  };
  const request = {
    ids: await listAllIds(),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  };
  return (await writeJson(source, request)).file;
}

function standing(file: Blob) {
  return verifyFile(file, () => undefined, new AbortController().signal);
}

test.each([true, false])(
  "an older export of the library is told from the newest (with its log: %s)",
  async (withLog) => {
    await save({ url: "https://a.example/1" });
    const older = await exported(withLog);
    expect(await standing(older)).toEqual({ kind: "current", exportedAt, records: 0 });
    await save({ url: "https://a.example/2" });
    await save({ url: "https://a.example/3" });
    expect(await standing(older)).toEqual({ kind: "older", exportedAt, records: 2 });
    const newest = await exported(withLog);
    // The library put back to what it was: the file knows more than it does.
    await withLibrary(async (database) => {
      const last = await database.log.get(2);
      const row = await database.kept.get("log");
      await database.log.bulkDelete([2, 3]);
      if (row?.key === "log" && last !== undefined)
        await database.kept.put({ ...row, head: { number: 1, hash: last.previous } });
    });
    expect(await standing(newest)).toEqual({ kind: "ahead", exportedAt, records: 2 });
    await save({ url: "https://a.example/4" });
    await save({ url: "https://a.example/5" });
    expect(await standing(newest)).toEqual({ kind: "diverged" });
  },
);

test("what was changed, what another library signed, and what is no export are told apart", async () => {
  await save({ url: "https://a.example/1", title: "The harbour" });
  const file = await exported(true);
  const text = await file.text();
  expect(await standing(new Blob([text.replace("The harbour", "Another one")]))).toEqual({ kind: "altered" });
  expect(await standing(new Blob([text.replace(/"entries":\d/, '"entries":7')]))).toEqual({
    kind: "altered",
  });
  expect(await standing(new Blob([text.slice(0, -400)]))).toEqual({ kind: "unsigned" });
  expect(await standing(new Blob(['{"entries":[]}']))).toEqual({ kind: "unsigned" });
  expect(await standing(new Blob([',"proof":{"statement":{}},"log":null}']))).toEqual({ kind: "unsigned" });
  await closeLibrary();
  await freshLibrary();
  expect(await standing(file)).toEqual({ kind: "other" });
  await save({ url: "https://a.example/1" });
  await sealLog(exportedAt);
  expect(await standing(file)).toEqual({ kind: "other" });
});

test("a file larger than a piece is read in pieces, and reading can be left", async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    // Not to be folded by any compression on the way: it is text of its own length.
    const content = `<p>${"a long line of its own ".repeat(30_000)}</p>`;
    await save({ url: `https://a.example/${turn}`, content, textContent: content });
  }
  const file = await exported(true);
  expect(file.size).toBeGreaterThan(2 * 2 ** 20);
  const shares: number[] = [];
  await verifyFile(file, (share) => shares.push(share), new AbortController().signal);
  expect(shares.length).toBeGreaterThan(2);
  expect(shares.at(-1)).toBe(1);
  const left = new AbortController();
  left.abort();
  await expect(verifyFile(file, () => undefined, left.signal)).rejects.toThrow();
});
