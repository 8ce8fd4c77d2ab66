import { type CorrectableField, type Correction, fieldKinds, isSameValue } from "../../model/corrections.ts";
import { type MessageKey, t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";
import { problemText, readTyped, shownText, typedText } from "./correction-text.ts";

export interface FormOptions {
  readonly field: CorrectableField;
  /** What the page itself says. */
  readonly said: Correction | null;
  /** What stands there now. */
  readonly value: Correction | null;
  /** The field's accessible name. */
  readonly name: string;
  /** Keeps a correction, or takes it back with null; resolves with whether it is stored. */
  readonly onKeep: (value: Correction | null) => Promise<boolean>;
  readonly onClose: () => void;
  /** Values in use, offered while typing; null offers none. */
  readonly suggest: (() => Promise<readonly string[]>) | null;
}

export interface CorrectionForm {
  readonly element: HTMLFormElement;
  /** Takes the focus, with all that is typed selected. */
  readonly start: () => void;
}

/** What is typed here may need a word: what is read from it, or how several are set apart. */
const hints: Partial<Record<(typeof fieldKinds)[CorrectableField], MessageKey>> = {
  list: "correction_list_hint",
  lang: "correction_lang_hint",
};

let lastId = 0;

/**
 * The field in which a value is corrected: Enter keeps, Escape leaves, and what cannot be kept stays
 * typed with a sentence that says why.
 */
export function createCorrectionForm(options: FormOptions): CorrectionForm {
  lastId += 1;
  const kind = fieldKinds[options.field];
  const hintId = `correction-hint-${lastId}`;
  const hint = h("p", { id: hintId, class: "correction-hint muted" });
  const alert = h("p", { class: "correction-problem", role: "alert" });
  const choices = options.suggest === null ? null : h("datalist", { id: `correction-choices-${lastId}` });
  const shared = {
    class: "field",
    "aria-label": options.name,
    "aria-describedby": hintId,
    autocomplete: "off",
    dir: "auto",
    on: { input: () => look(), keydown: (event: KeyboardEvent) => press(event) },
  };
  const isLong = options.field === "title" || kind === "text";
  const field = isLong
    ? h("textarea", { ...shared, rows: 1 })
    : h("input", { ...shared, list: choices?.id, spellcheck: "false" });
  field.value = typedText(options.field, options.value);

  /** Says what is read where it is not what is typed, as soon as it is typed. */
  function look(): void {
    field.removeAttribute("aria-invalid");
    fill(alert);
    const read = readTyped(options.field, field.value);
    const text = read.ok ? shownText(options.field, read.value) : "";
    const isTold = (kind === "time" || kind === "address" || kind === "lang") && text !== field.value.trim();
    const still = hints[kind];
    fill(hint, isTold && text !== "" ? t("correction_read_as", text) : still === undefined ? "" : t(still));
  }

  function press(event: KeyboardEvent): void {
    // Enter and Escape choose and cancel within an input method first.
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      options.onClose();
    } else if (event.key === "Enter" && isLong) {
      event.preventDefault();
      void keep();
    }
  }

  async function keep(): Promise<void> {
    const read = readTyped(options.field, field.value);
    if (!read.ok) {
      field.setAttribute("aria-invalid", "true");
      fill(alert, problemText(read.problem));
      field.focus();
      return;
    }
    const isSaid = isSameValue(read.value, options.said);
    const isStored =
      isSameValue(read.value, options.value) || (await options.onKeep(isSaid ? null : read.value));
    // Not stored: the page says so, and what was typed is still here.
    if (isStored) options.onClose();
  }

  const element = h(
    "form",
    {
      class: isLong ? "correction-form long" : "correction-form",
      on: {
        submit: (event) => {
          event.preventDefault();
          void keep();
        },
      },
    },
    h(
      "div",
      { class: "correction-line" },
      field,
      h("button", { type: "submit", class: "button" }, t("reader_done")),
      h(
        "button",
        { type: "button", class: "button quiet", on: { click: options.onClose } },
        t("common_cancel"),
      ),
    ),
    choices ?? false,
    hint,
    alert,
  );
  look();
  return {
    element,
    start: () => {
      field.select();
      field.focus();
      if (choices !== null && options.suggest !== null) void offer(choices, options.suggest);
    },
  };
}

/** Suggestions only: without them the field still takes anything. */
async function offer(choices: HTMLElement, suggest: () => Promise<readonly string[]>): Promise<void> {
  const names = await suggest().catch((): readonly string[] => []);
  fill(
    choices,
    names.map((name) => h("option", { value: name })),
  );
}
