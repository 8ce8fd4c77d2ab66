/** Selecting by row, by range, and all that a search finds. */
import type { EntryId } from "../../model/id.ts";
import { listFound, searchLibrary } from "../../store/search.ts";
import type { Place } from "./place.ts";

const idsAtOnce = 1_000;

/** The ids of a range of rows, both ends in it. */
export async function idsOfRange(
  { query, sort, isFolded }: Place & { readonly isFolded: boolean },
  one: number,
  other: number,
): Promise<readonly EntryId[]> {
  const from = Math.min(one, other);
  const end = Math.max(one, other) + 1;
  const ids: EntryId[] = [];
  for (let offset = from; offset < end; offset += idsAtOnce) {
    const { hits } = await searchLibrary({
      query,
      ...(sort === null ? {} : { sort }),
      isFolded,
      offset,
      limit: Math.min(idsAtOnce, end - offset),
    });
    ids.push(...hits.map(({ entry }) => entry.id));
  }
  return ids;
}

/** The ids of all that a query finds, shown or folded. */
export function idsOfQuery(query: string): Promise<readonly EntryId[]> {
  return listFound({ query });
}

/** The ids of the rows of a list. */
export function idsOfRows({
  query,
  sort,
  isFolded,
}: Place & { readonly isFolded: boolean }): Promise<readonly EntryId[]> {
  return listFound({ query, isFolded, ...(sort === null ? {} : { sort }) });
}

/** The ids of what a query finds and the list, folded, does not show. */
export async function idsOfFolded(place: Place): Promise<readonly EntryId[]> {
  const shown = new Set(await idsOfRows({ ...place, isFolded: true }));
  const all = await idsOfQuery(place.query);
  return all.filter((id) => !shown.has(id));
}
