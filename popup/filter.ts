/** The button in the search field whose menu writes the query. */
import { createFilterButton } from "../src/pages/library/filter-button.ts";
import { filterItems } from "../src/pages/library/filter-menu.ts";
import { queryOf } from "../src/search/query.ts";
import { readFacets } from "../src/store/facets.ts";
import type { MenuItem } from "../src/ui/menu.ts";
import type { PopupState } from "./state.ts";

/** `search` is given the text of the field, without what the chips ask. */
export function createFilter(get: () => PopupState, search: (text: string) => void): HTMLElement {
  return createFilterButton(() => menuItems(get, search));
}

async function menuItems(
  get: () => PopupState,
  search: (text: string) => void,
): Promise<readonly MenuItem[]> {
  const facets = await readFacets({ query: queryOf(get().filter) });
  const authors = (get().entries ?? []).map(({ byline }) => byline).filter((byline) => byline !== null);
  return filterItems({
    query: () => get().filter.text ?? "",
    search,
    facets: () => facets,
    authors: () => [...new Set(authors)],
  });
}
