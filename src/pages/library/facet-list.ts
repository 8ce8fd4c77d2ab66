import { language, type MessageKey, t } from "../../platform/i18n.ts";
import { type Facet, type FacetKind, type Facets, facetKinds } from "../../search/found.ts";
import { fill, h } from "../../ui/element.ts";
import { countText } from "../../ui/format.ts";
import { hasFacet } from "./query-edit.ts";

const kindLabels = {
  site: "library_sites",
  category: "library_categories",
  source: "library_sources",
  tag: "library_tags",
  lang: "library_languages",
  year: "library_years",
} as const satisfies Record<FacetKind, MessageKey>;

/** In the order of the side. */
const order: readonly FacetKind[] = ["category", "source", "site", "tag", "lang", "year"];
/** Values of a kind that are shown before more are asked for. */
const fewValues = 6;

export interface FacetList {
  readonly element: HTMLElement;
  readonly show: (facets: Facets, query: string) => void;
}

/** How the hits divide; each value is a toggle that writes the query. */
export function createFacetList(toggle: (kind: FacetKind, value: string) => void): FacetList {
  const open = new Set<FacetKind>();
  const element = h("div", { class: "facets" });
  let shown: { readonly facets: Facets; readonly query: string } | null = null;

  function draw(): void {
    if (shown === null) return;
    const { facets, query } = shown;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.id : "";
    fill(
      element,
      order.filter((kind) => facets[kind].length > 0).map((kind) => group(kind, facets[kind], query)),
    );
    if (focused !== "") element.querySelector<HTMLElement>(`[id="${CSS.escape(focused)}"]`)?.focus();
  }

  function group(kind: FacetKind, values: readonly Facet[], query: string): HTMLElement {
    const isOpen = open.has(kind);
    const sorted = kind === "year" ? [...values].sort((a, b) => Number(b.value) - Number(a.value)) : values;
    const isSet = ({ value }: Facet) => hasFacet(query, kind, value);
    // What is asked for is always in sight.
    const shownValues = sorted.filter((facet, index) => isOpen || index < fewValues || isSet(facet));
    const rest = sorted.length - shownValues.length;
    const title = h("h2", { id: `facet-${kind}` }, t(kindLabels[kind]));
    return h(
      "section",
      { class: "side-group", "aria-labelledby": title.id },
      title,
      h(
        "ul",
        {},
        shownValues.map((facet) => h("li", {}, line(kind, facet, isSet(facet)))),
      ),
      rest > 0 || isOpen
        ? h(
            "button",
            {
              type: "button",
              id: `facet-${kind}-more`,
              class: "link-button",
              "aria-expanded": String(isOpen),
              on: {
                click: () => {
                  if (!open.delete(kind)) open.add(kind);
                  draw();
                },
              },
            },
            isOpen ? t("library_fewer") : t("library_more_values", countText(rest)),
          )
        : null,
    );
  }

  function line(kind: FacetKind, { value, count }: Facet, isSet: boolean): HTMLElement {
    return h(
      "button",
      {
        type: "button",
        id: `facet-${kind}-${value}`,
        class: "side-line",
        "data-facet": kind,
        "data-value": value,
        "aria-pressed": String(isSet),
        title: value,
        on: { click: () => toggle(kind, value) },
      },
      h("span", { class: "side-name", dir: "auto" }, valueLabel(kind, value)),
      h("span", { class: "side-count numbers" }, countText(count)),
    );
  }

  return {
    element,
    show: (facets, query) => {
      shown = { facets, query };
      draw();
    },
  };
}

/** A value as it is shown: languages by their names. */
export function valueLabel(kind: FacetKind, value: string): string {
  if (kind !== "lang") return value;
  try {
    return new Intl.DisplayNames(language(), { type: "language" }).of(value) ?? value;
  } catch {
    // What a page states as its language need not be one.
    return value;
  }
}

/** The facets with, for each kind that is asked for, the values one could also ask for. */
export async function readAllFacets(
  query: string,
  read: (query: string) => Promise<Facets>,
  without: (query: string, kind: FacetKind) => string,
): Promise<Facets> {
  const wider = facetKinds.filter((kind) => without(query, kind) !== query);
  const [facets, ...others] = await Promise.all([
    read(query),
    ...wider.map((kind) => read(without(query, kind))),
  ]);
  const widened = wider.map((kind, index) => [kind, others[index]?.[kind] ?? []] as const);
  return { ...facets, ...Object.fromEntries(widened) };
}
