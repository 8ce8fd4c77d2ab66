/**
 * Searching the library, for pages. One transaction from the index to the rows that are shown, by raw
 * IndexedDB; what a page needs to know of it is in this file and in search/found.ts.
 */
import { LibraryError } from "../model/errors.ts";
import { grouped } from "../model/grouped.ts";
import type { EntryId } from "../model/id.ts";
import type { Hit, SearchRequest, SearchResult } from "../search/found.ts";
import { excerptsOf, marksIn } from "../search/marks.ts";
import { type Pattern, wantedBy } from "../search/pattern.ts";
import { type Clause, parseQuery, type Query } from "../search/query.ts";
import { highest } from "../search/sets.ts";
import { createRows, type Rows } from "./found-rows.ts";
import { unavailable } from "./full-disk.ts";
import { type Doubt, type Found, find } from "./index/find.ts";
import { foldStories, unfolded } from "./index/fold-stories.ts";
import { orderKeys } from "./index/order-keys.ts";
import { createReader, type IndexReader } from "./index/reader.ts";
import { rowHolds } from "./index/row-holds.ts";
import { didYouMean } from "./index/suggest.ts";
import { sharedRaw } from "./raw.ts";
import { summaryOf } from "./rows.ts";

/** Candidates whose texts are asked in one search: some 0.3 ms each, so that exact totals never cost more than 40 ms. */
const mostAsked = 120;
/** Where fewer stand than are to be shown, more are asked, up to so many: half a second, for a phrase of plain words. */
const mostAskedInVain = mostAsked * 16;

/** The entries a query finds. Rejects with `store/unavailable` or `store/newer-version`, never for what was typed. */
export async function searchLibrary(request: SearchRequest): Promise<SearchResult> {
  const query = parseQuery(request.query);
  return withReader(
    ["entries", "texts"],
    { hits: [], total: 0, folded: 0, isTotalExact: true, problems: query.problems, didYouMean: null },
    async (reader, transaction) => {
      request.signal?.throwIfAborted();
      const open = openClause(query, request);
      const found = await find(reader, query, open);
      const rows = createRows(transaction);
      const sort = request.sort ?? (found.hasWords ? "relevance" : "saved");
      const keys = await orderKeys(reader, transaction, found.candidates, sort, request.query);
      const page = { offset: request.offset ?? 0, limit: request.limit, isFolded: request.isFolded === true };
      const { shown, total, folded, isExact } = await checked(reader, found, keys, rows, page);
      const patterns = patternsOf(query, open);
      const hits = await Promise.all(shown.map((line) => hitOf(rows, line, patterns)));
      return {
        hits: hits.filter((hit) => hit !== null),
        total,
        folded,
        isTotalExact: isExact && found.isWhole,
        problems: query.problems,
        didYouMean: total === 0 ? await didYouMean(reader, query, request.query) : null,
      };
    },
  );
}

/** Copies of one story that are read for a list, however many there are. */
const mostCopies = 50;
/** Rows read at once for their ids. */
const idsAtOnce = 500;

/**
 * The ids of all entries a query finds, newest saved first unless told otherwise; for what is done to all of
 * them. Folded, they are those of the rows that {@link searchLibrary} shows: its order decides which of a story
 * those are.
 */
export async function listFound(
  request: Pick<SearchRequest, "query" | "sort" | "isTyping" | "isFolded">,
): Promise<readonly EntryId[]> {
  const query = parseQuery(request.query);
  return withReader(["entries", "texts"], [], async (reader, transaction) => {
    const found = await find(reader, query, openClause(query, request));
    const rows = createRows(transaction);
    const isFolded = request.isFolded === true;
    const sort = request.sort ?? (isFolded && found.hasWords ? "relevance" : "saved");
    const keys = await orderKeys(reader, transaction, found.candidates, sort, request.query);
    const all = { offset: 0, limit: found.candidates.documents.length, isFolded };
    const { shown } = await checked(reader, found, keys, rows, all);
    const ids: EntryId[] = [];
    for (let from = 0; from < shown.length; from += idsAtOnce) {
      const batch = shown.slice(from, from + idsAtOnce);
      for (const row of await Promise.all(batch.map(({ document }) => rows.entry(document))))
        if (row !== undefined) ids.push(row.id);
    }
    return ids;
  });
}

