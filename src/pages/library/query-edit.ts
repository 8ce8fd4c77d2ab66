/** Queries written by clicking: what side and rows put into the search field. */
import type { Shelf } from "../../model/entry.ts";
import type { FacetKind } from "../../search/found.ts";
import { clauseText, hasClause, parseQuery, type QueryField, toggleClause } from "../../search/query.ts";

/** The shelves and marks that have a place of their own at the top of the side. */
export const views = ["all", "unread", "favourites", "uncaptured", "archive", "trash"] as const;
export type View = (typeof views)[number];

const viewQueries = {
  all: "",
  unread: "is:unread ",
  favourites: "is:favourite ",
  uncaptured: "is:uncaptured ",
  archive: "is:archived ",
  trash: "is:trashed ",
} as const satisfies Record<View, string>;

/** The query of a view. */
export function viewQuery(view: View): string {
  return viewQueries[view];
}

/** The view a query is in. */
export function viewOf(typed: string): View {
  const query = parseQuery(typed);
  if (hasClause(query, "is", "trashed")) return "trash";
  if (hasClause(query, "is", "archived")) return "archive";
  if (hasClause(query, "is", "uncaptured")) return "uncaptured";
  if (hasClause(query, "is", "unread")) return "unread";
  return hasClause(query, "is", "favourite") ? "favourites" : "all";
}

/** The shelf a query is on. */
export function shelfOf(typed: string): Shelf {
  const view = viewOf(typed);
  return view === "trash" || view === "archive" ? view : "library";
}

/** The query with a value of the side asked for, or no longer. */
export function toggleFacet(typed: string, kind: FacetKind, value: string): string {
  if (kind !== "year") return closed(toggleClause(typed, kind, value));
  const rest = withoutFields(typed, ["before", "after"]);
  if (hasFacet(typed, kind, value)) return closed(rest);
  return closed([rest, ...yearClauses(value)].filter((part) => part !== "").join(" "));
}

/** Whether a value of the side is asked for. */
export function hasFacet(typed: string, kind: FacetKind, value: string): boolean {
  const query = parseQuery(typed);
  if (kind !== "year") return hasClause(query, kind, value);
  return hasClause(query, "after", value) && hasClause(query, "before", String(Number(value) + 1));
}

/** The query without what it asks of a kind; the same text where it asks nothing of it. */
export function withoutKind(typed: string, kind: FacetKind): string {
  const fields: readonly QueryField[] = kind === "year" ? ["before", "after"] : [kind];
  const asks = parseQuery(typed).groups.some((group) =>
    group.some(({ field, isExcluded }) => field !== null && fields.includes(field) && !isExcluded),
  );
  return asks ? withoutFields(typed, fields) : typed;
}

/** The query that finds the rest of a site, category, source or author. */
export function moreFrom(field: QueryField, value: string): string {
  return closed(clauseText(field, value));
}

/** A space after the last clause: it is whole, not the beginning of something still being typed. */
export function closed(typed: string): string {
  return typed === "" || /\s$/.test(typed) ? typed : `${typed} `;
}

function yearClauses(year: string): readonly string[] {
  return [clauseText("after", year), clauseText("before", String(Number(year) + 1))];
}

/** The query without what it asks of these fields. */
export function withoutFields(typed: string, fields: readonly QueryField[]): string {
  return parseQuery(typed)
    .groups.map((group) =>
      group
        .filter(({ field, isExcluded }) => field === null || isExcluded || !fields.includes(field))
        .map(({ from, to }) => typed.slice(from, to))
        .join(" OR "),
    )
    .filter((part) => part !== "")
    .join(" ");
}
