import type { EntryPatch, EntrySummary } from "../src/model/entry.ts";
import { failureOf } from "../src/model/errors.ts";
import type { EntryId } from "../src/model/id.ts";
import { plural, t } from "../src/platform/i18n.ts";
import { send } from "../src/platform/messages.ts";
import { openAddress, openReader } from "../src/platform/tabs.ts";
import { confirmErasing } from "../src/ui/confirm.ts";
import { h } from "../src/ui/element.ts";
import { openSheet } from "../src/ui/shortcuts.ts";
import { createTagEditor } from "../src/ui/tag-editor.ts";
import { troubleText } from "../src/ui/trouble.ts";
import type { UndoBar } from "../src/ui/undo-bar.ts";
import type { RowCommand } from "./row.ts";
import { patched, type Store } from "./state.ts";

/** Everything the popup does to entries; each change shows at once and is taken back when it fails. */
export interface Commands {
  readonly run: (command: RowCommand, entries: readonly EntrySummary[]) => void;
  readonly eraseAll: (ids: readonly EntryId[]) => void;
  /** Runs what may fail and tells the reader when it does. */
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}

export interface CommandOptions {
  readonly store: Store;
  readonly undoBar: UndoBar;
  /** Shows the list as it really is. */
  readonly refresh: () => void;
  /** Gives the focus back to the list. */
  readonly focusList: () => void;
}

export function createCommands({ store, undoBar, refresh, focusList }: CommandOptions): Commands {
  async function attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      undoBar.show(await troubleText(failureOf(error).code));
      refresh();
    }
  }

  function update(ids: readonly EntryId[], patch: EntryPatch): void {
    const { entries } = store.get();
    if (entries !== null) store.change({ entries: patched(entries, ids, patch, new Date().toISOString()) });
    void attempt(() => send("entry.update", { ids, patch }));
  }

  /** Out of the list now; the background follows. */
  function takeOut(ids: readonly EntryId[]): void {
    const { entries, selection } = store.get();
    store.change({
      entries: entries?.filter((entry) => !ids.includes(entry.id)) ?? null,
      selection: new Set([...selection].filter((id) => !ids.includes(id))),
    });
  }

  function archive(entries: readonly EntrySummary[]): void {
    const ids = idsOf(entries);
    const isArchived = !entries.every((entry) => entry.archivedAt !== null);
    const { filter } = store.get();
    // A search for words looks through both.
    const isSeenStill = filter.shelf === "library" && (filter.text ?? "").trim() !== "";
    if (!isSeenStill) takeOut(ids);
    update(ids, { isArchived });
    undoBar.show(plural(isArchived ? "list_archived" : "list_unarchived", ids.length), () =>
      update(ids, { isArchived: !isArchived }),
    );
  }

  /** Told at once, so that Undo means this and nothing before it; a failure takes the word's place. */
  function shelve(
    ids: readonly EntryId[],
    [way, back]: readonly ["entry.trash", "entry.restore"] | readonly ["entry.restore", "entry.trash"],
  ): void {
    takeOut(ids);
    const done = attempt(() => send(way, { ids }));
    const told = way === "entry.trash" ? "list_trashed" : "list_restored";
    undoBar.show(plural(told, ids.length), () => {
      void attempt(async () => {
        await done;
        await send(back, { ids });
      });
    });
  }

  function eraseAll(ids: readonly EntryId[]): void {
    if (ids.length === 0) return;
    confirmErasing(ids.length, () => {
      takeOut(ids);
      void attempt(async () => {
        await send("entry.delete", { ids });
        undoBar.show(plural("list_erased", ids.length));
      });
    });
  }

  function editTags([entry]: readonly EntrySummary[]): void {
    if (entry === undefined) return;
    const sheet = openSheet(t("list_tags"));
    const editor = createTagEditor({
      tags: entry.tags,
      known: store.get().counts?.tags ?? new Map(),
      onChange: (tags) => update([entry.id], { tags }),
    });
    sheet.body.append(
      h("p", { class: "sheet-subject muted", lang: entry.lang, dir: "auto" }, entry.title),
      editor.element,
    );
    // The row was drawn anew with its tags, so the browser cannot give the focus back to the old one.
    sheet.element.addEventListener("close", focusList);
    editor.focus();
  }

  /** With its place in the list, which the reader leads through. */
  async function openInList(entry: EntrySummary): Promise<void> {
    const { entries, filter } = store.get();
    const at = entries?.findIndex(({ id }) => id === entry.id) ?? -1;
    // With the feed; before the first rows it would only be in the way.
    const { queryOf } = await import("../src/search/query.ts");
    await openReader(entry.id, at < 0 ? null : { query: queryOf(filter), sort: null, at });
  }

  function select(entries: readonly EntrySummary[]): void {
    const selection = new Set(store.get().selection);
    for (const { id } of entries) {
      if (!selection.delete(id)) selection.add(id);
    }
    store.change({ selection });
  }

  const runs: Readonly<Record<RowCommand, (entries: readonly EntrySummary[]) => void>> = {
    open: (entries) => {
      for (const entry of entries) void attempt(() => openInList(entry));
    },
    original: (entries) => {
      for (const { url } of entries) void attempt(() => openAddress(url));
    },
    favourite: (entries) =>
      update(idsOf(entries), { isFavourite: !entries.every((entry) => entry.isFavourite) }),
    read: (entries) => update(idsOf(entries), { isRead: entries.some((entry) => entry.readAt === null) }),
    tags: editTags,
    archive,
    trash: (entries) => shelve(idsOf(entries), ["entry.trash", "entry.restore"]),
    restore: (entries) => shelve(idsOf(entries), ["entry.restore", "entry.trash"]),
    erase: (entries) => eraseAll(idsOf(entries)),
    select,
  };

  return { run: (command, entries) => runs[command](entries), eraseAll, attempt };
}

function idsOf(entries: readonly EntrySummary[]): readonly EntryId[] {
  return entries.map((entry) => entry.id);
}
