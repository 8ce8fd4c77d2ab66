import { beforeEach, describe, expect, test } from "vitest";
import { checkExport } from "../../../docs/verify-export.mjs";
import { withLibrary } from "../../../src/store/database.ts";
import { freshLibrary } from "../store/fresh-library.ts";
import { openChecker } from "./checker.ts";
import { deletedAt, exported, usedLibrary } from "./exported.ts";

const checker = openChecker();
const check = (bytes: Uint8Array<ArrayBuffer>) => checker.check(new Blob([bytes]));
beforeEach(freshLibrary);

describe("what was altered is named", () => {
  test("a line", async () => {
    await usedLibrary();
    const text = Buffer.from(await exported("lines"))
      .toString()
      .replace("第一段", "第二段");
    const { wrong } = await check(new TextEncoder().encode(text));
    expect(wrong).toContain("its text was altered");
    expect(wrong).toContain("entry 1 was altered");
  });

  test("each picture of a zip that was changed, taken out or put in", async () => {
    await usedLibrary();
    const bytes = await exported("zip");
    const at = Buffer.from(bytes).indexOf("IHDR");
    const changed = bytes.with(at + 5, (bytes[at + 5] ?? 0) ^ 1);
    expect((await check(changed)).wrong).toEqual([
      expect.stringMatching(/^the picture assets\/[0-9a-f]{64}\.png was altered$/),
    ]);
    // The name in the list alone decides what a file is called.
    const name = Buffer.from(bytes).lastIndexOf("assets/");
    expect((await check(bytes.with(name + 8, 0x7a))).wrong).toEqual([
      expect.stringMatching(/^the picture assets\/\S+ is missing$/),
      expect.stringMatching(/^it holds assets\/.z\S+, which it does not name$/),
      "the zip around it was packed anew or altered",
    ]);
  });

  test("a zip that was cut", async () => {
    await usedLibrary();
    const bytes = await exported("zip");
    expect(await check(bytes.slice(0, -100))).toEqual({
      wrong: ["it cannot be unpacked: damaged, or cut"],
    });
  });

  test("two pictures of an article that had changed places before it was exported and signed", async () => {
    await usedLibrary();
    await withLibrary(async ({ snapshotImages }) => {
      const rows = (await snapshotImages.toArray()).filter((row) => row.state === "kept");
      await snapshotImages.bulkPut(rows.map((row, at) => ({ ...row, hash: (rows[1 - at] ?? row).hash })));
    });
    expect((await check(await exported("zip"))).wrong).toEqual([
      "its log does not know the picture at https://a.example/wall.png as it is",
      "its log does not know the picture at https://a.example/gate.png as it is",
    ]);
  });
});

describe("what is in the log and not in the file", () => {
  test("was deleted by the reader, then, or is not there without a word of it: the page and the script agree", async () => {
    const { deleted, trashed } = await usedLibrary();
    const kept = "2026-11-01T10:00:00.000Z";
    for (const shape of ["json", "lines", "zip"] as const) {
      const bytes = await exported(shape);
      const { wrong, deleted: gone, absent } = await check(bytes);
      expect([wrong, gone?.map((one) => [one.at, one.gone]), absent?.map(({ at }) => at)]).toEqual([
        [],
        [[kept, deletedAt]],
        [kept],
      ]);
    }
    const { told } = checkExport(await exported("json"));
    expect(told).toEqual([
      expect.stringContaining(
        `deleted by the reader on ${deletedAt}: snapshot ${deleted.snapshotId}, kept ${kept}, sha256:`,
      ),
      expect.stringContaining(
        `not here, and no deletion is recorded: snapshot ${trashed.snapshotId}, kept ${kept}, sha256:`,
      ),
    ]);
  });

  test.each([
    ["en", "Snapshots that the reader deleted, whose fingerprints the log keeps: 1"],
    ["zh-CN", "由读者删除、指纹仍留在日志里的快照：1 份"],
    ["zh-TW", "由讀者刪除、指紋仍留在日誌裡的快照：1 份"],
    ["ja-JP", "利用者が削除し、指紋が記録に残るスナップショット：1 件"],
  ])("is told in the reader's language: %s", async (language, sentence) => {
    await usedLibrary();
    const shown = await openChecker(language).show(new Blob([await exported("json")]));
    expect(shown).toContain(sentence);
    expect(shown).toContain(deletedAt);
    expect(shown).not.toContain("undefined");
  });

  test("may be missing from the file, or in it, where that was just being written", async () => {
    const { trashed } = await usedLibrary();
    const before = "2026-10-01T08:00:00.000Z";
    const bytes = await exported("json", before);
    expect(await check(bytes)).toMatchObject({ wrong: [], absent: [], deleted: [{ gone: deletedAt }] });
    expect(checkExport(bytes)).toMatchObject({
      wrong: [],
      told: [expect.not.stringContaining(trashed.snapshotId)],
    });
  });
});

test("the four languages of the page have the same sentences with the same places", () => {
  const texts = checker.texts();
  const places = (sentences: Readonly<Record<string, string>>) =>
    Object.entries(sentences)
      .map(([key, text]) => `${key} ${(text.match(/\{\w+\}/g) ?? []).sort().join("")}`)
      .sort();
  expect(Object.keys(texts)).toEqual(["en", "zh", "hant", "ja"]);
  for (const sentences of Object.values(texts)) expect(places(sentences)).toEqual(places(texts["en"] ?? {}));
});
