/** Clauses that the filter menu writes: what an article is and has, when, by whom, and which words. */
import {
  type Clause,
  clauseText,
  dayOf,
  hasClause,
  parseQuery,
  type QueryField,
  toggleClause,
} from "../../search/query.ts";
import { closed, withoutFields } from "./query-edit.ts";

/** What no article is at once. */
const opposites: Readonly<Record<string, string>> = {
  unread: "read",
  read: "unread",
  archived: "trashed",
  trashed: "archived",
};

/** The query with a state or a holding asked for beside what it asks already, or no longer. */
export function toggleMark(typed: string, field: "is" | "has", value: string): string {
  const query = parseQuery(typed);
  if (hasClause(query, field, value)) return closed(toggleClause(typed, field, value));
  const opposite = field === "is" ? opposites[value] : undefined;
  const isOpposed = opposite !== undefined && hasClause(query, field, opposite);
  return also(isOpposed ? toggleClause(typed, field, opposite) : typed, clauseText(field, value));
}

/** The query with a name asked for in a field; others of the field are alternatives. */
export function withName(typed: string, field: QueryField, name: string): string {
  return hasClause(parseQuery(typed), field, name) ? typed : closed(toggleClause(typed, field, name));
}

export const wordWays = ["phrase", "either", "without"] as const;
/** How words are wanted: together, one of them, none of them. */
export type WordWay = (typeof wordWays)[number];

/** The query with words asked for in a way; what the reader has put in quotation marks stays one. */
export function withWords(typed: string, way: WordWay, words: string): string {
  if (way === "phrase") return also(typed, `"${words.replaceAll('"', "").trim()}"`);
  const parts = parseQuery(words)
    .groups.flat()
    .map(({ from, to, isExcluded }) => words.slice(isExcluded ? from + 1 : from, to));
  return also(typed, way === "either" ? parts.join(" OR ") : parts.map((part) => `-${part}`).join(" "));
}

/** Days as ISO dates, both of them in the span; null where it is open. */
export interface DateSpan {
  readonly from: string | null;
  readonly until: string | null;
}

/** The span of days a query asks for. */
export function datesOf(typed: string): DateSpan {
  const clauses = parseQuery(typed).groups.flatMap((group) => (group.length === 1 ? group : []));
  const dayIn = (field: QueryField): number | null => {
    const clause = clauses.find((each) => each.field === field && !each.isExcluded);
    return clause === undefined ? null : dayOf(clause.value);
  };
  const [after, before] = [dayIn("after"), dayIn("before")];
  return { from: after === null ? null : isoDay(after), until: before === null ? null : isoDay(before - 1) };
}

/** The query with another span of days in the place of the one it has. */
export function withDates(typed: string, { from, until }: DateSpan): string {
  const last = until === null ? null : dayOf(until);
  const clauses = [
    from === null ? null : clauseText("after", from),
    last === null ? null : clauseText("before", isoDay(last + 1)),
  ].filter((clause) => clause !== null);
  return also(withoutFields(typed, ["after", "before"]), clauses.join(" "));
}

/** The day so many days from another, both as ISO dates. */
export function dayFrom(day: string, days: number): string {
  return isoDay((dayOf(day) ?? 0) + days);
}

/** All that a query asks for but plain words, a clause each as it is typed. */
export function askedClauses(typed: string): readonly { readonly text: string; readonly clause: Clause }[] {
  return parseQuery(typed)
    .groups.flat()
    .filter(({ field, isPhrase, isExcluded }) => field !== null || isPhrase || isExcluded)
    .map((clause) => ({ clause, text: typed.slice(clause.from, clause.to) }));
}

/** The query without one of its clauses. */
export function withoutClause(typed: string, { from }: Clause): string {
  const groups = parseQuery(typed).groups.map((group) =>
    group
      .filter((clause) => clause.from !== from)
      .map((clause) => typed.slice(clause.from, clause.to))
      .join(" OR "),
  );
  return closed(groups.filter((group) => group !== "").join(" "));
}

/** The query with one of its clauses left out of what is found instead of asked for, or the other way round. */
export function flipped(typed: string, clause: Clause): string {
  const own = typed.slice(clause.from, clause.to);
  return also(withoutClause(typed, clause), clause.isExcluded ? own.slice(1) : `-${own}`);
}

/** The query with more asked for; an OR that nothing follows is no part of that. */
function also(typed: string, more: string): string {
  const before = typed.replace(/(?:^|\s)(?:OR|\|)\s*$/u, "").trim();
  return closed([before, more].filter((part) => part !== "").join(" "));
}

/** A number of days since 2000-01-01, as {@link dayOf} gives it. */
function isoDay(day: number): string {
  return new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10);
}
