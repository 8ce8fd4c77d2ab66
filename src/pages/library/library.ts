/** The library page: one search, the list it finds, and what can be done with it. This is its wiring. */

import type { ExportState } from "../../export/exporting.ts";
import { formatChoices } from "../../export/format-choice.ts";
import type { LibraryCounts } from "../../model/entry.ts";
import { checkCanary } from "../../platform/canary.ts";
import { plural } from "../../platform/i18n.ts";
import { openRecovery, openTransfer } from "../../platform/tabs.ts";
import { suggest } from "../../store/facets.ts";
import { guardLibrary } from "../../store/guard.ts";
import { searchLibrary } from "../../store/search.ts";
import { byId } from "../../ui/element.ts";
import { preparePage } from "../../ui/page.ts";
import { searchHelp } from "../../ui/search-help.ts";
import { listenForShortcuts, openShortcutSheet } from "../../ui/shortcuts.ts";
import { createUndoBar } from "../../ui/undo-bar.ts";
import { createActing } from "./acting.ts";
import { createCommands } from "./commands.ts";
import { createDensity } from "./density.ts";
import { showEmpty } from "./empty.ts";
import { createFacetFeed } from "./facet-feed.ts";
import { createFilterButton } from "./filter-button.ts";
import { filterItems } from "./filter-menu.ts";
import { createFolding } from "./folding.ts";
import { followLibrary } from "./following.ts";
import { showHead } from "./head.ts";
import { createHeadSheets } from "./head-sheets.ts";
import { followHistory } from "./history.ts";
import { createImporting } from "./importing.ts";
import { libraryShortcuts } from "./keys.ts";
import { idsOfQuery, idsOfRows } from "./picking.ts";
import { createPictures } from "./pictures.ts";
import { shelfOf, toggleFacet } from "./query-edit.ts";
import { type Cause, createResults, type Found } from "./results.ts";
import { createResultsHead } from "./results-head.ts";
import { completeRow, type RowActions, rowElement, rowMark, waitingRow } from "./row.ts";
import { createSavedList } from "./saved-list.ts";
import { createSearchField } from "./search-field.ts";
import { createSelection } from "./selection.ts";
import { createSelectionBar } from "./selection-bar.ts";
import { createSide } from "./side.ts";
import { createSideNumbers } from "./side-numbers.ts";
import { createWindowList, type RowSource } from "./window-list.ts";

preparePage("library_title");
guardLibrary(checkCanary);

const scroller = byId("scroller", HTMLElement);
const status = byId("status", HTMLElement);
const sideElement = byId("side", HTMLElement);
const undoBar = createUndoBar();
byId("bar", HTMLElement).append(undoBar.element);

let found: Found | null = null;
let counts: LibraryCounts | null = null;
let work: { readonly done: number; readonly total: number } | null = null;
let exporting: ExportState | null = null;
/** How many rows down to begin, once a search has its rows. */
let startAt = 0;
let tellFirst = (): void => {};
const firstRows = new Promise<void>((resolve) => {
  tellFirst = resolve;
});
/** Dexie and all that needs it; the first rows do without. */
const late = firstRows.then(() => import("./late.ts"));
const backups = late.then(({ startBackups }) => startBackups(byId("backup-offer", HTMLElement), attempt));

