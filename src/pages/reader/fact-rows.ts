/** The rows of the provenance card that the reader can correct, and how each shows itself. */
import { type CorrectableField, type Correction, isSameValue } from "../../model/corrections.ts";
import { t } from "../../platform/i18n.ts";
import { type Child, fill, h } from "../../ui/element.ts";
import { type CorrectActions, createCorrectable, type Face, fieldLabels, standing } from "./correctable.ts";
import { shownText } from "./correction-text.ts";
import { factParts } from "./fact-list.ts";
import { linkLabel } from "./link-label.ts";
import type { Reading } from "./reading.ts";

export interface FactRowActions extends CorrectActions {
  readonly onOpen: (address: string) => void;
}

export interface FactRows {
  /** In the order of the card. */
  readonly elements: readonly HTMLElement[];
  /** The fields that have no row: a line from which each can be opened. */
  readonly others: HTMLElement;
  readonly update: (reading: Reading) => void;
}

/** In the order of the card; the title stands over the article. */
const order: readonly CorrectableField[] = [
  "category",
  "publishedTime",
  "modifiedTime",
  "source",
  "reprintedFrom",
  "originalUrl",
  "byline",
  "authors",
  "editor",
  "edition",
  "siteName",
  "pageTags",
  "lang",
  "excerpt",
];

/** Why a field that says something has no row all the same: it would only say again what another says. */
const isSilent: Partial<Record<CorrectableField, (reading: Reading) => boolean>> = {
  modifiedTime: ({ snapshot: { article } }) => article.modifiedTime === article.publishedTime,
  authors: ({ snapshot: { article } }) => isSameValue(article.authors, article.byline),
  siteName: ({ snapshot: { article } }) => article.siteName === article.source,
  lang: () => true,
  excerpt: () => true,
};

/** Makes the rows; each keeps its place and comes and goes with what there is to say. */
export function createFactRows(actions: FactRowActions): FactRows {
  let reading: Reading | null = null;
  const rows = order.map((field) => {
    const element = h("div", { class: "fact correctable-fact", "data-field": field });
    const correctable = createCorrectable(element, field, rowFace(field, actions), actions, () => {
      settle();
      // A field opened from below and left as it was has no row to go back to.
      if (element.hidden) summary.focus();
    });
    return { field, element, correctable };
  });
  const choices = h("div", { class: "other-facts" });
  const summary = h("summary", { class: "muted" }, t("reader_correct_others"));
  const others = h("details", { class: "others" }, summary, choices);

  function settle(): void {
    if (reading === null) return;
    const now = reading;
    const hidden = rows.filter(({ field, element, correctable }) => {
      element.hidden = !correctable.isEditing() && !hasRow(now, field);
      return element.hidden;
    });
    others.hidden = hidden.length === 0;
    if (choices.dataset["fields"] === hidden.map(({ field }) => field).join()) return;
    choices.dataset["fields"] = hidden.map(({ field }) => field).join();
    fill(
      choices,
      hidden.map(({ field, correctable }) =>
        h(
          "button",
          { type: "button", class: "tag", "data-field": field, on: { click: correctable.edit } },
          t(fieldLabels[field]),
        ),
      ),
    );
  }

  return {
    elements: rows.map(({ element }) => element),
    others,
    update: (next) => {
      reading = next;
      for (const { correctable } of rows) correctable.update(next);
      settle();
    },
  };
}

function hasRow(reading: Reading, field: CorrectableField): boolean {
  const { value, isCorrected } = standing(reading, field);
  if (isCorrected || field === "category") return true;
  return !isSameValue(value, null) && isSilent[field]?.(reading) !== true;
}

function rowFace(field: CorrectableField, actions: FactRowActions): Face {
  const label = t(fieldLabels[field]);
  return {
    view: ({ value, pencil, pageSays, evidence }) =>
      factParts({
        label,
        value: h(
          "div",
          { class: "correctable" },
          isSameValue(value, null)
            ? h("span", { class: "muted" }, t("reader_none"))
            : h("span", { class: "value", dir: "auto" }, drawnValue(field, value, actions)),
          pencil,
          pageSays,
        ),
        explanation: evidence,
      }),
    form: (form) => factParts({ label, value: form, explanation: null }),
  };
}

function drawnValue(field: CorrectableField, value: Correction | null, actions: FactRowActions): Child {
  const text = shownText(field, value);
  if (field === "publishedTime" || field === "modifiedTime")
    return h("time", { class: "numbers", datetime: String(value) }, text);
  return field === "originalUrl" ? addressLink(text, actions.onOpen) : text;
}

/** An address as a link that shows where it leads and opens in a tab of its own. */
export function addressLink(address: string, onOpen: (address: string) => void): Node {
  return h(
    "a",
    {
      class: "address",
      href: address,
      title: address,
      rel: "noopener noreferrer",
      referrerpolicy: "no-referrer",
      on: {
        click: (event) => {
          event.preventDefault();
          onOpen(address);
        },
      },
    },
    linkLabel(address),
  );
}
