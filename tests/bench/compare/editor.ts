/** A seeded editor: changes a text as editors do, and keeps account of what it did. */
import type { Random } from "../../seeded-random.mjs";
import { type SampleText, sampleTexts } from "./texts.ts";

export interface EditedPair {
  readonly lang: SampleText["lang"];
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** UTF-16 units taken out and put in. What was moved, split, or given other punctuation counts nothing. */
  readonly trueEdit: number;
  /** Texts that stand elsewhere than before; not those that were changed or cut afterwards. */
  readonly moved: readonly string[];
  readonly operations: readonly OperationName[];
}

interface Sentence {
  text: string;
  readonly mark: symbol;
}
interface Draft {
  readonly lang: SampleText["lang"];
  readonly paragraphs: Sentence[][];
  trueEdit: number;
  readonly moved: Set<symbol>;
  readonly changed: Set<symbol>;
}

/** A pair of versions that differ by one to `most` operations. */
export function editedPair(random: Random, source: SampleText, most = 8): EditedPair {
  const draft: Draft = {
    lang: source.lang,
    paragraphs: source.paragraphs.map((sentences) => sentences.map((text) => ({ text, mark: Symbol() }))),
    trueEdit: 0,
    moved: new Set(),
    changed: new Set(),
  };
  const before = linesOf(draft);
  const operations: OperationName[] = [];
  const count = 1 + Math.floor(random() * most);
  while (operations.length < count) {
    const name = pick(random, operationNames);
    if (operationsByName[name](draft, random)) operations.push(name);
  }
  const whole = new Map(draft.paragraphs.flat().map((sentence) => [sentence.mark, sentence.text]));
  return {
    lang: draft.lang,
    before,
    after: linesOf(draft),
    trueEdit: draft.trueEdit,
    moved: [...draft.moved].flatMap((mark) => {
      const text = whole.get(mark);
      return text === undefined || draft.changed.has(mark) ? [] : [text];
    }),
    operations,
  };
}

function linesOf({ lang, paragraphs }: Draft): string[] {
  return paragraphs
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => sentences.map(({ text }) => text).join(lang === "en" ? " " : ""));
}

