/** How the hits of a query divide, by the columns alone: no row is read, however many there are. */
import type { Facet, Facets, SearchRequest } from "../search/found.ts";
import { parseQuery, type QueryField, queryFields } from "../search/query.ts";
import { type NameColumn, noDay } from "./index/columns.ts";
import { find } from "./index/find.ts";
import type { IndexReader } from "./index/reader.ts";
import { completions } from "./index/suggest.ts";
import type { NameRow } from "./index-rows.ts";
import { result } from "./raw.ts";
import { openClause, withReader } from "./search.ts";

const mostValues = 50;
const none: Facets = { site: [], category: [], source: [], tag: [], lang: [], year: [] };

/**
 * The facets of a query, each at most fifty values. A phrase is counted by its words: what a text
 * would have to be asked for is not asked here. Rejects as {@link ./search.ts searchLibrary} does.
 */
export function readFacets(request: Pick<SearchRequest, "query" | "isTyping">): Promise<Facets> {
  const query = parseQuery(request.query);
  return withReader(["names"], none, async (reader, transaction) => {
    const { candidates } = await find(reader, query, openClause(query, request));
    const { documents } = candidates;
    const [site, category, source, tags, lang, published, saved] = await Promise.all([
      tallied(reader, "site", documents),
      tallied(reader, "category", documents),
      tallied(reader, "source", documents),
      tallied(reader, "tags", documents),
      tallied(reader, "lang", documents),
      reader.column("published"),
      reader.column("saved"),
    ]);
    const years = new Map<string, number>();
    for (const document of documents) {
      const day = published(document);
      const year = yearOf(day === noDay ? Math.floor(saved(document) / 86_400) : day);
      years.set(year, (years.get(year) ?? 0) + 1);
    }
    const names = transaction.objectStore("names");
    const named = (tally: Tally) => withNames(names, tally);
    const [siteFacet, categoryFacet, sourceFacet, tagSets, langFacet] = await Promise.all(
      [site, category, source, tags, lang].map(named),
    );
    return {
      site: ranked(siteFacet),
      category: ranked(categoryFacet),
      source: ranked(sourceFacet),
      tag: ranked(apart(tagSets)),
      lang: ranked(langFacet),
      year: ranked(years),
    };
  });
}

/** Names that exist and begin like what is being typed at `at`: words, or values after `site:`, `tag:` and the like. */
export function suggest(request: {
  readonly query: string;
  readonly at: number;
  readonly limit: number;
}): Promise<readonly string[]> {
  const { groups } = parseQuery(request.query);
  const clause = groups.flat().find(({ from, to }) => from < request.at && request.at <= to);
  if (clause === undefined || !mayComplete(clause.field)) return Promise.resolve([]);
  const { field, value } = clause;
  return withReader([], [], (reader) => completions(reader, field, value, request.limit));
}

type Completable = Exclude<QueryField, "before" | "after" | "is" | "has"> | null;

function mayComplete(field: QueryField | null): field is Completable {
  return field === null || (queryFields.includes(field) && !["before", "after", "is", "has"].includes(field));
}

/** By number of a name, how many documents; and of the tail, whose names have no number yet, by name. */
interface Tally {
  readonly numbers: ReadonlyMap<number, number>;
  readonly names: ReadonlyMap<string, number>;
}

async function tallied(reader: IndexReader, name: NameColumn, documents: Uint32Array): Promise<Tally> {
  const column = await reader.column(name);
  const late = new Map(reader.tail.map((row) => [row.document, row]));
  const numbers = new Map<number, number>();
  const names = new Map<string, number>();
  for (const document of documents) {
    const row = late.get(document);
    if (row === undefined) {
      const number = column(document);
      if (number !== 0) numbers.set(number, (numbers.get(number) ?? 0) + 1);
      continue;
    }
    const value = name === "tags" ? (row.tags.length === 0 ? null : JSON.stringify(row.tags)) : row[name];
    if (value !== null) names.set(value, (names.get(value) ?? 0) + 1);
  }
  return { numbers, names };
}

/** The numbers' names; of very many only the most frequent are read. */
async function withNames(store: IDBObjectStore, { numbers, names }: Tally): Promise<Map<string, number>> {
  const found = new Map(names);
  const frequent = [...numbers].sort((a, b) => b[1] - a[1]).slice(0, mostValues * 20);
  const rows = await Promise.all(frequent.map(([number]) => result<NameRow | undefined>(store.get(number))));
  for (const [at, row] of rows.entries()) {
    if (row !== undefined) found.set(row.name, (found.get(row.name) ?? 0) + (frequent[at]?.[1] ?? 0));
  }
  return found;
}

/** Sets of tags taken apart. */
function apart(sets: ReadonlyMap<string, number> | undefined): Map<string, number> {
  const tags = new Map<string, number>();
  for (const [set, count] of sets ?? []) {
    // Written by fold-index.ts: a list of strings.
    for (const tag of JSON.parse(set) as string[]) tags.set(tag, (tags.get(tag) ?? 0) + count);
  }
  return tags;
}

function ranked(values: ReadonlyMap<string, number> | undefined): Facet[] {
  return [...(values ?? [])]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, mostValues);
}

/** The year of a day since 2000. */
function yearOf(day: number): string {
  return String(new Date(Date.UTC(2000, 0, 1 + day)).getUTCFullYear());
}
