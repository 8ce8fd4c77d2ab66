import { type CorrectableField, type Correction, corrected, isSameValue } from "../../model/corrections.ts";
import { type MessageKey, t } from "../../platform/i18n.ts";
import { type Child, fill, h } from "../../ui/element.ts";
import { icon } from "../../ui/icon.ts";
import { createCorrectionForm } from "./correction-form.ts";
import { shownText } from "./correction-text.ts";
import { evidenceText } from "./evidence.ts";
import type { Reading } from "./reading.ts";

export interface CorrectActions {
  /** Keeps a correction, or takes it back with null; resolves with whether it is stored. */
  readonly onCorrect: (field: CorrectableField, value: Correction | null) => Promise<boolean>;
  /** Categories in use. */
  readonly suggestCategories: () => Promise<readonly string[]>;
}

/** What each field is called where it is corrected. */
export const fieldLabels = {
  title: "fact_title",
  byline: "fact_byline",
  authors: "fact_authors",
  siteName: "fact_site",
  publishedTime: "fact_published",
  modifiedTime: "fact_modified",
  lang: "fact_lang",
  excerpt: "fact_excerpt",
  category: "fact_category",
  source: "fact_source",
  reprintedFrom: "fact_reprinted_from",
  originalUrl: "fact_original_url",
  editor: "fact_editor",
  edition: "fact_edition",
  pageTags: "fact_page_tags",
} as const satisfies Record<CorrectableField, MessageKey>;

/** How a value stands where it is: beside its name in a list, or as the headline itself. */
export interface Face {
  readonly view: (parts: ViewParts) => Child;
  readonly form: (form: HTMLElement) => Child;
}

interface ViewParts {
  readonly reading: Reading;
  readonly value: Correction | null;
  /** The button that opens the field. */
  readonly pencil: HTMLElement;
  /** What the page itself said, with its evidence and the way back; null where nothing is corrected. */
  readonly pageSays: HTMLElement | null;
  /** Where the page's own value came from. */
  readonly evidence: string | null;
}

export interface Correctable {
  readonly update: (reading: Reading) => void;
  readonly edit: () => void;
  readonly isEditing: () => boolean;
}

/**
 * One value that the reader can correct in its place. What the page said stays visible beside a
 * correction and can be put back. While it is being edited, changes from elsewhere wait.
 */
export function createCorrectable(
  element: HTMLElement,
  field: CorrectableField,
  face: Face,
  actions: CorrectActions,
  onChange: () => void = () => undefined,
): Correctable {
  const name = t("reader_correct", t(fieldLabels[field]));
  let reading: Reading | null = null;
  let isEditing = false;

  function show(): void {
    if (reading !== null) fill(element, face.view(viewParts(reading)));
  }

  function viewParts(now: Reading): ViewParts {
    const said = now.snapshot.article[field];
    const evidence = now.snapshot.article.evidence[field];
    const explanation = evidence === undefined ? null : evidenceText(evidence);
    const { value, isCorrected } = standing(now, field);
    const pencil = h(
      "button",
      {
        type: "button",
        class: "icon-button small correct",
        title: name,
        "aria-label": name,
        on: { click: edit },
      },
      icon("pencil"),
    );
    const pageSays = isCorrected ? pageSaysOf(said, explanation) : null;
    return { reading: now, value, pencil, pageSays, evidence: explanation };
  }

  function pageSaysOf(said: Correction | null, explanation: string | null): HTMLElement {
    const isNone = isSameValue(said, null);
    return h(
      "div",
      { class: "page-says muted" },
      isNone ? t("reader_page_names_none") : t("reader_page_says", shownText(field, said)),
      explanation === null || isNone ? null : h("span", { class: "page-evidence" }, explanation),
      " ",
      h(
        "button",
        {
          type: "button",
          class: "text-button restore",
          "aria-label": `${t("reader_restore_said")} ${t(fieldLabels[field])}`,
          on: { click: () => void actions.onCorrect(field, null) },
        },
        t("reader_restore_said"),
      ),
    );
  }

  function close(): void {
    isEditing = false;
    show();
    onChange();
    element.querySelector<HTMLElement>(".correct")?.focus();
  }

  function edit(): void {
    if (reading === null || isEditing) return;
    isEditing = true;
    const form = createCorrectionForm({
      field,
      said: reading.snapshot.article[field],
      value: standing(reading, field).value,
      name,
      onKeep: (value) => actions.onCorrect(field, value),
      onClose: close,
      suggest: field === "category" ? actions.suggestCategories : null,
    });
    fill(element, face.form(form.element));
    onChange();
    form.start();
  }

  return {
    update: (next) => {
      reading = next;
      if (!isEditing) show();
    },
    edit,
    isEditing: () => isEditing,
  };
}

/** What a field says now, and whether that is the reader's doing. */
export function standing(
  { entry, snapshot: { article } }: Reading,
  field: CorrectableField,
): { readonly value: Correction | null; readonly isCorrected: boolean } {
  const correction = entry.corrections[field];
  return {
    value: corrected(article, entry.corrections)[field],
    isCorrected: correction !== undefined && !isSameValue(correction, article[field]),
  };
}
