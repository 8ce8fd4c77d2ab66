/** What stands over the rows: how many there are, in which order, and what was wrong with the query. */
import { type MessageKey, plural, t } from "../../platform/i18n.ts";
import type { Density } from "../../platform/settings.ts";
import { type Sorting, sortings } from "../../search/found.ts";
import { type Child, fill, h } from "../../ui/element.ts";
import { countText } from "../../ui/format.ts";
import { icon } from "../../ui/icon.ts";
import { attachMenu } from "../../ui/menu.ts";
import { queryNotes } from "../../ui/query-notes.ts";
import type { Place } from "./place.ts";
import { viewOf, viewQuery } from "./query-edit.ts";
import type { Found } from "./results.ts";

export interface ResultsHeadActions {
  readonly sortBy: (sort: Sorting) => void;
  readonly setDensity: (density: Density) => void;
  /** What was meant instead of what was typed. */
  readonly searchInstead: (query: string) => void;
  readonly saveSearch: () => void;
  readonly emptyTrash: () => void;
  /** Whether copies are folded from now on. */
  readonly fold: (isFolded: boolean) => void;
  readonly showSide: () => void;
}

export interface ResultsHead {
  readonly show: (place: Place, found: Found) => void;
  readonly showDensity: (density: Density) => void;
  /** Whether there is anything to fold, and whether it is. */
  readonly showFolding: (state: { readonly isOffered: boolean; readonly isFolded: boolean }) => void;
}

const sortLabels = {
  relevance: "library_sort_relevance",
  saved: "library_sort_saved",
  "saved-oldest": "library_sort_oldest",
  published: "library_sort_published",
  title: "library_sort_title",
  length: "library_sort_length",
} as const satisfies Record<Sorting, MessageKey>;

export function createResultsHead(element: HTMLElement, actions: ResultsHeadActions): ResultsHead {
  let sort: Sorting = "saved";
  const count = h("p", { class: "count numbers" });
  const saving = h(
    "button",
    { type: "button", class: "chip", "data-action": "save-search", on: { click: actions.saveSearch } },
    t("library_save_search"),
  );
  const emptying = h(
    "button",
    { type: "button", class: "chip", "data-action": "empty-trash", on: { click: actions.emptyTrash } },
    t("list_trash_erase_all"),
  );
  const sorting = h("button", { type: "button", class: "chip", "data-action": "sort" });
  const folding = h(
    "button",
    {
      type: "button",
      class: "chip",
      "data-action": "fold",
      title: t("library_fold_what"),
      hidden: true,
      on: { click: () => actions.fold(folding.getAttribute("aria-pressed") !== "true") },
    },
    t("library_fold"),
  );
  const density = h("button", { type: "button", class: "icon-button", "data-action": "density" });
  const notes = h("div", { class: "query-notes", "aria-live": "polite" });
  const sortPlace = h("div", {}, sorting);
  fill(
    element,
    h(
      "div",
      { class: "results-line" },
      h(
        "button",
        {
          type: "button",
          class: "icon-button side-button",
          "data-action": "side",
          "aria-label": t("library_side"),
          title: t("library_side"),
          on: { click: actions.showSide },
        },
        icon("side"),
      ),
      count,
      emptying,
      saving,
      folding,
      sortPlace,
      density,
    ),
    notes,
    h("h2", { class: "visually-hidden" }, t("list_label")),
  );
  attachMenu(sorting, {
    label: t("library_sort"),
    side: "below",
    items: () =>
      sortings.map((choice) => ({
        kind: "choice",
        label: t(sortLabels[choice]),
        isChecked: choice === sort,
        run: () => actions.sortBy(choice),
      })),
  });

  function show(place: Place, found: Found): void {
    sort = place.sort ?? (hasWords(place.query) ? "relevance" : "saved");
    fill(sorting, t(sortLabels[sort]), icon("chevron-down"));
    sorting.setAttribute("aria-label", t("library_sorted_by", t(sortLabels[sort])));
    fill(count, countOf(found));
    saving.hidden = place.query.trim() === viewQuery(viewOf(place.query)).trim();
    emptying.hidden = viewOf(place.query) !== "trash" || found.total === 0;
    fill(notes, queryNotes({ ...found, query: place.query }, actions.searchInstead));
  }

  function showDensity(now: Density): void {
    const next: Density = now === "cards" ? "compact" : "cards";
    const label = t(next === "compact" ? "library_compact" : "library_cards");
    fill(density, icon(next === "compact" ? "list" : "pages"));
    density.setAttribute("aria-label", label);
    density.title = label;
    density.onclick = () => actions.setDensity(next);
  }

  return {
    show,
    showDensity,
    showFolding: ({ isOffered, isFolded }) => {
      folding.hidden = !isOffered && !isFolded;
      folding.setAttribute("aria-pressed", String(isFolded));
    },
  };
}

/** Whether a query has words, by which the hits are ranked. */
function hasWords(query: string): boolean {
  return query
    .split(/\s+/u)
    .some((word) => word !== "" && !/^(?:is|has|before|after|lang|tag|category)[:：]/iu.test(word));
}

function countOf({ total, folded, isTotalExact, tookMs, trouble }: Found): Child {
  if (trouble !== null) return null;
  const words = isTotalExact ? plural("list_found", total) : t("library_found_about", countText(total));
  return [
    words,
    folded === 0 ? null : ` · ${plural("library_folded", folded)}`,
    h("span", { class: "muted" }, ` · ${t("library_took", countText(Math.max(1, Math.round(tookMs))))}`),
  ];
}
