/**
 * How whole a copy is. The page is surveyed before the body is taken out of its copy, which the body
 * stage uses up, and judged against what was kept. A doubt is only raised where the page itself gives
 * reason for it: a warning that is wrong teaches readers to overlook the one that is right.
 */
import type { Completeness, Doubt } from "../model/article.ts";
import { countWords } from "../model/text.ts";
import type { Block } from "./blocks.ts";
import { removeMarks } from "./copy/controls.ts";
import type { PageCopy } from "./copy.ts";
import { han, hangul, kana, neitherLetterNorDigit } from "./scripts.ts";
import { endingOf, offersMore, saysWall } from "./stopping-words.ts";

/** One line that the page shows, as far as it matters here. */
interface Line {
  readonly text: string;
  readonly isProse: boolean;
  /** In a part beside the article: a menu, a sidebar, comments, what else there is to read. */
  readonly isAside: boolean;
  /** In a box that the page names as its paywall. */
  readonly isInWall: boolean;
}

/** What the page shows and states, before anything is taken from it. */
export interface Survey {
  readonly lines: readonly Line[];
  /** The page states that it is not free to read. */
  readonly isStatedPaid: boolean;
  /** Frames of other sites that take more room than the page's own text. */
  readonly framesOutOfReach: number;
}

/** What became of a page. */
export interface Kept {
  readonly textContent: string;
  /** Further pages of the article were joined to this one. */
  readonly isJoined: boolean;
  /** Further pages that could not be had. */
  readonly pagesMissed: number;
  /** They could not be had in time. */
  readonly isLate: boolean;
}

/** Lines of a page that are looked at: more than any article has. */
const mostLines = 20_000;
const characters = new RegExp(`[${han}${kana}]`, "g");
const twoEastAsian = new RegExp(`[${han}${kana}${hangul}]{2}`);
/** Least characters of a line that reads as prose. */
const proseCharacters = { latin: 80, han: 30 } as const;

/**
 * Looks through the whole page once, in time proportional to it, and takes the marks of its controls
 * out of the copy, which nobody else has a use for.
 */
export function surveyOf(
  { document, jsonLd, framesOutOfReach, selection }: PageCopy,
  blocks: readonly Block[],
): Survey {
  const places = createPlaces(document.body);
  const lines: Line[] = [];
  for (const { text, element, linkCharacters } of blocks) {
    if (lines.length >= mostLines) break;
    const { isAside, isInWall } = places(element);
    const isProse = text.length >= leastProse(text) && linkCharacters * 3 < text.length;
    lines.push({ text, isProse, isAside, isInWall });
  }
  for (const root of [document.body, selection]) if (root !== null) removeMarks(root);
  const isStatedPaid = jsonLd.some(isPaidInJsonLd) || isPaidInMeta(document);
  return { lines, isStatedPaid, framesOutOfReach };
}

function leastProse(text: string): number {
  return twoEastAsian.test(text) ? proseCharacters.han : proseCharacters.latin;
}

interface Place {
  readonly isAside: boolean;
  readonly isInWall: boolean;
}

const asideElements: ReadonlySet<string> = new Set(["aside", "nav", "footer", "form", "figure", "table"]);
const asideRoles = /^(?:complementary|navigation|contentinfo|dialog|alertdialog|search|banner|form)$/i;
const asideNames =
  /comment|disqus|reply|replies|related|recommend|sidebar|side-bar|aside|teaser|promo|newsletter|footer|popular|trending|most-?read|read-?more-|card|author-?bio|about-the-author|cookie|consent|gdpr|disclaimer|copyright|widget|modal|popup|signup|hot-?news|tuijian|xiangguan|pinglun/i;
const wallNames =
  /pay-?wall|reg-?wall|premium-?wall|subscriber-?wall|subscription-?(?:wall|gate|prompt|offer)|article-?gate|content-?gate|meter(?:ed)?-?(?:wall|gate|overlay)|locked-?content|fee-?wall|vip-?(?:lock|tip)|pay-?tip/i;

