/** The page's states as cards: what is, what can be done about it. */
import { plural, t } from "../../platform/i18n.ts";
import { type Child, fill, h } from "../../ui/element.ts";
import { bytesText, countText, dotted } from "../../ui/format.ts";
import { icon } from "../../ui/icon.ts";
import { troubleNode } from "../../ui/trouble.ts";
import { formatButton } from "./format-button.ts";
import { damageNotice, previewList, takenCount } from "./preview-view.ts";
import { createProgressView, type ProgressView } from "./progress-view.ts";
import type { Progress, TransferState } from "./state.ts";

export interface TransferActions {
  readonly onFile: (file: File) => void;
  readonly onImport: () => void;
  readonly onCancel: () => void;
  readonly onUndo: () => void;
  /** Goes on with an import that was stopped. */
  readonly onGoOn: () => void;
  readonly onExportAll: () => void;
  readonly onSaveAgain: () => void;
  /** Saves the page that checks an export. */
  readonly onSaveChecker: () => void;
  /** Back to the beginning. */
  readonly onStart: () => void;
}

/** What the library holds, for the export card; null until it is known. */
export interface Holdings {
  readonly entries: number;
  readonly bytes: number;
}

export interface View {
  readonly element: HTMLElement;
  /** Takes the progress of the same work in without drawing anew. */
  readonly update?: ProgressView["update"];
  /** Shows what the library holds; not drawn anew, since a file may just be being chosen. */
  readonly hold?: (holdings: Holdings) => void;
}

type StateOf<K extends TransferState["kind"]> = Extract<TransferState, { readonly kind: K }>;

/** The view of a state. */
export function viewOf(state: TransferState, holdings: Holdings | null, actions: TransferActions): View {
  switch (state.kind) {
    case "idle":
      return idleView(holdings, actions);
    case "reading":
      return workView(t("transfer_reading", state.fileName), state.progress, bytesAmount, actions);
    case "preview":
      return previewView(state, actions);
    case "importing":
      return workView(t("transfer_importing", state.fileName), state.progress, bytesAmount, actions);
    case "imported":
      return importedView(state, actions);
    case "exporting":
      return workView(t("transfer_exporting"), state.progress, countAmount, actions);
    case "exported":
      return exportedView(state, actions);
    case "failed":
      return {
        element: card(
          t("transfer_failed"),
          h("p", {}, state.sentence),
          buttons(startButton("primary", actions)),
        ),
      };
  }
}

function idleView(holdings: Holdings | null, actions: TransferActions): View {
  const input = h("input", {
    id: "file",
    type: "file",
    class: "visually-hidden",
    on: {
      change: () => {
        const [file] = input.files ?? [];
        if (file !== undefined) actions.onFile(file);
      },
    },
  });
  const importing = card(
    t("transfer_import"),
    h("p", { class: "muted" }, t("transfer_import_hint")),
    input,
    h(
      "label",
      { class: "drop", for: input.id },
      icon("upload"),
      h("strong", {}, t("transfer_choose")),
      h("span", { class: "muted" }, t("transfer_drop")),
    ),
  );
  const place = h("div", { class: "holdings" });
  const hold = (next: Holdings | null): void => fill(place, exportChoice(next, actions));
  hold(holdings);
  return { element: h("div", { class: "cards" }, importing, card(t("transfer_export"), place)), hold };
}

function exportChoice(holdings: Holdings | null, actions: TransferActions): readonly Child[] {
  const isEmpty = holdings?.entries === 0;
  return [
    h("p", { class: "muted" }, isEmpty ? t("transfer_export_empty") : t("transfer_export_hint")),
    buttons(
      h(
        "button",
        {
          type: "button",
          class: "button",
          "data-action": "export",
          disabled: holdings === null || isEmpty,
          on: { click: actions.onExportAll },
        },
        icon("download"),
        t("transfer_export_all"),
      ),
      formatButton(),
      holdings !== null &&
        !isEmpty &&
        h(
          "span",
          { class: "muted numbers" },
          dotted([plural("transfer_articles", holdings.entries), bytesText(holdings.bytes)]),
        ),
    ),
  ];
}

function workView(
  title: string,
  progress: Progress,
  amount: (progress: Progress) => string,
  actions: TransferActions,
): View {
  const view = createProgressView(title, amount);
  view.update(progress);
  return {
    element: card(
      title,
      view.element,
      buttons(button("cancel", t("common_cancel"), "button", actions.onCancel)),
    ),
    update: view.update,
  };
}

