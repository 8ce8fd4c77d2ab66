/**
 * What the lines around the headline say to a reader: 类别：… 来源：… 本报记者 …, "By …", "Originally
 * published in …". Lines are short and patterns anchored, so a sentence of the story is not taken
 * for a label. A new label is a new row.
 */
import { type Block, blocksOf } from "../blocks.ts";
import { type Candidate, candidate, type TextField } from "../candidate.ts";
import { parseDate } from "../dates.ts";

/** Labels before a colon. A field of null ends the value before it and says nothing we keep. */
const labels: readonly { readonly field: TextField | null; readonly words: string }[] = [
  {
    field: "category",
    words: "类别|類別|栏目|频道|分类|分類|カテゴリー?|ジャンル|Category|Section|القسم|التصنيف",
  },
  {
    field: "publishedTime",
    words:
      "发布时间|發布時間|发表时间|发布日期|发表日期|发稿时间|时间|時間|日期|公開日時?|掲載日時?|投稿日時?|配信|Published(?: on)?|Posted(?: on)?|First published|Date|تاريخ النشر|نُشر في|نشر في",
  },
  {
    field: "modifiedTime",
    words:
      "更新时间|最后更新|更新日時?|最終更新日?|Updated(?: on)?|Last updated|Last modified|Modified|آخر تحديث",
  },
  { field: "source", words: "来源|來源|稿源|消息来源|文章来源|信息来源|稿件来源|出典|提供|Source|المصدر" },
  {
    field: "reprintedFrom",
    words:
      "本文转自|本文轉自|本文转载自|转自|转载自|原载|原载于|本文原载|本文首发于|転載元|初出|Reprinted from|Republished from|نقلا عن|نقلاً عن",
  },
  {
    field: "byline",
    words:
      "作者|作 者|记者|本报记者|撰文|撰稿|采写|文字|执笔|執筆|取材・文|文・写真|Author|Written by|Words by|بقلم|الكاتب|إعداد",
  },
  {
    field: null,
    words:
      "责任编辑|責任編輯|编辑|編集|责编|校对|审核|监制|摄影|图片|浏览量?|阅读量?|点击量?|评论|字号|分享|快照生成时间|信息原文地址|原文地址|原文链接|Editor|Photo|Photographs|Tags|تحرير",
  },
];

