/** The sheets that ask what to change about several entries. */
import { plural, t } from "../../platform/i18n.ts";
import { h } from "../../ui/element.ts";
import { openSheet } from "../../ui/shortcuts.ts";
import { createTagEditor } from "../../ui/tag-editor.ts";
import type { DateSpan } from "./query-clauses.ts";

/** Asks for tags to add to, or take from, so many entries. */
export function askForTags(
  count: number,
  known: ReadonlyMap<string, number>,
  answer: (way: "add" | "remove", tags: readonly string[]) => void,
): void {
  const sheet = openSheet(t("list_tags"));
  let tags: readonly string[] = [];
  const editor = createTagEditor({
    tags,
    known,
    onChange: (next) => {
      tags = next;
      for (const button of buttons) button.disabled = tags.length === 0;
    },
  });
  const ways = [
    ["remove", "library_tags_remove", "button"],
    ["add", "library_tags_add", "button primary"],
  ] as const;
  const buttons = ways.map(([way, label, style]) =>
    h(
      "button",
      {
        type: "button",
        class: style,
        disabled: true,
        "data-action": `tags-${way}`,
        on: {
          click: () => {
            sheet.element.close();
            answer(way, tags);
          },
        },
      },
      plural(label, count),
    ),
  );
  sheet.body.append(editor.element, h("div", { class: "sheet-buttons" }, buttons));
  editor.focus();
}

/** Asks for one line of text; what the library has already is suggested. */
export function askForLine(
  question: {
    readonly title: string;
    readonly label: string;
    readonly value: string;
    readonly known: readonly string[];
    readonly most: number;
    /** A second answer, which is no text. */
    readonly otherwise?: { readonly label: string; readonly run: () => void };
  },
  answer: (line: string) => void,
): void {
  const sheet = openSheet(question.title);
  const list = h(
    "datalist",
    { id: `known-${crypto.randomUUID()}` },
    question.known.slice(0, 500).map((value) => h("option", { value })),
  );
  const field = h("input", {
    class: "field",
    dir: "auto",
    type: "text",
    autocomplete: "off",
    maxlength: question.most,
    "aria-label": question.label,
    placeholder: question.label,
    list: list.id,
    value: question.value,
  });
  const { otherwise } = question;
  const form = h(
    "form",
    {
      class: "sheet-body",
      on: {
        submit: (event) => {
          event.preventDefault();
          const line = field.value.trim();
          if (line === "") return;
          sheet.element.close();
          answer(line);
        },
      },
    },
    field,
    list,
    h(
      "div",
      { class: "sheet-buttons" },
      otherwise === undefined
        ? null
        : h(
            "button",
            {
              type: "button",
              class: "button",
              "data-action": "otherwise",
              on: {
                click: () => {
                  sheet.element.close();
                  otherwise.run();
                },
              },
            },
            otherwise.label,
          ),
      h("button", { type: "submit", class: "button primary", "data-action": "answer" }, t("library_apply")),
    ),
  );
  sheet.body.append(form);
  field.focus();
  field.select();
}

/** Asks for the first and the last day of a span, either of which may be left open. */
export function askForDates(now: DateSpan, answer: (span: DateSpan) => void): void {
  const sheet = openSheet(t("library_filter_dates"));
  const dayField = (value: string | null) =>
    h("input", { class: "field", type: "date", min: "1000-01-01", max: "9998-12-31", value: value ?? "" });
  const [from, until] = [dayField(now.from), dayField(now.until)];
  const form = h(
    "form",
    {
      class: "sheet-body",
      on: {
        submit: (event) => {
          event.preventDefault();
          sheet.element.close();
          const days = [from.value, until.value].filter((day) => day !== "").sort();
          // Given the wrong way round, the days are meant all the same.
          const isWhole = days.length === 2;
          answer({
            from: isWhole ? (days[0] ?? null) : from.value || null,
            until: isWhole ? (days[1] ?? null) : until.value || null,
          });
        },
      },
    },
    h("label", { class: "dated" }, h("span", {}, t("library_filter_from")), from),
    h("label", { class: "dated" }, h("span", {}, t("library_filter_until")), until),
    h("p", { class: "muted" }, t("library_filter_dates_hint")),
    h(
      "div",
      { class: "sheet-buttons" },
      h("button", { type: "submit", class: "button primary", "data-action": "answer" }, t("library_apply")),
    ),
  );
  sheet.body.append(form);
  from.focus();
}
