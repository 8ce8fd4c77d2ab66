/** The body of a page: Readability, unmodified, and what is done before and after it. */
import { Readability } from "@mozilla/readability";
import { countWords, normalizeSpace } from "../model/text.ts";
import { blocksOf } from "./blocks.ts";
import { isSameHeadline } from "./headline.ts";
import { isStatement } from "./sources/visible-text.ts";

export interface Body {
  readonly root: Element;
  /** The author line Readability came upon while scoring. */
  readonly byline: string | null;
}

/**
 * Below so many characters Readability tries again with less strict rules. Its own 500 suits Latin
 * script; a Chinese report of 200 characters is whole.
 */
const charThreshold = { latin: 500, han: 200 } as const;

/** What Readability finds in a copied document, which it rewrites; null when it finds nothing. */
export function readableBody(document: Document, title: string): Body | null {
  const isHan = /\p{Script=Han}{4}/u.test((document.body.textContent ?? "").slice(0, 20_000));
  const parsed = new Readability<Element>(document, {
    charThreshold: isHan ? charThreshold.han : charThreshold.latin,
    // JSON-LD is ours to read, within limits (sources/json-ld.ts).
    disableJSONLD: true,
    // The tree itself: markup is made once, after sanitising. Readability hands over an Element.
    serializer: (node) => node as Element,
  }).parse();
  const root = parsed?.content;
  if (root === null || root === undefined) return null;
  for (const clean of cleanings) clean(root, title);
  return { root, byline: parsed?.byline?.trim() || null };
}

/** After Readability, in this order. */
const cleanings: readonly ((root: Element, title: string) => void)[] = [
  dropHeadline,
  dropStatements,
  dropEmptyImages,
  dropEmptyBoxes,
];

/** The headline stands above the body already. */
function dropHeadline(root: Element, title: string): void {
  const heading = root.querySelector("h1, h2");
  if (heading !== null && isSameHeadline(heading.textContent ?? "", title)) heading.remove();
}

/** Lines at the head of a body among which labels, author and date may stand. */
const headLines = 10;
const longestHeadLine = 500;

/** What the first lines only state (source, author, time, the headline once more) is kept as fields and shown above the body. */
function dropStatements(root: Element, title: string): void {
  const stated: Element[] = [];
  let count = 0;
  for (const { text, element } of blocksOf(root)) {
    count += 1;
    if (count > headLines) break;
    const whole = element.textContent ?? "";
    const isWhole = element !== root && whole.length < longestHeadLine && normalizeSpace(whole) === text;
    if (isWhole && (isStatement(text) || isSameHeadline(text, title))) stated.push(element);
  }
  for (const element of stated) element.remove();
}

/** A picture with no address that could be kept is a hole in the text. */
function dropEmptyImages(root: Element): void {
  for (const image of root.querySelectorAll("img:not([src])")) image.remove();
}

function dropEmptyBoxes(root: Element): void {
  // Backwards, so that a box emptied by its last child goes too.
  for (const box of [...root.querySelectorAll("p, div, figure, section, li, ul, ol, h2, h3, h4")].reverse()) {
    if (box.querySelector("img, table, hr, br") === null && (box.textContent ?? "").trim() === "")
      box.remove();
  }
}

/** Fewest words of an article. A news brief has fifty; a search form or a login has fewer. */
const fewestWords = 40;
/** Fewest characters of a line that reads as a sentence and not as a menu's item. */
const sentenceCharacters = { latin: 60, han: 24 } as const;

/**
 * Whether what was found is worth keeping as an article: it has words, most of them are no links, and
 * a third of it stands in lines long enough for a sentence. The front page of a site, which is made
 * of teasers, needs twice that unless the page calls itself an article.
 */
export function isWorthKeeping(
  root: Element,
  page: { readonly isFront: boolean; readonly isDeclared: boolean },
): boolean {
  let words = 0;
  let characters = 0;
  let links = 0;
  let sentences = 0;
  for (const { text, linkCharacters } of blocksOf(root)) {
    words += countWords(text);
    characters += text.length;
    links += linkCharacters;
    const least = /\p{Script=Han}{2}/u.test(text) ? sentenceCharacters.han : sentenceCharacters.latin;
    if (text.length >= least && linkCharacters < text.length / 2) sentences += text.length;
  }
  if (words < fewestWords || links > characters / 2) return false;
  const isTeasers = page.isFront && !page.isDeclared;
  return isTeasers
    ? sentences >= (characters * 2) / 3 && links < characters / 5
    : sentences >= characters / 3;
}
