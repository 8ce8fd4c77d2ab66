import type { LibraryCounts } from "../../model/entry.ts";
import { type MessageKey, t } from "../../platform/i18n.ts";
import type { FacetKind, Facets } from "../../search/found.ts";
import { fill, h } from "../../ui/element.ts";
import { countText } from "../../ui/format.ts";
import { createFacetList } from "./facet-list.ts";
import { placeHash } from "./place.ts";
import { type View, viewOf, viewQuery, views } from "./query-edit.ts";

export interface SideActions {
  readonly toggle: (kind: FacetKind, value: string) => void;
}

export interface Side {
  readonly showQuery: (query: string) => void;
  readonly showCounts: (counts: LibraryCounts) => void;
  readonly showFacets: (facets: Facets, query: string) => void;
}

const viewLabels = {
  all: "list_all",
  unread: "list_unread",
  favourites: "list_favourites",
  uncaptured: "list_uncaptured",
  archive: "list_archive",
  trash: "list_trash",
} as const satisfies Record<View, MessageKey>;

const viewCounts: Readonly<Record<View, (counts: LibraryCounts) => number>> = {
  all: (counts) => counts.entries,
  unread: (counts) => counts.unread,
  favourites: (counts) => counts.favourites,
  uncaptured: (counts) => counts.uncaptured,
  archive: (counts) => counts.archived,
  trash: (counts) => counts.trashed,
};

/** The side: views, what the reader added below them, and how the hits divide. */
export function createSide(element: HTMLElement, own: readonly HTMLElement[], actions: SideActions): Side {
  const counts = new Map(views.map((view) => [view, h("span", { class: "side-count numbers" })]));
  const links = new Map(
    views.map((view) => [
      view,
      h(
        "a",
        { class: "side-line", "data-view": view, href: placeHash({ query: viewQuery(view), sort: null }) },
        h("span", { class: "side-name" }, t(viewLabels[view])),
        counts.get(view) ?? null,
      ),
    ]),
  );
  const facets = createFacetList(actions.toggle);
  const [saved, ...rest] = own;
  fill(
    element,
    h(
      "nav",
      { "aria-label": t("library_views") },
      h(
        "ul",
        {},
        [...links.values()].map((link) => h("li", {}, link)),
      ),
    ),
    saved ?? null,
    facets.element,
    rest,
  );
  return {
    showQuery: (query) => {
      const now = viewOf(query);
      for (const [view, link] of links) {
        if (view === now)
          link.setAttribute("aria-current", query.trim() === viewQuery(view).trim() ? "page" : "true");
        else link.removeAttribute("aria-current");
      }
    },
    showCounts: (now) => {
      for (const [view, count] of counts) fill(count, countText(viewCounts[view](now)));
      // Most libraries have none and need no line for it.
      const line = links.get("uncaptured");
      if (line?.parentElement != null) line.parentElement.hidden = now.uncaptured === 0;
    },
    showFacets: facets.show,
  };
}
