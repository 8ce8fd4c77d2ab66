import type { EntryId } from "../../model/id.ts";

/** Which entries are selected. Survives scrolling and changes of the library; another search empties it. */
export interface Selection {
  readonly has: (id: EntryId) => boolean;
  readonly ids: () => readonly EntryId[];
  readonly size: () => number;
  /** Turns one on or off; a range that is selected next begins here. */
  readonly toggle: (id: EntryId) => void;
  readonly add: (ids: readonly EntryId[]) => void;
  /** Adds copies that are folded under rows: selected, and not to be seen. */
  readonly addFolded: (ids: readonly EntryId[]) => void;
  /** How many of the selected are such copies. */
  readonly foldedSize: () => number;
  readonly clear: () => void;
  /** Where a range begins. */
  readonly anchor: () => EntryId | null;
}

export function createSelection(onChange: () => void): Selection {
  let selected = new Set<EntryId>();
  let folded = new Set<EntryId>();
  let anchor: EntryId | null = null;
  return {
    has: (id) => selected.has(id),
    ids: () => [...selected],
    size: () => selected.size,
    toggle: (id) => {
      if (!selected.delete(id)) selected.add(id);
      folded.delete(id);
      anchor = id;
      onChange();
    },
    add: (ids) => {
      for (const id of ids) selected.add(id);
      anchor = ids.at(-1) ?? anchor;
      onChange();
    },
    addFolded: (ids) => {
      for (const id of ids) {
        if (!selected.has(id)) folded.add(id);
        selected.add(id);
      }
      onChange();
    },
    foldedSize: () => folded.size,
    clear: () => {
      anchor = null;
      if (selected.size === 0) return;
      selected = new Set();
      folded = new Set();
      onChange();
    },
    anchor: () => anchor,
  };
}
