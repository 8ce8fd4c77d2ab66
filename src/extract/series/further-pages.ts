/** The other pages of an article, in order, each loaded once. */
import { blocksOf } from "../blocks.ts";
import type { PageCopy } from "../copy.ts";
import { fold } from "../fold.ts";
import { hasHan } from "../scripts.ts";
import { type Series, seriesOf } from "./neighbours.ts";

export interface FurtherPages {
  readonly before: readonly PageCopy[];
  readonly after: readonly PageCopy[];
  /** How many the article has that could not be taken, as far as it shows. */
  readonly missed: number;
  /** They were missed for want of time. */
  readonly isLate: boolean;
}

/** Gets the other pages of an article, when it is called. */
export type FurtherPagesLater = () => Promise<FurtherPages>;

export const noFurtherPages: FurtherPagesLater = async () => ({
  before: [],
  after: [],
  missed: 0,
  isLate: false,
});

/** A copy of the page at an address; null where it cannot be had, `late` where the time ran out. */
export type LoadPage = (address: string) => Promise<PageCopy | "late" | null>;

/** Most pages of one article, the first included. */
export const mostPages = 20;

/** What of a page has to be known after its copy was used up: its neighbours, and what tells its article from others. */
interface SeriesPage {
  readonly address: string;
  readonly series: Series;
  /** Folded, as below. */
  readonly title: string;
  readonly headings: readonly string[];
  readonly hasHeadline: boolean;
  /** Its lines of running text; none where it has no neighbour. */
  readonly prose: ReadonlySet<string>;
}

function seriesPageOf(copy: PageCopy): SeriesPage {
  const series = seriesOf(copy);
  const isAlone = series.next === null && series.previous === null;
  return {
    address: copy.address,
    series,
    title: fold(copy.title.replace(pageMark, "")),
    headings: headingsOf(copy.document),
    hasHeadline: copy.document.querySelector("h1") !== null,
    prose: isAlone ? new Set() : proseOf(copy.document),
  };
}

/** Whether an article goes on, or began, on another page. */
export function isPartOfSeries(copy: PageCopy): boolean {
  const series = seriesOf(copy);
  return series.next !== null || series.previous !== null;
}

/**
 * Reads a copy at once, before anything else takes it apart; asked later, gets the pages beside it.
 */
export function furtherPages(copy: PageCopy, load: LoadPage): FurtherPagesLater {
  const first = seriesPageOf(copy);
  return () => pagesBeside(first, load);
}

/**
 * Follows the links to the next page, and from a later page those to the ones before, while the headline
 * stays the same and the text does not.
 */
async function pagesBeside(first: SeriesPage, load: LoadPage): Promise<FurtherPages> {
  const visited = new Set([first.address.replace(/#.*$/s, "")]);
  const back = await follow("previous", mostPages - 1);
  const on = await follow("next", mostPages - 1 - back.pages.length);
  return {
    before: back.pages.reverse(),
    after: on.pages,
    missed: back.missed + on.missed,
    isLate: back.isLate || on.isLate,
  };

  async function follow(
    direction: "next" | "previous",
    most: number,
  ): Promise<{ readonly pages: PageCopy[]; readonly missed: number; readonly isLate: boolean }> {
    const pages: PageCopy[] = [];
    let last = 1;
    for (let page = first; ; ) {
      const address = page.series[direction];
      last = direction === "next" ? Math.max(last, page.series.last) : last;
      if (address === null || visited.has(address)) return { pages, ...allTaken };
      visited.add(address);
      const isFull = pages.length >= most;
      const loaded = isFull ? null : await load(address);
      if (loaded === null || loaded === "late")
        return { pages, missed: Math.max(1, last - 1 - pages.length), isLate: loaded === "late" };
      page = seriesPageOf(loaded);
      if (!isSameArticle(first, page) || isSameText(first.prose, proseOf(loaded.document)))
        return { pages, ...allTaken };
      pages.push(loaded);
    }
  }
}

const allTaken = { missed: 0, isLate: false } as const;

const pageMark =
  /[（([]?\s?(?:第\s?\d{1,3}\s?[页頁]|(?:page|seite|p\.)\s?\d{1,3}|\d{1,3}\s?\/\s?\d{1,3})\s?[)）\]]?|[（([]\d{1,3}[)）\]]/gi;
const leastHeadline = { latin: 12, han: 6 };

/** Whether two pages have a headline in common or, where one of them has none, the same title but for page numbers. */
function isSameArticle(a: SeriesPage, b: SeriesPage): boolean {
  if (b.headings.some((heading) => a.headings.includes(heading))) return true;
  return !(a.hasHeadline && b.hasHeadline) && a.title !== "" && a.title === b.title;
}

/** Pages of comments repeat the article. */
function isSameText(first: ReadonlySet<string>, later: ReadonlySet<string>): boolean {
  const shared = [...first].filter((line) => later.has(line)).length;
  return shared > 0 && shared >= first.size * 0.8;
}

const mostLines = 2_000;
const leastProse = { latin: 60, han: 24 };

function proseOf(document: Document): Set<string> {
  const lines = new Set<string>();
  for (const { text, linkCharacters } of blocksOf(document.body)) {
    const least = hasHan(text) ? leastProse.han : leastProse.latin;
    if (text.length >= least && linkCharacters < text.length / 2) lines.add(text);
    if (lines.size >= mostLines) break;
  }
  return lines;
}

function headingsOf(document: Document): string[] {
  return [...document.querySelectorAll("h1, h2")]
    .slice(0, 12)
    .map((heading) => fold((heading.textContent ?? "").slice(0, 500).replace(pageMark, "")))
    .filter((text) => text.length >= (hasHan(text) ? leastHeadline.han : leastHeadline.latin));
}
