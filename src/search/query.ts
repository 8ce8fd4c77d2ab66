/**
 * What a reader types into the search box, taken apart. All clauses must hold; `OR` between two asks
 * for one of them and binds closer. Nothing that can be typed is an error: what cannot be understood
 * is reported, and the rest is looked for all the same.
 */
import type { EntryFilter } from "../model/entry.ts";

export const queryFields = [
  "title",
  "site",
  "author",
  "source",
  "tag",
  "category",
  "lang",
  "before",
  "after",
  "is",
  "has",
] as const;
export type QueryField = (typeof queryFields)[number];

/** What an article can be, after `is:`. */
export const queryStates = ["unread", "read", "favourite", "archived", "trashed", "uncaptured"] as const;
/** What it can have, after `has:`. */
export const queryHoldings = ["image", "note", "highlight", "tag"] as const;

type QueryProblemCode =
  /** `sitee:bbc`: no such field; looked for as words. */
  | "unknown-field"
  /** `is:purple`, `has:x`: no such state; left out. */
  | "unknown-value"
  /** `before:soon`: no date; left out. */
  | "no-date"
  /** A quotation mark that is never closed; closed at the end. */
  | "open-quote"
  /** `site:` with nothing after it; left out. */
  | "no-value"
  /** Nothing but exclusions: everything else is shown. */
  | "only-exclusions";

export interface QueryProblem {
  readonly code: QueryProblemCode;
  readonly from: number;
  readonly to: number;
}

export interface Clause {
  /** Null: looked for everywhere. */
  readonly field: QueryField | null;
  /** Without quotation marks. */
  readonly value: string;
  readonly isPhrase: boolean;
  readonly isExcluded: boolean;
  readonly from: number;
  readonly to: number;
}

export interface Query {
  /** All of these must hold; of each, one. An exclusion stands alone. */
  readonly groups: readonly (readonly Clause[])[];
  readonly problems: readonly QueryProblem[];
}

/** Longer queries are cut: they are pasted articles. */
const longestQuery = 1_000;
const quotes: Readonly<Record<string, string>> = {
  '"': '"',
  "“": "”",
  "„": "“",
  "「": "」",
  "『": "』",
  "«": "»",
};
/** A field's name, its colon, and what follows is its value. */
const fieldName = /^([\p{L}_-]{1,20})[:：]/u;

/** Takes a query apart; never throws. */
export function parseQuery(typed: string): Query {
  const text = typed.slice(0, longestQuery);
  const problems: QueryProblem[] = [];
  const groups: Clause[][] = [];
  let isOr = false;
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? "")) {
      at += 1;
      continue;
    }
    const { piece, end } = pieceAt(text, at, problems);
    const from = at;
    at = end;
    if (piece.raw === "OR" || piece.raw === "|") {
      isOr = groups.length > 0;
      continue;
    }
    const clause = clauseOf(piece, from, end, problems);
    if (clause === null) continue;
    const last = groups.at(-1);
    if (isOr && last !== undefined && !clause.isExcluded && last[0]?.isExcluded === false) last.push(clause);
    else groups.push([clause]);
    isOr = false;
  }
  const isOnlyExcluding = groups.length > 0 && groups.every(([first]) => first?.isExcluded === true);
  if (isOnlyExcluding) problems.push({ code: "only-exclusions", from: 0, to: text.length });
  return { groups, problems };
}

interface Piece {
  /** As typed, for `OR`. */
  readonly raw: string;
  readonly isExcluded: boolean;
  readonly name: string | null;
  readonly value: string;
  readonly isPhrase: boolean;
}

function pieceAt(text: string, start: number, problems: QueryProblem[]): { piece: Piece; end: number } {
  let at = start;
  const isExcluded = /^[-－](?=[^\s-])/.test(text.slice(at, at + 2));
  if (isExcluded) at += 1;
  const named = fieldName.exec(text.slice(at, at + 24));
  const name = named?.[1] ?? null;
  const isAddress = name !== null && text.startsWith("//", at + (named?.[0].length ?? 0));
  if (named !== null && !isAddress) at += named[0].length;
  const closing = quotes[text[at] ?? ""];
  if (closing !== undefined) {
    const close = text.indexOf(closing, at + 1);
    if (close < 0) problems.push({ code: "open-quote", from: at, to: text.length });
    const end = close < 0 ? text.length : close + 1;
    const value = text.slice(at + 1, close < 0 ? text.length : close);
    return {
      piece: { raw: "", isExcluded, name: isAddress ? null : name, value, isPhrase: true },
      end,
    };
  }
  let end = at;
  while (end < text.length && !/\s/.test(text[end] ?? "")) end += 1;
  const value = text.slice(at, end);
  return {
    piece: { raw: text.slice(start, end), isExcluded, name: isAddress ? null : name, value, isPhrase: false },
    end: Math.max(end, start + 1),
  };
}

function clauseOf(piece: Piece, from: number, to: number, problems: QueryProblem[]): Clause | null {
  const { name, value, isPhrase, isExcluded } = piece;
  const clause = { value, isPhrase, isExcluded, from, to };
  if (name === null) return value === "" ? null : { ...clause, field: null };
  const field = queryFields.find((known) => known === name.toLowerCase());
  if (field === undefined) {
    problems.push({ code: "unknown-field", from, to });
    return { ...clause, field: null, value: `${name} ${value}`, isPhrase: false };
  }
  if (value.trim() === "") {
    problems.push({ code: "no-value", from, to });
    return null;
  }
  const code = troubleWith(field, value);
  if (code === null) return { ...clause, field };
  problems.push({ code, from, to });
  return null;
}

