import { expect, test } from "vitest";
import { parseNames, tidyByline } from "../../../../src/extract/names/parse-names.ts";

const context = { siteNames: ["Harbour News", "harbour.test"], isJapanese: false };

test.each([
  ["By Ann Lee and Bo Olsen", ["Ann Lee", "Bo Olsen"]],
  ["By Ann Lee, Harbour News", ["Ann Lee"]],
  ["Von Max Meier am 21. April 2020", ["Max Meier"]],
  ["Kolumne von Carla Sommer - 28.04.2024 um 08:52 Uhr", ["Carla Sommer"]],
  ["Posted 11. April 2018 by Walter von Auen", ["Walter von Auen"]],
  ["Par Louis Petit le 07 mai 2020", ["Louis Petit"]],
  ["Howard BloomStaff Writer", ["Howard Bloom"]],
  ["Sean Peek, Senior Analyst", ["Sean Peek"]],
  ["By Jane Carl, Ph.D. and Bo Olsen", ["Jane Carl, Ph.D.", "Bo Olsen"]],
  ["View all posts by Will Mac", ["Will Mac"]],
  ["本报记者 刘成文 辛 阳", ["刘成文", "辛阳"]],
  ["【文/某某网专栏作者 王文】", ["王文"]],
  ["执笔/叨叨姐、胡一刀", ["叨叨姐", "胡一刀"]],
  ["张文宏", ["张文宏"]],
  ["仲以恒 谷 川 通讯员 闵知夏", ["仲以恒", "谷川", "闵知夏"]],
  ["박준석 기자 외 1명", ["박준석"]],
  ["文＝山田太郎", ["山田太郎"]],
  ["Politics · Ann Lee, Bo Olsen", ["Ann Lee", "Bo Olsen"]],
  ["Ann Lee, ABC Business", ["Ann Lee"]],
  ["清川日報╱記者林宜靜／台北報導", ["林宜靜"]],
  ["林宜靜台北報導", ["林宜靜"]],
  ["王承中、李明台北3日電", ["王承中", "李明"]],
  ["王文，某某研究院执行院长", ["王文"]],
])("%s names %j", (line, names) => {
  expect(parseNames(line, context)).toEqual(names);
});

test.each([
  "The Associated Press",
  "Harbour News",
  "https://harbour.test/ann",
  "ann.lee",
  "本报编辑部",
  "某某日报",
  "Reviewed by Ann Lee",
  "Photographs by Bo Olsen",
  "点击此处收藏本文",
  "獲悉",
])("%s names nobody", (line) => {
  expect(parseNames(line, context)).toEqual([]);
});

test("a family name apart from its given name is one person in Japanese", () => {
  expect(parseNames("葉山 澄子", { ...context, isJapanese: true })).toEqual(["葉山 澄子"]);
});

test("the line stays as printed, without what is no name", () => {
  expect(tidyByline("By Ann Lee and Bo Olsen | 3 May 2020")).toBe("Ann Lee and Bo Olsen");
});
