/** What every card of the page is built of. */
import { t } from "../../platform/i18n.ts";
import { type Child, h } from "../../ui/element.ts";
import { icon } from "../../ui/icon.ts";
import type { TransferActions } from "./view.ts";

/** A card; its title can take the focus, so that it is read when the card comes. */
export function card(title: string, ...children: readonly Child[]): HTMLElement {
  return h("section", { class: "card" }, h("h2", { tabindex: -1 }, title), ...children);
}

export function buttons(...children: readonly Child[]): HTMLElement {
  return h("div", { class: "buttons" }, ...children);
}

export function button(action: string, label: string, className: string, onClick: () => void): HTMLElement {
  return h(
    "button",
    { type: "button", class: className, "data-action": action, on: { click: onClick } },
    label,
  );
}

export function startButton(kind: "primary" | "", actions: TransferActions): HTMLElement {
  return button("start", t("transfer_start"), `button ${kind}`.trim(), actions.onStart);
}

/** The button that takes an import back. */
export function undoButton(action: string, onClick: () => void): HTMLElement {
  return h(
    "button",
    { type: "button", class: "button", "data-action": action, on: { click: onClick } },
    icon("undo"),
    t("transfer_undo"),
  );
}
