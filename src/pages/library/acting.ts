/** What buttons and keys do to the row they are on, or to all that is selected. */
import { type EntrySummary, type LibraryCounts, limits } from "../../model/entry.ts";
import type { EntryId } from "../../model/id.ts";
import { t } from "../../platform/i18n.ts";
import { openAddress, openReader } from "../../platform/tabs.ts";
import { h } from "../../ui/element.ts";
import { openSheet } from "../../ui/shortcuts.ts";
import { createTagEditor } from "../../ui/tag-editor.ts";
import {
  addTagsChange,
  archiveChange,
  categoryChange,
  favouriteChange,
  readChange,
  removeTagsChange,
  setTagsChange,
} from "./changes.ts";
import type { Commands } from "./commands.ts";
import { idsOfFolded, idsOfRange, idsOfRows } from "./picking.ts";
import type { Place } from "./place.ts";
import type { Results } from "./results.ts";
import type { RowCommand } from "./row.ts";
import type { Selection } from "./selection.ts";
import type { SelectionCommand } from "./selection-bar.ts";
import { askForLine, askForTags } from "./sheets.ts";
import type { WindowList } from "./window-list.ts";

export interface ActingOptions {
  readonly results: Results;
  readonly list: () => WindowList;
  readonly selection: Selection;
  readonly commands: Commands;
  readonly counts: () => LibraryCounts | null;
  readonly place: () => Place;
  readonly isFolded: () => boolean;
  /** Opens what else tells an entry's story. */
  readonly showCopies: (entry: EntrySummary) => void;
}

export interface Acting {
  /** On the selection where the entry is one of it, else on the entry alone. */
  readonly run: (command: RowCommand, entry: EntrySummary) => void;
  /** Turns a row on or off, or selects all rows from the last one to it. */
  readonly select: (entry: EntrySummary, isRange: boolean) => void;
  readonly runSelected: (command: SelectionCommand) => void;
  /** Every row. */
  readonly selectAll: () => void;
  /** The copies folded under them too. */
  readonly selectCopies: () => void;
  readonly move: (step: 1 | -1, isExtending: boolean) => boolean;
}

/** Commands that make sense on many entries at once. */
const manyCommands: ReadonlySet<RowCommand> = new Set<RowCommand>([
  "favourite",
  "read",
  "tags",
  "archive",
  "trash",
  "restore",
  "erase",
]);

