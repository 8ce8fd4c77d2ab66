/**
 * Boots the popup. First the rows, straight from IndexedDB; beside that the card of this page; the
 * rest of the library (Dexie: live, filtered, longer) is loaded once the first rows are painted.
 */

import type { EntryFilter, EntrySummary } from "../src/model/entry.ts";
import { failureOf } from "../src/model/errors.ts";
import type { SaveOutcome } from "../src/model/save-outcome.ts";
import { checkCanary } from "../src/platform/canary.ts";
import { plural, t } from "../src/platform/i18n.ts";
import { saveShortcut } from "../src/platform/shortcut.ts";
import { openReader, openRecovery, openTransfer } from "../src/platform/tabs.ts";
import { readFirstPage } from "../src/store/first-page.ts";
import { guardLibrary } from "../src/store/guard.ts";
import { byId } from "../src/ui/element.ts";
import { preparePage } from "../src/ui/page.ts";
import { listenForShortcuts, openShortcutSheet } from "../src/ui/shortcuts.ts";
import { createUndoBar } from "../src/ui/undo-bar.ts";
import { createCommands } from "./commands.ts";
import type { Exports } from "./export-menu.ts";
import type { Feed } from "./feed.ts";
import { popupShortcuts } from "./keys.ts";
import type { FoundPage } from "./read-page.ts";
import { createStore, isFiltered, keptSelection, withText } from "./state.ts";
import { createThisPage } from "./this-page.ts";
import { createView } from "./view.ts";

/** As many as the feed reads at a time, so that it takes over without a change on screen. */
const firstRows = 30;

preparePage("app_name");
guardLibrary(checkCanary);

const store = createStore();
const undoBar = createUndoBar();
byId("bar", HTMLElement).append(undoBar.element);
const commands = createCommands({
  store,
  undoBar,
  refresh: () => filterBy(store.get().filter),
  focusList: () => view.list.focus(),
});
const { attempt } = commands;
const thisPage = createThisPage({
  getCard: () => store.get().card,
  setCard: (card) => store.change({ card }),
  findEntry: async (outcome) => (await feed).findEntry(outcome.entryId),
});

const view = createView(store.get, {
  card: {
    save: saveOrWait,
    saveText: () => void thisPage.save("text"),
    pick: () => void thisPage.pick(),
    retry: () => void thisPage.retry(),
    open: (entryId) => void attempt(() => openReader(entryId)),
    undo: undoSave,
  },
  tools: { filter: filterBy, emptyTrash: () => void attempt(emptyTrash) },
  empty: {
    showAll: () => filterBy({ shelf: "library" }),
    importFile,
    retry: () => location.reload(),
    recover: () => void attempt(openRecovery),
  },
  foot: {
    exportItems: () => exports?.items() ?? exportsLoaded.then(({ items }) => items()),
    selectionItems: () =>
      exports?.selectionItems() ?? exportsLoaded.then(({ selectionItems }) => selectionItems()),
    trashSelected: () => commands.run("trash", selectedEntries()),
    archiveSelected: () => commands.run("archive", selectedEntries()),
    restoreSelected: () => commands.run("restore", selectedEntries()),
    eraseSelected: () => commands.run("erase", selectedEntries()),
    clearSelection,
    cancelExport: () => exports?.cancel(),
    dismissExport: () => store.change({ exporting: null }),
  },
  head: {
    showKeys,
    importFile,
    showArchive: () => filterBy({ shelf: "archive" }),
    showTrash: () => filterBy({ shelf: "trash" }),
    attempt,
  },
  row: (command, entry) => commands.run(command, [entry]),
  more: () => void feed.then(({ more }) => more()),
});

const shortcuts = popupShortcuts({
  list: view.list,
  getState: store.get,
  run: commands.run,
  focusSearch: view.tools.focusSearch,
  undo: () => undoBar.undo() || undoLastSave(),
  pick: () => {
    void thisPage.pick();
    return true;
  },
  clearSelection: () => store.get().selection.size > 0 && clearSelection(),
  showKeys,
});
listenForShortcuts(document, shortcuts);
store.follow(view.show);

