/**
 * What Readability left out between lines it kept. Every line of the page is numbered beforehand; the
 * numbers survive its rewriting, so that afterwards a paragraph that stands among kept ones in the
 * untouched page, and reads like them, is put back where it stood.
 */
import { normalizeSpace } from "../../model/text.ts";
import { blocksOf } from "../blocks.ts";
import { isQuotedPost, namesOf } from "./names.ts";
import { type Weights, weigh } from "./weights.ts";

const mark = "data-line";

export interface Untouched {
  readonly body: Element;
  readonly weights: Weights;
}

/** Numbers the lines of a page and keeps a copy of it. */
export function keepUntouched(body: Element): Untouched {
  let count = 0;
  for (const { element } of blocksOf(body)) {
    count += 1;
    if (element !== body) element.setAttribute(mark, String(count));
  }
  // A clone is no Element by type, but the same kind of node.
  const copy = body.cloneNode(true) as Element;
  return { body: copy, weights: weigh(copy) };
}

/** Puts back what belongs between the lines of `root`, and what goes on after them in the same kind of box. */
export function fillGaps(root: Element, untouched: Untouched): void {
  const kept = new Map<string, Element>();
  for (const element of root.querySelectorAll(`[${mark}]`))
    kept.set(element.getAttribute(mark) ?? "", element);
  const { weights } = untouched;
  const occupied = new Set<Element>();
  const present = new Map<Element, Element>();
  const kinds = new Map<string, number>();
  let last: Element | null = null;
  for (const element of untouched.body.querySelectorAll(`[${mark}]`)) {
    const found = kept.get(element.getAttribute(mark) ?? "");
    if (found === undefined) continue;
    present.set(element, found);
    if (weights(element).prose > 0) {
      kinds.set(kindOf(element), (kinds.get(kindOf(element)) ?? 0) + 1);
      last = element;
    }
    for (let up: Element | null = element; up !== null && !occupied.has(up); up = up.parentElement)
      occupied.add(up);
  }
  if (last === null) return;
  const isKindred = (element: Element) =>
    [element, ...[...element.querySelectorAll(`[${mark}]`)].slice(0, 3)].some(
      (line) => (kinds.get(kindOf(line)) ?? 0) > 1,
    );
  const held = new Set(blocksOf(root).map(({ text }) => text));
  const isHeld = (element: Element) => blocksOf(element).every(({ text }) => held.has(text));
  const opening: Element[] = [];
  let anchor: Element | null = null;
  const walker = createWalk(untouched.body);
  for (let element = walker.next(false); element !== null; ) {
    const here = present.get(element);
    if (here !== undefined) anchor = here;
    if (occupied.has(element)) {
      element = walker.next(false);
      continue;
    }
    const isInside = anchor !== null && (element.compareDocumentPosition(last) & 4) !== 0;
    // Readability gives some lines another element, which bears no number: they are here already.
    const isWanted = isStory(element, weights) && (isInside || isKindred(element)) && !isHeld(element);
    if (isWanted) {
      // A clone of an element is an element.
      const copy = element.cloneNode(true) as Element;
      if (anchor === null) opening.push(copy);
      else {
        placeOf(anchor, copy).after(copy);
        anchor = copy;
      }
    }
    // What is no story as a whole may hold some.
    element = walker.next(isWanted || weights(element).prose === 0 || isBarred(element));
  }
  (root.querySelector(".page") ?? root).prepend(...opening);
}

/** The element of the untouched page that bears the same number. */
export function untouchedOf(element: Element | null, untouched: Untouched): Element | null {
  const number =
    element?.getAttribute(mark) ?? element?.querySelector(`[${mark}]`)?.getAttribute(mark) ?? null;
  return number === null ? null : untouched.body.querySelector(`[${mark}="${number}"]`);
}

/** Of the prose below an element of the untouched page, the share that `root` holds too. */
export function shareHeld(root: Element, element: Element, { weights }: Untouched): number {
  const held = new Set<string>();
  for (const line of root.querySelectorAll(`[${mark}]`)) held.add(line.getAttribute(mark) ?? "");
  let all = 0;
  let kept = 0;
  for (const line of element.querySelectorAll(`[${mark}]`)) {
    const { prose } = weights(line);
    all += prose;
    if (held.has(line.getAttribute(mark) ?? "")) kept += prose;
  }
  return all === 0 ? 1 : kept / all;
}

/** What Readability joined from before the headline is no story, as long as most of the story stands after it. */
export function dropBeforeHeadline(root: Element, headline: Element | null): void {
  const number =
    headline?.getAttribute(mark) ?? headline?.querySelector(`[${mark}]`)?.getAttribute(mark) ?? null;
  if (number === null) return;
  const weights = weigh(root);
  const early: Element[] = [];
  let prose = 0;
  for (const element of root.querySelectorAll(`[${mark}]`)) {
    if (Number(element.getAttribute(mark)) >= Number(number)) continue;
    // A box whose own line stands early may hold the story as well.
    if (element.querySelector(`[${mark}]`) !== null) continue;
    early.push(element);
    prose += weights(element).prose;
  }
  if (prose > weights(root).prose * mostBeforeHeadline) return;
  for (const element of early) element.remove();
}

/** Of what was kept, the share that may stand before the headline and still be called none of the story. */
const mostBeforeHeadline = 0.15;
const standfirstCharacters = { least: 20, most: 700 } as const;

