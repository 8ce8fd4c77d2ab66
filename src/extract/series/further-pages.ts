/** The other pages of an article, in order, each loaded once. */
import { normalizeSpace } from "../../model/text.ts";
import type { PageCopy } from "../copy.ts";
import { seriesOf } from "./neighbours.ts";

export interface FurtherPages {
  readonly before: readonly PageCopy[];
  readonly after: readonly PageCopy[];
  /** How many the article has that could not be taken, as far as it shows. */
  readonly missed: number;
}

export const noFurtherPages: FurtherPages = { before: [], after: [], missed: 0 };

/** A copy of the page at an address; null where it cannot be had, or not in time. */
export type LoadPage = (address: string) => Promise<PageCopy | null>;

/** Most pages of one article, the first included. */
export const mostPages = 20;

/** Whether an article goes on, or began, on another page. */
export function isPartOfSeries(copy: PageCopy): boolean {
  const { next, previous } = seriesOf(copy);
  return next !== null || previous !== null;
}

/** Follows the links to the next page, and from a later page those to the ones before, while the headline stays the same. */
export async function furtherPages(first: PageCopy, load: LoadPage): Promise<FurtherPages> {
  const visited = new Set([first.address.replace(/#.*$/s, "")]);
  const back = await follow("previous", mostPages - 1);
  const on = await follow("next", mostPages - 1 - back.pages.length);
  return { before: back.pages.reverse(), after: on.pages, missed: back.missed + on.missed };

  async function follow(
    direction: "next" | "previous",
    most: number,
  ): Promise<{ readonly pages: PageCopy[]; readonly missed: number }> {
    const pages: PageCopy[] = [];
    let last = 1;
    for (let page = first; ; ) {
      const series = seriesOf(page);
      const address = series[direction];
      last = direction === "next" ? Math.max(last, series.last) : last;
      if (address === null || visited.has(address)) return { pages, missed: 0 };
      visited.add(address);
      const isFull = pages.length >= most;
      const loaded = isFull ? null : await load(address);
      if (loaded === null) return { pages, missed: Math.max(1, last - 1 - pages.length) };
      if (!isSameArticle(first, loaded)) return { pages, missed: 0 };
      pages.push(loaded);
      page = loaded;
    }
  }
}

const pageMark =
  /[（([]?\s?(?:第\s?\d{1,3}\s?[页頁]|(?:page|seite|p\.)\s?\d{1,3}|\d{1,3}\s?\/\s?\d{1,3})\s?[)）\]]?|[（([]\d{1,3}[)）\]]/giu;
const leastHeadline = { latin: 12, han: 6 };

/** Whether two pages have a headline in common or, where one of them has none, the same title but for page numbers. */
function isSameArticle(a: PageCopy, b: PageCopy): boolean {
  const first = headingsOf(a.document);
  const second = headingsOf(b.document);
  if (second.some((heading) => first.includes(heading))) return true;
  const haveHeadlines = [a, b].every(({ document }) => document.querySelector("h1") !== null);
  return !haveHeadlines && a.title !== "" && titleOf(a) === titleOf(b);
}

function titleOf({ title }: PageCopy): string {
  return fold(title.replace(pageMark, ""));
}

function headingsOf(document: Document): string[] {
  return [...document.querySelectorAll("h1, h2")]
    .slice(0, 12)
    .map((heading) => fold((heading.textContent ?? "").slice(0, 500).replace(pageMark, "")))
    .filter(
      (text) => text.length >= (/\p{Script=Han}/u.test(text) ? leastHeadline.han : leastHeadline.latin),
    );
}

function fold(text: string): string {
  return normalizeSpace(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
