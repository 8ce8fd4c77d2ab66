/**
 * Articles that a site spreads over several pages: where the page before and the page after are. An
 * address is believed to be another page of the same article when it differs from this one's by a page
 * number alone and a link calls it so. Links to another article do not: whoever follows also compares
 * the headlines (further-pages.ts).
 */
import { normalizeSpace } from "../../model/text.ts";
import type { PageCopy } from "../copy.ts";
import { anyLetter } from "../scripts.ts";

export interface Series {
  readonly next: string | null;
  readonly previous: string | null;
  /** The highest page number that the page has a link to; 1 where it has none. */
  readonly last: number;
}

/** What a link to the next page says, in small letters, and nothing else. */
const nextLabel =
  /^(?:下一?[页頁]|[后後]一[页頁]|次へ|次の?ページ(?:へ)?|다음(?: ?페이지)?|next(?: page)?|continued?|weiter|nächste(?: seite)?|(?:page )?suivante?|(?:página )?siguiente|próxima(?: página)?|avanti|(?:pagina )?successiva|следующая(?: страница)?|далее|volgende(?: pagina)?|التالي|الصفحة التالية)$/;
const previousLabel =
  /^(?:上一?[页頁]|前一[页頁]|前へ|前の?ページ(?:へ)?|이전(?: ?페이지)?|prev(?:ious)?(?: page)?|zurück|vorherige(?: seite)?|(?:page )?précédente?|(?:página )?anterior|indietro|(?:pagina )?precedente|предыдущая(?: страница)?|назад|vorige(?: pagina)?|السابق)$/;
const numberLabel = /^(?:第 ?|page |seite |p\. ?|\[|\()?(\d{1,2})(?: ?[页頁]|\]|\))?$/;
/** Arrows and brackets around a label. */
const ornament = /^[\s<>＜＞«»‹›←→▶◀›.·|\-–—【】[\]]+|[\s<>＜＞«»‹›←→▶◀.·|\-–—【】[\]]+$/g;

const mostLinks = 5_000;
const longestLabel = 24;
/** A query's parameter that counts pages. */
const pageParameter =
  /^(?:page|p|pg|pn|paged|page_?no|page_?num(?:ber)?|page_?index|cur_?page|current_?page)$/i;
const pathNumbers: readonly RegExp[] = [
  /^(.+)[_-](?:p|page|seite)[_-]?(\d{1,3})$/i,
  /^(.+)[_-](\d{1,3})$/,
  /^(.+)\/(?:page|p|seite|pagina|pag)[/_-]?(\d{1,3})$/i,
  /^(.+)\/(\d{1,3})$/,
];
const extension = /\.(?:s?html?|php|aspx?|jsp)(?=$|\/)/i;

/** The pages beside this one, as far as the page itself links to them. */
export function seriesOf({ document, address }: PageCopy): Series {
  const here = placesOf(address);
  let next: string | null = null;
  let previous: string | null = null;
  let last = 1;
  for (const link of linksOf(document)) {
    const number = Number(numberLabel.exec(link.label)?.[1] ?? 0);
    const saysNext = link.rel === "next" || nextLabel.test(link.label);
    const saysPrevious = link.rel === "prev" || previousLabel.test(link.label);
    if (number === 0 && !saysNext && !saysPrevious) continue;
    const step = stepBetween(here, placesOf(link.address));
    if (step === null) continue;
    last = Math.max(last, number, step.to);
    const isNext = saysNext || number === step.from + 1;
    const isPrevious = saysPrevious || number === step.from - 1;
    // Sites that count from nought call their second page `_1`.
    if (isNext && (step.to === step.from + 1 || (step.to === step.from && step.isNumbered)))
      next ??= link.address;
    if (isPrevious && (step.to === step.from - 1 || (step.to === step.from && !step.isNumbered)))
      previous ??= link.address;
  }
  return { next, previous, last };
}

