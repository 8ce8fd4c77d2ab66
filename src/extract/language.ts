/**
 * The language of a text as far as its script tells. Templates often say `en` on Chinese pages: where
 * the script rules the stated language out, the script's own main language stands instead.
 */
const scripts: readonly {
  readonly pattern: RegExp;
  /** Least share of all letters. */
  readonly share: number;
  readonly main: string;
  readonly others: readonly string[];
}[] = [
  { pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, share: 0.1, main: "ja", others: [] },
  { pattern: /\p{Script=Hangul}/gu, share: 0.3, main: "ko", others: [] },
  { pattern: /\p{Script=Han}/gu, share: 0.4, main: "zh", others: ["ja", "yue", "wuu", "lzh", "ko"] },
  { pattern: /\p{Script=Arabic}/gu, share: 0.4, main: "ar", others: ["fa", "ur", "ps", "ckb", "ug", "sd"] },
  { pattern: /\p{Script=Hebrew}/gu, share: 0.4, main: "he", others: ["yi", "iw"] },
  {
    pattern: /\p{Script=Cyrillic}/gu,
    share: 0.4,
    main: "ru",
    others: ["uk", "bg", "sr", "mk", "be", "kk", "mn", "ky", "tg"],
  },
  { pattern: /\p{Script=Greek}/gu, share: 0.4, main: "el", others: [] },
  { pattern: /\p{Script=Thai}/gu, share: 0.4, main: "th", others: [] },
  { pattern: /\p{Script=Devanagari}/gu, share: 0.4, main: "hi", others: ["mr", "ne", "sa"] },
];

/** What the text itself says about its language; null where any stated language may be right. */
export function languageOfText(text: string, stated: string | null): string | null {
  const sample = text.slice(0, 4_000);
  const letters = countOf(sample, /\p{L}/gu);
  const base = stated?.split("-")[0]?.toLowerCase() ?? "";
  for (const { pattern, share, main, others } of scripts) {
    if (letters === 0 || countOf(sample, pattern) / letters < share) continue;
    return base === main || others.includes(base) ? null : main;
  }
  return null;
}

const rightToLeft: ReadonlySet<string> = new Set([
  "ar",
  "fa",
  "ur",
  "ps",
  "ckb",
  "ug",
  "sd",
  "he",
  "iw",
  "yi",
  "dv",
]);

/** Whether a language is written from right to left. */
export function isRightToLeft(lang: string | null): boolean {
  return rightToLeft.has(lang?.split("-")[0]?.toLowerCase() ?? "");
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
