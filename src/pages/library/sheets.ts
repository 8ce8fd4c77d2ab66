/** The sheets that ask what to change about several entries. */
import { plural, t } from "../../platform/i18n.ts";
import { h } from "../../ui/element.ts";
import { openSheet } from "../../ui/shortcuts.ts";
import { createTagEditor } from "../../ui/tag-editor.ts";

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
