import type { EntrySummary } from "../../model/entry.ts";
import type { Shortcut } from "../../ui/shortcuts.ts";
import type { RowCommand } from "./row.ts";

export interface KeyActions {
  /** Moves the keys by rows; `isExtending` selects all on the way. */
  readonly move: (step: 1 | -1, isExtending: boolean) => boolean;
  /** The entry the keys are on. */
  readonly current: () => EntrySummary | null;
  /** On the selection where the entry is one of it, else on the entry alone. */
  readonly run: (command: RowCommand, entry: EntrySummary) => void;
  readonly select: (entry: EntrySummary) => void;
  readonly focusSearch: () => void;
  readonly undo: () => boolean;
  readonly clearSelection: () => boolean;
  readonly showKeys: () => void;
}

/** The keys of the page, in the order in which the sheet of keys shows them. */
export function libraryShortcuts(actions: KeyActions): readonly Shortcut[] {
  const onEntry = (commandOf: (entry: EntrySummary) => RowCommand | null) => (): boolean => {
    const entry = actions.current();
    const command = entry === null ? null : commandOf(entry);
    if (entry === null || command === null) return false;
    actions.run(command, entry);
    return true;
  };
  const onShelf = (command: RowCommand) => onEntry((entry) => (entry.trashedAt === null ? command : null));
  const always = (run: () => void) => (): boolean => {
    run();
    return true;
  };
  return [
    {
      keys: ["j", "ArrowDown", "J"],
      shown: ["J", "↓"],
      label: "key_next",
      run: (event) => actions.move(1, event.shiftKey),
    },
    {
      keys: ["k", "ArrowUp", "K"],
      shown: ["K", "↑"],
      label: "key_previous",
      run: (event) => actions.move(-1, event.shiftKey),
    },
    { keys: ["o"], shown: ["↵", "O"], label: "key_open", run: onEntry(() => "open") },
    { keys: ["v"], label: "key_original", run: onEntry(() => "original") },
    { keys: ["s"], label: "key_favourite", run: onShelf("favourite") },
    { keys: ["m"], label: "key_read", run: onShelf("read") },
    { keys: ["e"], label: "key_archive", run: onShelf("archive") },
    { keys: ["t"], label: "key_tags", run: onShelf("tags") },
    { keys: ["c"], label: "key_copies", run: onEntry(() => "copies") },
    {
      keys: ["x"],
      label: "key_select",
      run: () => {
        const entry = actions.current();
        if (entry === null) return false;
        actions.select(entry);
        return true;
      },
    },
    // Heard above, with the arrows; told of here.
    { keys: [], shown: ["⇧ ↓", "⇧ ↑"], label: "key_select_range", run: () => false },
    {
      keys: ["#", "Delete", "Backspace"],
      shown: ["#", "Del"],
      label: "key_delete",
      run: onEntry((entry) => (entry.trashedAt === null ? "trash" : "erase")),
    },
    {
      keys: ["r"],
      label: "key_restore",
      run: onEntry((entry) => (entry.trashedAt === null ? null : "restore")),
    },
    { keys: ["u"], label: "key_undo", run: actions.undo },
    { keys: ["/"], label: "key_search", run: always(actions.focusSearch) },
    { keys: ["Escape"], shown: ["Esc"], label: "key_escape", run: actions.clearSelection },
    { keys: ["?"], label: "key_help", run: always(actions.showKeys) },
  ];
}