const fieldOfLabel: ReadonlyMap<string, TextField | null> = new Map(
  labels.flatMap(({ field, words }) => words.split("|").map((word) => [plainLabel(word), field] as const)),
);
const labelPattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(${labels.map(({ words }) => words).join("|")})\\s{0,2}[:：]\\s{0,2}`,
  "giu",
);

/** Han names of one to four characters, a few of them. */
const hanNames = String.raw`[\p{Script=Han}·]{1,5}(?:[\s、,，]{1,2}[\p{Script=Han}·]{1,5}){0,7}`;

/** Whole lines that need no colon. `anywhere` may also stand after the story. */
const sentences: readonly {
  readonly field: TextField;
  readonly place: string;
  readonly pattern: RegExp;
  readonly isAnywhere?: true;
}[] = [
  {
    field: "byline",
    place: "记者",
    pattern: new RegExp(
      String.raw`^[(（【]?(?:本报|本网|本刊|本社|新华社|中新社)?(?:首席|特派|实习|见习)?记者\s{0,2}(${hanNames})(?:\s{0,2}(?:报道|文|摄|摄影报道))?[)）】]?$`,
      "u",
    ),
  },
  {
    field: "byline",
    place: "記者",
    pattern: /^(?:【|\(|（)?(?:取材|文|執筆|記者)\s?[・／/=＝]\s?([\p{L} 　・]{2,30})(?:】|\)|）)?$/u,
  },
  {
    field: "byline",
    place: "By",
    pattern: /^(?:by|von|par|por|di|door|av|af)\s(\p{Lu}[^|•·–—]{1,90}?)\s?(?:$|[|•·–—].*$)/iu,
  },
  { field: "byline", place: "بقلم", pattern: /^(?:بقلم|كتب|كتبت)\s([\p{L}\p{M} ]{3,60})$/u },
  {
    field: "reprintedFrom",
    place: "Originally published",
    pattern:
      /^(?:this (?:article|story|report|piece|essay|post) )?(?:was )?(?:originally|first) (?:published|appeared)(?: as [^.]{1,60})? (?:in|on|by|at) ([^.,;(]{2,80}?)(?: on \p{L}{0,9}\s?\d.*| and .*)?(?:[.,;(].*)?$/iu,
    isAnywhere: true,
  },
  {
    field: "reprintedFrom",
    place: "Reprinted",
    pattern:
      /^(?:reprinted|republished|reproduced) (?:here )?(?:from|with (?:the )?permission (?:from|of)) ([^.,;(]{2,80})(?:[.,;(].*)?$/iu,
    isAnywhere: true,
  },
  {
    field: "reprintedFrom",
    place: "نُشر في الأصل",
    pattern: /^ن\p{M}?شر(?:ت)? (?:هذا المقال )?(?:في الأصل|أول مرة|أصلًا) في ([^.،؛(]{2,60})(?:[.،؛(].*)?$/u,
    isAnywhere: true,
  },
];

const linesBefore = 8;
const linesAfter = 25;
const mostLines = 4_000;
const longestLine = 160;

/** The candidates of the lines near the headline, in their order. */
export function visibleCandidates(body: Element, headline: Element | null): Candidate[] {
  const lines = takeLines(body);
  const at =
    headline === null
      ? 0
      : Math.max(
          0,
          lines.findIndex(({ element }) => headline === element || headline.contains(element)),
        );
  const near = lines.slice(Math.max(0, at - linesBefore), at + linesAfter);
  return [
    ...near.flatMap((line, index) => labelled(line.text, near[index + 1]?.text ?? "")),
    ...near.flatMap((line) => spoken(line.text, sentences)),
    ...lines.slice(at).flatMap((line) => [
      ...spoken(
        line.text,
        sentences.filter(({ isAnywhere }) => isAnywhere),
      ),
      ...labelled(line.text, "").filter(isAnywhereLabel),
    ]),
    ...near.flatMap((line) => bareDate(line.text)),
  ];
}

/** Whether a line only states what is kept as a field: a label with its value, an author line, a date. */
export function isStatement(line: string): boolean {
  if (line.length > longestLine) return false;
  const isDated = line.length <= 60 && dateLine.test(line) && parseDate(line) !== null;
  return isDated || labelStart.test(line) || spoken(line, sentences).length > 0;
}

/** A date at the very beginning, perhaps after a weekday. */
const dateLine = /^(?:\p{L}{2,10}[,.]?\s)?(?:\p{L}{3,12}\.?\s)?[\d٠-٩]/u;
const labelStart = new RegExp(`^${labelPattern.source}`, "iu");

function takeLines(body: Element): Block[] {
  const lines: Block[] = [];
  for (const block of blocksOf(body, { isSpaced: true })) {
    if (lines.length >= mostLines) break;
    lines.push(block);
  }
  return lines;
}

/** `类别：财经 发布时间：2023-11-02 05:07:00 来源：人民资讯`: each label's value ends where the next begins. */
function labelled(line: string, nextLine: string): Candidate[] {
  if (line.length > longestLine) return [];
  const matches = [...line.matchAll(labelPattern)];
  return matches.flatMap((match, index) => {
    const label = match[1] ?? "";
    const field = fieldOfLabel.get(plainLabel(label)) ?? null;
    if (field === null) return [];
    const value = line.slice(match.index + match[0].length, matches[index + 1]?.index).trim();
    const isAlone = value === "" && index === matches.length - 1 && nextLine.length <= 40;
    return candidate(field, isAlone ? nextLine : value, "visible-text", `${label}：`);
  });
}

function isAnywhereLabel({ field }: Candidate): boolean {
  return field === "reprintedFrom";
}

function spoken(line: string, rows: typeof sentences): Candidate[] {
  if (line.length > longestLine) return [];
  return rows.flatMap(({ field, pattern, place }) =>
    candidate(field, pattern.exec(line)?.[1], "visible-text", place),
  );
}

/** A short line near the headline that is little more than a date. */
function bareDate(line: string): readonly Candidate[] {
  return line.length <= 60 && parseDate(line) !== null
    ? candidate("publishedTime", line, "visible-text", "date line")
    : [];
}

function plainLabel(label: string): string {
  return label
    .toLowerCase()
    .replace("(?: on)?", "")
    .replace(/ on$/, "")
    .replace(/[?]/g, "")
    .replace(/\s/g, "");
}
