/**
 * What the lines around the headline and at the end of the story say to a reader: 类别：… 来源：… 本报记者
 * …, "By …", "Originally published in …". Patterns are anchored, so a sentence is not taken for a label.
 */
import { type Candidate, candidate, type TextField } from "../candidate.ts";
import { parseDate } from "../dates.ts";
import { isHanPerson } from "../names/words.ts";
import type { PageLine, PageLines } from "../page-lines.ts";
import { hasHan } from "../scripts.ts";
import { labelled, longestLabelled, opensWithLabel } from "./labels.ts";
import { type Spoken, spokenAtEnd, spokenInHead, spokenInProse } from "./spoken.ts";
import { otherEvent, published, updateWords } from "./time-words.ts";

/** The candidates of the lines near the headline and of the story's end, nearest first. */
export function visibleCandidates({ head, hasHeadline, before, prose, end, dated }: PageLines): Candidate[] {
  // What follows the headline speaks of it; what stands before may be the site's.
  const after = head.slice(before);
  const near = [...after, ...head.slice(0, before)];
  const first = prose.slice(0, 3);
  // The last paragraph first: a caption between others may end in its photographer's name.
  const last = [...end].reverse();
  return [
    ...near.flatMap((line, index) => labelled(line.text, near[index + 1]?.text ?? "")),
    ...after.flatMap((line) => spoken(line.text, spokenInHead)),
    ...(hasHeadline ? after : head).slice(0, 3).flatMap((line) => nameLine(line.text)),
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
    ...addressesOf([...near, ...end]),
  ];
}

/** A weblog's line under its entry: 发表于 2004年12月27日 12:40, Posted by …. */
const signature =
  /^本[帖贴]由|^.{0,24}(?:发表于|發表於|发布于|張貼|张贴|发表|published on|posted (?:by|on|at)|veröffentlicht (?:am|von)|geschrieben von|publié (?:le|par)|publicado (?:por|el|em)|投稿日時|发布时间.*\sby\s)/i;

/** Two to four characters that begin with a surname, alone in a line under the headline. */
function nameLine(line: string): readonly Candidate[] {
  return isHanPerson(line) ? candidate("byline", line, "visible-text", "name line") : [];
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
    hint(line) ? candidate(field, pattern.exec(line)?.[1], "visible-text", place) : [],
  );
}

const longestDateLine = 110;
const updated = new RegExp(String.raw`(?:^|\s)\(?(?:last )?${updateWords}`, "i");
/** 2022年08月11日 更新: in these languages the word may follow its date. */
const updatedBehind = /(?:更新|修改|수정)\S{0,2}$/;

/** A short line near the headline that holds a date; beside it may stand a name, which is the author's or the source's. */
function dateLine(line: string): readonly Candidate[] {
  if (line.length > longestDateLine || !/\d/.test(line) || otherEvent.test(line)) return [];
  const found = timesIn(line).flatMap(([field, text]) =>
    parseDate(text) === null ? [] : candidate(field, text, "visible-text", "date line"),
  );
  return found.length === 0 ? [] : [...found, ...besideDate(line)];
}

/** Behind a word for a change stands when it was, up to a word for the publication; before it the publication. */
function timesIn(line: string): readonly (readonly [TextField, string])[] {
  const at = line.search(updated);
  if (at < 0) return [["publishedTime", line]];
  const [before, behind] = [line.slice(0, at), line.slice(at)];
  if (updatedBehind.test(line) && parseDate(behind) === null) return [["modifiedTime", line]];
  const again = behind.search(published);
  return [
    ["publishedTime", before],
    ["modifiedTime", again < 0 ? behind : behind.slice(0, again)],
    ["publishedTime", again < 0 ? "" : behind.slice(again)],
  ];
}

const ofOthers =
  /^(?:related|read (?:more|next)|more (?:from|on|stories)|you (?:may|might)|recommended|most (?:read|popular)|trending|相关|相關|延伸阅读|関連|관련)/i;

/** The lines before one that opens a list of other stories, or before several days told below the first paragraph: they are those stories'. */
function beforeOthers(lines: readonly PageLine[]): readonly PageLine[] {
  const at = lines.findIndex(({ text }) => text.length < 30 && ofOthers.test(text));
  const own = at < 0 ? lines : lines.slice(0, at);
  const prose = own.findIndex(({ isProse }) => isProse);
  const below = prose < 0 ? [] : own.slice(prose).map(({ text }) => text);
  const days = below.flatMap((text) =>
    text.length > longestDateLine ? [] : (parseDate(text)?.slice(0, 10) ?? []),
  );
  return new Set(days).size > 1 ? own.slice(0, prose) : own;
}

/** A line that says it was published before one that only holds a date: a weblog also says since when there is one. */
function dateLines(lines: readonly PageLine[]): readonly Candidate[] {
  const found = lines.map(({ text }) => ({ candidates: dateLine(text), isTold: published.test(text) }));
  return [...found.filter(({ isTold }) => isTold), ...found.filter(({ isTold }) => !isTold)].flatMap(
    ({ candidates }) => candidates,
  );
}

const dateInLine =
  /(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s{0,3}\d{1,2}[:：時时点]\d{2}(?:[:：分]\d{2}秒?)?分?)?/;

/** `2019-09-26 10:56:28 证券时报网`, `原创 南方都市报 2019-09-09 16:01:46`: what is left without date and marks. */
function besideDate(line: string): readonly Candidate[] {
  if (!hasHan(line) || !dateInLine.test(line) || line.length > 90) return [];
  const rest = line
    .replace(dateInLine, " ")
    .replace(/\S{2,6}[:：].*$|\S+\.(?:com|cn|net|org)\b/gi, "")
    .replace(/^原创\s/, "")
    .replace(/(?:原创|優質|字号|阅读|评论|点击|浏览|分享|収藏|收藏|A[-+]).*$/, "")
    .replace(/[\s\ue000-\uf8ff|｜·•,，[\]()（）【】]+/g, " ")
    .trim();
  if (rest === "" || rest.length > 24 || /[:：\d]/.test(rest)) return [];
  const words = rest.split(" ");
  const isPeople = words.every((word) => isHanPerson(word));
  if (isPeople) return candidate("byline", rest, "visible-text", "date line");
  return words.length === 1 ? candidate("source", rest, "visible-text", "date line") : [];
}

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
