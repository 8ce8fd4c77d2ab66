import type { Facets } from "../../search/found.ts";
import { readFacets } from "../../store/facets.ts";
import { readAllFacets } from "./facet-list.ts";
import { withoutKind } from "./query-edit.ts";

/** After the last key or change: what is typed on makes the one before worthless. */
const settleMs = 120;

/** Reads how the hits of a query divide, the last asked for alone; what could not be read is not shown. */
export function createFacetFeed(onFacets: (facets: Facets, query: string) => void): {
  readonly show: (query: string) => void;
  /** As they were read last. */
  readonly now: () => Facets | null;
} {
  let facets: Facets | null = null;
  let asked = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read(query: string): Promise<void> {
    const next = await readAllFacets(query, (of) => readFacets({ query: of }), withoutKind);
    if (query !== asked) return;
    facets = next;
    onFacets(next, query);
  }

  return {
    now: () => facets,
    show: (query) => {
      asked = query;
      // The toggle that was pressed answers at once, its numbers follow.
      if (facets !== null) onFacets(facets, query);
      clearTimeout(timer);
      // The list reads the same library and tells what is wrong with it.
      timer = setTimeout(() => void read(query).catch(() => undefined), settleMs);
    },
  };
}
