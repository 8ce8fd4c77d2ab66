/**
 * Before Readability: boxes that by their element, role or name are no story go, as long as the page
 * keeps its prose without them. It is told by names, which lie at times; the weights catch the lies.
 */
import type { Block } from "../blocks.ts";
import { isHiddenByClass, isQuotedPost, namesOf } from "./names.ts";
import { weigh } from "./weights.ts";

const rolesOfFurniture: ReadonlySet<string> = new Set(
  "navigation search banner contentinfo complementary dialog alertdialog menu menubar toolbar tablist".split(
    " ",
  ),
);

/** Most of the page's prose that a box named as furniture may hold and still go. */
const mostOfProse = { byElement: 0.35, byName: 0.25 } as const;
/** Prose that must be left before what readers wrote may go, however much that is. */
const leastStory = { latin: 200, han: 80 } as const;

/** Parts of a line or of a table, and what a story itself is made of. */
const neverFurniture: ReadonlySet<string> = new Set(
  "a em strong b i img td tr tbody table p h1 time".split(" "),
);

/** Takes furniture out of a copied page. */
export function dropFurniture(
  body: Element,
  headline: Element | null,
  isHan: boolean,
  blocks?: readonly Block[],
): void {
  const weights = weigh(body, blocks);
  let left = weights(body).prose;
  const whole = left;
  const least = isHan ? leastStory.han : leastStory.latin;
  const drop = (element: Element) => {
    left -= weights(element).prose;
    element.remove();
  };
  // Document order: an outer box goes before its inner ones are looked at.
  for (const element of body.querySelectorAll("*")) {
    const name = element.localName;
    if (neverFurniture.has(name) || !body.contains(element) || element.contains(headline)) continue;
    const { prose, characters } = weights(element);
    const names = namesOf(element);
    if (characters === 0 && element.querySelector("img") === null) continue;
    if (isQuotedPost(element)) continue;
    if (names.isDiscussion) {
      if (left - prose >= least) drop(element);
      continue;
    }
    if (name === "nav" || rolesOfFurniture.has(element.getAttribute("role") ?? "")) {
      if (prose <= whole * mostOfProse.byElement) drop(element);
      continue;
    }
    if (name === "footer" && prose <= whole * mostOfProse.byElement) {
      drop(element);
      continue;
    }
    if ((names.isFurniture || isHiddenByClass(element)) && prose <= whole * mostOfProse.byName) drop(element);
  }
}

/** Prose that makes an `article` the story of a page. */
const leastOfArticle = { latin: 600, han: 200 } as const;

/** A page that goes on with further articles below the first: those that have a headline of their own go. */
export function dropOtherArticles(body: Element, headline: Element | null, isHan: boolean): void {
  const own = headline?.closest("article") ?? null;
  if (own === null) return;
  const weights = weigh(own);
  if (weights(own).prose < (isHan ? leastOfArticle.han : leastOfArticle.latin)) return;
  for (const other of body.querySelectorAll("article")) {
    if (other.contains(own) || own.contains(other) || other.querySelector("h1, h2, h3") === null) continue;
    other.remove();
  }
}
