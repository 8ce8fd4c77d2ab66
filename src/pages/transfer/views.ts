/** The page's states as cards: what is, what can be done about it. */
import { plural, t } from "../../platform/i18n.ts";
import { h } from "../../ui/element.ts";
import { bytesText, countText, dotted } from "../../ui/format.ts";
import { icon } from "../../ui/icon.ts";
import { troubleNode } from "../../ui/trouble.ts";
import { button, buttons, card, startButton, undoButton } from "./card.ts";
import { idleView } from "./idle-view.ts";
import { damageNotice, notice, previewList, takenCount } from "./preview-view.ts";
import { createProgressView } from "./progress-view.ts";
import type { Progress, TransferState } from "./state.ts";
import type { Known, TransferActions, View } from "./view.ts";

type StateOf<K extends TransferState["kind"]> = Extract<TransferState, { readonly kind: K }>;

/** The view of a state. */
export function viewOf(state: TransferState, known: Known, actions: TransferActions): View {
  switch (state.kind) {
    case "idle":
      return idleView(known, actions);
    case "reading":
      return workView(t("transfer_reading", state.fileName), state.progress, bytesAmount, actions);
    case "preview":
      return previewView(state, actions);
    case "importing":
      return workView(t("transfer_importing", state.fileName), state.progress, bytesAmount, actions);
    case "imported":
      return importedView(state, actions);
    case "undoing":
      return { element: card(t("transfer_undoing"), h("p", { class: "muted" }, t("transfer_undoing_hint"))) };
    case "undone":
      return undoneView(state, actions);
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

function previewView({ file, preview, dropped }: StateOf<"preview">, actions: TransferActions): View {
  const taken = takenCount(preview);
  const isNothing = taken === 0;
  return {
    element: card(
      file.name,
      dropped > 1 && notice(t("transfer_dropped_many", countText(dropped))),
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
      preview.restorable > 0 &&
        h("p", { class: "restorable" }, plural("transfer_restorable", preview.restorable)),
      isNothing
        ? buttons(startButton("primary", actions))
        : buttons(
            button("import", plural("transfer_import_count", taken), "button primary", actions.onImport),
            startButton("", actions),
          ),
    ),
  };
}

function importedView({ outcome, isPartial }: StateOf<"imported">, actions: TransferActions): View {
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
        outcome.restored > 0 && h("li", {}, plural("transfer_restored", outcome.restored)),
        outcome.skipped > 0 && h("li", { class: "muted" }, plural("transfer_skipped", outcome.skipped)),
      ),
      buttons(
        isPartial && button("go-on", t("transfer_go_on"), "button primary", actions.onGoOn),
        startButton(isPartial ? "" : "primary", actions),
        !isNothing && undoButton("undo", () => actions.onUndo(outcome.importId)),
      ),
    ),
  };
}

function undoneView({ stayed }: StateOf<"undone">, actions: TransferActions): View {
  return {
    element: card(
      t("transfer_undone"),
      h("p", {}, stayed === 0 ? t("transfer_undone_hint") : plural("transfer_undone_but", stayed)),
      buttons(startButton("primary", actions)),
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
