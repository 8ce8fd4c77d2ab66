/** Short lines that hold a date, and which of a page's dates they say it is. */
import { type Candidate, candidate, type TextField } from "../candidate.ts";
import { parseDate } from "../dates.ts";
import type { PageLine } from "../page-lines.ts";
import { besideDate } from "./beside-date.ts";
import { otherEvent, published, updateWords } from "./time-words.ts";

const longestDateLine = 110;
const updated = new RegExp(String.raw`(?:^|\s)\(?(?:last )?${updateWords}`, "i");
/** 2022年08月11日 更新: in these languages the word may follow its date. */
const updatedBehind = /(?:更新|修改|수정)\S{0,2}$/;

/** A short line near the headline that holds a date; beside it may stand a name, which is the author's or the source's. */
export function dateLine(line: string): readonly Candidate[] {
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

/** The lines before one that opens a list of other stories: their dates are not this one's. */
export function beforeOthers(lines: readonly PageLine[]): readonly PageLine[] {
  const at = lines.findIndex(({ text }) => text.length < 30 && ofOthers.test(text));
  return at < 0 ? lines : lines.slice(0, at);
}

/** A line that says it was published before one that only holds a date: a weblog also says since when there is one. */
export function dateLines(lines: readonly PageLine[]): readonly Candidate[] {
  const found = lines.map(({ text }) => ({ candidates: dateLine(text), isTold: published.test(text) }));
  return [...found.filter(({ isTold }) => isTold), ...found.filter(({ isTold }) => !isTold)].flatMap(
    ({ candidates }) => candidates,
  );
}