const feed = showFirstRows().then(openFeed);
let exports: Exports | null = null;
const exportsLoaded = feed.then(async (opened) => {
  const { createExports } = await import("./late.ts");
  exports = createExports({ store, feed: opened, attempt, importFile });
  return exports;
});
void thisPage.inspect();
void attempt(async () => store.change({ shortcut: await saveShortcut() }));

async function showFirstRows(): Promise<void> {
  try {
    const { entries, counts, hasMore } = await readFirstPage(firstRows);
    store.change({ entries, counts, hasMore });
  } catch (error) {
    store.change({ listTrouble: failureOf(error).code });
  }
  document.body.dataset["ready"] = "";
  // For tests/bench/popup.mjs, and whoever looks at the page with the browser's own tools.
  performance.mark("first-rows");
  // After the next frame: what is loaded from here on delays no row.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

async function openFeed(): Promise<Feed> {
  const late = await import("./late.ts");
  const opened = late.createFeed({
    onPage: showPage,
    onPictures: (pictures) => store.change({ pictures }),
    onCounts: (counts) => store.change({ counts }),
    onError: (error) => store.change({ listTrouble: failureOf(error).code }),
  });
  opened.show(store.get().filter);
  late.extendSearch(store.get, searchFor);
  late.followFound({
    store,
    list: byId("list", HTMLElement),
    notes: byId("notes", HTMLElement),
    search: (text) => {
      searchFor(text);
      // Its button goes with what it told of.
      view.tools.focusSearch();
    },
  });
  late.followImages({ store, card: byId("card", HTMLElement), attempt });
  void attempt(() => late.offerBackup(byId("backup", HTMLElement), attempt));
  late.followDoubts({
    store,
    card: byId("card", HTMLElement),
    again: () => thisPage.save("article"),
    pick: () => void thisPage.pick(),
    say: view.say,
  });
  return opened;
}

function showPage(filter: EntryFilter, { entries, next, found }: FoundPage): void {
  if (filter !== store.get().filter) return;
  const selection = keptSelection(store.get().selection, entries);
  store.change({ entries, hasMore: next !== null, found, listTrouble: null, selection });
  if (isFiltered(filter)) view.say(foundText(entries.length, next !== null));
}

function foundText(count: number, hasMore: boolean): string {
  return plural(hasMore ? "list_found_more" : "list_found", count);
}

function filterBy(filter: EntryFilter): void {
  const isOtherShelf = filter.shelf !== store.get().filter.shelf;
  store.change({ filter, ...(isOtherShelf ? { entries: null, selection: new Set() } : {}) });
  void feed.then(({ show }) => show(filter));
}

function searchFor(text: string): void {
  filterBy(withText(store.get().filter, text));
}

/** Enter before the page is read means what it will mean. */
function saveOrWait(): void {
  const { card } = store.get();
  if (card.kind === "loading") store.change({ card: { kind: "loading", wantsSave: true } });
  else void thisPage.save("article");
}

function undoSave(outcome: SaveOutcome): void {
  void attempt(async () => {
    await thisPage.undo(outcome);
    view.say(t("popup_undone"));
  });
}

function undoLastSave(): boolean {
  const { card } = store.get();
  if (card.kind !== "done") return false;
  undoSave(card.outcome);
  return true;
}

function selectedEntries(): readonly EntrySummary[] {
  const { entries, selection } = store.get();
  return entries?.filter((entry) => selection.has(entry.id)) ?? [];
}

function clearSelection(): true {
  store.change({ selection: new Set() });
  return true;
}

async function emptyTrash(): Promise<void> {
  commands.eraseAll(await (await feed).listIds({ shelf: "trash" }));
}

function showKeys(): void {
  void attempt(async () => {
    const { searchHelp } = await import("./late.ts");
    openShortcutSheet(shortcuts, searchHelp());
  });
}

function importFile(): void {
  void attempt(() => openTransfer());
}
