/**
 * What the lines around the headline and at the end of the story say to a reader: 类别：… 来源：… 本报记者
 * …, "By …", "Originally published in …". Patterns are anchored, so a sentence is not taken for a label.
 */
import { type Candidate, candidate, type TextField } from "../candidate.ts";
import { parseDate } from "../dates.ts";
import type { PageLine, PageLines } from "../page-lines.ts";
import { han } from "../scripts.ts";
import { nameLines } from "./beside-date.ts";
import { beforeOthers, dateLine, dateLines } from "./dated-lines.ts";
import { answered, labelled, longestLabelled, opensWithLabel } from "./labels.ts";
import type { Spoken } from "./row.ts";
import { signatures } from "./signature.ts";
import { spokenAtEnd, spokenInHead, spokenInProse } from "./spoken.ts";
import { published } from "./time-words.ts";

/** The candidates of the lines near the headline and of the story's end, nearest first. */
export function visibleCandidates(lines: PageLines): Candidate[] {
  const { head, hasHeadline, before, prose, end, dated } = lines;
  // What follows the headline speaks of it; what stands before may be the site's.
  const after = head.slice(before);
  const near = [...after, ...head.slice(0, before)];
  const first = prose.slice(0, 3);
  // The last paragraph first: a caption between others may end in its photographer's name.
  const last = [...end].reverse();
  return [
    ...near.flatMap((line, index) => labelled(line.text, near[index + 1]?.text ?? "")),
    ...near.flatMap((line, index) => answered(line.text, near[index + 1]?.text ?? "")),
    ...after.flatMap((line, index) =>
      // A heading between paragraphs may begin with "Von …", too.
      isSubheading(line, after[index - 1]) ? [] : spoken(line.text, spokenInHead),
    ),
    ...nameLines(hasHeadline ? after : head),
    ...dateLines([
      ...beforeOthers(after),
      ...head.slice(0, before).reverse(),
      // Where the story begins is a guess then: its post may say elsewhere when it was published.
      ...(hasHeadline ? [] : dated.filter(({ text }) => published.test(text))),
    ]),
    ...first.flatMap((line) => spoken(line.text.slice(0, 120), spokenInProse)),
    ...atEnd(
      end.flatMap((line, index) => labelled(line.text, end[index + 1]?.text ?? "").filter(isTellingAtEnd)),
    ),
    ...atEnd(last.flatMap((line) => spoken(line.text.slice(-longestLabelled), spokenAtEnd))),
    ...end.flatMap((line) =>
      signature.test(line.text) ? [...dateLine(line.text), ...spoken(line.text, spokenInHead)] : [],
    ),
    ...signatures(lines),
    ...first.slice(0, 1).flatMap((line) => agency(line.text)),
    ...addressesOf([...near, ...end]),
  ];
}

/** 新华社北京11月2日电, （中央社記者 … 2日電）, 【某報╱記者…】: where no label tells the source, the opening does. */
const opening = new RegExp(
  `^[（(【〔\\[\\s]{0,2}据?([${han}]{1,7}[社网網報报])(?:[${han}]{0,12}\\s?\\d{1,2}月\\s?\\d{1,2}日(?:电|電|讯|訊|消息|报道)|(?:記者|记者)?[${han}]{0,14}\\d{1,2}日[电電]|[╱／/])`,
);

function agency(line: string): readonly Candidate[] {
  const name = /[电電讯訊息道╱／/]/.test(line.slice(0, 60)) ? opening.exec(line)?.[1] : undefined;
  return candidate("source", name, "content", "p");
}

/** A weblog's line under its entry: 发表于 2004年12月27日 12:40, Posted by …. */
const signature =
  /^本[帖贴]由|^.{0,24}(?:发表于|發表於|发布于|張貼|张贴|发表|published on|posted (?:by|on|at)|veröffentlicht (?:am|von)|geschrieben von|publié (?:le|par)|publicado (?:por|el|em)|投稿日時|发布时间.*\sby\s)/i;

function isSubheading({ element }: PageLine, previous: PageLine | undefined): boolean {
  return previous?.isProse === true && /^h[2-6]$/.test(element.localName);
}

/** Marked as read at the end of the story, where the place matters to how far they are believed. */
function atEnd(candidates: readonly Candidate[]): Candidate[] {
  return candidates.map((item) =>
    item.field === "byline"
      ? { ...item, evidence: { ...item.evidence, place: `${item.evidence.place} (end)` } }
      : item,
  );
}

/** At the end of a story a date or a section is some other story's. */
function isTellingAtEnd({ field }: Candidate): boolean {
  return field !== "category" && field !== "publishedTime" && field !== "modifiedTime";
}

/** Whether a line only states what is kept as a field: a label with its value, an author line, a date. */
export function isStatement(line: string): boolean {
  if (line.length > longestLabelled) return false;
  const isDated = line.length <= 60 && startsWithDate.test(line) && parseDate(line) !== null;
  return isDated || opensWithLabel(line) || spoken(line, spokenInHead).length > 0;
}

/** A date at the very beginning, perhaps after a weekday. */
const startsWithDate = /^(?:\S{2,11}\s)?(?:\S{3,13}\s)?[\d٠-٩]/;

function spoken(line: string, rows: readonly Spoken[]): Candidate[] {
  if (line.length > longestLabelled) return [];
  return rows.flatMap(({ field, pattern, place, hint }) =>
    hint(line) ? said(field, pattern.exec(line)?.[1], place) : [],
  );
}

function said(field: TextField, value: string | undefined, place: string): readonly Candidate[] {
  return field === "byline" && otherCraft.test(value ?? "")
    ? []
    : candidate(field, value, "visible-text", place);
}

/** 记者 某某 摄: who took the picture above, not who wrote the story. */
const otherCraft = /^[^文]{0,40}(?:[摄攝]影?|[图圖]|[绘繪])\s?$/;

const addressLabel =
  /(?:原文(?:地址|链接|連結|网址)|原始链接|元記事|original (?:article|url|at)|read the original(?: article)?(?: at)?)\s?[:：]?/iu;

/** The address behind the words of a label, or after it: often only the link knows it whole. */
function addressesOf(lines: readonly PageLine[]): readonly Candidate[] {
  return lines.flatMap((line, index) => {
    if (line.text.length > 300 || !addressLabel.test(line.text)) return [];
    const next = lines[index + 1];
    const isAlone = /[:：]\s?$/.test(line.text);
    const link =
      line.element.querySelector("a[href]") ?? (isAlone ? next?.element.querySelector("a[href]") : null);
    const written = /https?:\/\/[^\s<>"'，。）)]+/.exec(
      `${line.text} ${isAlone ? (next?.text ?? "") : ""}`,
    )?.[0];
    return candidate(
      "originalUrl",
      link?.getAttribute("href") ?? written,
      "visible-text",
      addressLabel.exec(line.text)?.[0] ?? "",
    );
  });
}
