import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import en from "../../src/_locales/en/messages.json";
import zh from "../../src/_locales/zh_CN/messages.json";
import { errorCodes } from "../../src/model/errors.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const english: Readonly<Record<string, { readonly message: string }>> = en;
const chinese: Readonly<Record<string, { readonly message: string }>> = zh;
const keys = Object.keys(english);

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
  test("both languages have the same keys in the same order", () => {
    expect(Object.keys(chinese)).toEqual(keys);
  });

  test.each(keys)("%s has a text in both, with the same places to fill", (key) => {
    expect(english[key]?.message).toBeTruthy();
    expect(placeholders(chinese[key]?.message ?? "")).toBe(placeholders(english[key]?.message ?? ""));
  });

  test("every key is used", () => {
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });

  test("a plural has both its forms", () => {
    const stems = keys.filter((key) => key.endsWith("_one")).map((key) => key.slice(0, -"_one".length));
    const others = keys.filter((key) => key.endsWith("_other")).map((key) => key.slice(0, -"_other".length));
    expect(others).toEqual(stems);
  });

  test.each(errorCodes)("%s has its sentence", (code) => {
    expect(english[`error_${code.replace(/[/-]/g, "_")}`]?.message).toMatch(/[.…]$/);
  });
});

describe("words", () => {
  const chineseTexts = keys.map((key) => [key, chinese[key]?.message ?? ""] as const);
  const englishTexts = keys.map((key) => [key, english[key]?.message ?? ""] as const);

  test("Chinese has full-width punctuation and no space before or after it", () => {
    const isWrong = ([, text]: readonly [string, string]): boolean =>
      /\p{Script=Han}[,;:!?()]/u.test(text) || /\s[，。；：！？、）”]|[，。；：！？、（“]\s/u.test(text);
    expect(chineseTexts.filter(isWrong)).toEqual([]);
  });

  test("Chinese sets Latin words and figures apart from characters", () => {
    const isTight = ([, text]: readonly [string, string]): boolean =>
      /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(text.replaceAll(/\$\d/g, ""));
    expect(chineseTexts.filter(isTight)).toEqual([]);
  });

  test("nothing shouts, and quotes are real quotes", () => {
    const isLoud = ([, text]: readonly [string, string]): boolean => /[!！]|["']|\.\.\./.test(text);
    expect([...englishTexts, ...chineseTexts].filter(isLoud)).toEqual([]);
  });
});
