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

test.each([
  ["清川新闻客户端记者 李在山", "李在山"],
  ["【清川新聞／陳奕華】", "陳奕華"],
  ["【清川日報╱記者張嘉芳／台北報導】", "張嘉芳"],
  ["記者陳木隆／宜蘭報導", "陳木隆"],
  ["Guest post by Ann Lee", "by Ann Lee"],
  ["Blog Beitrag von Carla Sommer", "von Carla Sommer"],
])("%s names %s", (line, value) => {
  expect(said(line, spokenInHead)).toContainEqual(["byline", value]);
});

test("a bracket without a reporter's name names no reporter", () => {
  expect(said("【清川新聞／綜合報導】", spokenInHead)).toEqual([]);
});

test("papers of any name sign at the end, and agencies with who reported", () => {
  expect(said("船又开了。（总台记者 张倩）", spokenAtEnd)).toContainEqual(["byline", "张倩"]);
  expect(said("(Reporting by Ann Lee in Harbour; Editing by Bo Olsen)", spokenAtEnd)).toContainEqual([
    "byline",
    "Ann Lee in Harbour",
  ]);
});

test.each([
  ["水又清了。（清川时报）", "清川时报"],
  ["(清川时报)", "清川时报"],
])("%s closes with its source", (line, source) => {
  expect(said(line, spokenAtEnd)).toContainEqual(["source", source]);
});

test("the cells of a table need no colon", () => {
  expect(said("时间 2012-1-12 17:58:00 来源 清川网 廖泽凌", spokenInHead)).toContainEqual([
    "source",
    "清川网",
  ]);
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
