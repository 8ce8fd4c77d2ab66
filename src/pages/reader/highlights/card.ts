import type { Highlight } from "../../../model/highlight.ts";
import { t } from "../../../platform/i18n.ts";
import { fill, h } from "../../../ui/element.ts";
import { countText } from "../../../ui/format.ts";
import { icon } from "../../../ui/icon.ts";
import { readerHref } from "../address.ts";
import { card } from "../fact-list.ts";
import { colourLabels } from "./bar.ts";

/** A highlight as the list shows it. */
export interface ListedHighlight {
  readonly highlight: Highlight;
  /** A line for each block. */
  readonly lines: string;
  /** Its words stand in the text that is shown. */
  readonly isHere: boolean;
}

export interface CardActions {
  readonly onGo: (highlight: Highlight) => void;
  readonly onDelete: (highlight: Highlight) => void;
  readonly onCopyAll: () => void;
}

export interface HighlightCard {
  readonly element: HTMLDetailsElement;
  readonly update: (listed: readonly ListedHighlight[], lang: string | null) => void;
}

/** The card that lists the highlights of the entry; not there at all where there are none. */
export function createHighlightCard(actions: CardActions): HighlightCard {
  const list = h("ol", { class: "highlight-list" });
  const count = h("span", { class: "highlight-count numbers" });
  const element = card(
    "highlights",
    t("highlights"),
    list,
    h(
      "button",
      {
        type: "button",
        class: "text-button highlight-copy-all",
        "data-action": "copy-highlights",
        on: { click: actions.onCopyAll },
      },
      t("highlight_copy_all"),
    ),
  );
  element.querySelector("h2")?.append(" ", count);
  element.hidden = true;
  let shown = "";
  return {
    element,
    update: (listed, lang) => {
      const next = JSON.stringify(listed);
      if (next === shown) return;
      shown = next;
      const focused = list.contains(document.activeElement) ? document.activeElement : null;
      const [id, action] = [
        focused?.closest<HTMLElement>("li")?.dataset["id"],
        focused?.getAttribute("data-action"),
      ];
      element.hidden = listed.length === 0;
      count.textContent = countText(listed.length);
      fill(
        list,
        listed.map((item) => lineOf(item, lang, actions)),
      );
      if (id == null || action == null) return;
      const again = `li[data-id="${CSS.escape(id)}"] [data-action="${CSS.escape(action)}"]`;
      list.querySelector<HTMLElement>(again)?.focus({ preventScroll: true });
    },
  };
}

function lineOf(
  { highlight, lines, isHere }: ListedHighlight,
  lang: string | null,
  actions: CardActions,
): HTMLElement {
  const { id, colour, note, entryId, snapshotId } = highlight;
  const words = [
    h("span", { class: "visually-hidden" }, t("highlight_fact", t(colourLabels[colour]), "")),
    h("span", { class: "highlight-words", lang, dir: "auto" }, lines),
  ];
  return h(
    "li",
    { class: "highlight-line", "data-id": id, "data-colour": colour },
    isHere
      ? h(
          "button",
          {
            type: "button",
            class: "highlight-go",
            "data-action": "go",
            on: { click: () => actions.onGo(highlight) },
          },
          words,
        )
      : h("div", { class: "highlight-go" }, words),
    note === null ? null : h("p", { class: "highlight-line-note", dir: "auto" }, note),
    isHere
      ? null
      : h(
          "p",
          { class: "highlight-lost muted" },
          h("span", {}, t("highlight_lost")),
          " ",
          h("a", { href: readerHref(entryId, snapshotId) }, t("highlight_open_own")),
          h(
            "button",
            {
              type: "button",
              class: "icon-button small",
              "data-action": "delete",
              title: t("highlight_delete"),
              "aria-label": t("highlight_delete"),
              on: { click: () => actions.onDelete(highlight) },
            },
            icon("trash"),
          ),
        ),
  );
}
