/** The body of a page: Readability, unmodified, and what is done before and after it. */
import { Readability } from "@mozilla/readability";
import { countWords } from "../model/text.ts";
import { dropBareLines } from "./bare-lines.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { nameCaptions } from "./body/captions.ts";
import { dropFurniture, dropOtherArticles } from "./body/furniture.ts";
import {
  bringStandfirst,
  dropBeforeHeadline,
  fillGaps,
  keepUntouched,
  shareHeld,
  type Untouched,
  untouchedOf,
} from "./body/gaps.ts";
import { boxOfHeadline } from "./body/headline-box.ts";
import { removals } from "./body/removals.ts";
import { storyOf } from "./body/story.ts";
import { isSentence } from "./body/weights.ts";
import { tieCaptions } from "./captions.ts";

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
export function readableBody(
  document: Document,
  {
    title,
    headline,
    isUnderTrustedTypes,
    blocks,
  }: {
    readonly title: string;
    readonly headline: Element | null;
    readonly isUnderTrustedTypes: boolean;
    /** The lines of the document's body, where they are known already. */
    readonly blocks?: readonly Block[];
  },
): Body | null {
  const read = (page: Document, hasHan: boolean) => readBy(page, hasHan, isUnderTrustedTypes);
  const isHan = /[\u3400-\u9fff]{4}/.test((document.body.textContent ?? "").slice(0, 20_000));
  dropFurniture(document.body, headline, isHan, blocks);
  dropOtherArticles(document.body, headline, isHan);
  nameCaptions(document.body);
  const untouched = keepUntouched(document.body);
  const found = secondLook(read, read(document, isHan), headline, untouched, isHan);
  if (found === null) return null;
  const { root } = found;
  fillGaps(root, untouched);
  dropBeforeHeadline(root, headline);
  bringStandfirst(root, headline, untouched);
  tieCaptions(root);
  const story = storyOf(root, title, isHan);
  for (const remove of removals) remove(story);
  dropBareLines(root, title);
  return found;
}

/** Readability, on a document that it uses up. */
function readBy(document: Document, isHan: boolean, isUnderTrustedTypes: boolean): Body | null {
  if (isUnderTrustedTypes) restoreByNodes(document.body);
  const parsed = new Readability<Element>(document, {
    // Names tell what a box holds; the sanitizer takes them away later.
    keepClasses: true,
    charThreshold: isHan ? charThreshold.han : charThreshold.latin,
    // JSON-LD is ours to read, within limits (sources/json-ld.ts).
    disableJSONLD: true,
    // The tree itself: markup is made once, after sanitising. Readability hands over an Element.
    serializer: (node) => node as Element,
  }).parse();
  const root = parsed?.content ?? null;
  return root === null ? null : { root, byline: parsed?.byline?.trim() || null };
}

/**
 * Before it tries again, Readability puts the body back from its markup, which a page under Trusted Types
 * refuses. Here the same assignment puts back a copy of the nodes.
 */
function restoreByNodes(body: Element): void {
  const copy = body.cloneNode(true);
  Object.defineProperty(body, "innerHTML", {
    get: () => "",
    set: () => body.replaceChildren(...copy.cloneNode(true).childNodes),
  });
}

type Read = (document: Document, isHan: boolean) => Body | null;

/** Of the prose around the headline, the least that a story holds. */
const leastHeld = 0.3;

/** Where what was found leaves out the prose around the headline, Readability is asked again, about that alone. */
function secondLook(
  read: Read,
  found: Body | null,
  headline: Element | null,
  untouched: Untouched,
  isHan: boolean,
): Body | null {
  const box = boxOfHeadline(untouchedOf(headline, untouched), untouched.weights, isHan);
  if (box === null || (found !== null && shareHeld(found.root, box, untouched) >= leastHeld)) return found;
  const document = box.ownerDocument.implementation.createHTMLDocument("");
  document.body.append(box.cloneNode(true));
  const again = read(document, isHan) ?? found;
  if (again !== null && shareHeld(again.root, box, untouched) >= leastHeld) return again;
  // A story in boxes of a kind that Readability takes for something else: recipes, lists of products.
  const root = box.ownerDocument.createElement("div");
  root.append(box.cloneNode(true));
  return { root, byline: again?.byline ?? null };
}

/** Fewest words of an article. A news brief has fifty; a search form or a login has fewer. */
const fewestWords = 40;
/** Characters of sentences that an article of links has beside them. */
const leastBesideLinks = 400;

/**
 * Whether what was found is worth keeping as an article: it has words, most of them are no links, and
 * a third of its running text stands in lines long enough for a sentence; code and tables are as they
 * are. The front page of a site, which is made of teasers, needs more unless the page calls itself an
 * article.
 */
export function isWorthKeeping(
  root: Element,
  page: { readonly isFront: boolean; readonly isDeclared: boolean },
): boolean {
  let words = 0;
  let characters = 0;
  let links = 0;
  let running = 0;
  let sentences = 0;
  for (const { text, element, linkCharacters } of blocksOf(root)) {
    words += countWords(text);
    characters += text.length;
    links += linkCharacters;
    const isOne = isSentence(text, linkCharacters);
    if (isOne) sentences += text.length;
    if (isOne || element.closest("pre, table, li") === null) running += text.length;
  }
  if (words < fewestWords) return false;
  // A story may be about the links it lists.
  if (links > characters / 2) return page.isDeclared && !page.isFront && sentences >= leastBesideLinks;
  if (page.isDeclared && links < characters / 5) return true;
  return sentences >= running / 3 && !(page.isFront && !page.isDeclared && links > characters / 5);
}
