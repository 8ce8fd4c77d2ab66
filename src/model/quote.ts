/** Quotations cut out of a text and found again, in that text or in a later wording of it. */
import { type Highlight, highlightLimits, type Quote } from "./highlight.ts";

/** A stretch of a text in UTF-16 units; `to` is the first unit after it. */
export interface Passage {
  readonly from: number;
  readonly to: number;
}

/** Whether two passages are the same place of a text. */
export function isSamePassage(one: Passage, other: Passage | null): boolean {
  return other !== null && one.from === other.from && one.to === other.to;
}

/** A text in which passages are looked for. */
export interface SearchedText {
  readonly text: string;
  /** Without its white space, which differs between captures of the same words. */
  readonly packed: string;
  /** Where each unit of `packed` stands in `text`. */
  readonly places: Uint32Array;
}

/** The words of a passage with what stands around them; no character is cut in half. */
export function quoteOf(text: string, { from, to }: Passage): Quote {
  const before = Math.max(0, from - highlightLimits.contextCharacters);
  const after = Math.min(text.length, to + highlightLimits.contextCharacters);
  return {
    exact: text.slice(from, to),
    prefix: text.slice(isInsideOfCharacter(text, before) ? before + 1 : before, from),
    suffix: text.slice(to, isInsideOfCharacter(text, after) ? after - 1 : after),
  };
}

function isInsideOfCharacter(text: string, at: number): boolean {
  return at > 0 && at < text.length && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
}

/** How many code points stand before a unit. */
export function pointsBefore(text: string, unit: number): number {
  let points = unit;
  for (let at = 0; at < unit - 1; at += 1) if (isPairAt(text, at)) points -= 1;
  return points;
}

/** The unit at which a code point stands; the text's length for one beyond its end. */
export function unitAt(text: string, point: number): number {
  let left = point;
  let at = 0;
  for (; left > 0 && at < text.length; left -= 1) at += isPairAt(text, at) ? 2 : 1;
  return at;
}

function isPairAt(text: string, at: number): boolean {
  const high = text.charCodeAt(at);
  if (high < 0xd800 || high > 0xdbff) return false;
  const low = text.charCodeAt(at + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}

/** Makes a text ready to be searched; once for all that is looked for in it. */
export function searchedText(text: string): SearchedText {
  const places = new Uint32Array(text.length);
  const parts: string[] = [];
  let count = 0;
  let at = 0;
  for (const part of text.split(space)) {
    for (let unit = 0; unit < part.length; unit += 1) places[count + unit] = at + unit;
    parts.push(part);
    count += part.length;
    at += part.length + 1;
  }
  return { text, packed: parts.join(""), places: places.subarray(0, count) };
}

const space = /\s/;

/**
 * Where a highlight stands in a text: at its place, where this is the text it was made on; else where its
 * words stand with what stood before or after them. Null where they do not stand any more.
 */
export function findHighlight(
  searched: SearchedText,
  highlight: Quote & Pick<Highlight, "start" | "end">,
  isOwnText: boolean,
): Passage | null {
  const { text } = searched;
  if (isOwnText) {
    const from = unitAt(text, highlight.start);
    const to = from + highlight.exact.length;
    if (text.slice(from, to) === highlight.exact) return { from, to };
  }
  return findQuote(searched, highlight, text.length === 0 ? 0 : highlight.start / text.length);
}

/** So many places with the same words are looked at; a quotation that has more is a comma. */
const mostPlaces = 1_000;
/** So much on one side of the words has to stand as it stood. */
const leastContext = 12;
/** Words as long as this are known by themselves. */
const tellingLength = 40;

/** `share`: how far down the text it stood, to choose among places that are alike. */
function findQuote({ packed, places, text }: SearchedText, quote: Quote, share: number): Passage | null {
  const [exact, prefix, suffix] = [pack(quote.exact), pack(quote.prefix), pack(quote.suffix)];
  if (exact === "") return null;
  let best: { readonly at: number; readonly worth: number } | null = null;
  let at = packed.indexOf(exact);
  for (let count = 0; at >= 0 && count < mostPlaces; count += 1) {
    const end = at + exact.length;
    const before = alikeBefore(packed, at, prefix);
    const after = alikeAfter(packed, end, suffix);
    const isThere =
      exact.length >= tellingLength ||
      (prefix === "" ? at === 0 : before >= Math.min(leastContext, prefix.length)) ||
      (suffix === "" ? end === packed.length : after >= Math.min(leastContext, suffix.length));
    const worth = before + after - Math.abs((places[at] ?? 0) / text.length - share);
    if (isThere && (best === null || worth > best.worth)) best = { at, worth };
    at = packed.indexOf(exact, at + 1);
  }
  if (best === null) return null;
  return { from: places[best.at] ?? 0, to: (places[best.at + exact.length - 1] ?? 0) + 1 };
}

function pack(text: string): string {
  return text.replace(/\s+/g, "");
}

function alikeBefore(text: string, at: number, prefix: string): number {
  let count = 0;
  while (count < prefix.length && text[at - 1 - count] === prefix[prefix.length - 1 - count]) count += 1;
  return count;
}

function alikeAfter(text: string, at: number, suffix: string): number {
  let count = 0;
  while (count < suffix.length && text[at + count] === suffix[count]) count += 1;
  return count;
}
