import type { EntrySummary } from "../src/model/entry.ts";
import type { Shortcut } from "../src/ui/shortcuts.ts";
import type { List } from "./list.ts";
import type { RowCommand } from "./row.ts";
import type { PopupState } from "./state.ts";

export interface KeyActions {
  readonly list: List;
  readonly getState: () => PopupState;
  readonly run: (command: RowCommand, entries: readonly EntrySummary[]) => void;
  readonly focusSearch: () => void;
  readonly undo: () => boolean;
  readonly pick: () => boolean;
  readonly clearSelection: () => boolean;
  readonly showKeys: () => void;
}

/** The keys of the popup, in the order in which the sheet of keys shows them. */
export function popupShortcuts(actions: KeyActions): readonly Shortcut[] {
  /** On the row with the focus, or on all selected ones when it is one of them. */
  const onEntries = (commandOf: (state: PopupState) => RowCommand | null) => (): boolean => {
    const current = actions.list.current();
    const state = actions.getState();
    const command = commandOf(state);
    if (current === null || command === null) return false;
    const selected = state.entries?.filter((entry) => state.selection.has(entry.id)) ?? [];
    const isOfMany = manyCommands.has(command) && state.selection.has(current.id);
    actions.run(command, isOfMany ? selected : [current]);
    return true;
  };
  const inLibrary = (command: RowCommand) =>
    onEntries(({ filter }) => (filter.shelf === "trash" ? null : command));
  return [
    { keys: ["j", "ArrowDown"], shown: ["J", "↓"], label: "key_next", run: () => actions.list.move(1) },
    { keys: ["k", "ArrowUp"], shown: ["K", "↑"], label: "key_previous", run: () => actions.list.move(-1) },
    { keys: ["o"], shown: ["↵", "O"], label: "key_open", run: onEntries(() => "open") },
    { keys: ["v"], label: "key_original", run: onEntries(() => "original") },
    { keys: ["s"], label: "key_favourite", run: inLibrary("favourite") },
    { keys: ["t"], label: "key_tags", run: inLibrary("tags") },
    { keys: ["m"], label: "key_read", run: inLibrary("read") },
    { keys: ["e"], label: "key_archive", run: inLibrary("archive") },
    { keys: ["x"], label: "key_select", run: onEntries(() => "select") },
    {
      keys: ["#", "Delete", "Backspace"],
      shown: ["#", "Del"],
      label: "key_delete",
      run: onEntries(({ filter }) => (filter.shelf === "trash" ? "erase" : "trash")),
    },
    {
      keys: ["r"],
      label: "key_restore",
      run: onEntries(({ filter }) => (filter.shelf === "trash" ? "restore" : null)),
    },
    { keys: ["p"], label: "popup_pick", run: actions.pick },
    { keys: ["u"], label: "key_undo", run: actions.undo },
    {
      keys: ["/"],
      label: "key_search",
      run: () => {
        actions.focusSearch();
        return true;
      },
    },
    { keys: ["Escape"], shown: ["Esc"], label: "key_escape", run: actions.clearSelection },
    {
      keys: ["?"],
      label: "key_help",
      run: () => {
        actions.showKeys();
        return true;
      },
    },
  ];
}

/** Commands that make sense on many entries at once. */
const manyCommands: ReadonlySet<RowCommand> = new Set<RowCommand>([
  "favourite",
  "read",
  "archive",
  "trash",
  "restore",
  "erase",
]);