/** A stretch of what a query finds, by ids alone, in an order; as {@link searchLibrary} without what is shown of each. */
export async function listWindow(
  request: Pick<SearchRequest, "query" | "sort" | "limit" | "isFolded"> & { readonly offset: number },
): Promise<{ readonly ids: readonly EntryId[]; readonly total: number }> {
  const query = parseQuery(request.query);
  const none = { ids: [], total: 0 };
  return withReader(["entries", "texts"], none, async (reader, transaction) => {
    const found = await find(reader, query, openClause(query, request));
    const rows = createRows(transaction);
    const sort = request.sort ?? (found.hasWords ? "relevance" : "saved");
    const keys = await orderKeys(reader, transaction, found.candidates, sort, request.query);
    const page = { ...request, isFolded: request.isFolded === true };
    const { shown, total } = await checked(reader, found, keys, rows, page);
    const entries = await Promise.all(shown.map(({ document }) => rows.entry(document)));
    return { ids: entries.flatMap((entry) => entry?.id ?? []), total };
  });
}

/** Runs reading work in one transaction over the index and further stores; `none` where there is no library yet. */
export async function withReader<T>(
  stores: readonly string[],
  none: T,
  work: (reader: IndexReader, transaction: IDBTransaction) => Promise<T>,
): Promise<T> {
  const database = await sharedRaw();
  if (database === null) return none;
  try {
    const transaction = database.transaction(["kept", "pending", "blocks", "columns", ...stores], "readonly");
    return await work(await createReader(transaction), transaction);
  } catch (error) {
    if (error instanceof LibraryError || (error instanceof DOMException && error.name === "AbortError"))
      throw error;
    throw await unavailable(error);
  }
}

/** The clause still being typed: the last word, with nothing after it. */
export function openClause(query: Query, request: Pick<SearchRequest, "query" | "isTyping">): Clause | null {
  const last = query.groups.at(-1)?.at(-1);
  if (request.isTyping === false || last === undefined || last.isPhrase || last.isExcluded) return null;
  return last.to === request.query.length ? last : null;
}

function patternsOf(query: Query, open: Clause | null): { text: Pattern[]; title: Pattern[] } {
  const text: Pattern[] = [];
  const title: Pattern[] = [];
  for (const clause of query.groups.flat()) {
    if (clause.isExcluded) continue;
    const wanted = wantedBy(clause, clause === open);
    if (wanted === null || wanted.pattern.runs.length === 0) continue;
    if (wanted.field === null) text.push(wanted.pattern);
    if (wanted.field === null || wanted.field === "title") title.push(wanted.pattern);
  }
  return { text, title };
}

/** A document of the list, and those folded under it. */
interface Line {
  readonly document: number;
  readonly under: readonly number[];
}

interface Checked {
  /** The page that was asked for. */
  readonly shown: readonly Line[];
  readonly total: number;
  readonly folded: number;
  readonly isExact: boolean;
}

/** The page asked for, with what does not hold the words after all left out. */
async function checked(
  reader: IndexReader,
  found: Found,
  keys: ArrayLike<number>,
  rows: Rows,
  page: { readonly offset: number; readonly limit: number; readonly isFolded: boolean },
): Promise<Checked> {
  const { candidates, doubts } = found;
  const { offset, limit, isFolded } = page;
  const foldIf = (list: typeof candidates, by: ArrayLike<number>) =>
    isFolded ? foldStories(reader, list, by) : unfolded(list, by);
  const count = candidates.documents.length;
  const { asked, standing, order } =
    doubts.length === 0
      ? { asked: count, standing: candidates, order: keys }
      : await meantForPage(found, keys, rows, page);
  const list = await foldIf(standing, order);
  const documents = highest(list.keys, offset + limit).map((at) => list.candidates.documents[at] ?? 0);
  return {
    shown: documents.slice(offset).map((document) => ({ document, under: list.under(document) })),
    total: count - (asked - standing.documents.length) - list.folded,
    folded: list.folded,
    isExact: asked === count,
  };
}

