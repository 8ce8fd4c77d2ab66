import { expect, test } from "vitest";
import { spokenAtEnd, spokenInHead, spokenInProse } from "../../../../src/extract/sources/spoken.ts";

const said = (line: string, rows: typeof spokenInHead) =>
  rows
    .filter(({ hint, pattern }) => hint(line) && pattern.test(line))
    .map(({ field, pattern }) => [field, pattern.exec(line)?.[1]]);

test("a printed edition is told with its day and page", () => {
  expect(said("《 清川日报 》( 2023年11月02日 第 10 版)", spokenInHead)).toContainEqual([
    "edition",
    "《 清川日报 》( 2023年11月02日 第 10 版)",
  ]);
});

test("reporters are named at the end of the last paragraph and at the opening of the first", () => {
  expect(said("水又清了。（记者 胡晓容）", spokenAtEnd)).toContainEqual(["byline", "胡晓容"]);
  expect(said("据新社某地电（记者 格桑）今天", spokenInProse)).toContainEqual(["byline", "格桑"]);
});

test("a sentence about a reporter is no author line", () => {
  expect(said("记者从会上了解到，今年的茶比去年早了十天。", spokenInHead)).toEqual([]);
});

test.each([spokenInHead, spokenAtEnd, spokenInProse])("patterns stay quick on long lines", (...rows) => {
  const lines = ["（记者 ".repeat(4_000), "by ".repeat(8_000), "张三 ".repeat(8_000), "a".repeat(40_000)];
  const begun = performance.now();
  for (const { pattern } of rows) for (const line of lines) pattern.test(line);
  expect(performance.now() - begun).toBeLessThan(4_000);
});
