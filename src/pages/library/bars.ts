import { h } from "../../ui/element.ts";
import { countText } from "../../ui/format.ts";

/** One bar of a chart. */
export interface Bar {
  readonly label: string;
  readonly count: number;
}

/** Bars that are a table to whoever cannot see them; `caption` is its name. */
export function barTable(
  caption: string,
  labelHead: string,
  countHead: string,
  bars: readonly Bar[],
): HTMLElement {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return h(
    "table",
    { class: "bars" },
    h("caption", {}, caption),
    h(
      "thead",
      { class: "visually-hidden" },
      h("tr", {}, h("th", { scope: "col" }, labelHead), h("th", { scope: "col" }, countHead)),
    ),
    h(
      "tbody",
      {},
      bars.map(({ label, count }) => {
        const bar = h("span", { class: "bar", "aria-hidden": "true" });
        bar.style.setProperty("--share", String(count / most));
        return h(
          "tr",
          {},
          h("th", { scope: "row", dir: "auto", title: label }, label),
          h("td", {}, bar, h("span", { class: "numbers" }, countText(count))),
        );
      }),
    ),
  );
}
