import type { Shelf } from "../src/model/entry.ts";
import { plural, t } from "../src/platform/i18n.ts";
import { type Child, fill, h } from "../src/ui/element.ts";
import { bytesText, countText } from "../src/ui/format.ts";
import { icon } from "../src/ui/icon.ts";
import { attachMenu, type MenuOptions } from "../src/ui/menu.ts";
import type { PopupState } from "./state.ts";

export interface FootActions {
  readonly exportItems: MenuOptions["items"];
  readonly selectionItems: MenuOptions["items"];
  readonly trashSelected: () => void;
  readonly archiveSelected: () => void;
  readonly restoreSelected: () => void;
  readonly eraseSelected: () => void;
  readonly clearSelection: () => void;
  readonly cancelExport: () => void;
  readonly dismissExport: () => void;
}

type FootKind = "library" | "selection" | "running" | "finished";

/** Count, size and Export; while rows are selected, what can be done with them; during an export, how far it is. */
export function createFoot(element: HTMLElement, actions: FootActions): (state: PopupState) => void {
  const lines = {
    library: libraryLine(actions),
    selection: selectionLine(actions),
    running: runningLine(actions),
    finished: finishedLine(actions),
  } satisfies Record<FootKind, FootLine>;
  let shown: FootKind | null = null;

  return (state) => {
    const kind = footKind(state);
    lines[kind].show(state);
    if (kind === shown) return;
    const hadFocus = element.contains(document.activeElement);
    fill(element, lines[kind].element);
    shown = kind;
    if (hadFocus) element.querySelector<HTMLElement>("button:last-of-type")?.focus();
  };
}

/** One of the lines the foot can show, built once. */
interface FootLine {
  readonly element: HTMLElement;
  readonly show: (state: PopupState) => void;
}

function footKind({ exporting, selection }: PopupState): FootKind {
  if (exporting !== null) return exporting.kind;
  return selection.size > 0 ? "selection" : "library";
}

function figuresOf({ counts }: PopupState): Child {
  const kept = (counts?.entries ?? 0) + (counts?.archived ?? 0);
  if (counts === null || kept === 0) return null;
  return [
    plural("list_count", kept),
    h("span", { class: "dot" }, " · "),
    bytesText(counts.bytes + counts.imageBytes),
  ];
}

function libraryLine(actions: FootActions): FootLine {
  const figures = h("p", { class: "figures numbers" });
  const element = h("div", { class: "foot-line" }, figures, exportButton("export", actions.exportItems));
  return { element, show: (state) => fill(figures, figuresOf(state)) };
}

/** The button that opens what can leave, with its menu. */
function exportButton(action: string, items: MenuOptions["items"]): DocumentFragment {
  const button = h(
    "button",
    { class: "button", type: "button", "data-action": action },
    t("common_export"),
    icon("chevron-down"),
  );
  const both = document.createDocumentFragment();
  both.append(button);
  attachMenu(button, { label: t("common_export"), side: "above", items });
  return both;
}

function selectionLine(actions: FootActions): FootLine {
  const figures = h("p", { class: "figures numbers", role: "status" });
  const buttons = h("div", { class: "foot-buttons" });
  const clear = textButton(t("list_clear_selection"), actions.clearSelection, "clear-selection", true);
  const element = h("div", { class: "foot-line", role: "group" }, figures, buttons, clear);
  let shelf: Shelf | null = null;
  return {
    element,
    show: ({ selection, filter }) => {
      const text = plural("list_selected", selection.size);
      fill(figures, text);
      element.setAttribute("aria-label", text);
      if (shelf === filter.shelf) return;
      shelf = filter.shelf;
      fill(buttons, selectionButtons[shelf](actions));
    },
  };
}

const selectionButtons: Readonly<Record<Shelf, (actions: FootActions) => Child>> = {
  library: (actions) => [
    exportButton("export-selected", actions.selectionItems),
    textButton(t("common_delete"), actions.trashSelected, "trash-selected"),
  ],
  archive: (actions) => [
    textButton(t("list_take_out"), actions.archiveSelected, "archive-selected"),
    textButton(t("common_delete"), actions.trashSelected, "trash-selected"),
  ],
  trash: (actions) => [
    textButton(t("common_restore"), actions.restoreSelected, "restore-selected"),
    textButton(t("list_erase"), actions.eraseSelected, "erase-selected"),
  ],
};

function runningLine(actions: FootActions): FootLine {
  const text = h("p", { class: "numbers" });
  const bar = h("progress", { class: "progress" });
  const element = h(
    "div",
    { class: "foot-line" },
    h("div", { class: "foot-progress" }, text, bar),
    textButton(t("common_cancel"), actions.cancelExport, "cancel-export"),
  );
  return {
    element,
    show: ({ exporting }) => {
      if (exporting?.kind !== "running") return;
      const words = t("popup_exporting", countText(exporting.done), countText(exporting.total));
      text.textContent = words;
      bar.setAttribute("aria-label", words);
      bar.max = Math.max(1, exporting.total);
      bar.value = exporting.done;
    },
  };
}

function finishedLine(actions: FootActions): FootLine {
  const text = h("p", { class: "figures", role: "status", "data-exported": true });
  const dismiss = h(
    "button",
    {
      class: "icon-button",
      type: "button",
      "data-action": "dismiss",
      "aria-label": t("common_dismiss"),
      title: t("common_dismiss"),
      on: { click: actions.dismissExport },
    },
    icon("close"),
  );
  return {
    element: h("div", { class: "foot-line" }, text, dismiss),
    show: ({ exporting }) => {
      if (exporting?.kind !== "finished") return;
      const words = t("popup_exported", exporting.name);
      text.textContent = words;
      text.title = words;
    },
  };
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
