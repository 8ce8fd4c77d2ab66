import { t } from "../../platform/i18n.ts";
import { spansOf } from "../../search/query.ts";
import { fill, h } from "../../ui/element.ts";
import { icon } from "../../ui/icon.ts";
import { createCompletionList } from "./completion-list.ts";

export interface SearchFieldOptions {
  readonly onType: (query: string) => void;
  /** Enter, or an arrow down: on to the list. */
  readonly onLeave: () => void;
  /** Names that go on from the caret. */
  readonly suggest: (query: string, at: number, limit: number) => Promise<readonly string[]>;
  /** Stands at the end of the field: the menu that writes the query. */
  readonly filter: HTMLElement;
}

export interface SearchField {
  readonly element: HTMLElement;
  readonly show: (query: string) => void;
  readonly focus: () => void;
}

/** The search field, its parts coloured by what they are. */
export function createSearchField({ onType, onLeave, suggest, filter }: SearchFieldOptions): SearchField {
  const paint = h("div", { class: "query-paint", "aria-hidden": "true" });
  const input = h("input", {
    id: "search",
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: 1_000,
    placeholder: t("library_search"),
    "aria-label": t("library_search"),
    "aria-describedby": "search-help",
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": "completions",
    "aria-expanded": "false",
    on: {
      input: () => {
        colour();
        onType(input.value);
        completions.ask();
      },
      blur: () => void completions.close(),
      scroll: () => follow(),
      keydown: (event) => {
        if (event.isComposing) return;
        if (isTaken(event.key)) event.preventDefault();
      },
    },
  });
  const completions = createCompletionList(input, suggest, () => {
    colour();
    onType(input.value);
  });

  /** Whether a key did something: first among the names that are offered, then for the field. */
  function isTaken(key: string): boolean {
    if (key === "ArrowUp") return completions.move(-1);
    if (key === "ArrowDown" && completions.move(1)) return true;
    if (key === "Enter" && completions.take()) return true;
    if (key === "Escape" && completions.close()) return true;
    if (key === "ArrowDown" || key === "Enter") onLeave();
    else if (key === "Escape" && input.value !== "") clear();
    else return false;
    return true;
  }
  const clearing = h(
    "button",
    {
      class: "icon-button search-clear",
      type: "button",
      "aria-label": t("list_clear_search"),
      title: `${t("list_clear_search")} (Esc)`,
      on: {
        click: () => {
          clear();
          input.focus();
        },
      },
    },
    icon("close"),
  );

  function clear(): void {
    input.value = "";
    colour();
    onType("");
  }

  /** The same text below the field's own, which is transparent: a field has but one colour. */
  function colour(): void {
    const query = input.value;
    clearing.hidden = query === "";
    const parts: (Node | string)[] = [];
    let at = 0;
    for (const { kind, from, to } of spansOf(query)) {
      if (from < at) continue;
      parts.push(query.slice(at, from), painted(kind, query.slice(from, to)));
      at = to;
    }
    fill(paint, ...parts, query.slice(at));
    follow();
  }

  function follow(): void {
    paint.scrollLeft = input.scrollLeft;
  }

  function show(query: string): void {
    if (input.value === query) return;
    input.value = query;
    colour();
  }

  colour();
  return {
    element: h(
      "search",
      { class: "search" },
      icon("search"),
      paint,
      input,
      h("kbd", { class: "key", "aria-hidden": "true" }, "/"),
      clearing,
      filter,
      completions.element,
      h("span", { id: "search-help", class: "visually-hidden" }, t("library_search_help")),
    ),
    show,
    focus: () => {
      input.focus();
      input.select();
    },
  };
}

/** Of a field only its name is coloured: what is asked for is the reader's own word. */
function painted(kind: string, text: string): HTMLElement {
  const colon = kind === "field" ? text.search(/[:：]/u) + 1 : 0;
  if (colon <= 0) return h("span", { class: `query-${kind}` }, text);
  return h("span", {}, h("span", { class: "query-field" }, text.slice(0, colon)), text.slice(colon));
}
