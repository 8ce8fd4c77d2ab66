import { plural, t } from "../src/platform/i18n.ts";
import { type Child, fill, h } from "../src/ui/element.ts";
import { bytesText, countText } from "../src/ui/format.ts";
import { icon } from "../src/ui/icon.ts";
import { attachMenu, type MenuItem } from "../src/ui/menu.ts";
import type { ExportState, PopupState } from "./state.ts";

export interface FootActions {
  readonly exportItems: () => readonly MenuItem[];
  readonly exportSelected: () => void;
  readonly trashSelected: () => void;
  readonly restoreSelected: () => void;
  readonly clearSelection: () => void;
  readonly cancelExport: () => void;
  readonly dismissExport: () => void;
}

type FootKind = "library" | "selection" | "running" | "finished";

/** Count, size and Export; while rows are selected, what can be done with them; during an export, how far it is. */
export function createFoot(element: HTMLElement, actions: FootActions): (state: PopupState) => void {
  const figures = h("p", { class: "figures numbers" });
  const exportButton = h(
    "button",
    { class: "button", type: "button", "data-action": "export" },
    t("common_export"),
    icon("chevron-down"),
  );
  const library = h("div", { class: "foot-line" }, figures, exportButton);
  attachMenu(exportButton, { label: t("common_export"), side: "above", items: actions.exportItems });
  let shown: FootKind | null = null;

  return (state) => {
    const kind = footKind(state);
    fill(figures, figuresOf(state));
    if (kind === "library") {
      if (shown !== kind) fill(element, library);
    } else fill(element, lines[kind](state, actions));
    shown = kind;
  };
}

function footKind({ exporting, selection }: PopupState): FootKind {
  if (exporting !== null) return exporting.kind;
  return selection.size > 0 ? "selection" : "library";
}

function figuresOf({ counts }: PopupState): Child {
  if (counts === null || counts.entries === 0) return null;
  return [plural("list_count", counts.entries), h("span", { class: "dot" }, " · "), bytesText(counts.bytes)];
}

const lines: Readonly<
  Record<Exclude<FootKind, "library">, (state: PopupState, actions: FootActions) => Child>
> = {
  selection: ({ selection, filter }, actions) =>
    h(
      "div",
      { class: "foot-line", role: "group", "aria-label": plural("list_selected", selection.size) },
      h("p", { class: "figures numbers", role: "status" }, plural("list_selected", selection.size)),
      filter.shelf === "library"
        ? [
            textButton(t("common_export"), actions.exportSelected, "export-selected"),
            textButton(t("common_delete"), actions.trashSelected, "trash-selected"),
          ]
        : textButton(t("common_restore"), actions.restoreSelected, "restore-selected"),
      textButton(t("list_clear_selection"), actions.clearSelection, "clear-selection", true),
    ),
  running: ({ exporting }, actions) => runningLine(exporting, actions),
  finished: ({ exporting }, actions) =>
    h(
      "div",
      { class: "foot-line" },
      h(
        "p",
        { class: "figures", role: "status", "data-exported": true },
        t("popup_exported", exporting?.kind === "finished" ? exporting.name : ""),
      ),
      textButton(t("common_dismiss"), actions.dismissExport, "dismiss", true),
    ),
};

function runningLine(exporting: ExportState | null, actions: FootActions): Child {
  const { done, total } = exporting?.kind === "running" ? exporting : { done: 0, total: 0 };
  const text = t("popup_exporting", countText(done), countText(total));
  return h(
    "div",
    { class: "foot-line" },
    h(
      "div",
      { class: "foot-progress" },
      h("p", { class: "numbers" }, text),
      h("progress", { class: "progress", value: done, max: Math.max(1, total), "aria-label": text }),
    ),
    textButton(t("common_cancel"), actions.cancelExport, "cancel-export"),
  );
}

function textButton(label: string, run: () => void, action: string, isPlain = false): HTMLElement {
  return h(
    "button",
    {
      class: isPlain ? "button plain" : "button",
      type: "button",
      "data-action": action,
      on: { click: run },
    },
    label,
  );
}