export function createActing(options: ActingOptions): Acting {
  const { results, list, selection, commands, counts, place, isFolded, showCopies } = options;
  const knownTags = () => counts()?.tags ?? new Map<string, number>();

  function run(command: RowCommand, entry: EntrySummary): void {
    const isOfMany = manyCommands.has(command) && selection.has(entry.id) && selection.size() > 1;
    const ids = isOfMany ? selection.ids() : [entry.id];
    if (command === "tags" && isOfMany) runSelected("tags");
    else runs[command](ids, entry);
  }

  const runs: Readonly<Record<RowCommand, (ids: readonly EntryId[], entry: EntrySummary) => void>> = {
    open: (_ids, { id }) => {
      const at = results.indexOf(id);
      void commands.attempt(() =>
        openReader(id, at === null ? null : { ...place(), isFolded: isFolded(), at }),
      );
    },
    original: (_ids, { url }) => void commands.attempt(() => openAddress(url)),
    favourite: (ids, { isFavourite }) => favour(ids, !isFavourite),
    read: (ids, { readAt }) => mark(ids, readAt === null),
    tags: (_ids, entry) => editTags(entry),
    archive: (ids, { archivedAt }) => archive(ids, archivedAt === null),
    copies: (_ids, entry) => showCopies(entry),
    trash: (ids) => void commands.trash(ids).then(() => forget(ids)),
    restore: (ids) => void commands.restore(ids).then(() => forget(ids)),
    erase: (ids) => commands.erase(ids),
  };

  function favour(ids: readonly EntryId[], isFavourite: boolean): void {
    showAtOnce(ids, (entry) => ({ ...entry, isFavourite }));
    const told = isFavourite ? "library_favoured" : "library_unfavoured";
    void commands.change(ids, favouriteChange(isFavourite), ids.length > 1 ? told : null);
  }

  function mark(ids: readonly EntryId[], isRead: boolean): void {
    const now = new Date().toISOString();
    showAtOnce(ids, (entry) => ({ ...entry, readAt: isRead ? (entry.readAt ?? now) : null }));
    const told = isRead ? "library_marked_read" : "library_marked_unread";
    void commands.change(ids, readChange(isRead), ids.length > 1 ? told : null);
  }

  function archive(ids: readonly EntryId[], isArchived: boolean): void {
    const told = isArchived ? "list_archived" : "list_unarchived";
    void commands.change(ids, archiveChange(isArchived), told).then(() => forget(ids));
  }

  /** Few rows answer before the background has; of many the list shows the truth as it comes. */
  function showAtOnce(ids: readonly EntryId[], change: (entry: EntrySummary) => EntrySummary): void {
    const changed = new Set(ids);
    results.patch((entry) => (changed.has(entry.id) ? change(entry) : entry));
  }

  function forget(ids: readonly EntryId[]): void {
    if (ids.some((id) => selection.has(id))) selection.clear();
  }

  function editTags(entry: EntrySummary): void {
    const sheet = openSheet(t("list_tags"));
    const editor = createTagEditor({
      tags: entry.tags,
      known: knownTags(),
      onChange: (tags) => {
        showAtOnce([entry.id], (shown) => ({ ...shown, tags }));
        void commands.change([entry.id], setTagsChange(tags), null);
      },
    });
    sheet.body.append(
      h("p", { class: "sheet-subject muted", lang: entry.lang, dir: "auto" }, entry.title),
      editor.element,
    );
    // The row was drawn anew with its tags, so the browser cannot give the focus back to the old one. The
    // event comes later than the closing: a reader quicker than it has gone on to another row.
    sheet.element.addEventListener("close", () => {
      const index = results.indexOf(entry.id);
      if (index !== null && !list().hasFocus()) list().focus(index);
    });
    editor.focus();
  }

  function select(entry: EntrySummary, isRange: boolean): void {
    const anchor = selection.anchor();
    const to = results.indexOf(entry.id);
    const from = anchor === null ? null : results.indexOf(anchor);
    if (!isRange || from === null || to === null) selection.toggle(entry.id);
    else
      void commands.attempt(async () =>
        selection.add(await idsOfRange({ ...place(), isFolded: isFolded() }, from, to)),
      );
  }

  function move(step: 1 | -1, isExtending: boolean): boolean {
    const rows = list();
    const at = rows.active();
    const next = at === null ? rows.first() : at + step;
    if (!rows.focus(next)) return false;
    if (isExtending) {
      const ids = [at, next].flatMap((index) => results.at(index ?? -1)?.entry.id ?? []);
      selection.add(ids);
    }
    return true;
  }

  function runSelected(command: SelectionCommand): void {
    selectedRuns[command](selection.ids());
  }

  const selectedRuns: Readonly<Record<SelectionCommand, (ids: readonly EntryId[]) => void>> = {
    favourite: (ids) => favour(ids, true),
    read: (ids) => mark(ids, true),
    unread: (ids) => mark(ids, false),
    tags: (ids) =>
      askForTags(ids.length, knownTags(), (way, tags) => {
        const change = way === "add" ? addTagsChange(tags, knownTags()) : removeTagsChange(tags);
        void commands.change(ids, change, way === "add" ? "library_tagged" : "library_untagged");
      }),
    category: (ids) =>
      askForLine(
        {
          title: t("list_category"),
          label: t("library_category_name"),
          value: "",
          known: [...(counts()?.categories.keys() ?? [])],
          most: limits.categoryCharacters,
          otherwise: {
            label: t("library_category_page"),
            run: () => void commands.change(ids, categoryChange(null), "library_recategorized"),
          },
        },
        (category) => void commands.change(ids, categoryChange(category), "library_recategorized"),
      ),
    archive: (ids) => archive(ids, true),
    unarchive: (ids) => archive(ids, false),
    compare: (ids) => void commands.compare(ids),
    group: (ids) => void commands.group(ids).then(() => forget(ids)),
    export: (ids) => void commands.exportIds(ids),
    trash: (ids) => void commands.trash(ids).then(() => forget(ids)),
    restore: (ids) => void commands.restore(ids).then(() => forget(ids)),
    erase: (ids) => commands.erase(ids),
  };

  function selectAll(): void {
    void commands.attempt(async () => selection.add(await idsOfRows({ ...place(), isFolded: isFolded() })));
  }

  function selectCopies(): void {
    void commands.attempt(async () => selection.addFolded(await idsOfFolded(place())));
  }

  return { run, select, runSelected, selectAll, selectCopies, move };
}