/** Takes the links from page to page out of a copy: they are no part of the text. */
export function removePager({ document, address }: PageCopy): void {
  const here = placesOf(address);
  const others = new Set<Element>();
  for (const link of [...document.body.querySelectorAll("a[href]")].slice(0, mostLinks)) {
    if (!link.isConnected || !isPagerLabel(labelOf(link))) continue;
    if (stepBetween(here, placesOf(link.getAttribute("href") ?? "")) === null) continue;
    let pager: Element = link;
    for (
      let around = link.parentElement;
      around !== null && !others.has(around);
      around = around.parentElement
    ) {
      if (!isPager(around)) {
        others.add(around);
        break;
      }
      pager = around;
    }
    if (pager !== link) pager.remove();
  }
}

function isPager(element: Element): boolean {
  if (element.localName === "body" || (element.textContent ?? "").length > 400) return false;
  const words = normalizeSpace(element.textContent ?? "").split(/[\s|/]+/);
  return words.every(
    (word) => word === "" || isPagerLabel(word.replace(ornament, "").toLowerCase()) || !anyLetter.test(word),
  );
}

function isPagerLabel(label: string): boolean {
  return (
    nextLabel.test(label) ||
    previousLabel.test(label) ||
    numberLabel.test(label) ||
    /^(?:page|pages|seite|of|[首尾末][页頁]|共\d{1,3}[页頁]|first|last)$/.test(label)
  );
}

interface PageLink {
  readonly address: string;
  readonly label: string;
  readonly rel: "next" | "prev" | null;
}

function linksOf(document: Document): PageLink[] {
  return [...document.querySelectorAll("head > link[rel][href], body a[href]")]
    .slice(0, mostLinks)
    .flatMap((link) => {
      const address = link.getAttribute("href") ?? "";
      const rels = (link.getAttribute("rel") ?? "").toLowerCase().split(/\s+/);
      const rel = rels.includes("next")
        ? "next"
        : rels.some((word) => /^prev(?:ious)?$/.test(word))
          ? "prev"
          : null;
      const label = labelOf(link);
      return rel === null && label === "" ? [] : [{ address, label, rel }];
    });
}

function labelOf(link: Element): string {
  const text = link.textContent ?? "";
  if (text.length > longestLabel * 4) return "";
  const label = normalizeSpace(text).replace(ornament, "").toLowerCase();
  return label.length <= longestLabel ? label : "";
}

/** One way to read an address: as a page of that number of what the stem names. */
interface Place {
  readonly stem: string;
  readonly number: number;
  readonly isNumbered: boolean;
}

function placesOf(address: string): Place[] {
  if (!URL.canParse(address)) return [];
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) return [];
  const path = url.pathname.replace(extension, "").replace(/\/+$/, "");
  const pairs = url.search
    .slice(1)
    .split("&")
    .filter((pair) => pair !== "");
  const stemOf = (stemPath: string, stemPairs: readonly string[]) =>
    `${url.protocol}//${url.host}${stemPath.replace(extension, "").replace(/\/+$/, "")}?${stemPairs.join("&")}`;
  const places: Place[] = [{ stem: stemOf(path, pairs), number: 1, isNumbered: false }];
  for (const pair of pairs) {
    const [name = "", value = ""] = pair.split("=");
    if (!pageParameter.test(name) || !/^\d{1,3}$/.test(value)) continue;
    const others = pairs.filter((other) => other !== pair);
    places.push({ stem: stemOf(path, others), number: Number(value), isNumbered: true });
  }
  for (const pattern of pathNumbers) {
    const found = pattern.exec(path);
    if (found?.[1] !== undefined)
      places.push({ stem: stemOf(found[1], pairs), number: Number(found[2]), isNumbered: true });
  }
  return places;
}

/** From which page of their common article to which two addresses lead; null where they have none, or are the same. */
function stepBetween(
  here: readonly Place[],
  there: readonly Place[],
): { readonly from: number; readonly to: number; readonly isNumbered: boolean } | null {
  if (here[0]?.stem === there[0]?.stem) return null;
  for (const to of there) {
    const from = here.find(({ stem }) => stem === to.stem);
    if (from !== undefined && (from.isNumbered || to.isNumbered))
      return { from: from.number, to: to.number, isNumbered: to.isNumbered };
  }
  return null;
}
