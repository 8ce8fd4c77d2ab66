import { expect, test } from "vitest";
import { answered, labelled, opensWithLabel } from "../../../../src/extract/sources/labels.ts";

const valuesOf = (line: string, next = "") => labelled(line, next).map(({ field, value }) => [field, value]);

test("each label's value ends where the next begins", () => {
  expect(valuesOf("类别：财经 发布时间：2023-11-02 05:07:00 来源：人间资讯")).toEqual([
    ["category", "财经"],
    ["publishedTime", "2023-11-02 05:07:00"],
    ["source", "人间资讯"],
  ]);
});

test("a label may touch the value before it", () => {
  expect(valuesOf("2019-09-26 12:11来源：清川新闻网 作者：李在山")).toEqual([
    ["source", "清川新闻网"],
    ["byline", "李在山"],
  ]);
});

test.each([
  ["本文转自：清川日报", "reprintedFrom", "清川日报"],
  ["Originally published in: The Ferry", "reprintedFrom", "The Ferry"],
  ["责任编辑：陶宁", "editor", "陶宁"],
  ["更新时间：2023-11-02", "modifiedTime", "2023-11-02"],
  ["Quelle: Hafenbote", "source", "Hafenbote"],
])("%s", (line, field, value) => {
  expect(valuesOf(line)).toEqual([[field, value]]);
});

test("a label alone is answered by the next line, unless that is a label too", () => {
  expect(valuesOf("来源：", "清川新闻网")).toEqual([["source", "清川新闻网"]]);
  expect(valuesOf("来源：", "作者：李在山")).toEqual([]);
});

test("the end of another word is no label, and a sentence opens with none", () => {
  expect(valuesOf("The resource: a river")).toEqual([]);
  expect(opensWithLabel("他说：来源不明")).toBe(false);
});

test("a deed of another kind has another's name behind its by", () => {
  expect(valuesOf("Photo by: Ann Lee")).toEqual([]);
  expect(valuesOf("Posted by: Ann Lee")).toEqual([["byline", "Ann Lee"]]);
});

test("a bar stands for the colon of a Chinese label, but not between the words of a menu", () => {
  expect(valuesOf("文 | 李在山 编辑 | 陶宁 来源丨清川新闻")).toEqual([
    ["byline", "李在山"],
    ["editor", "陶宁"],
    ["source", "清川新闻"],
  ]);
  expect(valuesOf("时间 | 分类 | 归档")).toEqual([]);
});

test.each([
  ["本文来源：清川新闻", "source", "清川新闻"],
  ["文章出處：清川新聞", "source", "清川新聞"],
  ["配信元：渡し場ニュース", "source", "渡し場ニュース"],
  ["初出：『月刊渡し場』", "reprintedFrom", "『月刊渡し場』"],
  ["作者：林宜靜 文字大小：大 中 小", "byline", "林宜靜"],
])("%s", (line, field, value) => {
  expect(valuesOf(line)).toEqual([[field, value]]);
});

test("a label alone without its colon is answered by the next line", () => {
  expect(answered("Written by", "Ann Lee").map(({ value }) => value)).toEqual(["Ann Lee"]);
  expect(answered("作者", "来源：清川新闻")).toEqual([]);
  expect(answered("By the river", "Ann Lee")).toEqual([]);
});
