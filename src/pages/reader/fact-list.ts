/** Facts with where each came from: a list of terms whose explanation appears on hover and focus. */
import { type Child, h } from "../../ui/element.ts";

export interface Fact {
  readonly label: string;
  readonly value: Child;
  /** Shown on hover and focus, read out with the label; null where there is nothing to explain. */
  readonly explanation: string | null;
}

let lastId = 0;

/** One fact as a row of a `dl`. */
export function factRow(fact: Fact): HTMLElement {
  return h("div", { class: "fact" }, factParts(fact));
}

/** Term and description of a fact, for a row that stays while they change. */
export function factParts(fact: Fact): readonly HTMLElement[] {
  if (fact.explanation === null) return [h("dt", {}, fact.label), h("dd", {}, fact.value)];
  lastId += 1;
  const id = `evidence-${lastId}`;
  const name = h("button", { type: "button", class: "fact-name", "aria-describedby": id }, fact.label);
  return [
    h("dt", {}, name),
    h("dd", {}, fact.value, h("span", { id, class: "evidence", role: "tooltip" }, fact.explanation)),
  ];
}

/** A card that can be folded; open unless the page is narrow (layout.ts). */
export function card(id: string, title: string, ...children: readonly Child[]): HTMLDetailsElement {
  return h(
    "details",
    { id, class: "card fold", open: true },
    h("summary", {}, h("h2", {}, title)),
    h("div", { class: "fold-body" }, ...children),
  );
}
