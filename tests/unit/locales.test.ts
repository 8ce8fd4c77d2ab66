import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { errorCodes } from "../../src/model/errors.ts";
import { catalogues, type Language, type Messages } from "./fake-browser.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const english: Messages = catalogues.en;
const keys = Object.keys(english);
const others = Object.keys(catalogues).filter((language) => language !== "en") as Language[];
const spaced: readonly Language[] = ["zh-CN", "zh-TW", "ja"];

/** Every key with its text in a language; an empty one where it has none. */
function textsOf(language: Language): readonly (readonly [string, string])[] {
  const messages: Messages = catalogues[language];
  return keys.map((key) => [key, messages[key]?.message ?? ""]);
}

/** All that can name a key: the sources and the manifest. */
const sources = ["src", "popup"]
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|html)$/.test(name))
      .map((name) => path.join(root, folder, name)),
  )
  .concat(path.join(root, "manifest.json"))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

/** Keys that are put together from a table's names, such as `error_` and a code: how they start. */
const families = [...sources.matchAll(/`([a-z]+(?:_[a-z]+)*_)\$\{/g)].map((match) => match[1] ?? "");

function isUsed(key: string): boolean {
  const stem = key.replace(/_(one|other)$/, "");
  return (
    families.some((start) => key.startsWith(start)) ||
    [`"${key}"`, `"${stem}"`, `__MSG_${key}__`].some((use) => sources.includes(use))
  );
}

const placeholders = (message: string): string => (message.match(/\$\d/g) ?? []).sort().join();

describe("messages", () => {
  test("every folder of src/_locales is known here", () => {
    const folders = readdirSync(path.join(root, "src/_locales")).map((name) => name.replace("_", "-"));
    expect(folders.sort()).toEqual(Object.keys(catalogues).sort());
  });

  test.each(others)("%s has the keys of English, in its order", (language) => {
    expect(Object.keys(catalogues[language])).toEqual(keys);
  });

  test.each(others)("%s has a text for each, with the same places to fill", (language) => {
    const isOff = ([key, text]: readonly [string, string]): boolean =>
      text.trim() === "" || placeholders(text) !== placeholders(english[key]?.message ?? "");
    expect(textsOf(language).filter(isOff)).toEqual([]);
  });

  test("every key is used", () => {
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });

  test("a plural has both its forms", () => {
    const stems = keys.filter((key) => key.endsWith("_one")).map((key) => key.slice(0, -"_one".length));
    const rest = keys.filter((key) => key.endsWith("_other")).map((key) => key.slice(0, -"_other".length));
    expect(rest).toEqual(stems);
  });

  test.each(errorCodes)("%s has its sentence", (code) => {
    expect(english[`error_${code.replace(/[/-]/g, "_")}`]?.message).toMatch(/[.…]$/);
  });
});

describe("words", () => {
  /** What stays as it is in every language: names, keys, file formats, and what one types as it stands. */
  const names =
    /Stillpage|Omnivore|Instapaper|wallabag|Readwise Reader|Raindrop|Karakeep|Linkwarden|Matter|SingleFile|MHTML|CSL-JSON|JSON-LD|JSON Lines|JSON|Markdown|EPUB|RIS|BibLaTeX|LaTeX|CSV|Atom|OPML|WACZ|Obsidian|Joplin|Zotero|EndNote|NoteExpress|JabRef|Pocket|ReplayWeb\.page|pandoc|zip|Open Graph|Dublin Core|APA|MLA|GB\/T|PDF|RFC|HTML|URL|MB|Enter|Esc|Shift|OR|https?:\/\/|\b(?:en|fr|ja|zh-CN|zh-TW)\b|\b(?:title|site|author|source|tag|category|lang|before|after|is|has|head|microdata|S)\b/g;

  test.each(others)("%s has no English left over", (language) => {
    const isEnglish = ([, text]: readonly [string, string]): boolean =>
      /[A-Za-z]{2}/.test(text.replaceAll(names, "").replaceAll(/\$\d/g, ""));
    expect(textsOf(language).filter(isEnglish)).toEqual([]);
  });

  test("Traditional Chinese has no character that only the Simplified writes, and the other way round", () => {
    const simplified =
      /[这个们来时说过还没会对开关页网签类别发转载记录设图导数据库经从优删复简东门问题读写击语]/u;
    const traditional =
      /[這個們來時說過還沒會對開關頁網籤類別發轉載記錄設圖導數據庫經從優刪復簡東門問題讀寫擊語]/u;
    expect(textsOf("zh-TW").filter(([, text]) => simplified.test(text))).toEqual([]);
    expect(textsOf("zh-CN").filter(([, text]) => traditional.test(text))).toEqual([]);
  });

  test("Taiwan's words are Taiwan's", () => {
    const foreign = /保存|文件夾|搜索|網絡|視頻|默認|打開|信息|鏈接|擴展|快捷鍵|回收站|導入|導出|刷新|數據/;
    expect(textsOf("zh-TW").filter(([, text]) => foreign.test(text))).toEqual([]);
  });

  test.each(spaced)("%s has full-width punctuation and no space before or after it", (language) => {
    const isWrong = ([, text]: readonly [string, string]): boolean =>
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][,;:!?()]/u.test(text) ||
      /\s[，。；：！？、）」』”]|[，。；：！？、（「『“]\s/u.test(text);
    expect(textsOf(language).filter(isWrong)).toEqual([]);
  });

  test.each(spaced)("%s sets Latin words and figures apart from characters", (language) => {
    const isTight = ([, text]: readonly [string, string]): boolean =>
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー][A-Za-z0-9]|[A-Za-z0-9][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(
        text.replaceAll(/\$\d/g, ""),
      );
    expect(textsOf(language).filter(isTight)).toEqual([]);
  });

  test.each(["en", ...others] as Language[])(
    "%s does not shout, and its quotes are real quotes",
    (language) => {
      const isLoud = ([, text]: readonly [string, string]): boolean => /[!！]|["']|\.\.\./.test(text);
      expect(textsOf(language).filter(isLoud)).toEqual([]);
    },
  );
});
