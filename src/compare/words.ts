/** Texts cut into words and marks, each with its place. */
import { apart, kindOf, ofPairs } from "../search/characters.ts";

/** A word or a mark of punctuation, with the white space after it. */
export interface Word {
  /** In UTF-16 units of the text: where it begins, and where the next begins. */
  readonly from: number;
  readonly to: number;
  /** Equal for words that count as the same. */
  readonly key: string;
  readonly isMark: boolean;
}

/**
 * The words of a text in order. Scripts without spaces are cut by the browser's dictionary, so that a
 * change is told by words and never by their halves; everything else where letters and digits end.
 */
export function wordsOf(text: string, lang: string | null): Word[] {
  const words: Word[] = [];
  const end = text.length;
  for (let at = 0; at < end; ) {
    const from = at;
    const code = codeAt(text, at);
    const kind = kindOf(code);
    at += code > 0xffff ? 2 : 1;
    if (kind === apart) {
      at = spaceAfter(text, at);
      // White space at the beginning of a text is no word of its own.
      if (text.slice(from, at).trim() !== "")
        words.push({ from, to: at, key: markKey(text.slice(from, at)), isMark: true });
      continue;
    }
    while (at < end) {
      const next = codeAt(text, at);
      if (kindOf(next) !== kind && !isInside(text, at)) break;
      at += next > 0xffff ? 2 : 1;
    }
    if (kind === ofPairs) addByDictionary(words, text, from, at, lang);
    else words.push({ from, to: spaceAfter(text, at), key: text.slice(from, at), isMark: false });
    at = spaceAfter(text, at);
  }
  return words;
}

/** Apostrophes and the points of numbers: `don't`, `1,200.50`. */
function isInside(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const isApostrophe = code === 0x27 || code === 0x2019;
  const isPoint = code === 0x2e || code === 0x2c;
  if (!isApostrophe && !isPoint) return false;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  if (isPoint) return isDigit(before) && isDigit(after);
  return kindOf(before) !== apart && kindOf(before) !== ofPairs && after > 0x40 && kindOf(after) !== apart;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function codeAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdbff ? (text.codePointAt(at) ?? code) : code;
}

function spaceAfter(text: string, at: number): number {
  let end = at;
  while (end < text.length && isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

function isSpace(code: number): boolean {
  return (
    code === 0x20 || code === 0xa0 || code === 0x3000 || (code >= 0x09 && code <= 0x0d) || code === 0x2009
  );
}

/** Marks that printers and pages use for one another. */
const sameMarks: ReadonlyMap<string, string> = new Map(
  [
    '"“”„«»「」『』＂',
    "'‘’‚‹›＇",
    "-‐‑–—―－─",
    "….。．｡",
    ",，、､",
    ":：",
    ";；",
    "!！",
    "?？",
    "(（",
    ")）",
  ].flatMap((marks) => [...marks].map((mark) => [mark, marks.charAt(0)] as const)),
);

function markKey(mark: string): string {
  const plain = mark.trim();
  return sameMarks.get(plain) ?? plain;
}

/** A number written in characters is one word, which no dictionary knows: 一八九七年, 三百二十. */
const numeral = /^[〇零一二三四五六七八九十百千万萬亿億两兩]+$/;
const counted = /^[〇零一二三四五六七八九十百千万萬亿億两兩]+[年月日号號时時分秒]?$/;

const dictionaries = new Map<string, Intl.Segmenter>();

function dictionaryOf(lang: string): Intl.Segmenter {
  let dictionary = dictionaries.get(lang);
  if (dictionary === undefined) {
    dictionary = new Intl.Segmenter(lang, { granularity: "word" });
    dictionaries.set(lang, dictionary);
  }
  return dictionary;
}

function addByDictionary(words: Word[], text: string, from: number, to: number, lang: string | null): void {
  const dictionary = dictionaryOf(lang?.toLowerCase().startsWith("ja") ? "ja" : "zh");
  const run = text.slice(from, to);
  for (const { segment, index } of dictionary.segment(run)) {
    const start = from + index;
    const end = start + segment.length;
    const last = words.at(-1);
    const joins = last !== undefined && last.to === start && numeral.test(last.key) && counted.test(segment);
    if (joins) words.pop();
    const whole = { from: joins ? last.from : start, key: joins ? last.key + segment : segment };
    words.push({ ...whole, to: end === to ? spaceAfter(text, end) : end, isMark: false });
  }
}
