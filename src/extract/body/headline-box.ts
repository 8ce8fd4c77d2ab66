/** Where the story should be: around or below the headline. A second look when what was found lies elsewhere. */
import type { Weights } from "./weights.ts";

/** Prose that makes the box around a headline a story's and not just a header. */
const leastProse = { latin: 300, han: 100 } as const;

/** The `article` that the headline stands in, if it holds a story's prose; null where the page has none such. */
export function boxOfHeadline(headline: Element | null, weights: Weights, isHan: boolean): Element | null {
  const box = headline?.closest('article, [itemtype*="Article"], [itemtype*="Posting"]') ?? null;
  return box !== null && weights(box).prose >= (isHan ? leastProse.han : leastProse.latin) ? box : null;
}