/** Where an element stands, each element of the way up asked once. */
function createPlaces(body: Element): (element: Element) => Place {
  const known = new Map<Element, Place>([[body, { isAside: false, isInWall: false }]]);
  return (element) => {
    const way: Element[] = [];
    let place: Place | undefined;
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      place = known.get(at);
      if (place !== undefined) break;
      way.push(at);
    }
    let current = place ?? { isAside: false, isInWall: false };
    for (const step of way.reverse()) {
      const names = `${step.getAttribute("class") ?? ""} ${step.getAttribute("id") ?? ""}`.slice(0, 500);
      current = {
        isAside:
          current.isAside ||
          asideElements.has(step.localName) ||
          asideRoles.test(step.getAttribute("role") ?? "") ||
          asideNames.test(names),
        isInWall: current.isInWall || wallNames.test(names),
      };
      known.set(step, current);
    }
    return current;
  };
}

/** Stated for search engines, as schema.org asks those who sell their articles to do. */
function isPaidInJsonLd(script: string): boolean {
  return /"isAccessibleForFree"\s{0,4}:\s{0,4}"?false\b/i.test(script);
}

function isPaidInMeta(document: Document): boolean {
  return [...document.querySelectorAll("meta[content]")].some((meta) => {
    const name = meta.getAttribute("property") ?? meta.getAttribute("name") ?? "";
    const value = meta.getAttribute("content") ?? "";
    if (meta.getAttribute("itemprop") === "isAccessibleForFree") return /^false$/i.test(value.trim());
    return /(?:^|:)content_tier$/i.test(name) && /^(?:locked|paid|premium)$/i.test(value.trim());
  });
}

/** Above so many words, a Chinese character counting as one half, what is there is no stub of an article. */
const stubWords = { stated: 250, said: 450, omitted: 900 } as const;
/** Lines around the end of what was kept in which a page says that it stops. */
const zone = { before: 4, after: 10 } as const;

/** What was kept, judged against the survey of its page. */
export function judge(survey: Survey, kept: Kept): Completeness {
  const lines = new Set(kept.textContent.split("\n").map(keyOf));
  const isKept = (line: Line): boolean => lines.has(keyOf(line.text));
  const end = survey.lines.findLastIndex((line) => line.isProse && !line.isAside && isKept(line));
  const near = survey.lines.slice(Math.max(0, end - zone.before), end + 1 + zone.after);
  const after = survey.lines.slice(end + 1, end + 1 + zone.after);
  const last = survey.lines[end];
  const facts: Facts = {
    survey,
    kept,
    size: sizeOf(kept.textContent),
    ending: last === undefined ? "ended" : endingOf(last.text),
    near,
    after,
    isKept,
    missing: survey.lines.filter((line) => isParagraph(line) && !isKept(line)),
    proseShare: shareOf(survey.lines, isKept),
  };
  const doubts = rules.flatMap((rule): Doubt[] => {
    const doubt = rule(facts);
    return doubt === null ? [] : [doubt];
  });
  return { proseShare: facts.proseShare, doubts };
}

interface Facts {
  readonly survey: Survey;
  readonly kept: Kept;
  /** Words of what was kept, a Chinese character counting as one half. */
  readonly size: number;
  readonly ending: ReturnType<typeof endingOf>;
  readonly near: readonly Line[];
  readonly after: readonly Line[];
  readonly isKept: (line: Line) => boolean;
  /** Paragraphs outside of what stands beside an article that were not kept. */
  readonly missing: readonly Line[];
  readonly proseShare: number | null;
}

const rules: readonly ((facts: Facts) => Doubt | null)[] = [
  paywall,
  cutOff,
  fadedOut,
  loading,
  pages,
  time,
  frames,
  prose,
];

/** The page is stated to cost something and little of it is here; or it says so where the little ends. */
function paywall({ survey, size, ending, near }: Facts): Doubt | null {
  const isStated = survey.isStatedPaid && (size < stubWords.stated || ending === "left-off");
  const isSaid = size < stubWords.said && near.some(({ text }) => saysWall(text));
  const isBuilt =
    size < stubWords.said && survey.lines.some(({ text, isInWall }) => isInWall && saysWall(text));
  return isStated || isSaid || isBuilt ? { kind: "paywall", count: null } : null;
}

