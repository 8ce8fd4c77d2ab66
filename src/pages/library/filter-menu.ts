/** The menu that writes the query, in the library and in the popup: what can be asked, and what is asked already. */
import { type MessageKey, t } from "../../platform/i18n.ts";
import type { FacetKind, Facets } from "../../search/found.ts";
import { hasClause, parseQuery, type QueryField, queryHoldings, queryStates } from "../../search/query.ts";
import { countText } from "../../ui/format.ts";
import type { MenuItem } from "../../ui/menu.ts";
import { openSearchHelp } from "../../ui/search-help.ts";
import { valueLabel } from "./facet-list.ts";
import {
  askedClauses,
  type DateSpan,
  datesOf,
  dayFrom,
  flipped,
  toggleMark,
  type WordWay,
  withDates,
  withName,
  withoutClause,
  withWords,
  wordWays,
} from "./query-clauses.ts";
import { hasFacet, toggleFacet } from "./query-edit.ts";
import { queryNames } from "./query-names.ts";
import { askForDates, askForLine } from "./sheets.ts";

export interface FilterOptions {
  readonly query: () => string;
  readonly search: (query: string) => void;
  /** How what is found divides, as far as that is read. */
  readonly facets: () => Facets | null;
  /** Authors of what is shown, to be suggested. */
  readonly authors: () => readonly string[];
}

const longestName = 200;

/** What the menu offers for a query as it is. */
export function filterItems(options: FilterOptions): readonly MenuItem[] {
  return [
    ...askedItems(options),
    { kind: "heading", label: t("library_filter") },
    more("is", () => markItems("is", queryStates, queryNames.state, options)),
    more("has", () => markItems("has", queryHoldings, queryNames.holding, options)),
    {
      kind: "more",
      action: "filter-dates",
      label: t("library_filter_dates"),
      detail: "after: before:",
      items: () => dateItems(options),
    },
    nameItem("author", options),
    nameItem("title", options),
    ...facetItems(options),
    { kind: "line" },
    ...wordWays.map((way) => wordItem(way, options)),
    { kind: "line" },
    { kind: "action", action: "search-help", label: t("search_help_title"), run: openSearchHelp },
  ];
}

/** What is asked already, each to be taken back. */
function askedItems({ query, search }: FilterOptions): readonly MenuItem[] {
  const asked = askedClauses(query());
  if (asked.length === 0) return [];
  return [
    { kind: "heading", label: t("library_filter_now") },
    ...asked.map(
      ({ clause, text }): MenuItem => ({
        kind: "choice",
        action: "filter-asked",
        label: text,
        isChecked: true,
        run: () => search(withoutClause(query(), clause)),
      }),
    ),
    {
      kind: "more",
      action: "filter-flip",
      label: t("library_filter_flip"),
      detail: "-",
      items: () =>
        asked.map(({ clause, text }) => ({
          kind: "choice",
          action: "filter-flipped",
          label: text,
          isChecked: clause.isExcluded,
          run: () => search(flipped(query(), clause)),
        })),
    },
    { kind: "line" },
  ];
}

/** Values to choose from, behind a line that shows how one would type them. */
function more(field: QueryField, items: () => readonly MenuItem[]): MenuItem {
  return {
    kind: "more",
    action: `filter-${field}`,
    label: queryNames.field(field),
    detail: `${field}:`,
    items,
  };
}

function markItems<T extends string>(
  field: "is" | "has",
  values: readonly T[],
  label: (value: T) => string,
  { query, search }: FilterOptions,
): readonly MenuItem[] {
  const asked = parseQuery(query());
  return values.map((value) => ({
    kind: "choice",
    action: `filter-${field}-${value}`,
    label: label(value),
    detail: `${field}:${value}`,
    isChecked: hasClause(asked, field, value),
    run: () => search(toggleMark(query(), field, value)),
  }));
}

function dateItems({ query, search }: FilterOptions): readonly MenuItem[] {
  const day = today();
  const year = Number(day.slice(0, 4));
  const now = datesOf(query());
  const item = (label: string, span: DateSpan, asked: () => string): MenuItem => {
    const isNow = span.from === now.from && span.until === now.until;
    const none = { from: null, until: null };
    return {
      kind: "choice",
      label,
      isChecked: isNow,
      run: () => search(isNow ? withDates(query(), none) : asked()),
    };
  };
  const since = (label: MessageKey, days: number): MenuItem => {
    const span = { from: dayFrom(day, 1 - days), until: null };
    return item(t(label), span, () => withDates(query(), span));
  };
  // Written as the side writes it, which shows then that it is asked for.
  const whole = (of: string): MenuItem =>
    item(of, { from: `${of}-01-01`, until: `${of}-12-31` }, () => toggleFacet(query(), "year", of));
  return [
    since("library_filter_week", 7),
    since("library_filter_month", 30),
    whole(String(year)),
    whole(String(year - 1)),
    {
      kind: "action",
      action: "filter-span",
      label: t("library_filter_between"),
      run: () => askForDates(now, (span) => search(withDates(query(), span))),
    },
  ];
}

/** A name that is typed, since the library does not list them all. */
function nameItem(field: "author" | "title", { query, search, authors }: FilterOptions): MenuItem {
  const title = queryNames.field(field);
  return {
    kind: "action",
    action: `filter-${field}`,
    label: `${title}…`,
    detail: `${field}:`,
    run: () =>
      askForLine(
        { title, label: title, value: "", known: field === "author" ? authors() : [], most: longestName },
        (name) => search(withName(query(), field, name)),
      ),
  };
}

/** In the order of the side. */
const listed = ["category", "source", "site", "tag", "lang"] as const satisfies readonly FacetKind[];

function facetItems({ query, search, facets }: FilterOptions): readonly MenuItem[] {
  const found = facets();
  return listed.flatMap((kind) => {
    const values = found?.[kind] ?? [];
    if (values.length === 0) return [];
    const items = (): readonly MenuItem[] =>
      values.map(({ value, count }) => ({
        kind: "choice",
        action: `filter-${kind}-value`,
        label: valueLabel(kind, value),
        detail: countText(count),
        isChecked: hasFacet(query(), kind, value),
        run: () => search(toggleFacet(query(), kind, value)),
      }));
    return [more(kind, items)];
  });
}

const wordLabels = {
  phrase: ["library_filter_phrase", "“ ”"],
  either: ["library_filter_either", "OR"],
  without: ["library_filter_without", "-"],
} as const satisfies Record<WordWay, readonly [MessageKey, string]>;

function wordItem(way: WordWay, { query, search }: FilterOptions): MenuItem {
  const [label, detail] = wordLabels[way];
  return {
    kind: "action",
    action: `filter-${way}`,
    label: t(label),
    detail,
    run: () =>
      askForLine(
        { title: t(label), label: t("library_filter_words"), value: "", known: [], most: longestName },
        (words) => search(withWords(query(), way, words)),
      ),
  };
}

/** Today where the reader is, as an ISO date. */
function today(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
}
