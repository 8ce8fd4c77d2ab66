/** What of an entry is written into the index: its terms, each with how much it weighs there. */

import { foldTerm } from "./fold-term.ts";
import { eachTerm, longestTerm } from "./tokenize.ts";

/** What of an entry can be found. */
export interface Findable {
  readonly title: string;
  readonly byline: string | null;
  readonly siteName: string;
  /** The host of its address. */
  readonly host: string;
  readonly source: string | null;
  readonly reprintedFrom: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly lang: string | null;
  readonly note: string | null;
  /** The notes of its highlights. */
  readonly highlightNotes: string | null;
  /** The plain text of its latest snapshot. */
  readonly text: string;
}

/** Fields whose words are looked for by `field:`; the letter marks their terms in the index. */
export const wordFields = { title: "t", site: "s", author: "a", source: "o" } as const;
/** Fields looked for as a whole. */
export const wholeFields = { tag: "g", category: "c", lang: "l" } as const;

/** The term of a word in a field. Sorted before all words, so that no prefix of a word meets one. */
export function fieldTerm(letter: string, word: string): string {
  return `\u0001${letter}${word}`;
}

/** The folded form of a tag, a category or a language. */
export function wholeForm(value: string): string {
  return foldTerm(value).trim().replace(/\s+/g, " ");
}

/** As much of it as a term holds: of longer ones the row must be asked. */
export function wholeValue(value: string): string {
  return wholeForm(value).slice(0, longestTerm);
}

/** Weights are whole numbers from 0 to this. */
const heaviest = 7;

/**
 * How much a term weighs in a text, before its rarity: Okapi BM25's share of its frequency, with the
 * length set against a fixed one, so that a weight written once stays right while the library grows.
 * k1 and b as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), with b low
 * because articles repeat themselves less than web pages.
 */
const k1 = 1.2;
const b = 0.5;
const usualTerms = 900;
/** A word of the title counts as if it stood there so many times more. */
const times = { title: 6, name: 3 } as const;
/** No text gives more terms: what is beyond is a book or an attack. */
const mostTerms = 60_000;

/** The terms of an entry with their weights. */
export function indexedTerms(found: Findable): Map<string, number> {
  const counts = new Map<string, number>();
  let length = 0;
  eachTerm(found.text, (term) => {
    length += 1;
    const count = counts.get(term);
    if (count !== undefined) counts.set(term, count + 1);
    else if (counts.size < mostTerms) counts.set(term, 1);
  });
  const more = (text: string | null, weight: number, letter?: string): void => {
    if (text === null) return;
    eachTerm(text.slice(0, 2_000), (term) => {
      counts.set(term, (counts.get(term) ?? 0) + weight);
      if (letter !== undefined) counts.set(fieldTerm(letter, term), 1);
    });
  };
  more(found.title, times.title, wordFields.title);
  more(found.byline, times.name, wordFields.author);
  more(found.siteName, 1, wordFields.site);
  more(found.host, 0, wordFields.site);
  more(found.source, times.name, wordFields.source);
  more(found.reprintedFrom, times.name, wordFields.source);
  more(found.note, times.name);
  more(found.highlightNotes, times.name);
  for (const tag of found.tags) {
    more(tag, times.name);
    counts.set(fieldTerm(wholeFields.tag, wholeValue(tag)), 1);
  }
  if (found.category !== null) {
    more(found.category, 1);
    counts.set(fieldTerm(wholeFields.category, wholeValue(found.category)), 1);
  }
  if (found.lang !== null) {
    // `lang:zh` finds zh-TW too.
    const [primary = ""] = wholeValue(found.lang).split(/[-_]/);
    counts.set(fieldTerm(wholeFields.lang, wholeValue(found.lang)), 1);
    counts.set(fieldTerm(wholeFields.lang, primary), 1);
  }
  const norm = k1 * (1 - b + (b * length) / usualTerms);
  for (const [term, count] of counts) {
    const share = count / (count + norm);
    counts.set(term, Math.min(heaviest, Math.round(share * heaviest)));
  }
  return counts;
}
