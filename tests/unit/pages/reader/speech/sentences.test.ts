import { JSDOM } from "jsdom";
import { expect, test, vi } from "vitest";
import { fakeBrowser } from "../../../fake-browser.ts";

vi.mock("webextension-polyfill", () => ({ default: fakeBrowser("en") }));
const { window } = new JSDOM("");
for (const name of ["Node", "NodeFilter"] as const) vi.stubGlobal(name, window[name]);
const { articleText } = await import("../../../../../src/pages/reader/highlights/article-text.ts");
const { sentencesOf } = await import("../../../../../src/pages/reader/speech/sentences.ts");
const { voicesFor } = await import("../../../../../src/pages/reader/speech/voices.ts");

function said(markup: string, lang: string): (readonly [said: string, stands: string])[] {
  const { body } = new JSDOM(`<body>${markup}`).window.document;
  const text = articleText(body);
  return sentencesOf(body, lang).map(({ text: words, passage }) => [
    words,
    text.slice(passage.from, passage.to),
  ]);
}

test("sentences are told apart within a block, and a block ends one", () => {
  expect(
    said("<h2>Of walls</h2><p>One <em>wall</em>\n stood. Dr. No\nfell!</p><p>—</p><p>Two</p>", "en"),
  ).toEqual([
    ["Of walls", "Of walls"],
    ["One wall stood.", "One wall\n stood."],
    ["Dr.", "Dr."],
    ["No fell!", "No\nfell!"],
    ["Two", "Two"],
  ]);
});

test("so in Chinese and Japanese, where nothing stands between", () => {
  expect(
    said("<p>晚上十一点。灯还亮着！</p><p><ruby>漢<rt>かん</rt></ruby>字。読む。</p>", "zh-CN").map(
      ([words]) => words,
    ),
  ).toEqual(["晚上十一点。", "灯还亮着！", "漢字。", "読む。"]);
});

test("code, and the numbers of notes, are not read out", () => {
  const markup = '<p>A claim<sup><a href="#ref-1">1</a></sup> stands.</p><pre>let x = 1;</pre><p>On.</p>';
  expect(said(markup, "en").map(([words]) => words)).toEqual(["A claim stands.", "On."]);
});

test("a sentence that no voice would hold out is said in pieces, and nothing of it is lost", () => {
  const long = `${"many words, ".repeat(60)}and an end.`;
  const pieces = said(`<p>${long}</p>`, "en");

  expect(pieces.length).toBeGreaterThan(1);
  expect(Math.max(...pieces.map(([words]) => words.length))).toBeLessThanOrEqual(300);
  expect(pieces.map(([words]) => words).join(" ")).toBe(long.trim());
  expect(said(`<p>${"x".repeat(1_000)}</p>`, "en")).toHaveLength(4);
});

test("a language tag that is none is no error", () => {
  expect(said("<p>One. Two.</p>", "not a tag!")).toHaveLength(2);
});

test("only voices of this computer are taken, those of the region first", () => {
  const voice = (name: string, lang: string, localService = true) => ({
    name,
    lang,
    localService,
    voiceURI: name,
    default: false,
  });
  const voices = [
    voice("Amélie", "fr-CA"),
    voice("Daniel", "en-GB"),
    voice("Cloud", "en-US", false),
    voice("Samantha", "en_US"),
    voice("Mei-Jia", "zh-TW"),
    voice("Ting-Ting", "cmn-CN"),
  ];

  expect(voicesFor(voices, "en-US").map(({ name }) => name)).toEqual(["Samantha", "Daniel"]);
  expect(voicesFor(voices, "zh").map(({ name }) => name)).toEqual(["Ting-Ting", "Mei-Jia"]);
  expect(voicesFor(voices, "zh-Hant").map(({ name }) => name)).toEqual(["Mei-Jia", "Ting-Ting"]);
  expect(voicesFor(voices, "ja")).toEqual([]);
});
