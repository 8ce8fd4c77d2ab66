/** The highlights of the entry as this page knows them: the library's, under changes still on their way to it. */
import type { Highlight, HighlightPatch } from "../../../model/highlight.ts";
import { byPlace } from "../../../model/highlight.ts";
import type { HighlightId } from "../../../model/id.ts";
import { send } from "../../../platform/messages.ts";
import type { Act } from "../act.ts";

export interface KeptHighlights {
  readonly all: () => readonly Highlight[];
  readonly get: (id: HighlightId) => Highlight | null;
  /** Each shows at once, and resolves with whether it was stored. */
  readonly add: (highlight: Highlight) => Promise<boolean>;
  readonly change: (id: HighlightId, patch: HighlightPatch) => Promise<boolean>;
  readonly remove: (id: HighlightId) => Promise<boolean>;
  /** What the library says now. */
  readonly update: (stored: readonly Highlight[]) => void;
}

export function createKeptHighlights(act: Act, onChange: () => void): KeptHighlights {
  let stored: ReadonlyMap<HighlightId, Highlight> = new Map();
  /** Null: removed. Those that are stored by now hold until the library tells so. */
  const ahead = new Map<HighlightId, { readonly value: Highlight | null; isStored: boolean }>();

  function get(id: HighlightId): Highlight | null {
    const change = ahead.get(id);
    return change === undefined ? (stored.get(id) ?? null) : change.value;
  }

  async function run(id: HighlightId, value: Highlight | null, work: () => Promise<void>): Promise<boolean> {
    const change = { value, isStored: false };
    ahead.set(id, change);
    onChange();
    const isDone = await act(work);
    if (isDone) change.isStored = true;
    else if (ahead.get(id) === change) {
      ahead.delete(id);
      onChange();
    }
    return isDone;
  }

  return {
    all: () => {
      const ids = new Set([...stored.keys(), ...ahead.keys()]);
      return [...ids].flatMap((id) => get(id) ?? []).sort(byPlace);
    },
    get,
    add: (highlight) => {
      const { modifiedAt: _now, ...made } = highlight;
      return run(highlight.id, highlight, () => send("highlight.add", { highlight: made }));
    },
    change: async (id, patch) => {
      const before = get(id);
      if (before === null) return false;
      return run(id, { ...before, ...patch }, () => send("highlight.update", { id, patch }));
    },
    remove: (id) => run(id, null, () => send("highlight.remove", { ids: [id] })),
    update: (next) => {
      stored = new Map(next.map((highlight) => [highlight.id, highlight]));
      for (const [id, { isStored }] of ahead) if (isStored) ahead.delete(id);
      onChange();
    },
  };
}
