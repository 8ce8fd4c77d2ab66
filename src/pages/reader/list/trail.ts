/**
 * Previous and next in the list an article was opened from. The ids about its place are looked up once and
 * kept for the tab, so that a step costs the same in a library of a hundred and of a hundred thousand; the
 * list is asked again only at the edge of what is known. What opening an article does to the list (it
 * is read now, and no longer among the unread) does not disturb the way through it.
 */
import type { EntryId } from "../../../model/id.ts";
import type { ListPlace } from "../../../model/list-place.ts";
import { isRecord } from "../../../model/read-article.ts";
import { type Sorting, sortings } from "../../../search/found.ts";
import { hasClause, parseQuery } from "../../../search/query.ts";
import { getEntry } from "../../../store/read.ts";
import { listWindow } from "../../../store/search.ts";

/** A stretch of a list. */
interface ListWindow {
  readonly query: string;
  readonly sort: string | null;
  readonly isFolded: boolean;
  /** The place of the first of its ids. */
  readonly first: number;
  readonly ids: readonly EntryId[];
  readonly total: number;
}

/** An article of the list, and its place there. */
interface Stop {
  readonly entryId: EntryId;
  readonly place: ListPlace;
}

export interface Trail {
  /** From 1, as one says it. */
  readonly number: number;
  readonly total: number;
  /** The next one that is still there, in this direction; null at the end of the list. */
  readonly step: (direction: 1 | -1) => Promise<Stop | null>;
}

/** Ids looked up on each side. */
const reach = 100;
/** So many that have been deleted since are passed over in one step. */
const mostGone = 20;
const key = "list";

/** The trail through the list of a place. */
export async function openTrail(entryId: EntryId, place: ListPlace): Promise<Trail> {
  const known = remembered();
  const window =
    known !== null && isOf(known, place) && hasBothSides(known, placeIn(known, entryId, place.at))
      ? known
      : await lookUp(place);
  const at = placeIn(window, entryId, place.at);
  const isTrash = hasClause(parseQuery(place.query), "is", "trashed");
  return {
    number: Math.min(at + 1, window.total),
    total: window.total,
    step: async (direction) => {
      const ahead = idsAhead(window, entryId, at, direction).slice(0, mostGone);
      for (const [index, id] of ahead.entries()) {
        const entry = await getEntry(id);
        if (entry === null || (entry.trashedAt !== null) !== isTrash) continue;
        return { entryId: id, place: { ...place, at: Math.max(0, at + direction * (index + 1)) } };
      }
      return null;
    },
  };
}

async function lookUp(place: ListPlace): Promise<ListWindow> {
  const { query, isFolded = false } = place;
  const sort = sortings.find((name): name is Sorting => name === place.sort) ?? null;
  const first = Math.max(0, place.at - reach);
  const { ids, total } = await listWindow({
    query,
    ...(sort === null ? {} : { sort }),
    isFolded,
    offset: first,
    limit: place.at - first + reach + 1,
  });
  const window = { query, sort: place.sort, isFolded, first, ids, total };
  remember(window);
  return window;
}

function isOf(window: ListWindow, { query, sort, isFolded = false }: ListPlace): boolean {
  return window.query === query && window.sort === sort && window.isFolded === isFolded;
}

/** Where an entry stands now; where it was, if it is in the list no more. */
function placeIn({ ids, first }: ListWindow, entryId: EntryId, at: number): number {
  const index = ids.indexOf(entryId);
  return index < 0 ? at : first + index;
}

/** Whether the neighbours of a place are known, or it has none. */
function hasBothSides({ ids, first, total }: ListWindow, at: number): boolean {
  const last = first + ids.length - 1;
  return (at > first || first === 0) && at >= first && (at < last || last >= total - 1);
}

/** The ids that come after a place, or before it, nearest first. */
function idsAhead(
  { ids, first }: ListWindow,
  entryId: EntryId,
  at: number,
  direction: 1 | -1,
): readonly EntryId[] {
  const index = at - first;
  if (direction === -1) return ids.slice(0, Math.max(0, index)).toReversed();
  // One that has left the list left its place to the next.
  return ids.slice(ids[index] === entryId ? index + 1 : index);
}

function remembered(): ListWindow | null {
  try {
    return checked(JSON.parse(sessionStorage.getItem(key) ?? "null"));
  } catch {
    // Firefox refuses it where the reader blocks all site data: then each step looks the list up.
    return null;
  }
}

function remember(window: ListWindow): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(window));
  } catch {
    // As above.
  }
}

function checked(value: unknown): ListWindow | null {
  if (!isRecord(value)) return null;
  const { query, sort, isFolded, first, ids, total } = value;
  if (typeof query !== "string" || (sort !== null && typeof sort !== "string")) return null;
  if (typeof isFolded !== "boolean") return null;
  if (typeof first !== "number" || typeof total !== "number" || !Array.isArray(ids)) return null;
  return ids.every((id) => typeof id === "string") ? { query, sort, isFolded, first, ids, total } : null;
}
