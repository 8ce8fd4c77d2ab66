/** Where in which list an article was opened: what the reader's address carries, to step through that list. */
export interface ListPlace {
  /** As in the search box; empty is the whole library. */
  readonly query: string;
  /** One of the orders of a search; null is the usual one. */
  readonly sort: string | null;
  /** Of entries that are one story only one has a place. */
  readonly isFolded?: boolean;
  /** How many entries stand before it. */
  readonly at: number;
}

/** Longer queries are pasted articles; search/query.ts cuts at the same length. */
const longestQuery = 1_000;

/** Adds a place to the parameters of an address. */
export function writeListPlace(parameters: URLSearchParams, place: ListPlace | null): void {
  if (place === null) return;
  parameters.set("at", String(place.at));
  if (place.query !== "") parameters.set("q", place.query);
  if (place.sort !== null) parameters.set("sort", place.sort);
  if (place.isFolded) parameters.set("folded", "1");
}

/** The place an address names; null where it names none. */
export function readListPlace(parameters: URLSearchParams): ListPlace | null {
  const at = parameters.get("at") ?? "";
  if (!/^\d{1,9}$/.test(at)) return null;
  return {
    query: (parameters.get("q") ?? "").slice(0, longestQuery),
    sort: parameters.get("sort"),
    ...(parameters.get("folded") === "1" ? { isFolded: true } : {}),
    at: Number(at),
  };
}
