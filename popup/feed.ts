/** The list beyond its first rows: filtered, longer, live. Loaded after the first paint, with Dexie. */

import type { EntryFilter, EntrySummary, LibraryCounts } from "../src/model/entry.ts";
import type { EntryId, SnapshotId } from "../src/model/id.ts";
import { queryOf } from "../src/search/query.ts";
import { observe } from "../src/store/live.ts";
import { countEntries, getEntry, listAllIds, listEntryIds } from "../src/store/read.ts";
import { listFound } from "../src/store/search.ts";
import { readColours } from "../src/store/tag-colours.ts";
import { paintTags } from "../src/ui/paint-tags.ts";
import { createPictures } from "./pictures.ts";
import { type FoundPage, isSearch, joinedPages, readPage } from "./read-page.ts";

export interface FeedOptions {
  readonly onPage: (filter: EntryFilter, page: FoundPage) => void;
  readonly onPictures: (pictures: ReadonlyMap<SnapshotId, string>) => void;
  readonly onCounts: (counts: LibraryCounts) => void;
  readonly onError: (error: unknown) => void;
}

export interface Feed {
  /** Shows another filter from its top, or the same one again. */
  readonly show: (filter: EntryFilter) => void;
  /** Reads on at the end. Nothing happens at the end of all, or while it is under way. */
  readonly more: () => Promise<void>;
  readonly listIds: (filter: EntryFilter) => Promise<readonly EntryId[]>;
  /** At hand and in the archive. */
  readonly listAllIds: () => Promise<readonly EntryId[]>;
  readonly findEntry: (id: EntryId) => Promise<EntrySummary | null>;
}

/** Rows read at a time: some three screens of them. */
const pageRows = 30;
/** After the last page read on, how long until the longer list is watched as one. */
const settleMs = 800;
const nothing: FoundPage = { entries: [], next: null, found: null };

/** Starts with the first page of a filter and follows every change of the library from then on. */
export function createFeed({ onPage, onPictures, onCounts, onError }: FeedOptions): Feed {
  const pictures = createPictures(onPictures);
  let filter: EntryFilter = { shelf: "library" };
  let shown = nothing;
  let isReading = false;
  let stop = (): void => {};
  let settling: ReturnType<typeof setTimeout> | undefined;

  /** One query for all that is on screen, so that a change anywhere in it shows. */
  function watch(limit: number): void {
    stop();
    clearTimeout(settling);
    const controller = new AbortController();
    const watched = filter;
    const show = (page: FoundPage): void => {
      // The reader has scrolled on since: never give back fewer rows than are on screen.
      if (shown.entries.length > limit) watch(shown.entries.length);
      else publish(watched, page);
    };
    const fail = (error: unknown): void => {
      if (!controller.signal.aborted) onError(error);
    };
    const read = () => readPage(watched, { limit, before: null }, controller.signal);
    const end = isSearch(watched)
      ? // A search reads past Dexie, which cannot follow it; the counts change with every entry.
        observe(
          countEntries,
          () => void read().then((page) => !controller.signal.aborted && show(page), fail),
          fail,
        )
      : observe(read, show, fail);
    stop = () => {
      end();
      controller.abort();
    };
  }

  function publish(of: EntryFilter, page: FoundPage): void {
    shown = page;
    onPage(of, page);
    pictures.show(page.entries);
  }

  function show(next: EntryFilter): void {
    filter = next;
    shown = nothing;
    watch(pageRows);
  }

  async function more(): Promise<void> {
    const before = shown;
    const { next } = before;
    if (next === null || isReading) return;
    const of = filter;
    isReading = true;
    try {
      const page = await readPage(of, { limit: pageRows, before: next }, new AbortController().signal);
      // Not if the reader went on to another filter meanwhile, nor if the list changed below.
      if (of === filter && shown.next === next) {
        publish(of, joinedPages(before, page));
        // Re-reading the whole after each page would make a long scroll cost the square of its length.
        clearTimeout(settling);
        settling = setTimeout(() => watch(shown.entries.length), settleMs);
      }
    } catch (error) {
      onError(error);
    } finally {
      isReading = false;
    }
  }

  observe(countEntries, onCounts, onError);
  observe(readColours, paintTags, onError);
  return { show, more, listIds, listAllIds, findEntry: getEntry };
}

function listIds(filter: EntryFilter): Promise<readonly EntryId[]> {
  return isSearch(filter) ? listFound({ query: queryOf(filter) }) : listEntryIds(filter);
}
