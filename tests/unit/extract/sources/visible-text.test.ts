import { expect, test } from "vitest";
import { pageLinesOf } from "../../../../src/extract/page-lines.ts";
import { visibleCandidates } from "../../../../src/extract/sources/visible-text.ts";
import { windowOf } from "../pages.ts";

const story =
  "渡口的人说，这条船已经开了四十年，每天清早从南岸出发，天黑以前回来，风雨无阻，从来没有误过一班，船上的人也换了三代。";
const found = (markup: string, hasHeadline = true) => {
  const { body } = windowOf(`<body>${markup}</body>`).document;
  const lines = pageLinesOf(body, hasHeadline ? body.querySelector("h1") : null);
  return visibleCandidates(lines).map(({ field, value }) => [field, value]);
};

test("what stands beside the date is the source, 原创 before it is no name", () => {
  const lines = found(`<h1>渡口</h1><p>原创 清川日报 2019-09-09 16:01:46</p><p>${story}</p>`);
  expect(lines).toContainEqual(["source", "清川日报"]);
});

test("signs of a site's own font beside a name are no part of it", () => {
  const lines = found(`<h1>渡口</h1><p>2004年7月16日08:19 [ 黄宇 ]\ue5c2 来源：国际报</p><p>${story}</p>`);
  expect(lines).toContainEqual(["byline", "黄宇"]);
});

test("a page without a headline has its author above the story", () => {
  const lines = found(`<p>渡口记（上）</p><p>胡平</p>${"<p>短句。</p>".repeat(14)}<p>${story}</p>`, false);
  expect(lines).toContainEqual(["byline", "胡平"]);
});

test("the line below a forum's post names who posted it", () => {
  const lines = found(
    `<h1>渡口</h1><p>${story}</p><p>本贴由大卫 于2005年8月12日16:12:21在〖心灵茶座（在线咨询）〗发表.</p>`,
  );
  expect(lines).toContainEqual(["byline", "大卫"]);
});

const times = (markup: string, hasHeadline = true) =>
  found(markup, hasHeadline).filter(([field]) => field === "publishedTime" || field === "modifiedTime");

test("a date behind a word for a change is no day of publication", () => {
  expect(
    times(`<h1>渡口</h1><p>Last updated 04 Jun 2020, originally created 17 Jun 2019</p><p>${story}</p>`),
  ).toEqual([
    ["modifiedTime", "Last updated 04 Jun 2020, originally"],
    ["publishedTime", "created 17 Jun 2019"],
  ]);
});

test("a date before a word for a change is the day of publication", () => {
  expect(times(`<h1>渡口</h1><p>02 Novembre 2023 Aggiornato alle 16:58</p><p>${story}</p>`)).toEqual([
    ["publishedTime", "02 Novembre 2023"],
  ]);
});

test("where the word for a change follows its date it means that date", () => {
  expect(times(`<h1>渡口</h1><p>2022年08月11日 更新</p><p>${story}</p>`)).toEqual([
    ["modifiedTime", "2022年08月11日 更新"],
  ]);
});

test("a line that says it was published comes before one that only holds a date", () => {
  expect(
    times(`<h1>渡口</h1><p>建立于2004年10月6日</p><p>大卫 发表于 2005-9-15 11:46</p><p>${story}</p>`)[0],
  ).toEqual(["publishedTime", "大卫 发表于 2005-9-15 11:46"]);
});

test("of dates above the headline the nearest comes first", () => {
  expect(times(`<p>2024-05-04</p><p>2024-05-03</p><h1>渡口</h1><p>${story}</p>`)[0]).toEqual([
    "publishedTime",
    "2024-05-03",
  ]);
});

test("dates in a list of other stories are theirs", () => {
  expect(times(`<h1>渡口</h1><p>Related content</p><p>04/09/2024 Ann Lee</p><p>${story}</p>`)).toEqual([]);
});

test("the day of the original that was translated is not the page's", () => {
  expect(
    times(`<h1>渡口</h1><p>原文(投稿日：2019/02/16)へのリンク集である</p><p>${story}</p>`),
  ).not.toContainEqual(["publishedTime", "2019/02/16)へのリンク集である"]);
});

test("what was founded or checked on a day was not published on it", () => {
  expect(
    times(`<h1>渡口</h1><p>Founded February 28, 1998</p><p>Last checked: 2025-10-28</p><p>${story}</p>`),
  ).toEqual([]);
});

test("several days below the first paragraph are those of other stories, a single one is the page's", () => {
  const page = (lines: string) => times(`<h1>渡口</h1><p>${story}</p>${lines}<p>${story}</p>`);
  expect(page("<p>09.08.2020 u 10:52</p><p>25.05.2020 u 21:08</p>")).toEqual([]);
  expect(page("<p>09.08.2020 u 10:52</p>")).toEqual([["publishedTime", "09.08.2020 u 10:52"]]);
});

test("beside a date a publication and a person may stand together, and the page's buttons end them", () => {
  const lines = found(`<h1>渡口</h1><p>2012-01-12 18:20 清川网 廖泽凌 我要评论 字号：</p><p>${story}</p>`);
  expect(lines).toContainEqual(["source", "清川网"]);
  expect(lines).toContainEqual(["byline", "廖泽凌"]);
});

test("a sentence beside a date is no source", () => {
  const lines = found(`<h1>渡口</h1><p>请补充可靠的来处 2020年4月17日</p><p>${story}</p>`);
  expect(lines.filter(([field]) => field === "source")).toEqual([]);
});

test("an account's name stands alone above the date", () => {
  const lines = found(`<h1>渡口</h1><p>渡口夜话</p><p>2019-09-09 16:01</p><p>${story}</p>`);
  expect(lines).toContainEqual(["byline", "渡口夜话"]);
});

test.each([
  ["Janic Meier, 01.12.2021", "Janic Meier"],
  ["3 May 2020 · Ann Lee", "Ann Lee"],
])("%s holds a name beside its date", (line, name) => {
  const prose =
    "The boat had crossed every morning for forty years, in all weathers, and never once been late.";
  expect(found(`<h1>The ferry</h1><p>${line}</p><p>${prose}</p>`)).toContainEqual(["byline", name]);
});

test("a town beside a date is no author", () => {
  const prose =
    "The boat had crossed every morning for forty years, in all weathers, and never once been late.";
  const lines = found(`<h1>The ferry</h1><p>New York, 3 May 2020</p><p>${prose}</p>`);
  expect(lines.filter(([field]) => field === "byline")).toEqual([]);
});

test("who took the picture did not write the story", () => {
  const lines = found(`<h1>渡口</h1><p>清川社记者 廖宇杰 摄</p><p>${story}</p>`);
  expect(lines.filter(([field]) => field === "byline")).toEqual([]);
});

test("what a story opens with tells its source", () => {
  expect(found(`<h1>渡口</h1><p>清川社北京11月2日电 ${story}</p>`)).toContainEqual(["source", "清川社"]);
});

test("a heading between paragraphs that begins with Von names nobody", () => {
  const prose =
    "The boat had crossed every morning for forty years, in all weathers, and never once been late.";
  const lines = found(`<h1>The ferry</h1><p>${prose}</p><h2>Von Risiken und Wellen</h2><p>${prose}</p>`);
  expect(lines.filter(([field]) => field === "byline")).toEqual([]);
});
