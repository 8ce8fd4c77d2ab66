import { t } from "../platform/i18n.ts";
import { fill, h } from "./element.ts";
import { icon } from "./icon.ts";
import { suggestTags, tagsIn, withTags } from "./tags.ts";

export interface TagEditorOptions {
  readonly tags: readonly string[];
  /** Every tag of the library with its number of entries: suggestions, and spellings. */
  readonly known: ReadonlyMap<string, number>;
  /** Called with the whole new list after every change. */
  readonly onChange: (tags: readonly string[]) => void;
}

export interface TagEditor {
  readonly element: HTMLElement;
  readonly focus: () => void;
}

const suggestionsShown = 8;

/**
 * Tags as chips, a field that adds more, and what the library already has to pick from. Enter or a
 * comma adds, Backspace in the empty field takes the last away, arrows walk the suggestions.
 */
export function createTagEditor(options: TagEditorOptions): TagEditor {
  let tags = options.tags;
  let suggestions: readonly string[] = [];
  let active = -1;
  const chips = h("ul", { class: "tag-chips", "aria-label": t("tag_current") });
  const list = h("div", {
    class: "tag-suggestions",
    id: `tag-suggestions-${crypto.randomUUID()}`,
    role: "listbox",
    "aria-label": t("tag_suggestions"),
  });
  const field = h("input", {
    class: "field",
    type: "text",
    dir: "auto",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: t("tag_placeholder"),
    "aria-label": t("tag_placeholder"),
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "true",
    on: {
      input: () => {
        if (/[,，、;；]/u.test(field.value)) return add(tagsIn(field.value));
        active = -1;
        return showSuggestions();
      },
      keydown: onKey,
    },
  });

  function change(next: readonly string[]): void {
    tags = next;
    options.onChange(tags);
    showAll();
  }

  function add(added: readonly string[]): void {
    field.value = "";
    active = -1;
    if (added.length > 0) change(withTags(tags, added, options.known));
    else showSuggestions();
  }

  function remove(tag: string): void {
    change(tags.filter((other) => other !== tag));
    field.focus();
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && suggestions.length > 0) {
      event.preventDefault();
      // -1 is the field itself, so that the arrows lead back to what was typed.
      active = ((active + 1 + step + suggestions.length + 1) % (suggestions.length + 1)) - 1;
      showSuggestions();
    } else if (event.key === "Enter" && (field.value !== "" || active >= 0)) {
      event.preventDefault();
      const picked = suggestions[active];
      add(picked === undefined ? tagsIn(field.value) : [picked]);
    } else if (event.key === "Backspace" && field.value === "") {
      const last = tags.at(-1);
      if (last !== undefined) remove(last);
    }
  }

  function showSuggestions(): void {
    suggestions = suggestTags(field.value, tags, options.known, suggestionsShown);
    const lines = suggestions.map((tag, index) =>
      h(
        "div",
        {
          class: "tag-suggestion",
          dir: "auto",
          "data-tag": tag,
          id: `${list.id}-${index}`,
          role: "option",
          "aria-selected": String(index === active),
          on: {
            // Before the field would lose its focus.
            pointerdown: (event) => event.preventDefault(),
            click: () => add([tag]),
          },
        },
        tag,
      ),
    );
    fill(list, lines);
    list.hidden = lines.length === 0;
    field.setAttribute("aria-expanded", String(lines.length > 0));
    if (active >= 0) field.setAttribute("aria-activedescendant", `${list.id}-${active}`);
    else field.removeAttribute("aria-activedescendant");
  }

  function showAll(): void {
    fill(
      chips,
      tags.map((tag) => chip(tag, () => remove(tag))),
    );
    chips.hidden = tags.length === 0;
    showSuggestions();
  }

  showAll();
  return { element: h("div", { class: "tag-editor" }, chips, field, list), focus: () => field.focus() };
}

function chip(tag: string, remove: () => void): HTMLElement {
  return h(
    "li",
    { class: "tag", "data-tag": tag },
    h("span", { class: "tag-name", dir: "auto" }, tag),
    h(
      "button",
      { class: "tag-remove", type: "button", "aria-label": t("tag_remove", tag), on: { click: remove } },
      icon("close"),
    ),
  );
}
