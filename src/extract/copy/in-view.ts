/**
 * Pages without an end, where the next article follows below the first: the article in view is the
 * one that is meant.
 */
import { normalizeSpace } from "../../model/text.ts";
import type { PageReader } from "../page-dom.ts";
import { hasHan } from "../scripts.ts";
import { readableLength } from "./visibility.ts";

export interface InView {
  /** The articles that are not meant. */
  readonly others: ReadonlySet<Element>;
  /** The one that is meant, where there are several, is not the one the page began with. */
  readonly isLater: boolean;
}

const articles = 'article, [role="article"], [itemtype$="Article"], [itemtype$="BlogPosting"]';
const mostArticles = 60;
/** A teaser has less. */
const leastCharacters = { latin: 1_000, han: 400 };

/**
 * Which articles of the page are not the one in view: where several stand below each other, each with
 * a headline of the first rank and the length of an article, the one at the middle of the window is
 * meant.
 */
export function articleInView(reader: PageReader): InView {
  const nothing: InView = { others: new Set(), isLater: false };
  const body = reader.body();
  if (body === null) return nothing;
  const found = outermost(reader, reader.findAll(body, articles, mostArticles)).filter((item) =>
    isWholeArticle(reader, item),
  );
  const headlines = new Set(found.map((item) => headlineOf(reader, item)));
  if (found.length < 2 || headlines.size < found.length) return nothing;
  const middle = reader.windowHeight / 2;
  const distances = found.map((item) => {
    const { top, bottom } = reader.box(item);
    return Math.max(top - middle, middle - bottom, 0);
  });
  const meant = distances.indexOf(Math.min(...distances));
  return { others: new Set(found.filter((_, index) => index !== meant)), isLater: meant > 0 };
}

function outermost(reader: PageReader, elements: readonly Element[]): Element[] {
  const all = new Set(elements);
  return elements.filter((element) => {
    let node = reader.parentElement(element);
    while (node !== null && !all.has(node)) node = reader.parentElement(node);
    return node === null;
  });
}

function isWholeArticle(reader: PageReader, element: Element): boolean {
  if (headlineOf(reader, element) === "" || !reader.isRendered(element)) return false;
  const isHan = hasHan(reader.text(element).slice(0, 5_000));
  return readableLength(reader, element) >= (isHan ? leastCharacters.han : leastCharacters.latin);
}

function headlineOf(reader: PageReader, element: Element): string {
  const heading = reader.find(element, "h1");
  return heading === null ? "" : normalizeSpace(reader.text(heading).slice(0, 500));
}
