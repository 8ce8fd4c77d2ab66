/** Where the story should be: around or below the headline. A second look when what was found lies elsewhere. */
import type { Weights } from "./weights.ts";

/** Prose that makes the box around a headline a story's and not just a header. */
const leastProse = { latin: 300, han: 100 } as const;
/** A main part holds more than the story; a smaller one tells nothing that its `article` does not. */
const timesInMain = 5;
/** Of the prose of a main part, the share of an `article` that is the story. */
const leastOfMain = 0.3;
/** A main part of teasers has more text of links. */
const mostLinks = 0.12;

/**
 * The `article` that the headline stands in, if it holds a story's prose; the page's main part where that
 * `article` is none or next to nothing of it; null where the page has neither.
 */
export function boxOfHeadline(headline: Element | null, weights: Weights, isHan: boolean): Element | null {
  const least = isHan ? leastProse.han : leastProse.latin;
  const article = headline?.closest('article, [itemtype*="Article"], [itemtype*="Posting"]') ?? null;
  const prose = article === null ? 0 : weights(article).prose;
  const main = mainOf(headline, weights);
  if (main !== null && weights(main).prose >= Math.max(least * timesInMain, prose / leastOfMain)) return main;
  return prose >= least ? article : null;
}

/** The main part around the headline, where nothing in it leads to other stories. */
function mainOf(headline: Element | null, weights: Weights): Element | null {
  const main = headline?.closest('main, [role="main"]') ?? null;
  if (main === null) return null;
  const { characters, linkCharacters } = weights(main);
  const isOfTeasers =
    linkCharacters > characters * mostLinks ||
    main.querySelector("article h2 a, article h3 a, a h2, a h3") !== null;
  return isOfTeasers ? null : main;
}
