/** The button in a search field whose menu writes the query; filter-menu.ts has its lines. */
import { t } from "../../platform/i18n.ts";
import { h } from "../../ui/element.ts";
import { drawn } from "../../ui/icon.ts";
import { attachMenu, type MenuOptions } from "../../ui/menu.ts";

/** Three lines, each shorter than the one above it. */
const funnel = ["M3 5h12", "M5.4 9h7.2", "M7.6 13h2.8"];

/** The button with its menu, to stand at the end of a search field. */
export function createFilterButton(items: MenuOptions["items"]): HTMLElement {
  const label = t("library_filter");
  const button = h(
    "button",
    { type: "button", class: "icon-button", "data-action": "filter", "aria-label": label, title: label },
    drawn(funnel),
  );
  const element = h("div", { class: "search-filter" }, button);
  attachMenu(button, { label, side: "below", items });
  return element;
}