function troubleWith(field: QueryField, value: string): QueryProblemCode | null {
  if (field === "before" || field === "after") return dayOf(value) === null ? "no-date" : null;
  const known: readonly string[] | null =
    field === "is" ? queryStates : field === "has" ? queryHoldings : null;
  return known === null || known.includes(value.toLowerCase()) ? null : "unknown-value";
}

/** Days since 2000-01-01 of `2024`, `2024-03` or `2024-03-05`, the first of what is meant; null for anything else. */
export function dayOf(value: string): number | null {
  const found = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日]?$/.exec(value.trim());
  if (found === null) return null;
  const [, year, month = "1", day = "1"] = found;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const isReal = new Date(time).getUTCMonth() === Number(month) - 1;
  return isReal ? Math.round((time - epoch) / dayMs) : null;
}

const epoch = Date.UTC(2000, 0, 1);
const dayMs = 86_400_000;

/** Days since 2000-01-01 of a time as an article states it; null where it states none. */
export function dayOfTime(time: string | null): number | null {
  return time === null ? null : dayOf(time.slice(0, 10));
}

/** A clause as it is typed. */
export function clauseText(field: QueryField, value: string): string {
  return /^[^\s"“„「『«]+$/.test(value) ? `${field}:${value}` : `${field}:"${value.replaceAll('"', "")}"`;
}

/** The query with a field's value asked for, or no longer; values of one field are joined by OR. */
export function toggleClause(typed: string, field: QueryField, value: string): string {
  const { groups, problems } = parseQuery(typed);
  // What stands open is closed: a clause put after it would be part of the phrase.
  const open = problems.find(({ code }) => code === "open-quote");
  const closing = (clause: Clause) =>
    open !== undefined && clause.to === open.to ? (quotes[typed[open.from] ?? ""] ?? "") : "";
  const texts = groups.map((group) =>
    group.map((clause) => ({ clause, text: typed.slice(clause.from, clause.to) + closing(clause) })),
  );
  const isSame = (clause: Clause) =>
    clause.field === field && !clause.isExcluded && clause.value.toLowerCase() === value.toLowerCase();
  const isThere = groups.some((group) => group.some(isSame));
  const own = texts.find((group) =>
    group.every(({ clause }) => clause.field === field && !clause.isExcluded),
  );
  const joined = texts.flatMap((group) => {
    const kept = group.filter(({ clause }) => !isSame(clause)).map(({ text }) => text);
    if (!isThere && group === own) kept.push(clauseText(field, value));
    return kept.length === 0 ? [] : [kept.join(" OR ")];
  });
  if (!isThere && own === undefined) joined.push(clauseText(field, value));
  return joined.join(" ");
}

/** Whether a field's value is asked for. */
export function hasClause(query: Query, field: QueryField, value: string): boolean {
  return query.groups.some((group) =>
    group.some(
      (clause) =>
        clause.field === field && !clause.isExcluded && clause.value.toLowerCase() === value.toLowerCase(),
    ),
  );
}

/** What each stretch of a query is, for its colours; what lies between is white space. */
export interface QueryPart {
  readonly kind: "words" | "phrase" | "field" | "excluded" | "operator" | "problem";
  readonly from: number;
  readonly to: number;
}

export function spansOf(typed: string): readonly QueryPart[] {
  const { groups, problems } = parseQuery(typed);
  const parts: QueryPart[] = [];
  const isFree = (from: number, to: number) => !parts.some((part) => part.from < to && from < part.to);
  for (const { code, from, to } of problems)
    if (code !== "only-exclusions" && isFree(from, to)) parts.push({ kind: "problem", from, to });
  for (const clause of groups.flat()) {
    const { from, to } = clause;
    if (!isFree(from, to)) continue;
    const kind = clause.isExcluded
      ? "excluded"
      : clause.field !== null
        ? "field"
        : clause.isPhrase
          ? "phrase"
          : "words";
    parts.push({ kind, from, to });
  }
  for (const match of typed.matchAll(/(?<=\s)(?:OR|\|)(?=\s|$)/g)) {
    const [from, to] = [match.index, match.index + match[0].length];
    if (isFree(from, to)) parts.push({ kind: "operator", from, to });
  }
  return parts.sort((a, b) => a.from - b.from);
}

const shelfClauses = {
  library: null,
  archive: "is:archived",
  trash: "is:trashed",
} as const satisfies Record<EntryFilter["shelf"], string | null>;

/** The query that asks for what a list's filter shows, its text as typed. */
export function queryOf(filter: EntryFilter): string {
  return [
    shelfClauses[filter.shelf],
    filter.isUnread === true ? "is:unread" : null,
    filter.isFavourite === true ? "is:favourite" : null,
    filter.category === undefined ? null : clauseText("category", filter.category),
    // Last, so that its last word is the one being typed.
    filter.text ?? null,
  ]
    .filter((part) => part !== null)
    .join(" ");
}
