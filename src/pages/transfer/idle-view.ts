/** The page at its beginning: a file to take in, the last import to take back, the library to write out. */
import { plural, t } from "../../platform/i18n.ts";
import type { LastImport } from "../../store/last-import.ts";
import { type Child, fill, h } from "../../ui/element.ts";
import { bytesText, dotted, relativeTime, spokenTime } from "../../ui/format.ts";
import { icon } from "../../ui/icon.ts";
import { openSheet } from "../../ui/shortcuts.ts";
import { button, buttons, card, undoButton } from "./card.ts";
import { formatButton } from "./format-button.ts";
import type { Holdings, Known, TransferActions, View } from "./view.ts";

/** The cards of the beginning. */
export function idleView(known: Known, actions: TransferActions): View {
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
  const last = h("div", { class: "last-import" });
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
    last,
  );
  const place = h("div", { class: "holdings" });
  let shown: LastImport | null = null;
  let held: Holdings | null | undefined;
  // Each drawn anew only where it is another: its button may have the focus, or its menu be open.
  const know = ({ holdings, lastImport }: Known): void => {
    if (held === undefined || holdings?.entries !== held?.entries || holdings?.bytes !== held?.bytes) {
      held = holdings;
      fill(place, exportChoice(holdings, actions));
    }
    if (lastImport?.importId === shown?.importId && lastImport?.at === shown?.at) return;
    shown = lastImport;
    fill(last, ...(lastImport === null ? [] : lastImportLines(lastImport, actions)));
  };
  know(known);
  return { element: h("div", { class: "cards" }, importing, card(t("transfer_export"), place)), know };
}

function lastImportLines(last: LastImport, actions: TransferActions): readonly Child[] {
  const { importId, at, file, added, updated } = last;
  return [
    h(
      "p",
      {},
      h("span", { class: "muted" }, t("transfer_last_import")),
      " ",
      file !== null && h("bdi", {}, file.name, " "),
      h("time", { class: "muted", datetime: at, title: spokenTime(at) }, relativeTime(at)),
    ),
    h(
      "p",
      { class: "muted numbers" },
      dotted([
        added === 0 ? null : plural("transfer_added", added),
        updated === 0 ? null : plural("transfer_updated", updated),
      ]),
    ),
    buttons(undoButton("undo-last", () => confirmUndo(() => actions.onUndo(importId)))),
  ];
}

/** Asks before what came days ago goes; Cancel has the focus. */
function confirmUndo(undo: () => void): void {
  const sheet = openSheet(t("transfer_undo"));
  const close = (): void => sheet.element.close();
  const cancel = button("keep", t("common_cancel"), "button", close);
  const agree = (): void => {
    close();
    undo();
  };
  sheet.body.append(
    h("p", {}, t("transfer_undo_question")),
    buttons(cancel, button("confirm", t("transfer_undo"), "button primary", agree)),
  );
  cancel.focus();
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
