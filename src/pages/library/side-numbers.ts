import { t } from "../../platform/i18n.ts";
import type { MonthCount } from "../../store/saved-months.ts";
import { fill, h } from "../../ui/element.ts";
import { bytesText, countText } from "../../ui/format.ts";
import { monthText, type Numbers } from "./numbers.ts";

/** A year of saving in small bars, and the room it takes; a press shows all the numbers. */
export function createSideNumbers(open: () => void): {
  readonly element: HTMLElement;
  readonly show: (months: readonly MonthCount[], storage: Numbers["storage"]) => void;
} {
  const bars = h("button", {
    type: "button",
    class: "month-bars",
    "data-action": "numbers",
    on: { click: open },
  });
  const storage = h("p", { class: "storage-line numbers" });
  const storageGroup = h(
    "section",
    { class: "side-group", "aria-labelledby": "storage-title" },
    h("h2", { id: "storage-title" }, t("library_storage")),
    storage,
  );
  const element = h(
    "div",
    { hidden: true },
    h(
      "section",
      { class: "side-group", "aria-labelledby": "months-title" },
      h("h2", { id: "months-title" }, t("library_per_month")),
      bars,
    ),
    storageGroup,
  );
  return {
    element,
    show: (months, room) => {
      element.hidden = false;
      const most = Math.max(1, ...months.map(({ count }) => count));
      const last = months.at(-1);
      const said = last === undefined ? "" : `${monthText(last.month)}: ${countText(last.count)}`;
      bars.setAttribute("aria-label", `${t("library_numbers")} · ${said}`);
      bars.title = t("library_numbers");
      fill(
        bars,
        months.map(({ count }) => {
          const bar = h("span", { class: "month-bar" });
          bar.style.setProperty("--share", String(count / most));
          return bar;
        }),
      );
      storageGroup.hidden = room === null;
      if (room === null) return;
      fill(
        storage,
        h("span", {}, bytesText(room.used)),
        h("span", { class: "muted" }, t("library_free", bytesText(room.free))),
      );
    },
  };
}
