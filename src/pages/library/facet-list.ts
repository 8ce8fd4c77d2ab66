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

interface Group {
  readonly element: HTMLElement;
  /** Which values it shows; it is made anew only where these are others, so that no press is lost. */
  readonly mark: string;
  readonly lines: ReadonlyMap<string, { readonly button: HTMLElement; readonly count: HTMLElement }>;
}

/** How the hits divide; each value is a toggle that writes the query. */
export function createFacetList(toggle: (kind: FacetKind, value: string) => void): FacetList {
  const open = new Set<FacetKind>();
  const groups = new Map<FacetKind, Group>();
  const element = h("div", { class: "facets" });
  let shown: { readonly facets: Facets; readonly query: string } | null = null;

  function draw(): void {
    if (shown === null) return;
    const { facets, query } = shown;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.id : "";
    const wanted = order
      .filter((kind) => facets[kind].length > 0)
      .map((kind) => groupOf(kind, facets[kind], query));
    const isSame =
      wanted.length === element.children.length &&
      wanted.every((group, index) => group === element.children[index]);
    if (isSame) return;
    fill(element, wanted);
    if (focused !== "") element.querySelector<HTMLElement>(`[id="${CSS.escape(focused)}"]`)?.focus();
  }

  function groupOf(kind: FacetKind, values: readonly Facet[], query: string): HTMLElement {
    const isOpen = open.has(kind);
    const sorted = kind === "year" ? [...values].sort((a, b) => Number(b.value) - Number(a.value)) : values;
    const isSet = ({ value }: Facet) => hasFacet(query, kind, value);
    // What is asked for is always in sight.
    const shownValues = sorted.filter((facet, index) => isOpen || index < fewValues || isSet(facet));
    const rest = sorted.length - shownValues.length;
    const mark = JSON.stringify([isOpen, rest, shownValues.map(({ value }) => value)]);
    let group = groups.get(kind);
    if (group?.mark !== mark) {
      group = makeGroup(kind, shownValues, { mark, rest, isOpen });
      groups.set(kind, group);
    }
    for (const facet of shownValues) {
      const line = group.lines.get(facet.value);
      line?.button.setAttribute("aria-pressed", String(isSet(facet)));
      if (line !== undefined) line.count.textContent = countText(facet.count);
    }
    return group.element;
  }

  function makeGroup(
    kind: FacetKind,
    values: readonly Facet[],
    { mark, rest, isOpen }: { readonly mark: string; readonly rest: number; readonly isOpen: boolean },
  ): Group {
    const title = h("h2", { id: `facet-${kind}` }, t(kindLabels[kind]));
    const lines = new Map(values.map(({ value }) => [value, makeLine(kind, value)]));
    const made = h(
      "section",
      { class: "side-group", "aria-labelledby": title.id },
      title,
      h(
        "ul",
        {},
        [...lines.values()].map(({ button }) => h("li", {}, button)),
      ),
      rest > 0 || isOpen ? moreButton(kind, rest, isOpen) : null,
    );
    return { element: made, mark, lines };
  }

  function moreButton(kind: FacetKind, rest: number, isOpen: boolean): HTMLElement {
    return h(
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
    );
  }

  function makeLine(kind: FacetKind, value: string) {
    const count = h("span", { class: "side-count numbers" });
    const label = valueLabel(kind, value);
    const button = h(
      "button",
      {
        type: "button",
        id: `facet-${kind}-${value}`,
        class: "side-line",
        "data-facet": kind,
        "data-value": value,
        "data-tag": kind === "tag" ? value : null,
        title: label,
        on: { click: () => toggle(kind, value) },
      },
      h("span", { class: "side-name", dir: "auto" }, label),
      count,
    );
    return { button, count };
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
