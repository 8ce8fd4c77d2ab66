/** Changes to highlights, each with what takes it back. */
import type { Highlight, HighlightColour } from "../../../model/highlight.ts";
import type { HighlightId } from "../../../model/id.ts";
import { t } from "../../../platform/i18n.ts";
import { changeSettings, rememberedSettings } from "../../../platform/settings.ts";
import type { UndoBar } from "../../../ui/undo-bar.ts";
import type { Act } from "../act.ts";
import type { createKeptHighlights } from "./kept.ts";

export interface HighlightChanges {
  /** The colour used last, here or in an earlier article. */
  readonly lastColour: () => HighlightColour;
  readonly remember: (colour: HighlightColour) => void;
  readonly add: (highlight: Highlight) => void;
  readonly recolour: (highlight: Highlight, colour: HighlightColour) => void;
  readonly remove: (highlight: Highlight) => void;
  /** A note was written where `before` stood; it is saved already. */
  readonly noted: (id: HighlightId, before: string | null) => void;
}

export function createHighlightChanges({
  kept,
  undoBar,
  act,
}: {
  readonly kept: ReturnType<typeof createKeptHighlights>;
  readonly undoBar: UndoBar;
  readonly act: Act;
}): HighlightChanges {
  let lastColour = rememberedSettings().highlightColour;

  function remember(colour: HighlightColour): void {
    if (colour === lastColour) return;
    lastColour = colour;
    void act(() => changeSettings({ highlightColour: colour }));
  }

  return {
    lastColour: () => lastColour,
    remember,
    add: (highlight) => {
      undoBar.show(t("highlight_added"), () => void kept.remove(highlight.id));
      void kept.add(highlight);
    },
    recolour: (highlight, colour) => {
      remember(colour);
      if (highlight.colour === colour) return;
      void kept.change(highlight.id, { colour });
      undoBar.show(
        t("highlight_recoloured"),
        () => void kept.change(highlight.id, { colour: highlight.colour }),
      );
    },
    remove: (highlight) => {
      void kept.remove(highlight.id);
      undoBar.show(t("highlight_removed"), () => void kept.add(highlight));
    },
    noted: (id, before) => {
      const now = kept.get(id);
      if (now === null || now.note === before) return;
      undoBar.show(t(before === null ? "highlight_noted" : "highlight_note_changed"), () => {
        void kept.change(id, { note: before });
      });
    },
  };
}
