/** What changed of the article's facts and, in numbers, of its text. */
import type { Comparison, FactChange } from "../../compare/comparison.ts";
import { summaryOf } from "../../compare/comparison.ts";
import type { ComparedField } from "../../model/change-summary.ts";
import { type MessageKey, plural, t } from "../../platform/i18n.ts";
import { changeParts } from "../../ui/change-words.ts";
import { h } from "../../ui/element.ts";
import { publishedTime } from "../../ui/format.ts";
import type { Layout } from "./rows.ts";
import { inlineParagraphs, sideParagraphs, told } from "./sides.ts";

/** The line on top: each kind of change with how many there are; where there are none, a sentence. */
export function summaryElement(comparison: Comparison): HTMLElement {
  const parts = changeParts(summaryOf(comparison));
  const { quiet } = comparison.counts;
  return h(
    "div",
    { class: "summary" },
    parts.length === 0
      ? h("p", { class: "no-change" }, t("compare_no_change"))
      : h(
          "ul",
          { class: "summary-parts" },
          parts.map((part) => h("li", { class: "summary-part" }, part)),
        ),
    quiet > 0 ? h("p", { class: "muted" }, plural("compare_quiet", quiet)) : null,
  );
}

const labels = {
  title: "fact_title",
  byline: "fact_byline",
  authors: "fact_authors",
  editor: "fact_editor",
  source: "fact_source",
  reprintedFrom: "fact_reprinted_from",
  originalUrl: "fact_original_url",
  edition: "fact_edition",
  category: "fact_category",
  publishedTime: "fact_published",
  modifiedTime: "fact_modified",
} as const satisfies Record<ComparedField, MessageKey>;

/** The facts that changed, but for the headline, each with what it was and what it is. */
export function factElements(comparison: Comparison): HTMLElement | null {
  const facts = comparison.facts.filter(({ field }) => field !== "title");
  const lines = [
    ...facts.map((fact) => factLine(t(labels[fact.field]), changedValue(fact))),
    ...addressLines(t("fact_images"), comparison.images),
    ...addressLines(t("compare_links"), comparison.links),
  ];
  return lines.length === 0 ? null : h("dl", { class: "facts" }, lines);
}

function factLine(label: string, value: readonly HTMLElement[]): readonly HTMLElement[] {
  return [h("dt", {}, label), h("dd", { class: "row changed", tabindex: -1 }, value)];
}

function changedValue({ field, before, after, pieces }: FactChange): readonly HTMLElement[] {
  const isTime = field === "publishedTime" || field === "modifiedTime";
  if (pieces.length > 0 && before !== null && after !== null)
    return inlineParagraphs(pieces).map((children) => h("span", { dir: "auto" }, children));
  const shown = (value: string): string => (isTime ? publishedTime(value) : value);
  return [
    ...(before === null
      ? []
      : [h("del", { class: "change" }, told(t("compare_told_removed")), shown(before))]),
    ...(after === null ? [] : [h("ins", { class: "change" }, told(t("compare_told_added")), shown(after))]),
  ];
}

/** Of each kind of address, the most that are named one by one. */
const mostAddresses = 12;

function addressLines(label: string, { removed, added }: Comparison["images"]): readonly HTMLElement[] {
  const line = (address: string, tag: "del" | "ins"): HTMLElement =>
    h(
      "span",
      { class: "address" },
      h(
        tag,
        { class: "change" },
        told(t(tag === "del" ? "compare_told_removed" : "compare_told_added")),
        address,
      ),
    );
  const lines = [
    ...removed.map((address) => line(address, "del")),
    ...added.map((address) => line(address, "ins")),
  ];
  if (lines.length === 0) return [];
  const more = lines.length - mostAddresses;
  return factLine(label, [
    ...lines.slice(0, mostAddresses),
    ...(more > 0 ? [h("span", { class: "muted" }, plural("compare_more_addresses", more))] : []),
  ]);
}

/** The headline, changed or not, as one row. */
export function headlineElement(comparison: Comparison, title: string, layout: Layout): HTMLElement {
  const change = comparison.facts.find(({ field }) => field === "title");
  const attributes =
    change === undefined ? { class: "row headline" } : { class: "row headline changed", tabindex: -1 };
  if (layout === "inline")
    return h(
      "section",
      attributes,
      h(
        "div",
        { class: "cell" },
        heading(change === undefined ? [title] : inlineParagraphs(change.pieces)[0]),
      ),
    );
  return h(
    "section",
    attributes,
    (["before", "after"] as const).map((side) =>
      h(
        "div",
        { class: "cell" },
        heading(change === undefined ? [title] : sideParagraphs(change.pieces, side)[0]),
      ),
    ),
  );
}

function heading(children: Parameters<typeof h>[2] = []): HTMLElement {
  return h("h2", { dir: "auto" }, children);
}