function previewView({ file, preview }: StateOf<"preview">, actions: TransferActions): View {
  const taken = takenCount(preview);
  const isNothing = taken === 0;
  return {
    element: card(
      file.name,
      h(
        "p",
        { class: "muted" },
        isNothing && preview.damagedCount === 0 && !preview.isTruncated
          ? t("transfer_nothing_new")
          : t("transfer_is", t(preview.format.label)),
      ),
      h("p", { class: "muted loss" }, t(preview.format.loss)),
      damageNotice(preview),
      previewList(preview),
      preview.uncaptured === 0
        ? null
        : h("p", { class: "muted" }, plural("transfer_uncaptured", preview.uncaptured)),
      isNothing
        ? buttons(startButton("primary", actions))
        : buttons(
            button("import", plural("transfer_import_count", taken), "button primary", actions.onImport),
            startButton("", actions),
          ),
    ),
  };
}

function importedView({ outcome, isPartial, undo }: StateOf<"imported">, actions: TransferActions): View {
  if (undo === "done") {
    return {
      element: card(
        t("transfer_undone"),
        h("p", {}, t("transfer_undone_hint")),
        buttons(startButton("primary", actions)),
      ),
    };
  }
  const isNothing = outcome.added + outcome.updated === 0;
  return {
    element: card(
      isPartial ? t("transfer_stopped") : t("transfer_imported"),
      outcome.failure === null ? null : h("p", {}, troubleNode(outcome.failure.code)),
      isPartial ? h("p", {}, t("transfer_stopped_hint")) : null,
      h(
        "ul",
        { class: "outcome" },
        h("li", {}, plural("transfer_added", outcome.added)),
        outcome.updated > 0 && h("li", {}, plural("transfer_updated", outcome.updated)),
        outcome.skipped > 0 && h("li", { class: "muted" }, plural("transfer_skipped", outcome.skipped)),
      ),
      buttons(
        isPartial && button("go-on", t("transfer_go_on"), "button primary", actions.onGoOn),
        startButton(isPartial ? "" : "primary", actions),
        !isNothing &&
          h(
            "button",
            {
              type: "button",
              class: "button",
              "data-action": "undo",
              "aria-disabled": undo === "running" ? "true" : null,
              on: { click: () => undo === "possible" && actions.onUndo() },
            },
            icon("undo"),
            undo === "running" ? t("transfer_undoing") : t("transfer_undo"),
          ),
      ),
    ),
  };
}

function exportedView({ file, name, count, isSigned }: StateOf<"exported">, actions: TransferActions): View {
  return {
    element: card(
      t("transfer_exported"),
      h("p", {}, t("transfer_exported_where")),
      h(
        "p",
        { class: "file" },
        icon("page"),
        h("strong", {}, name),
        h(
          "span",
          { class: "muted numbers" },
          dotted([plural("transfer_articles", count), bytesText(file.size)]),
        ),
      ),
      buttons(
        startButton("primary", actions),
        button("save-again", t("transfer_save_again"), "button", actions.onSaveAgain),
      ),
      isSigned &&
        h(
          "p",
          { class: "muted" },
          t("transfer_checker_about"),
          " ",
          button("save-checker", t("transfer_checker"), "link-button", actions.onSaveChecker),
        ),
    ),
  };
}

function card(title: string, ...children: readonly Child[]): HTMLElement {
  return h("section", { class: "card" }, h("h2", { tabindex: -1 }, title), ...children);
}

function buttons(...children: readonly Child[]): HTMLElement {
  return h("div", { class: "buttons" }, ...children);
}

function button(action: string, label: string, className: string, onClick: () => void): HTMLElement {
  return h(
    "button",
    { type: "button", class: className, "data-action": action, on: { click: onClick } },
    label,
  );
}

function startButton(kind: "primary" | "", actions: TransferActions): HTMLElement {
  return button("start", t("transfer_start"), `button ${kind}`.trim(), actions.onStart);
}

function bytesAmount({ done, total, records = 0 }: Progress): string {
  return dotted([
    t("transfer_of", bytesText(done), bytesText(total)),
    records === 0 ? null : t("transfer_records_read", countText(records)),
  ]);
}

/** Nothing before it is known how many there are. */
function countAmount({ done, total }: Progress): string {
  return total === 0 ? "" : t("transfer_articles_of", countText(done), countText(total));
}
