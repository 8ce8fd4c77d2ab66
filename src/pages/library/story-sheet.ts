/** The copies folded under a row, on a sheet: where else the story stands, and what can be done with each. */
import type { EntrySummary } from "../../model/entry.ts";
import { t } from "../../platform/i18n.ts";
import { readReprints } from "../../store/reprints.ts";
import { h } from "../../ui/element.ts";
import { openSheet } from "../../ui/shortcuts.ts";
import { storyList } from "../../ui/story-list.ts";
import { groupingChange } from "./changes.ts";
import type { Commands } from "./commands.ts";

/** Opens the sheet; nothing where the entry's story is told by it alone. */
export async function showStory(entry: EntrySummary, commands: Commands): Promise<void> {
  const copies = await readReprints(entry.id);
  if (copies.length === 0) return;
  const sheet = openSheet(t("reader_reprints"));
  sheet.element.classList.add("wide-sheet");
  sheet.body.append(
    h("p", { class: "sheet-subject muted", lang: entry.lang, dir: "auto" }, entry.title),
    storyList(entry, copies, (copy) => {
      // Closed first: what was done, and the way back, are told at the foot of the list.
      sheet.element.close();
      void commands.change([copy.id], groupingChange("alone"), "story_ungrouped");
    }),
  );
}
