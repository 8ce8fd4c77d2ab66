/** What a search of the library gives back: plain values that pages show. */
import type { EntrySummary } from "../model/entry.ts";
import type { QueryProblem } from "./query.ts";

/** A stretch of a text, in UTF-16 units; `to` is the first unit after it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A piece of a text around what was looked for. */
export interface Excerpt {
  readonly text: string;
  /** What was found in it, in order, without overlap. */
  readonly marks: readonly Span[];
}

export interface Hit {
  readonly entry: EntrySummary;
  /** Every hit in the title; empty where there is none. */
  readonly titleMarks: readonly Span[];
  /** Pieces of the text, best first; empty where only the title, a name or a tag was found, or no words were given. */
  readonly excerpts: readonly Excerpt[];
  /** Other hits that tell the same story, folded under this one; empty where lists are not folded. */
  readonly copies: readonly EntrySummary[];
}

export const sortings = ["relevance", "saved", "saved-oldest", "published", "title", "length"] as const;
export type Sorting = (typeof sortings)[number];

/** How many of the hits have which value, most first. */
export interface Facet {
  readonly value: string;
  readonly count: number;
}

export const facetKinds = ["site", "category", "source", "tag", "lang", "year"] as const;
export type FacetKind = (typeof facetKinds)[number];
export type Facets = Readonly<Record<FacetKind, readonly Facet[]>>;

export interface SearchRequest {
  /** As typed: see query.ts. Empty shows everything on the shelf, newest first. */
  readonly query: string;
  /** Default: `relevance` where words are given, else `saved`. */
  readonly sort?: Sorting;
  readonly offset?: number;
  readonly limit: number;
  /** Whether the last word may be the beginning of one: true while it is being typed. Default true. */
  readonly isTyping?: boolean;
  /** Whether of entries that are one story only the first in the order is a hit of its own. Default false. */
  readonly isFolded?: boolean;
  readonly signal?: AbortSignal;
}

export interface SearchResult {
  readonly hits: readonly Hit[];
  /** How many entries match, without those that are folded under another. */
  readonly total: number;
  /** How many are folded under another. */
  readonly folded: number;
  /** False where `total` counts candidates of which not every one was checked against its text. */
  readonly isTotalExact: boolean;
  readonly problems: readonly QueryProblem[];
  /** The query with one wrong letter set right, where that finds more; null otherwise. */
  readonly didYouMean: string | null;
}