function pick<T>(random: Random, items: readonly [T, ...T[]]): T {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

interface Place {
  readonly sentences: Sentence[];
  readonly at: number;
  readonly sentence: Sentence;
}

/** A sentence that nothing was done to so far, so that every operation's account stays right. */
function untouched(draft: Draft, random: Random): Place | null {
  const sentences = draft.paragraphs[Math.floor(random() * draft.paragraphs.length)];
  if (sentences === undefined) return null;
  const at = Math.floor(random() * sentences.length);
  const sentence = sentences[at];
  if (sentence === undefined || draft.changed.has(sentence.mark) || draft.moved.has(sentence.mark))
    return null;
  return { sentences, at, sentence };
}

function cutSentence(draft: Draft, random: Random): boolean {
  const place = untouched(draft, random);
  if (place === null || draft.paragraphs.flat().length < 6) return false;
  place.sentences.splice(place.at, 1);
  draft.trueEdit += place.sentence.text.length;
  return true;
}

const additions: Readonly<Record<SampleText["lang"], readonly [string, ...string[]]>> = {
  en: [
    "A spokesman declined to name the contractor.",
    "Work is expected to begin within ninety days, weather permitting.",
    "The figures could not be independently confirmed.",
    "An earlier draft of the plan had proposed demolition, according to two people who saw it.",
  ],
  zh: [
    "有关部门尚未对此作出回应。",
    "这一数字比去年同期增加了近两成。",
    "业内人士指出，类似的做法在其他城市已有先例。",
    "活动当天将免费向市民开放，无需预约。",
  ],
  ja: [
    "関係者はこの件についてコメントを控えた。",
    "前の年と比べて二割ほど増えたという。",
    "専門家は早めの対策が必要だと指摘している。",
    "詳しい日程は後日あらためて知らせるという。",
  ],
};

function addSentence(draft: Draft, random: Random): boolean {
  const text = pick(random, additions[draft.lang]);
  if (draft.paragraphs.flat().some((sentence) => sentence.text === text)) return false;
  const sentences = draft.paragraphs[Math.floor(random() * draft.paragraphs.length)];
  if (sentences === undefined) return false;
  const sentence = { text, mark: Symbol() };
  sentences.splice(Math.floor(random() * (sentences.length + 1)), 0, sentence);
  draft.changed.add(sentence.mark);
  draft.trueEdit += text.length;
  return true;
}

function moveSentence(draft: Draft, random: Random): boolean {
  const place = untouched(draft, random);
  const other = draft.paragraphs[Math.floor(random() * draft.paragraphs.length)];
  if (place === null || other === undefined || other === place.sentences) return false;
  place.sentences.splice(place.at, 1);
  other.splice(Math.floor(random() * (other.length + 1)), 0, place.sentence);
  draft.moved.add(place.sentence.mark);
  return true;
}

function moveParagraph(draft: Draft, random: Random): boolean {
  const from = Math.floor(random() * draft.paragraphs.length);
  const sentences = draft.paragraphs[from];
  if (sentences === undefined || sentences.length === 0) return false;
  if (sentences.some(({ mark }) => draft.moved.has(mark) || draft.changed.has(mark))) return false;
  const to = Math.floor(random() * (draft.paragraphs.length - 1));
  // Past one neighbour it cannot be told which of the two has moved.
  if (Math.abs(to - from) < 2) return false;
  draft.paragraphs.splice(from, 1);
  draft.paragraphs.splice(to, 0, sentences);
  for (const { mark } of sentences) draft.moved.add(mark);
  return true;
}

/** Replaces what a pattern finds in a sentence. */
function replace(draft: Draft, random: Random, pattern: RegExp, other: (found: string) => string): boolean {
  const place = untouched(draft, random);
  const found = place === null ? null : pattern.exec(place.sentence.text);
  if (place === null || found === null) return false;
  const written = other(found[0]);
  if (written === found[0]) return false;
  const { text } = place.sentence;
  place.sentence.text = text.slice(0, found.index) + written + text.slice(found.index + found[0].length);
  draft.trueEdit += found[0].length + written.length;
  draft.changed.add(place.sentence.mark);
  return true;
}

const numbers = /\d[\d,]*|[一二三四五六七八九十百千万〇]{2,}/;
function changeNumber(draft: Draft, random: Random): boolean {
  return replace(draft, random, numbers, (found) =>
    /\d/.test(found)
      ? String(10 + Math.floor(random() * 9_000))
      : pick(random, ["三百八十", "一千二", "六十四", "九百"]),
  );
}

const names = /(?<=[a-z] )[A-Z][a-z]+ [A-Z][a-z]+|林若溪|周启明|赵文博|陈桂芳|佐伯美帆|堀内健|岡本千代/;
function changeName(draft: Draft, random: Random): boolean {
  const others = {
    en: ["Anna Weiss", "Paul Mbeki"],
    zh: ["吴晓东", "孙丽"],
    ja: ["山本涼", "中村葵"],
  } as const;
  return replace(draft, random, names, () => pick(random, others[draft.lang]));
}

function swapPunctuation(draft: Draft, random: Random): boolean {
  const place = untouched(draft, random);
  if (place === null) return false;
  const { text } = place.sentence;
  const other =
    draft.lang === "en" ? text.replace(/"/g, "”").replace(/, /, "; ") : text.replace(/，|、/, "；");
  if (other === text) return false;
  place.sentence.text = other;
  draft.changed.add(place.sentence.mark);
  return true;
}

function splitParagraph(draft: Draft, random: Random): boolean {
  const at = Math.floor(random() * draft.paragraphs.length);
  const sentences = draft.paragraphs[at];
  if (sentences === undefined || sentences.length < 2) return false;
  const cut = 1 + Math.floor(random() * (sentences.length - 1));
  draft.paragraphs.splice(at, 1, sentences.slice(0, cut), sentences.slice(cut));
  return true;
}

/** Characters of the sample text that differ between simplified and traditional, pairwise. */
const simplified =
  "图书馆报纸数万两册将内长说这张经脆财读众担责几个组绍页软处记库铁码写号为泥员身历问关么时间阅约证费检涉权电学对认会变轻看见条识别软认汉难当铅损笔划确余愿岁陈纪过摸闭现顾孙还计办览发错则气预报实开";
const traditional =
  "圖書館報紙數萬兩冊將內長說這張經脆財讀眾擔責幾個組紹頁軟處記庫鐵碼寫號為泥員身歷問關麼時間閱約證費檢涉權電學對認會變輕看見條識別軟認漢難當鉛損筆劃確餘願歲陳紀過摸閉現顧孫還計辦覽發錯則氣預報實開";
const traditionalOf = new Map(
  [...simplified].map((character, at) => [character, traditional[at] ?? character]),
);

function toTraditional(draft: Draft, random: Random): boolean {
  const place = draft.lang === "zh" ? untouched(draft, random) : null;
  if (place === null) return false;
  const other = [...place.sentence.text].map((character) => traditionalOf.get(character) ?? character);
  const changed = other.filter((character, at) => character !== place.sentence.text[at]).length;
  if (changed === 0) return false;
  place.sentence.text = other.join("");
  draft.trueEdit += changed * 2;
  draft.changed.add(place.sentence.mark);
  return true;
}

const operationsByName = {
  cutSentence,
  addSentence,
  moveSentence,
  moveParagraph,
  changeNumber,
  changeName,
  swapPunctuation,
  splitParagraph,
  toTraditional,
};
type OperationName = keyof typeof operationsByName;
const operationNames = Object.keys(operationsByName) as [OperationName, ...OperationName[]];

/** A text of so many paragraphs of the samples' sentences, in an order of its own. */
export function longText(random: Random, lang: SampleText["lang"], paragraphs: number): SampleText {
  const sentences = sampleTexts
    .filter((sample) => sample.lang === lang)
    .flatMap((sample) => sample.paragraphs.flat());
  const [first = "", ...others] = sentences;
  const words = sentences.flatMap((sentence) => sentence.split(" "));
  return {
    lang,
    paragraphs: Array.from({ length: paragraphs }, () =>
      Array.from({ length: 3 + Math.floor(random() * 3) }, () => {
        const own = pick(random, [first, ...others]);
        // No two paragraphs of a long article say the same.
        return own.replace(
          /[\p{L}\d]+(?=\P{L}*$)/u,
          `$& ${words[Math.floor(random() * words.length)] ?? ""}`,
        );
      }),
    ),
  };
}
