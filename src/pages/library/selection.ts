import type { EntryId } from "../../model/id.ts";

/** Which entries are selected. Survives scrolling and changes of the library; another search empties it. */
export interface Selection {
  readonly has: (id: EntryId) => boolean;
  readonly ids: () => readonly EntryId[];
  readonly size: () => number;
  /** Turns one on or off; a range that is selected next begins here. */
  readonly toggle: (id: EntryId) => void;
  readonly add: (ids: readonly EntryId[]) => void;
  readonly clear: () => void;
  /** Where a range begins. */
  readonly anchor: () => EntryId | null;
}

export function createSelection(onChange: () => void): Selection {
  let selected = new Set<EntryId>();
  let anchor: EntryId | null = null;
  return {
    has: (id) => selected.has(id),
    ids: () => [...selected],
    size: () => selected.size,
    toggle: (id) => {
      if (!selected.delete(id)) selected.add(id);
      anchor = id;
      onChange();
    },
    add: (ids) => {
      for (const id of ids) selected.add(id);
      anchor = ids.at(-1) ?? anchor;
      onChange();
    },
    clear: () => {
      anchor = null;
      if (selected.size === 0) return;
      selected = new Set();
      onChange();
    },
    anchor: () => anchor,
  };
}
