/** The element that is the page's headline: what readers see, where titles in the head are written for machines. */
import { normalizeSpace } from "../model/text.ts";
import { blocksOf } from "./blocks.ts";
import { fold, isSame, likenessTo } from "./fold.ts";
import { capital, hasHan } from "./scripts.ts";
import { isSiteName, titleVariants } from "./site-suffix.ts";
import { apartFrom, wordsOfNames } from "./zones.ts";

export interface Headline {
  readonly element: Element;
  readonly text: string;
  /** 1 where the head says the same, less where it says it in other words, 0 where it says something else. */
  readonly likeness: number;
}

const mostHeadings = 120;
/** Comparing word by word costs more than looking for the same words. */
const mostCompared = 40;
const longestHeadline = 300;
const headingSelector =
  'h1, h2, h3, [itemprop~="headline"], [class*="title" i], [class*="headline" i], [id*="title" i]';

/**
 * The visible headline: the heading that says what a stated title says, in the same or most of the same
 * words; else the page's only `h1`; else the first line that equals a title. Null where nothing does.
 */
export function headlineOf(
  document: Document,
  titles: readonly string[],
  siteNames: readonly string[],
): Headline | null {
  const variants = [...new Set(titles.flatMap((title) => titleVariants(title, siteNames)))].slice(0, 40);
  const folded = new Set(variants.map(fold));
  const likeness = likenessTo([...titles, ...variants].slice(0, 12));
  const longestTitle = Math.max(1, ...titles.map((title) => fold(title).length));
  const isApart = apartFrom(null);
  const headings: Scored[] = [...document.body.querySelectorAll(headingSelector)]
    .slice(0, mostHeadings)
    .flatMap((element, index) => {
      if (element.querySelector("p, ul, ol, section, article, table, form, h1, h2, h3") !== null) return [];
      if (isOfSite(element)) return [];
      const text = withoutLabel(headingText(element), titles);
      if (text.length < 2 || text.length > longestHeadline || isApart(element)) return [];
      const own = fold(text);
      const isTitle = folded.has(own);
      if (!isTitle && isSiteName(text, siteNames)) return [];
      const like = isTitle ? 1 : index < mostCompared ? likeness(own) : 0;
      // A part of the title may be the site's name: the longer of two is the headline.
      const share = Math.min(1, own.length / longestTitle);
      return [
        { element, text, likeness: like, score: like * 100 + share * 40 + rankOf(element) - index / 4 },
      ];
    });
  const alike = headings
    // Another story's heading leads to it; the page's own, if it is a link at all, says what the title says.
    .filter(({ element, likeness: like }) => like >= (isLink(element) ? surelyAlike : 0.5))
    .sort((a, b) => b.score - a.score)[0];
  const above =
    alike === undefined ? null : (aboveSubtitle(alike, headings) ?? abovePart(alike, headings, titles));
  if (above !== null) return above;
  const isMost = alike !== undefined && fold(alike.text).length * 3 > longestTitle;
  if (alike?.likeness === 1 && (isMost || alike.element.localName === "h1"))
    return withoutKicker(withPiece(alike, variants));
  // A heading that says a small part of the title may be a section's name: a line that says more is the headline.
  const least = alike?.likeness === 1 ? fold(alike.text).length * 2 : 0;
  const line = lineLike(document.body, new Set([...folded].filter((title) => title.length > least)));
  if (line !== null) return line;
  if (alike !== undefined) return withoutKicker(withPiece(alike, variants));
  return onlyHeading(headings, titles);
}

interface Scored extends Headline {
  readonly score: number;
}

/** Likeness from which a heading that is a link may be the page's own headline. */
const surelyAlike = 0.8;

function isLink(heading: Element): boolean {
  return heading.closest("a[href]") !== null || heading.querySelector("a[href]") !== null;
}

/** What makers call the line below a headline. */
const subtitleWords: ReadonlySet<string> = new Set(
  "subtitle subheadline subheading subhead dek standfirst excerpt".split(" "),
);

/** Titles of documents may be the sub-title's words: the headline is the `h1` right above it. */
function aboveSubtitle(alike: Scored, headings: readonly Scored[]): Headline | null {
  if (!wordsOfNames(alike.element).some((word) => subtitleWords.has(word))) return null;
  const above = headings[headings.indexOf(alike) - 1];
  return above?.element.localName === "h1" ? { ...above, likeness: 0.5 } : null;
}

/** A section's heading may be part of the title: under an `h1` that says the title in other words, it is. */
function abovePart(alike: Scored, headings: readonly Scored[], titles: readonly string[]): Headline | null {
  if (alike.element.localName === "h1" || titles.some((title) => isSame(title, alike.text))) return null;
  const [top, ...others] = headings.filter(({ element }) => element.localName === "h1" && !isLink(element));
  const isOver = top !== undefined && headings.indexOf(top) < headings.indexOf(alike);
  return isOver && others.length === 0 && top.likeness >= 0.5 && top.text.length > alike.text.length
    ? top
    : null;
}

/** 【本报快讯】 before a headline, where no title has it, says what kind of story it is. */
function withoutLabel(text: string, titles: readonly string[]): string {
  const label = /^【[^【】]{1,12}】/.exec(text)?.[0];
  return label === undefined || label.length === text.length || titles.some((title) => title.includes(label))
    ? text
    : text.slice(label.length).trim();
}

