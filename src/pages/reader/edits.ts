import type { EntryPatch } from "../../model/entry.ts";
import type { EntryId } from "../../model/id.ts";
import { send } from "../../platform/messages.ts";
import type { Act } from "./act.ts";

/** The changes this page makes to its entry. Each resolves with whether it was stored. */
export interface Edits {
  readonly update: (patch: EntryPatch) => Promise<boolean>;
  readonly trash: () => Promise<boolean>;
  readonly restore: () => Promise<boolean>;
}

/** Changes go to the background, the only one that writes; what they come to arrives through the store. */
export function createEdits(entryId: EntryId, act: Act): Edits {
  const ids = [entryId];
  return {
    update: (patch) => act(() => send("entry.update", { ids, patch })),
    trash: () => act(() => send("entry.trash", { ids })),
    restore: () => act(() => send("entry.restore", { ids })),
  };
}