/** The standfirst, between the headline and the first kept line, opens the story. */
export function bringStandfirst(root: Element, headline: Element | null, untouched: Untouched): void {
  const number = Number(
    headline?.getAttribute(mark) ?? headline?.querySelector(`[${mark}]`)?.getAttribute(mark) ?? Number.NaN,
  );
  const first = root.querySelector(`[${mark}]`);
  const until = Number(first?.getAttribute(mark) ?? Number.NaN);
  if (first === null || !(number < until) || until - number > 60) return;
  const said = normalizeSpace(root.textContent ?? "");
  const saidAtOnce = said.slice(0, charactersAtOnce);
  let plain: Element | null = null;
  for (const element of untouched.body.querySelectorAll(`[${mark}]`)) {
    const here = Number(element.getAttribute(mark));
    if (here <= number || here >= until) continue;
    const { characters, linkCharacters, prose } = untouched.weights(element);
    if (
      characters < standfirstCharacters.least ||
      characters > standfirstCharacters.most ||
      linkCharacters > characters / 3
    )
      continue;
    const opening = normalizeSpace(element.textContent ?? "").slice(0, sameOpening);
    if (saidAtOnce.includes(opening)) continue;
    if (isNamedStandfirst(element)) {
      open(root, element);
      return;
    }
    if (plain === null && prose === characters && linkCharacters * 10 < characters && isPlainOpening(element))
      plain = element;
  }
  if (plain !== null) open(root, plain);
}

function open(root: Element, element: Element): void {
  (root.querySelector(".page") ?? root).prepend(element.cloneNode(true));
}

/** So much of a line tells that it is said already, if in another cut. */
const sameOpening = 60;
/** A standfirst that is said again farther down, in a caption or a quotation, is one all the same. */
const charactersAtOnce = 1000;

/** A sentence in the story's own box that nothing calls anything else. */
function isPlainOpening(element: Element): boolean {
  if (!/^(?:p|div|h[2-4])$/.test(element.localName)) return false;
  const box = element.closest(
    "article, figure, figcaption, li, nav, aside, footer, form, table, button, details",
  );
  if (box?.localName !== "article") return false;
  for (let up: Element | null = element; up !== null && up !== box; up = up.parentElement) {
    const { isFurniture, isCaption, isDiscussion, isParticulars } = namesOf(up);
    if (isFurniture || isDiscussion || isParticulars) return false;
    // A caption is no heading: what is called `article-caption` then is the article's head.
    if (isCaption && !/^h[2-4]$/.test(element.localName)) return false;
  }
  return true;
}

function isNamedStandfirst(element: Element): boolean {
  let up: Element | null = element;
  for (let level = 0; level < 3 && up !== null; level += 1, up = up.parentElement) {
    if (
      /^(?:li|ul|nav|figure|figcaption|footer|h1|time|address)$/.test(up.localName) ||
      (namesOf(up).isFurniture && !(level === 0 && namesOf(up).isStandfirst))
    )
      return false;
    if (
      namesOf(up).isStandfirst ||
      /(?:^|\s)(?:description|alternativeHeadline|alternativeheadline)(?:\s|$)/.test(
        up.getAttribute("itemprop") ?? "",
      )
    )
      return true;
  }
  return element.localName === "h2" && element.previousElementSibling?.localName === "h1";
}

/** Document order, with a say whether to go below the element last given. */
function createWalk(body: Element): { readonly next: (isSkipped: boolean) => Element | null } {
  let element: Element | null = body;
  return {
    next(isSkipped) {
      if (element === null) return null;
      if (!isSkipped && element.firstElementChild !== null) {
        element = element.firstElementChild;
        return element;
      }
      while (element !== null && element !== body && element.nextElementSibling === null)
        element = element.parentElement;
      element = element === null || element === body ? null : element.nextElementSibling;
      return element;
    },
  };
}

/** A paragraph's name and its box's: what tells the site's own kinds of paragraph apart. */
function kindOf(element: Element): string {
  const parent = element.parentElement;
  return [element.localName, element.className, parent?.localName, parent?.className]
    .join("|")
    .replace(/\d+/g, "0");
}

function isBarred(element: Element): boolean {
  const { isFurniture, isCaption } = namesOf(element);
  return (
    (isFurniture && !isQuotedPost(element)) ||
    isCaption ||
    /^(?:figure|nav|footer|aside|form|table)$/.test(element.localName)
  );
}

const neverStory =
  /^(?:figure|figcaption|nav|footer|aside|form|button|h1|script|style|hr|img|span|a|section|header)$/;

function isStory(element: Element, weights: Weights): boolean {
  const name = element.localName;
  const { characters, linkCharacters, prose } = weights(element);
  if (characters === 0 || neverStory.test(name) || isBarred(element)) return false;
  if (namesOf(element).isParticulars || element.closest("figcaption") !== null) return false;
  if (linkCharacters > characters * 0.25) return false;
  if (name === "pre") return true;
  if (/^h[2-6]$/.test(name)) return linkCharacters === 0 && characters <= 150;
  if (/^(?:ul|ol|dl|table)$/.test(name)) return linkCharacters < characters * 0.2;
  return prose >= characters * 0.7;
}

/** Not inside a list, a table or a figure that the line before stands in. */
function placeOf(anchor: Element, copy: Element): Element {
  const frame = copy.localName === "li" ? null : anchor.closest("ul, ol, dl, table, figure");
  return frame ?? anchor;
}
