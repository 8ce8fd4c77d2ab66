/** A page of the popup's list: of a shelf as it is, or of what a search of it finds. */
import type { EntryFilter } from "../src/model/entry.ts";
import { queryOf } from "../src/search/query.ts";
import { type EntryPage, listEntries } from "../src/store/read.ts";
import { searchLibrary } from "../src/store/search.ts";
import type { Found } from "./state.ts";

/** A page of the list, with what the search says of it; null where nothing is searched for. */
export interface FoundPage extends EntryPage {
  readonly found: Found | null;
}

export function isSearch(filter: EntryFilter): boolean {
  return (filter.text ?? "").trim() !== "";
}

/** A page of a list, or of what a search finds, of which `before` is how many rows came before. */
export async function readPage(
  filter: EntryFilter,
  { limit, before }: { readonly limit: number; readonly before: number | null },
  signal: AbortSignal,
): Promise<FoundPage> {
  if (!isSearch(filter)) {
    const page = await listEntries(filter, { limit, signal, ...(before === null ? {} : { before }) });
    return { ...page, found: null };
  }
  const offset = before ?? 0;
  const query = queryOf(filter);
  const { hits, total, problems, didYouMean } = await searchLibrary({ query, offset, limit, signal });
  const end = offset + hits.length;
  return {
    entries: hits.map(({ entry }) => entry),
    next: end < total && hits.length > 0 ? end : null,
    found: {
      query,
      problems,
      // What the chips ask for stands before what is typed, and has no part in it.
      didYouMean: didYouMean?.slice(queryOf({ ...filter, text: "" }).length) ?? null,
      hits: new Map(hits.map((hit) => [hit.entry.id, hit])),
    },
  };
}

/** Two pages as one list. */
export function joinedPages(first: FoundPage, next: FoundPage): FoundPage {
  const found = first.found && {
    ...first.found,
    hits: new Map([...first.found.hits, ...(next.found?.hits ?? [])]),
  };
  return { entries: [...first.entries, ...next.entries], next: next.next, found };
}
