import { expect, test } from "vitest";
import { cleaners } from "../../../../src/extract/clean.ts";
import { reprints } from "../../../../src/extract/sources/reprints.ts";

/** What the first row that speaks says, cleaned as it is kept. */
const reprinted = (line: string) => {
  const found = reprints
    .filter(({ hint }) => hint(line))
    .flatMap(({ pattern }) => pattern.exec(line)?.[1] ?? []);
  return found[0] === undefined ? null : cleaners.reprintedFrom(found[0]);
};

test.each([
  ["This article was originally published in The Ferry on 3 May 2020.", "The Ferry"],
  ["This story originally appeared on Ferry.example and is part of a series.", "Ferry.example"],
  ["Editor’s note: This essay first appeared in the Harbour Review.", "the Harbour Review"],
  ["A version of this article first appeared in The Ferry", "The Ferry"],
  ["An earlier version of this column was first published by Lantern Weekly, in May.", "Lantern Weekly"],
  ["(Originally published at Lantern)", "Lantern"],
  ["*Published originally on The Lantern under a licence of its own.", "The Lantern"],
  ["This article is republished from The Ferry under a Creative Commons license.", "The Ferry"],
  ["Republished with permission from Harbour Review.", "Harbour Review"],
  ["Reprinted by permission of Harbour Review", "Harbour Review"],
  ["Cross-posted from Lantern Weekly", "Lantern Weekly"],
  ["Excerpted from “The Long River” by Ann Lee.", "The Long River"],
  ["This story appears courtesy of Lantern Wire.", "Lantern Wire"],
  ["This article appears in the May 2020 issue of The Ferry.", "The Ferry"],
  ["This piece originally ran in the May issue of The Ferry.", "The Ferry"],
  ["[via Lantern Weekly]", "Lantern Weekly"],
])("%s is from %s", (line, name) => {
  expect(reprinted(line)).toBe(name);
});

test.each([
  ["Dieser Artikel erschien zuerst im Hafenboten.", "Hafenboten"],
  ["Dieser Text wurde ursprünglich auf Hafenbote.example veröffentlicht.", "Hafenbote.example"],
  ["Cet article a été initialement publié dans Le Passeur.", "Le Passeur"],
  ["Este artículo fue publicado originalmente en El Faro, el 3 de mayo.", "El Faro"],
  ["Questo articolo è stato pubblicato originariamente su Il Faro.", "Il Faro"],
])("%s is from %s", (line, name) => {
  expect(reprinted(line)).toBe(name);
});

test.each([
  ["本文转载自《清川日报》", "清川日报"],
  ["（转自：清川日报）", "清川日报"],
  ["摘自清川晚报", "清川晚报"],
  ["本文转自微信公众号“渡口夜话”（ID：dukou），作者：李在山", "渡口夜话"],
  ["本文来自微信公众号：渡口夜话（ID：dukou）", "渡口夜话"],
  ["原载《清川文学》2015年第3期", "清川文学"],
  ["本文首发于清川评论。", "清川评论"],
  ["本文经《清川周刊》授权转载，未经许可不得使用。", "清川周刊"],
  ["（综合整理自清川新闻、渡口夜话等）", "清川新闻"],
  ["經授權轉載自「清川日報」", "清川日報"],
  ["本文原刊於《清川月刊》第12期", "清川月刊"],
  ["※本文獲清川新聞授權轉載", "清川新聞"],
  ["文章節錄自《渡口人家》", "渡口人家"],
])("%s is from %s", (line, name) => {
  expect(reprinted(line)).toBe(name);
});

test.each([
  ["（清川新聞より転載）", "清川新聞"],
  ["※この記事は『清川新聞』2020年5月3日号より転載しました。", "清川新聞"],
  ["本記事は「渡し場だより」からの転載です。", "渡し場だより"],
  ["この記事はLantern Weeklyの記事を許可を得て翻訳し、掲載しています。", "Lantern Weekly"],
  ["本稿は『月刊渡し場』に掲載されたものです。", "月刊渡し場"],
])("%s is from %s", (line, name) => {
  expect(reprinted(line)).toBe(name);
});

test.each([
  "The character first appeared in The Ferry in 1962.",
  "The report was originally published by the ministry, which later withdrew it.",
  "First published in 1922, the novel was soon forgotten.",
  "via Getty Images",
  "转载请注明出处",
  "首发阵容今天公布",
  "原载货量为三十吨的渡船今天下水",
  "他来自清川，今年三十岁。",
  "この記事は2020年5月に公開されたものです。",
  "無断転載を禁じます。",
  "本网转载此文出于传递信息之目的",
])("%s names no publication", (line) => {
  expect(reprinted(line)).toBeNull();
});
