/** What the search field gets once the first rows are there: the menu that writes the query, and offers while one types. */
import { createFilterButton } from "../src/pages/library/filter-button.ts";
import { filterItems } from "../src/pages/library/filter-menu.ts";
import { queryOf } from "../src/search/query.ts";
import { readFacets } from "../src/store/facets.ts";
import { byId } from "../src/ui/element.ts";
import type { MenuItem } from "../src/ui/menu.ts";
import { offerCompletions } from "./completions.ts";
import type { PopupState } from "./state.ts";

/** Extends the field from now on; `search` is given its text, without what the chips ask. */
export function extendSearch(get: () => PopupState, search: (text: string) => void): void {
  const input = byId("search", HTMLInputElement);
  input.parentElement?.append(createFilterButton(() => menuItems(get, search)));
  offerCompletions(input, search);
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
