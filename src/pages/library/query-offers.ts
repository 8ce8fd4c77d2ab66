/** What the query language itself offers while one types: its fields, and what can be asked after `is:` and `has:`. */
import { parseQuery, type QueryField, queryFields, queryHoldings, queryStates } from "../../search/query.ts";

/** What goes on from the caret, and what the reader's language calls it. */
export interface QueryOffer {
  readonly text: string;
  readonly told: string;
}

/** The reader's words for fields, states and holdings. */
export interface QueryNames {
  readonly field: (field: QueryField) => string;
  readonly state: (state: (typeof queryStates)[number]) => string;
  readonly holding: (holding: (typeof queryHoldings)[number]) => string;
}

export interface Offers {
  /** Where what they replace begins; it ends at the caret. */
  readonly from: number;
  readonly offers: readonly QueryOffer[];
}

/** A single letter of a script with spaces begins too much; one character of another is a word. */
const leastLetters = 2;

/** The offers at a caret, by what is typed or by the reader's word for it; none within a word or a quotation. */
export function offersAt(query: string, caret: number, names: QueryNames): Offers {
  const typed = query.slice(0, caret);
  const piece = /(?:^|\s)[-－]?([^\s\-－]\S*)$/u.exec(typed)?.[1] ?? "";
  const from = caret - piece.length;
  const isWithin = /^\S/u.test(query.slice(caret)) || isQuoted(typed);
  const isShort = piece.length < leastLetters && /^[\p{Script=Latin}\p{N}]*$/u.test(piece);
  if (isWithin || isShort) return { from, offers: [] };
  const [, field, value = ""] = /^(is|has)[:：](.*)$/iu.exec(piece) ?? [];
  const states = queryStates.map((state) => ({
    value: state,
    text: `is:${state}`,
    told: names.state(state),
  }));
  const holdings = queryHoldings.map((holding) => ({
    value: holding,
    text: `has:${holding}`,
    told: names.holding(holding),
  }));
  if (field !== undefined) {
    const all = field.toLowerCase() === "is" ? states : holdings;
    return { from, offers: beginning(all, value).filter(({ text }) => text !== piece.toLowerCase()) };
  }
  const fields = queryFields.map((each) => ({ value: each, text: `${each}:`, told: names.field(each) }));
  return { from, offers: beginning([...fields, ...states, ...holdings], piece) };
}

/** The query with an offer in its place, and where the caret stands then: right after a colon, else after a space. */
export function offered(
  query: string,
  caret: number,
  from: number,
  { text }: QueryOffer,
): { readonly query: string; readonly caret: number } {
  const before = `${query.slice(0, from)}${text}${text.endsWith(":") ? "" : " "}`;
  return { query: before + query.slice(caret).trimStart(), caret: before.length };
}

function beginning(
  offers: readonly (QueryOffer & { readonly value: string })[],
  typed: string,
): readonly QueryOffer[] {
  const begun = typed.toLowerCase();
  return offers
    .filter(({ value, told }) => value.startsWith(begun) || told.toLowerCase().startsWith(begun))
    .map(({ text, told }) => ({ text, told }));
}

/** Whether a quotation is open where this ends. */
function isQuoted(typed: string): boolean {
  return parseQuery(typed).problems.some(({ code }) => code === "open-quote");
}
