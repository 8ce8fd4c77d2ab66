import { corrected } from "../../model/corrections.ts";
import { limits } from "../../model/entry.ts";
import { t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";
import { icon } from "../../ui/icon.ts";
import { evidenceText } from "./evidence.ts";
import { factParts } from "./fact-list.ts";
import type { Reading } from "./reading.ts";

export interface CategoryActions {
  /** Null takes the correction back. */
  readonly onCorrect: (category: string | null) => void;
  /** Categories in use, for suggestions. */
  readonly suggest: () => Promise<readonly string[]>;
}

export interface CategoryRow {
  readonly element: HTMLElement;
  readonly update: (reading: Reading) => void;
}

/**
 * The category with the reader's correction: what the page said stays visible beside it and can be
 * put back. While it is being edited, changes from elsewhere wait.
 */
export function createCategoryRow(actions: CategoryActions): CategoryRow {
  const element = h("div", { class: "fact" });
  let reading: Reading | null = null;
  let isEditing = false;

  const show = (): void => {
    if (reading !== null) fill(element, shownRow(reading, edit, actions));
  };
  const close = (): void => {
    isEditing = false;
    show();
    element.querySelector<HTMLButtonElement>(".correct")?.focus();
  };
  const edit = (): void => {
    if (reading === null) return;
    isEditing = true;
    const row = editingRow(reading, actions, close);
    fill(element, row.parts);
    row.start();
  };
  return {
    element,
    update: (next) => {
      reading = next;
      if (!isEditing) show();
    },
  };
}

function shownRow(
  { entry, snapshot }: Reading,
  edit: () => void,
  actions: CategoryActions,
): readonly HTMLElement[] {
  const own = snapshot.article.category;
  const evidence = snapshot.article.evidence.category;
  const { category } = entry.corrections;
  const isCorrected = category !== undefined && category !== (own ?? "");
  const shown = corrected(snapshot.article, entry.corrections).category;
  const button = h(
    "button",
    {
      type: "button",
      class: "icon-button small correct",
      title: t("reader_correct_category"),
      "aria-label": t("reader_correct_category"),
      on: { click: edit },
    },
    icon("pencil"),
  );
  return factParts({
    label: t("fact_category"),
    value: h(
      "div",
      { class: "category" },
      h("span", { class: shown === null ? "muted" : null }, shown ?? t("reader_no_category")),
      button,
      isCorrected && h("div", { class: "page-says muted" }, pageSays(own), " ", restoreButton(actions)),
    ),
    explanation: evidence === undefined ? null : evidenceText(evidence),
  });
}

function pageSays(own: string | null): string {
  return own === null ? t("reader_page_names_no_category") : t("reader_page_says", own);
}

function restoreButton(actions: CategoryActions): HTMLElement {
  return h(
    "button",
    { type: "button", class: "text-button", on: { click: () => actions.onCorrect(null) } },
    t("reader_restore_category"),
  );
}

function editingRow(
  { entry, snapshot }: Reading,
  actions: CategoryActions,
  close: () => void,
): { readonly parts: readonly HTMLElement[]; readonly start: () => void } {
  const choices = h("datalist", { id: "category-choices" });
  const input = h("input", {
    class: "field",
    "aria-label": t("reader_correct_category"),
    maxlength: limits.categoryCharacters,
    list: choices.id,
    autocomplete: "off",
    value: corrected(snapshot.article, entry.corrections).category ?? "",
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    const text = input.value.trim();
    actions.onCorrect(text === (snapshot.article.category ?? "") ? null : text);
    close();
  };
  const form = h(
    "form",
    {
      class: "category-form",
      on: {
        submit,
        keydown: (event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          close();
        },
      },
    },
    input,
    choices,
    h("button", { type: "submit", class: "button" }, t("reader_done")),
  );
  return {
    parts: factParts({ label: t("fact_category"), value: form, explanation: null }),
    start: () => {
      input.select();
      input.focus();
      void actions.suggest().then((names) =>
        fill(
          choices,
          names.map((name) => h("option", { value: name })),
        ),
      );
    },
  };
}
