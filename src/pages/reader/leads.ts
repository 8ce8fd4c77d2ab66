/** What leads on from an article: the other copies of its story, and what is related to it. */
import type { Entry, EntrySummary } from "../../model/entry.ts";
import { plural } from "../../platform/i18n.ts";
import { send } from "../../platform/messages.ts";
import { getEntry } from "../../store/read.ts";
import { readRelated } from "../../store/related.ts";
import { readReprints } from "../../store/reprints.ts";
import type { UndoBar } from "../../ui/undo-bar.ts";
import type { Act } from "./act.ts";
import type { Side } from "./side.ts";

export interface Leads {
  /** Looks through the library and fills the cards. */
  readonly show: () => Promise<boolean>;
  /** Takes a copy out of the group of the story, which can be taken back. */
  readonly part: (copy: EntrySummary) => Promise<boolean>;
}

export interface LeadsOptions {
  readonly entry: Entry;
  readonly side: () => Pick<Side, "showReprints" | "showRelated">;
  readonly act: Act;
  readonly undoBar: UndoBar;
}

const mostRelated = 4;

export function createLeads({ entry, side, act, undoBar }: LeadsOptions): Leads {
  async function fill(): Promise<void> {
    const reprints = await readReprints(entry.id);
    side().showReprints(entry, reprints);
    const told = new Set(reprints.map((reprint) => reprint.entry.id));
    const related = await readRelated(entry.id, mostRelated + told.size);
    side().showRelated(related.filter((hit) => !told.has(hit.entry.id)).slice(0, mostRelated));
  }

  async function decide(id: string, grouping: Entry["grouping"]): Promise<void> {
    await send("entry.update", { ids: [id], patch: { grouping } });
    await fill();
  }

  return {
    show: () => act(fill),
    part: ({ id }) =>
      act(async () => {
        const before = (await getEntry(id))?.grouping ?? null;
        await decide(id, "alone");
        undoBar.show(plural("story_ungrouped", 1), () => void act(() => decide(id, before)));
      }),
  };
}