/** A heading of another wording is the headline if it is the one `h1` and not much shorter than the title. */
function onlyHeading(headings: readonly Scored[], titles: readonly string[]): Headline | null {
  const all = headings.filter(({ element }) => element.localName === "h1");
  const own = all.filter(({ element }) => !isLink(element));
  const within = own.filter(({ element }) => element.closest("article header, header article") !== null);
  const tops = [within, own, all].find((some) => some.length > 0) ?? [];
  const [top] = tops;
  const texts = new Set(tops.map(({ text }) => fold(text)));
  if (top === undefined || texts.size !== 1) return null;
  const least = Math.min(40, (titles[0]?.length ?? 0) / 2, hasHan(top.text) ? 6 : 40);
  return top.text.length >= Math.max(least, 4) ? { ...top, likeness: 0 } : null;
}

function rankOf(element: Element): number {
  if (element.localName === "h1") return 30;
  if (/\bheadline\b/.test(element.getAttribute("itemprop") ?? "")) return 25;
  if (element.localName === "h2") return 15;
  const words = wordsOfNames(element);
  if (words.includes("headline") || words.includes("title")) return 10;
  return element.localName === "h3" ? 8 : 5;
}

/** A heading that holds a kicker and the headline: the part that is the title, where one part is. */
function withPiece(heading: Headline, variants: readonly string[]): Headline {
  const { element, text } = heading;
  const own = fold(text);
  const same = variants.find((title) => fold(title) === own);
  // Where only style parts a kicker from the headline, the title has the colon.
  if (same !== undefined)
    return /[^\s:]: /.test(same) && !text.includes(":") ? { ...heading, text: same } : heading;
  const piece = [...element.querySelectorAll("*")]
    .slice(0, 12)
    .map((part) => ({ element: part, text: headingText(part) }))
    .find((part) => part.text.length * 2 > text.length && variants.some((title) => isSame(title, part.text)));
  if (piece !== undefined) return { ...piece, likeness: 1 };
  // The kicker may be an element and the headline bare text beside it; or a word in brackets follows.
  const within = variants.find((title) => {
    const known = fold(title);
    const isMost = known.length * 2 > own.length;
    return (
      isMost && (own.endsWith(known) || (own.startsWith(known) && own.length - known.length <= mostAfter))
    );
  });
  return within === undefined ? heading : { element, text: within, likeness: 1 };
}

/** Whether a heading is the site's own: called so, or a link to the front page. */
function isOfSite(heading: Element): boolean {
  if (/\bsite-?(?:title|name)\b/i.test(`${heading.className} ${heading.id}`)) return true;
  if (wordsOfNames(heading).includes("logo")) return true;
  const href = (heading.closest("a[href]") ?? heading.querySelector("a[href]"))?.getAttribute("href") ?? "";
  return /^https?:\/\/[^/]+\/?$/.test(href);
}

/** What makers call the line above a headline, where they set it within the heading. */
const kickerWords =
  /kicker|overline|dachzeile|titleheader|topline|eyebrow|pre-?title|super-?title|sur-?title|antetitulo/i;

/** `Transport: The ferry is late`, its first words an element of their own called kicker: the headline is the rest. */
function withoutKicker(heading: Headline): Headline {
  const first = heading.element.firstElementChild;
  if (first === null || !kickerWords.test(first.className)) return heading;
  const kicker = headingText(first);
  const rest = heading.text
    .slice(kicker.length)
    .replace(/^\s?[:–—|•·-]?\s/, "")
    .trim();
  return kicker !== "" && heading.text.startsWith(kicker) && rest.length > 7
    ? { ...heading, text: rest }
    : heading;
}

const mostAfter = 8;
const mostLines = 1_500;

/** The first line that equals a title: old pages set their headline in a cell. */
function lineLike(body: Element, folded: ReadonlySet<string>): Headline | null {
  const isApart = apartFrom(null);
  let count = 0;
  for (const { text, element, linkCharacters } of blocksOf(body)) {
    count += 1;
    if (count > mostLines) return null;
    if (text.length < 5 || text.length > longestHeadline || linkCharacters > text.length / 2) continue;
    if (folded.has(fold(text)) && !isApart(element) && !isOfSite(element))
      return { element, text, likeness: 1 };
  }
  return null;
}

const startsAnew = new RegExp(`^[${capital}0-9“„«]`);

/** The text of a heading, a space between parts that only their style keeps apart; no soft hyphens. */
function headingText(heading: Element): string {
  let text = "";
  for (const node of heading.childNodes) {
    if (node.nodeType !== 1 && node.nodeType !== 3) continue;
    const part = node.nodeType === 3 ? (node.nodeValue ?? "") : headingPart(node as Element);
    const isGlued = /[^\s([{«“„‘-]{2}$/.test(text) && startsAnew.test(part);
    text += isGlued && node.nodeType === 1 ? ` ${part}` : part;
    if (text.length > longestHeadline * 2) break;
  }
  return normalizeSpace(text.replaceAll("\u00AD", ""));
}

function headingPart(element: Element): string {
  if (element.localName === "br") return " ";
  const text = (element.textContent ?? "").slice(0, longestHeadline * 2);
  return /^(?:div|p)$/.test(element.localName) ? ` ${text} ` : text;
}

/** Whether two headlines say the same, whatever their spaces, case and punctuation. */
export function isSameHeadline(a: string, b: string): boolean {
  return isSame(a, b);
}
