/** Completing the part of a query that is being typed. */
import { type Clause, clauseText, parseQuery } from "../../search/query.ts";

/** The part that ends where the caret stands, if it can be completed. */
export function openPart(query: string, caret: number): Clause | null {
  const clauses = parseQuery(query).groups.flat();
  const part = clauses.find(({ from, to }) => from < caret && to === caret);
  return part === undefined || part.value.length < 2 ? null : part;
}

/** The query with a name in the place of that part, and where the caret stands then. */
export function completed(
  query: string,
  part: Clause,
  name: string,
): { readonly query: string; readonly caret: number } {
  const sign = part.isExcluded ? "-" : "";
  const text = `${sign}${part.field === null ? name : clauseText(part.field, name)} `;
  const before = query.slice(0, part.from) + text;
  return { query: before + query.slice(part.to).trimStart(), caret: before.length };
}