/** What is here ends with an omission or in the middle of a sentence, and a control beside it offers more. */
function cutOff({ kept, size, ending, after }: Facts): Doubt | null {
  if (kept.isJoined) return null;
  const offered = after.findIndex(({ text }) => offersMore(text));
  if (offered < 0) return null;
  const isCut =
    (ending === "left-off" && size < stubWords.omitted) ||
    (ending === "open" && size < stubWords.said && offered < 3);
  return isCut ? { kind: "cut-off", count: null } : null;
}

/** An omission within a sentence; a quotation's stands in brackets. */
const faded = /[^\s.]\s(?:\.{3}|…)\s[a-zà-ÿа-я]/;
/** Paragraphs of a story that fades out. */
const mostFaded = 2;

/** All that is here is a paragraph or two, and one leaves out what lies under the page's curtain. */
function fadedOut({ survey, size, isKept }: Facts): Doubt | null {
  if (size >= stubWords.stated) return null;
  const prose = survey.lines.filter((line) => line.isProse && !line.isAside && isKept(line));
  const isFaded = prose.length <= mostFaded && prose.some(({ text }) => faded.test(text));
  return isFaded ? { kind: "cut-off", count: null } : null;
}

/** What stands where a part of the page is still to come. */
const placeholder =
  /^(?:loading|please wait|wird geladen|chargement|cargando|carregando|caricamento|загрузка|加载中|正在加载|載入中|読み込み中)(?: [\w-]{1,20}){0,2}\s?(?:…|\.{3})$/i;
const fewestPlaceholders = 5;

/** Parts of the story itself were still on their way. */
function loading({ survey, size }: Facts): Doubt | null {
  if (size >= stubWords.said) return null;
  const waiting = survey.lines.filter(({ text, isAside }) => !isAside && placeholder.test(text));
  return waiting.length >= fewestPlaceholders ? { kind: "time", count: null } : null;
}

function pages({ kept }: Facts): Doubt | null {
  return kept.pagesMissed > 0 && !kept.isLate ? { kind: "pages", count: kept.pagesMissed } : null;
}

/** The site was too slow for all of them: another try may well bring them. */
function time({ kept }: Facts): Doubt | null {
  return kept.pagesMissed > 0 && kept.isLate ? { kind: "time", count: kept.pagesMissed } : null;
}

/** Frames larger than the page's text hold the story where the page itself holds little of one. */
function frames({ survey: { framesOutOfReach }, size }: Facts): Doubt | null {
  const holdsStory = framesOutOfReach > 0 && size < stubWords.stated;
  return holdsStory ? { kind: "frames", count: framesOutOfReach } : null;
}

/** Little of a page's prose may be kept and much missed. */
const wanting = { share: 0.3, lines: 6 } as const;

/** Far more of the page's prose, outside of what stands beside an article, is missing than is here. */
function prose({ proseShare, missing }: Facts): Doubt | null {
  const isWanting = proseShare !== null && proseShare < wanting.share && missing.length >= wanting.lines;
  return isWanting ? { kind: "prose", count: missing.length } : null;
}

/** Whole sentences, twice as long as the line under a teaser's headline. */
function isParagraph({ text, isProse, isAside }: Line): boolean {
  return isProse && !isAside && text.length >= leastProse(text) * 2 && endingOf(text) === "ended";
}

/** The share of the prose that is kept, by its length, down to the hundredth: 1 is all of it. */
function shareOf(lines: readonly Line[], isKept: (line: Line) => boolean): number | null {
  let all = 0;
  let kept = 0;
  for (const line of lines) {
    if (!line.isProse || line.isAside) continue;
    all += line.text.length;
    if (isKept(line)) kept += line.text.length;
  }
  return all === 0 ? null : Math.floor((kept / all) * 100) / 100;
}

/** By the beginning of a line without its punctuation: the body stage may have changed spaces or cut its end. */
function keyOf(text: string): string {
  return text.slice(0, 120).replace(neitherLetterNorDigit, "").slice(0, 32);
}

function sizeOf(text: string): number {
  const han = text.match(characters)?.length ?? 0;
  return countWords(text) - Math.floor(han / 2);
}
