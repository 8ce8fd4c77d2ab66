/**
 * What a search finds, read by pages as they come into view. However many there are, only the pages
 * about the view are held.
 */
import type { EntrySummary } from "../../model/entry.ts";
import { type ErrorCode, failureOf } from "../../model/errors.ts";
import type { EntryId } from "../../model/id.ts";
import type { Hit, SearchRequest, SearchResult } from "../../search/found.ts";
import type { Place } from "./place.ts";

/** What is known of a search as a whole. */
export interface Found
  extends Pick<SearchResult, "total" | "folded" | "isTotalExact" | "problems" | "didYouMean"> {
  readonly tookMs: number;
  readonly trouble: ErrorCode | null;
}

/** Why the list is drawn again: another search, more rows of it, or the library has changed. */
export type Cause = { readonly kind: "new" | "more" } | { readonly kind: "changed"; readonly shift: number };

export interface ResultsOptions {
  readonly search: (request: SearchRequest) => Promise<SearchResult>;
  readonly onChange: (found: Found, cause: Cause) => void;
}

export interface Results {
  /** Another search; what is shown stays until its first rows are there. `from`: the row to begin with. */
  readonly show: (place: Place, from: number) => void;
  /** The hit at a place of the list; undefined where it is not read yet. */
  readonly at: (index: number) => Hit | undefined;
  /** Reads the rows of a range that are not there. */
  readonly need: (from: number, to: number) => void;
  /** Resolves once the rows of a range are there. */
  readonly read: (from: number, to: number) => Promise<void>;
  /** The library has changed: reads again what is in view, and tells how far the row at its top has moved. */
  readonly refresh: () => void;
  /** Shows a change before the library has it. */
  readonly patch: (change: (entry: EntrySummary) => EntrySummary) => void;
  /** Whose articles the rows that are read are, each once. */
  readonly authors: () => readonly string[];
  /** Where an entry stands, among the rows that are read. */
  readonly indexOf: (id: EntryId) => number | null;
}

const pageRows = 50;
/** Half a second of a quick flick. */
const aheadRows = 100;
/** Twenty screens of rows. */
const mostPages = 20;
const none: Found = {
  total: 0,
  folded: 0,
  isTotalExact: true,
  problems: [],
  didYouMean: null,
  tookMs: 0,
  trouble: null,
};

export function createResults({ search, onChange }: ResultsOptions): Results {
  let place: Place = { query: "", sort: null };
  let found = none;
  let pages = new Map<number, readonly Hit[]>();
  const reading = new Map<number, Promise<void>>();
  let controller = new AbortController();
  let view = { from: 0, to: 0 };
  let isRefreshing = false;
  let isStale = false;

  async function page(number: number, of: Place, signal: AbortSignal): Promise<SearchResult> {
    return search({
      query: of.query,
      ...(of.sort === null ? {} : { sort: of.sort }),
      offset: number * pageRows,
      limit: pageRows,
      signal,
    });
  }

  function show(next: Place, from: number): void {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    place = next;
    reading.clear();
    isRefreshing = false;
    const startedAt = performance.now();
    const number = Math.floor(from / pageRows);
    page(number, next, signal).then(
      (result) => {
        if (signal.aborted) return;
        pages = new Map([[number, result.hits]]);
        found = { ...factsOf(result), tookMs: performance.now() - startedAt };
        view = { from, to: from };
        onChange(found, { kind: "new" });
      },
      (error) => fail(error, signal),
    );
  }

  function fail(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    found = { ...none, trouble: failureOf(error).code };
    pages = new Map();
    onChange(found, { kind: "new" });
  }

  function read(from: number, to: number): Promise<void> {
    const wanted = pagesOf(from, Math.min(to, found.total)).filter((number) => !pages.has(number));
    return Promise.all(wanted.map((number) => reading.get(number) ?? readPage(number))).then(() => undefined);
  }

  function readPage(number: number): Promise<void> {
    const { signal } = controller;
    const running = page(number, place, signal).then(
      (result) => {
        if (signal.aborted) return;
        reading.delete(number);
        pages.set(number, result.hits);
        forgetFarPages();
        const { total, folded, isTotalExact } = result;
        found = { ...found, total, folded, isTotalExact };
        onChange(found, { kind: "more" });
      },
      (error) => fail(error, signal),
    );
    reading.set(number, running);
    return running;
  }

  function forgetFarPages(): void {
    const middle = (view.from + view.to) / 2 / pageRows;
    const far = [...pages.keys()].sort((a, b) => Math.abs(b - middle) - Math.abs(a - middle));
    for (const number of far.slice(0, Math.max(0, pages.size - mostPages))) pages.delete(number);
  }

  function need(from: number, to: number): void {
    const moved = from - view.from;
    view = { from, to };
    void read(from, to);
    // Where the list is going rows are read before they are in view; after a leap nobody knows where that is.
    if (moved === 0 || Math.abs(moved) > aheadRows) return;
    if (moved > 0) void read(to, to + aheadRows);
    else void read(Math.max(0, from - aheadRows), from);
  }

  async function readAgain(): Promise<void> {
    const { signal } = controller;
    const of = place;
    const top = view.from;
    const anchor = at(top)?.entry.id;
    const numbers = pagesOf(Math.max(0, top - pageRows), Math.max(view.to, top + 1) + pageRows);
    const [first, ...others] = await Promise.all(numbers.map((number) => page(number, of, signal)));
    if (signal.aborted || first === undefined) return;
    const fresh = [first, ...others];
    pages = new Map(fresh.map((result, index) => [numbers[index] ?? 0, result.hits]));
    found = { ...found, ...factsOf(first) };
    const now = anchor === undefined ? null : indexOf(anchor);
    onChange(found, { kind: "changed", shift: now === null || top === 0 ? 0 : now - top });
  }

  function refresh(): void {
    if (isRefreshing) {
      isStale = true;
      return;
    }
    isRefreshing = true;
    const { signal } = controller;
    readAgain()
      .catch((error) => fail(error, signal))
      .finally(() => {
        if (signal.aborted) return;
        isRefreshing = false;
        if (!isStale) return;
        isStale = false;
        refresh();
      });
  }

  function at(index: number): Hit | undefined {
    return pages.get(Math.floor(index / pageRows))?.[index % pageRows];
  }

  function indexOf(id: EntryId): number | null {
    for (const [number, hits] of pages) {
      const index = hits.findIndex((hit) => hit.entry.id === id);
      if (index >= 0) return number * pageRows + index;
    }
    return null;
  }

  function authors(): readonly string[] {
    const hits = [...pages.values()].flat();
    return [...new Set(hits.flatMap(({ entry }) => entry.byline ?? []))].sort();
  }

  function patch(change: (entry: EntrySummary) => EntrySummary): void {
    const changed = ([number, hits]: [number, readonly Hit[]]): [number, readonly Hit[]] => [
      number,
      hits.map((hit) => ({ ...hit, entry: change(hit.entry) })),
    ];
    pages = new Map([...pages].map(changed));
    onChange(found, { kind: "more" });
  }

  return { show, at, need, read, refresh, authors, patch, indexOf };
}

function factsOf(result: SearchResult): Omit<Found, "tookMs"> {
  const { total, folded, isTotalExact, problems, didYouMean } = result;
  return { total, folded, isTotalExact, problems, didYouMean, trouble: null };
}

/** The pages that hold a range of rows. */
function pagesOf(from: number, to: number): readonly number[] {
  const first = Math.floor(Math.max(0, from) / pageRows);
  const last = Math.floor(Math.max(0, to - 1) / pageRows);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