/** What stands of the candidates once they are asked. */
interface Meant {
  /** So many have been. */
  readonly asked: number;
  readonly standing: Found["candidates"];
  /** The keys of those that stand. */
  readonly order: ArrayLike<number>;
}

/** As {@link meant}, of as many as it takes until the page is full. */
async function meantForPage(
  found: Found,
  keys: ArrayLike<number>,
  rows: Rows,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Meant> {
  const count = found.candidates.documents.length;
  for (let most = Math.max(mostAsked, offset + limit * 2); ; most *= 2) {
    const sofar = await meant(found, keys, rows, most);
    const isFull = sofar.standing.documents.length >= offset + limit;
    if (isFull || sofar.asked >= count || most >= mostAskedInVain) return sofar;
  }
}

/** All candidates but those that do not hold the words, where no more are in doubt than may be asked; else of the first in their order. */
async function meant(found: Found, keys: ArrayLike<number>, rows: Rows, most: number): Promise<Meant> {
  const doubtful = createDoubts(found);
  const { documents } = found.candidates;
  const isInDoubt = (at: number) => doubtful.of(documents[at] ?? 0).length > 0;
  const all = Array.from(documents, (_document, at) => at);
  const isAsked = all.filter(isInDoubt).length <= most;
  const places = isAsked ? all : highest(keys, most);
  const fallen = new Set<number>();
  await Promise.all(
    places.filter(isInDoubt).map(async (at) => {
      if (!(await isMeant(documents[at] ?? 0, doubtful, rows))) fallen.add(at);
    }),
  );
  const kept = places.filter((at) => !fallen.has(at));
  return {
    asked: places.length,
    standing: {
      documents: Uint32Array.from(kept, (at) => documents[at] ?? 0),
      scores: new Float32Array(kept.length),
    },
    order: isAsked ? Float64Array.from(kept, (at) => keys[at] ?? 0) : falling(kept.length),
  };
}

/** Keys of a list that is in its order already. */
function falling(length: number): Float64Array {
  return Float64Array.from({ length }, (_, at) => -at);
}

interface Doubtful {
  /** The doubts a document raises, by group; null where its text need not be asked. */
  readonly of: (document: number) => readonly Doubt[];
  readonly isProven: (document: number, group: number) => boolean;
}

function createDoubts({ doubts, proven }: Found): Doubtful {
  const sets = doubts.map((doubt) => ({ doubt, documents: new Set(doubt.documents.documents) }));
  const certain = proven.map((set) => (set === null ? null : new Set(set.documents)));
  return {
    of: (document) => sets.filter(({ documents }) => documents.has(document)).map(({ doubt }) => doubt),
    isProven: (document, group) => certain[group]?.has(document) === true,
  };
}

async function isMeant(document: number, doubtful: Doubtful, rows: Rows): Promise<boolean> {
  const doubts = doubtful.of(document);
  if (doubts.length === 0) return true;
  const [row, text] = await Promise.all([rows.entry(document), rows.text(document)]);
  if (row === undefined) return false;
  for (const [group, own] of grouped(doubts, (doubt) => doubt.group)) {
    const holds = own.some((doubt) => rowHolds(row, text, doubt));
    if (own[0]?.clause.isExcluded === true) {
      if (holds) return false;
    } else if (!holds && !doubtful.isProven(document, group)) return false;
  }
  return true;
}

async function hitOf(
  rows: Rows,
  { document, under }: Line,
  patterns: { readonly text: readonly Pattern[]; readonly title: readonly Pattern[] },
): Promise<Hit | null> {
  const row = await rows.entry(document);
  if (row === undefined) return null;
  const entry = summaryOf(row);
  const others = await Promise.all(under.slice(0, mostCopies).map((other) => rows.entry(other)));
  const copies = others.filter((other) => other !== undefined).map(summaryOf);
  const titleMarks = marksIn(row.title, patterns.title);
  if (patterns.text.length === 0) return { entry, titleMarks, excerpts: [], copies };
  const text = await rows.text(document);
  return { entry, titleMarks, excerpts: excerptsOf(text, marksIn(text, patterns.text)), copies };
}
