/**
 * Searching the library, for pages. The index's own files stand in search/ beside this one; this
 * file is all that a page needs to know.
 */
import type { Facets, SearchRequest, SearchResult } from "../search/found.ts";

/** The entries a query finds. Rejects as {@link ./database.ts withLibrary} does; never for what was typed. */
export function searchLibrary(request: SearchRequest): Promise<SearchResult> {
  throw new Error(`not written yet: ${request.query}`);
}

/** How the hits of a query divide; each list at most fifty long. */
export function readFacets(request: Pick<SearchRequest, "query" | "isTyping">): Promise<Facets> {
  throw new Error(`not written yet: ${request.query}`);
}

/** Names that exist and begin like what is being typed: for completing `site:`, `tag:` and the like. */
export function suggest(_request: {
  readonly query: string;
  readonly at: number;
  readonly limit: number;
}): Promise<readonly string[]> {
  throw new Error("not written yet");
}
