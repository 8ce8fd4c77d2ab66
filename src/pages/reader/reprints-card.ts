/** The card of what is the same story. */
import type { EntrySummary } from "../../model/entry.ts";
import { t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";
import { type StoryCopy, storyList } from "../../ui/story-list.ts";
import { card } from "./fact-list.ts";

export interface ReprintsCard {
  readonly element: HTMLDetailsElement;
  readonly show: (entry: EntrySummary, reprints: readonly StoryCopy[]) => void;
}

/** Hidden until there is something to tell; `part` takes a copy out of the group. */
export function createReprintsCard(part: (copy: EntrySummary) => void): ReprintsCard {
  const place = h("div");
  const element = card("reprints", t("reader_reprints"), place);
  element.hidden = true;
  return {
    element,
    show: (entry, reprints) => {
      element.hidden = reprints.length === 0;
      fill(place, storyList(entry, reprints, part));
    },
  };
}
