import { t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";
import { dayOf } from "../../ui/format.ts";
import { fieldLabels } from "./correctable.ts";
import type { LastCorrection } from "./correcting.ts";
import type { Shelf } from "./reading.ts";

/** What the reader is told about the entry itself, with the way back. */
export type BannerState =
  | { readonly kind: "none" }
  | { readonly kind: "trashed"; readonly at: string; readonly isJustNow: boolean }
  | { readonly kind: "gone" }
  | ({ readonly kind: "corrected" } & LastCorrection)
  | { readonly kind: "failed"; readonly sentence: string };

export interface BannerActions {
  readonly onUndo: () => void;
  readonly onClose: () => void;
  readonly onDismiss: () => void;
}

/** What the shelf says: nothing, in the trash, or gone for good; else what was corrected last. */
export function bannerOf(
  { entry }: Shelf,
  wasTrashedHere: boolean,
  last: LastCorrection | null,
): BannerState {
  if (entry === null) return { kind: "gone" };
  if (entry.trashedAt === null)
    return last === null
      ? { kind: "none" }
      : { kind: "corrected", field: last.field, isRestored: last.isRestored };
  return { kind: "trashed", at: entry.trashedAt, isJustNow: wasTrashedHere };
}

/** Shows the banner; it lies over the foot of the page, so that nothing moves when it comes. */
export function drawBanner(element: HTMLElement, state: BannerState, actions: BannerActions): void {
  const before = element.dataset["shown"];
  const now = JSON.stringify(state);
  if (before === now) return;
  element.dataset["shown"] = now;
  fill(element, barOf(state, actions));
}

function barOf(state: BannerState, actions: BannerActions): HTMLElement | null {
  switch (state.kind) {
    case "none":
      return null;
    case "trashed":
      return state.isJustNow
        ? undoBar(t("reader_trashed_now"), t("common_undo"), "U", actions.onUndo)
        : undoBar(t("reader_trashed", dayOf(state.at)), t("common_restore"), "U", actions.onUndo);
    case "gone":
      return undoBar(t("reader_gone"), t("reader_close"), "Esc", actions.onClose);
    case "corrected": {
      const sentence = state.isRestored ? "reader_told_as_said" : "reader_told_corrected";
      return undoBar(t(sentence, t(fieldLabels[state.field])), t("common_undo"), "U", actions.onUndo);
    }
    case "failed":
      return undoBar(state.sentence, t("common_dismiss"), null, actions.onDismiss);
  }
}

function undoBar(text: string, label: string, key: string | null, onClick: () => void): HTMLElement {
  return h(
    "div",
    { class: "undo-bar" },
    h("p", { class: "undo-text" }, text),
    h(
      "button",
      { type: "button", on: { click: onClick } },
      label,
      key === null ? null : h("kbd", { class: "key", "aria-hidden": "true" }, key),
    ),
  );
}