const commands = createCommands({
  undoBar,
  getEntry: async (id) => (await late).getEntry(id),
  onWork: (next) => {
    work = next;
    drawSelection();
  },
  onExport: showExport,
});
const { attempt } = commands;
const importFile = createImporting(attempt);
const sheets = createHeadSheets({ late, counts: () => counts, commands, undoBar, search });
const folding = createFolding({
  show: (state) => head.showFolding(state),
  onChange: () => {
    selection.clear();
    results.show(trail.place(), 0);
  },
  attempt,
});
const density = createDensity({
  show: (next) => head.showDensity(next),
  onChange: () => redraw(),
  attempt,
});
const results = createResults({
  search: (request) => searchLibrary({ ...request, isFolded: folding.isFolded() }),
  onChange: showResults,
});
const pictures = createPictures(async (ids) => (await late).getThumbnails(ids), redraw);
const selection = createSelection(() => {
  redraw();
  drawSelection();
});
const list = createWindowList({
  scroller,
  list: byId("list", HTMLUListElement),
  probe: byId("probe", HTMLElement),
  row: rowSource,
  onView: showView,
});
const acting = createActing({
  results,
  list: () => list,
  selection,
  commands,
  counts: () => counts,
  place: () => trail.place(),
  isFolded: folding.isFolded,
  showCopies: (entry) => void attempt(async () => (await late).showStory(entry, commands)),
});
const rowActions: RowActions = {
  run: acting.run,
  select: acting.select,
  search,
  toggleTag: (tag) => search(toggleFacet(trail.place().query, "tag", tag)),
};
const showSelection = createSelectionBar(byId("selection", HTMLElement), {
  run: acting.runSelected,
  selectAll: acting.selectAll,
  selectCopies: acting.selectCopies,
  clear: selection.clear,
  cancelExport: commands.cancelExport,
  dismissExport: () => showExport(null),
});
const saved = createSavedList({ undoBar, attempt });
const numbers = createSideNumbers(() => void attempt(sheets.numbers));
const side = createSide(sideElement, [saved.element, numbers.element], {
  toggle: (kind, value) => search(toggleFacet(trail.place().query, kind, value)),
});
const facets = createFacetFeed(side.showFacets);
const field = createSearchField({
  onType: (query) => trail.go({ ...trail.place(), query }, true),
  onLeave: () => void list.focus(list.active() ?? list.first()),
  suggest: (query, at, limit) => suggest({ query, at, limit }),
  filter: createFilterButton(() =>
    filterItems({
      query: () => trail.place().query,
      search,
      facets: facets.now,
      authors: results.authors,
    }),
  ),
});
const head = createResultsHead(byId("results-head", HTMLElement), {
  sortBy: (sort) => trail.go({ ...trail.place(), sort }, false),
  setDensity: density.set,
  searchInstead: (query) => {
    search(query);
    // Its button goes with what it told of.
    field.focus();
  },
  fold: folding.set,
  saveSearch: () => saved.save(trail.place().query),
  emptyTrash: () => void attempt(async () => commands.erase(await idsOfQuery("is:trashed "))),
  showSide: () => sideElement.showPopover(),
});
showHead(byId("head", HTMLElement), field.element, {
  importFile,
  exportAll: () => void attempt(() => openTransfer({ export: "all", format: formatChoices.chosen() })),
  exportFound: () =>
    void attempt(async () =>
      commands.exportIds(await idsOfRows({ ...trail.place(), isFolded: folding.isFolded() })),
    ),
  found: () => ({ total: found?.total ?? 0, isPart: trail.place().query.trim() !== "" }),
  showNumbers: () => void attempt(sheets.numbers),
  showTags: () => void attempt(sheets.tags),
  verify: () => void attempt(sheets.verification),
  showBackups: () => void attempt(async () => (await backups).show()),
  showKeys,
  attempt,
});
const shortcuts = libraryShortcuts({
  move: acting.move,
  current: () => results.at(list.active() ?? -1)?.entry ?? null,
  run: acting.run,
  select: (entry) => acting.select(entry, false),
  focusSearch: field.focus,
  undo: undoBar.undo,
  clearSelection: () => {
    const hadAny = selection.size() > 0;
    selection.clear();
    return hadAny;
  },
  showKeys,
});
listenForShortcuts(document, shortcuts);
density.show();
folding.offer(0);
const trail = followHistory(scroller, list.offset, (place, from) => {
  startAt = from;
  selection.clear();
  results.show(place, Math.floor(from));
  field.show(place.query);
  side.showQuery(place.query);
  saved.showQuery(place.query);
  facets.show(place.query);
});
void attempt(() =>
  followLibrary(late, {
    onCounts: (next, isFirst) => {
      counts = next;
      side.showCounts(next);
      folding.offer(next.grouped);
      // A search reads past Dexie, which cannot follow it; the counts change with every entry.
      if (!isFirst) refresh();
    },
    onNumbers: numbers.show,
    attempt,
  }),
);

function refresh(): void {
  pictures.askAgain();
  results.refresh();
  facets.show(trail.place().query);
}

function showResults(next: Found, cause: Cause): void {
  found = next;
  const place = trail.place();
  const hadFocus = list.hasFocus();
  if (cause.kind === "changed") list.shift(cause.shift);
  if (cause.kind === "new") list.activate(null);
  list.draw(next.total);
  if (cause.kind === "new") {
    list.goTo(startAt);
    list.draw(next.total);
    if (hadFocus) list.focus(list.first());
  }
  head.show(place, next);
  showEmpty(byId("empty", HTMLElement), place.query, next, {
    showAll: () => search(""),
    importFile,
    retry: () => location.reload(),
    recover: () => void attempt(openRecovery),
  });
  const said = plural("list_found", next.total);
  if (cause.kind !== "more" && status.textContent !== said) status.textContent = said;
  drawSelection();
  document.body.dataset["ready"] = "";
  // After the next frame: what is loaded from here on delays no row.
  requestAnimationFrame(() => setTimeout(tellFirst));
}

function redraw(): void {
  if (found !== null) list.draw(found.total);
}

function showView(from: number, to: number): void {
  if (found === null) return;
  results.need(from, to);
  const hits = Array.from({ length: to - from }, (_, step) => results.at(from + step));
  pictures.show(hits.filter((hit) => hit !== undefined).map(({ entry }) => entry.latestSnapshotId));
}

function rowSource(index: number): RowSource {
  const hit = results.at(index);
  if (hit === undefined) return { mark: "", make: waitingRow, complete: () => undefined };
  const isSelected = selection.has(hit.entry.id);
  const picture = pictures.of(hit.entry.latestSnapshotId);
  return {
    mark: `${isSelected} ${picture} ${rowMark(hit)}`,
    make: () => rowElement({ hit, isSelected, picture }, rowActions),
    complete: (row) => completeRow(row, hit, rowActions),
  };
}

function showExport(next: ExportState | null): void {
  exporting = next;
  drawSelection();
}

function drawSelection(): void {
  document.body.classList.toggle("selecting", selection.size() > 0);
  showSelection({
    selected: selection.size(),
    selectedCopies: selection.foldedSize(),
    total: found?.total ?? 0,
    copies: found?.folded ?? 0,
    shelf: shelfOf(trail.place().query),
    work,
    exporting,
  });
}

function search(query: string): void {
  trail.go({ ...trail.place(), query }, false);
}

function showKeys(): void {
  openShortcutSheet(shortcuts, searchHelp());
}
