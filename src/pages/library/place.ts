import { type Sorting, sortings } from "../../search/found.ts";

/** What the page shows, as its own address says it: back, forward and reload lead there again. */
export interface Place {
  readonly query: string;
  /** Null: by relevance where words are given, else the newest first. */
  readonly sort: Sorting | null;
}

/** Longer queries are pasted articles; query.ts cuts at the same length. */
const longestQuery = 1_000;

/** Reads `#q=…&sort=…`; what is not understood is left out. */
export function parsePlace(hash: string): Place {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const sort = sortings.find((sorting) => sorting === given.get("sort")) ?? null;
  return { query: (given.get("q") ?? "").slice(0, longestQuery), sort };
}

/** The fragment that leads to a place; `#` alone for everything, in its usual order. */
export function placeHash({ query, sort }: Place): string {
  const parameters = new URLSearchParams();
  if (query !== "") parameters.set("q", query);
  if (sort !== null) parameters.set("sort", sort);
  return `#${parameters}`;
}
