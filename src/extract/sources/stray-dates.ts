/**
 * Dates of pages that state none where one is looked for: a label or a lone date wherever it stands, and
 * what an element is called by its maker. Where several days are told so, none of them is the page's.
 */
import { normalizeSpace } from "../../model/text.ts";
import { type Candidate, candidate } from "../candidate.ts";
import { parseDate } from "../dates.ts";
import type { PageLine } from "../page-lines.ts";
import { wordsOfNames } from "../zones.ts";
import { labelled } from "./labels.ts";
import { otherEvent, updateWords } from "./time-words.ts";

const dateSelector =
  '[class*="date" i], [class*="publish" i], [class*="pubtime" i], [class*="posttime" i], [class*="post-time" i], [id*="date" i], [id*="publish" i], time';
/** Beside them the element dates something else, or says when the page was changed. */
const otherWords: ReadonlySet<string> = new Set(
  (
    "update updated modified teaser card related event events hours today current copyright calendar birth expiry " +
    "widget reply comment comments"
  ).split(" "),
);
const mostElements = 200;
const longestDate = 60;
/** What follows such a word is no day of publication. */
const otherDay = new RegExp(`[©®]|copyright|today|heute|${updateWords}|${otherEvent.source}`, "i");
/** A date at the beginning, perhaps after a weekday. */
const opensWithDate = /^[([]?(?:\S{2,13}\s){0,2}\d/;

/** The believable day of the first way that tells one. */
export function strayDates(
  document: Document,
  lines: readonly PageLine[],
  isApart: (element: Element) => boolean,
): readonly Candidate[] {
  const named = namedDates(document);
  const texts = lines.map(({ text }) => text);
  const found =
    onlyDayOf(texts.flatMap(labelledDates)) ??
    onlyDayOf(named.filter(({ element }) => !isApart(element)).map(({ text }) => text)) ??
    onlyDayOf(texts.filter((text) => opensWithDate.test(text))) ??
    onlyDayOf(named.map(({ text }) => text));
  return candidate("publishedTime", found, "content", "stray date");
}

function labelledDates(text: string): string[] {
  return labelled(text, "").flatMap(({ field, value }) => (field === "publishedTime" ? [value] : []));
}

function namedDates(document: Document): { readonly element: Element; readonly text: string }[] {
  return [...document.body.querySelectorAll(dateSelector)]
    .slice(0, mostElements)
    .filter((element) => !wordsOfNames(element).some((word) => otherWords.has(word)))
    .map((element) => {
      const text = normalizeSpace((element.textContent ?? "").slice(0, longestDate * 2));
      return { element, text: otherDay.test(text) ? text : (element.getAttribute("datetime") ?? text) };
    })
    .filter(({ text }) => text.length <= longestDate);
}

/** The fullest of texts that all hold the same day, or null. */
function onlyDayOf(texts: readonly string[]): string | null {
  let only: string | null = null;
  let fullest = "";
  for (const text of texts) {
    const other = text.search(otherDay);
    const own = other < 0 ? text : text.slice(0, other);
    const time = parseDate(own);
    if (time === null) continue;
    if (only !== null && !time.startsWith(fullest.slice(0, 10))) return null;
    if (only === null || time.length > fullest.length) [only, fullest] = [own, time];
  }
  return only;
}
