import { JSDOM } from "jsdom";
import { expect, test, vi } from "vitest";
import { fakeBrowser } from "../../fake-browser.ts";

vi.mock("webextension-polyfill", () => ({ default: fakeBrowser("en") }));
const { headingsOf } = await import("../../../../src/pages/reader/outline.ts");

function headings(markup: string): (readonly [number, string])[] {
  const { body } = new JSDOM(`<body>${markup}`).window.document;
  return headingsOf(body).map(({ level, text }) => [level, text] as const);
}

test("headings are told by level, the highest that occurs being the first", () => {
  expect(headings("<h2>One</h2><p>Text</p><h3>One\n  and a half</h3><h2> </h2><h2>Two</h2>")).toEqual([
    [1, "One"],
    [2, "One and a half"],
    [1, "Two"],
  ]);
});

test("a heading set from top to bottom, or broken in lines, is one line", () => {
  expect(
    headings(
      "<h2>海<br>港<br />\n日<br>报</h2><h2>The wall<br>of the sea</h2><h2>第 3 章<br>The<br>海<br>サ<br>バ</h2><h2><br></h2>",
    ),
  ).toEqual([
    [1, "海港日报"],
    [1, "The wall of the sea"],
    [1, "第 3 章 The 海サバ"],
  ]);
});

test("without headings, short paragraphs set wholly in bold count", () => {
  const markup = `<p><strong>简化手续——</strong></p><p>过去要盖<strong>六枚章</strong>。</p><p><b>沿江而下</b></p><p><strong>${"长".repeat(41)}</strong></p>`;
  expect(headings(markup)).toEqual([
    [1, "简化手续"],
    [1, "沿江而下"],
  ]);
});

test("so do short lines that end in a dash", () => {
  expect(headings("<p>祠堂里的课堂——</p><p>他说：“那年冬天——”</p><p>一池凉水引来的生意——</p>")).toEqual([
    [1, "祠堂里的课堂"],
    [1, "一池凉水引来的生意"],
  ]);
});

test("with headings, bold paragraphs are text", () => {
  expect(headings("<h2>One</h2><p><strong>Bold</strong></p>")).toEqual([[1, "One"]]);
});

test("a text without either has no outline", () => {
  expect(headings("<p>Text</p>")).toEqual([]);
});
