/** What can be done with all that is selected: a bar at the foot of the list. */
import type { ExportState } from "../../export/exporting.ts";
import { formatChoices } from "../../export/format-choice.ts";
import type { Shelf } from "../../model/entry.ts";
import { type MessageKey, plural, t } from "../../platform/i18n.ts";
import { type Child, fill, h } from "../../ui/element.ts";
import { exportMenu } from "../../ui/export-menu.ts";
import { countText } from "../../ui/format.ts";
import { type IconName, icon } from "../../ui/icon.ts";
import { attachMenu } from "../../ui/menu.ts";

export type SelectionCommand =
  | "tags"
  | "category"
  | "read"
  | "unread"
  | "favourite"
  | "archive"
  | "unarchive"
  | "compare"
  | "group"
  | "export"
  | "trash"
  | "restore"
  | "erase";

export interface SelectionBarActions {
  readonly run: (command: SelectionCommand) => void;
  readonly selectAll: () => void;
  /** The copies too that are folded under the rows. */
  readonly selectCopies: () => void;
  readonly clear: () => void;
  readonly cancelExport: () => void;
  readonly dismissExport: () => void;
}

export interface SelectionBarState {
  readonly selected: number;
  /** Of the selected, copies that are folded under rows. */
  readonly selectedCopies: number;
  /** Rows of the list. */
  readonly total: number;
  /** Copies folded under them. */
  readonly copies: number;
  readonly shelf: Shelf;
  /** Long work under way. */
  readonly work: { readonly done: number; readonly total: number } | null;
  readonly exporting: ExportState | null;
}

interface BarButton {
  readonly command: SelectionCommand;
  readonly icon: IconName;
  readonly label: MessageKey;
}

const markButtons: readonly BarButton[] = [
  { command: "tags", icon: "tag", label: "list_tags" },
  { command: "category", icon: "pages", label: "list_category" },
  { command: "read", icon: "read", label: "list_mark_read" },
  { command: "unread", icon: "unread", label: "list_mark_unread" },
  { command: "favourite", icon: "star", label: "list_favourite" },
];
const endButtons: readonly BarButton[] = [
  { command: "compare", icon: "compare", label: "reader_compare" },
  { command: "group", icon: "copy", label: "reader_reprints" },
  { command: "export", icon: "download", label: "common_export" },
  { command: "trash", icon: "trash", label: "common_delete" },
];
const shelfButtons: Readonly<Record<Shelf, readonly BarButton[]>> = {
  library: [...markButtons, { command: "archive", icon: "archive", label: "list_put_away" }, ...endButtons],
  archive: [...markButtons, { command: "unarchive", icon: "restore", label: "list_take_out" }, ...endButtons],
  trash: [
    { command: "restore", icon: "restore", label: "common_restore" },
    { command: "erase", icon: "trash", label: "list_erase" },
  ],
};

export function createSelectionBar(
  element: HTMLElement,
  actions: SelectionBarActions,
): (state: SelectionBarState) => void {
  const count = h("p", { class: "selected-count numbers", role: "status" });
  const all = h("button", {
    type: "button",
    class: "link-button",
    on: {
      click: () => (all.dataset["action"] === "select-all" ? actions.selectAll() : actions.selectCopies()),
    },
  });
  const buttons = h("div", { class: "selection-buttons" });
  const progress = h("progress", { class: "progress" });
  const ending = h("button", { type: "button", class: "button plain", "data-action": "end-selection" });
  fill(element, count, all, progress, buttons, ending);
  element.setAttribute("role", "group");
  let shown: Shelf | null = null;
  const show = (command: SelectionCommand, isShown: boolean): void => {
    const button = buttons.querySelector<HTMLElement>(`[data-action="selected-${command}"]`);
    if (button !== null) button.hidden = !isShown;
  };
  let picked = 0;

  return (state) => {
    picked = state.selected;
    const { selected, total, shelf, work, exporting } = state;
    const running = exporting?.kind === "running" ? exporting : work;
    const told = textOf(state);
    element.hidden = told === null;
    if (told === null) return;
    if (count.textContent !== told) fill(count, told);
    element.setAttribute("aria-label", told);
    const isIdle = running === null && exporting === null;
    const areAllRows = selected - state.selectedCopies >= total;
    all.hidden = !isIdle || (areAllRows && state.selectedCopies >= state.copies);
    all.dataset["action"] = areAllRows ? "select-copies" : "select-all";
    fill(
      all,
      areAllRows ? plural("library_select_copies", state.copies) : plural("library_select_all", total),
    );
    progress.hidden = running === null;
    if (running !== null) {
      progress.setAttribute("aria-label", told);
      progress.max = Math.max(1, running.total);
      progress.value = running.done;
    }
    buttons.hidden = !isIdle;
    const isFinished = exporting?.kind === "finished";
    ending.hidden = work !== null;
    fill(
      ending,
      t(
        exporting?.kind === "running"
          ? "common_cancel"
          : isFinished
            ? "common_dismiss"
            : "list_clear_selection",
      ),
    );
    ending.onclick =
      exporting?.kind === "running"
        ? actions.cancelExport
        : isFinished
          ? actions.dismissExport
          : actions.clear;
    if (shown !== shelf) {
      shown = shelf;
      fill(
        buttons,
        shelfButtons[shelf].map((button) =>
          button.command === "export"
            ? exportButton(button, () => picked, actions.run)
            : barButton(button, actions.run),
        ),
      );
    }
    show("compare", selected === 2);
    show("group", selected >= 2 && selected <= mostGrouped);
  };
}

/** Entries that can be made one story at once: more is a slip of the hand. */
const mostGrouped = 50;

/** What the bar says; null where there is nothing to say. */
function textOf({ selected, selectedCopies, work, exporting }: SelectionBarState): string | null {
  if (exporting?.kind === "running")
    return t("popup_exporting", countText(exporting.done), countText(exporting.total));
  if (exporting?.kind === "finished") return t("popup_exported", exporting.name);
  if (work !== null) return t("library_working", countText(work.done), countText(work.total));
  if (selected === 0) return null;
  const whole = plural("list_selected", selected);
  return selectedCopies === 0 ? whole : `${whole} · ${plural("library_selected_copies", selectedCopies)}`;
}

/** Opens what leaves, as what; see {@link exportMenu}. */
function exportButton(
  { icon: name, label }: BarButton,
  count: () => number,
  run: (command: SelectionCommand) => void,
): Child {
  const button = h(
    "button",
    { type: "button", class: "button", "data-action": "selected-export", title: t(label) },
    icon(name),
    h("span", {}, t(label)),
  );
  const both = document.createDocumentFragment();
  both.append(button);
  attachMenu(button, {
    label: t(label),
    side: "above",
    items: () => {
      const detail = countText(count());
      const picked = {
        action: "export-picked",
        label: t("export_selected"),
        detail,
        run: () => run("export"),
      };
      return exportMenu([picked], formatChoices);
    },
  });
  return both;
}

function barButton(
  { command, icon: name, label }: BarButton,
  run: (command: SelectionCommand) => void,
): HTMLElement {
  return h(
    "button",
    {
      type: "button",
      class: "button",
      "data-action": `selected-${command}`,
      title: t(label),
      on: { click: () => run(command) },
    },
    icon(name),
    h("span", {}, t(label)),
  );
}
