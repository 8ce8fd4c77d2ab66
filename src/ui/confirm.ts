import { plural, t } from "../platform/i18n.ts";
import { h } from "./element.ts";
import { openSheet } from "./shortcuts.ts";

/** Asks before what nobody can take back; Cancel has the focus. */
export function confirmErasing(count: number, erase: () => void): void {
  const sheet = openSheet(t("list_erase"));
  const cancel = h(
    "button",
    { class: "button", type: "button", on: { click: () => sheet.element.close() } },
    t("common_cancel"),
  );
  const confirm = h(
    "button",
    {
      class: "button primary",
      type: "button",
      "data-action": "confirm",
      on: {
        click: () => {
          sheet.element.close();
          erase();
        },
      },
    },
    t("list_erase"),
  );
  sheet.body.append(
    h("p", {}, plural("list_erase_question", count)),
    h("div", { class: "sheet-buttons" }, cancel, confirm),
  );
  cancel.focus();
}
