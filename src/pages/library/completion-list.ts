import { t } from "../../platform/i18n.ts";
import type { Clause } from "../../search/query.ts";
import { fill, h } from "../../ui/element.ts";
import { completed, openPart } from "./completion.ts";
import { queryNames } from "./query-names.ts";
import { offered, offersAt } from "./query-offers.ts";

/** What a search field offers while one types: parts of the query language first, then names and words that exist. */
export interface CompletionList {
  readonly element: HTMLElement;
  /** Asks for what goes on from the caret. */
  readonly ask: () => void;
  readonly close: () => boolean;
  /** Moves through the names; false where none are shown. */
  readonly move: (step: 1 | -1) => boolean;
  /** Takes the name that is chosen; false where none is. */
  readonly take: () => boolean;
}

interface Completion {
  readonly text: string;
  /** What it is, where that is not the reader's own language. */
  readonly told: string | null;
  /** The query with it in the place of what was begun. */
  readonly put: () => { readonly query: string; readonly caret: number };
}

const shownNames = 7;
const settleMs = 90;

export function createCompletionList(
  input: HTMLInputElement,
  suggest: (query: string, at: number, limit: number) => Promise<readonly string[]>,
  onTake: () => void,
): CompletionList {
  const element = h("div", {
    id: "completions",
    class: "completions",
    role: "listbox",
    "aria-label": t("library_completions"),
    hidden: true,
  });
  let names: readonly Completion[] = [];
  let active = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function ask(): void {
    clearTimeout(timer);
    const { value, selectionStart } = input;
    const caret = selectionStart ?? value.length;
    const known = knownAt(value, caret);
    const part = openPart(value, caret);
    if (known.length === 0 && part === null) {
      close();
      return;
    }
    active = -1;
    // What stood there for less of the word goes at once if it no longer begins like it.
    const begun = part?.value.toLowerCase() ?? "";
    const still = names.flatMap(({ text, told }) => (told === null && text.startsWith(begun) ? text : []));
    if (names.length > 0) show([...known, ...existing(part, value, still)]);
    timer = setTimeout(() => void read(known, value, caret), settleMs);
  }

  /** Shows these; one that is chosen stays chosen. */
  function show(next: readonly Completion[]): void {
    const chosen = names[active]?.text;
    names = next.slice(0, shownNames);
    active = names.findIndex(({ text }) => text === chosen);
    draw();
  }

  /** Names and words that exist, each to be put in the place of the part. */
  function existing(part: Clause | null, query: string, found: readonly string[]): readonly Completion[] {
    if (part === null) return [];
    const typed = part.value.toLowerCase();
    return found
      .filter((name) => name !== typed)
      .map((text) => ({ text, told: null, put: () => completed(query, part, text) }));
  }

  /** What the query language offers. */
  function knownAt(query: string, caret: number): readonly Completion[] {
    const { from, offers } = offersAt(query, caret, queryNames);
    return offers.map((offer) => ({ ...offer, put: () => offered(query, caret, from, offer) }));
  }

  async function read(known: readonly Completion[], query: string, caret: number): Promise<void> {
    const part = openPart(query, caret);
    // Without names to offer, one types on.
    const found = part === null ? [] : await suggest(query, caret, shownNames + 1).catch(() => []);
    if (input.value !== query || document.activeElement !== input) return;
    show([...known, ...existing(part, query, found)]);
  }

  function draw(): void {
    fill(
      element,
      names.map((name, index) =>
        h(
          "div",
          {
            id: `completion-${index}`,
            class: "completion",
            role: "option",
            "aria-selected": String(index === active),
            on: {
              // Before the field would lose its focus.
              pointerdown: (event) => event.preventDefault(),
              click: () => put(name),
            },
          },
          h("span", { class: "completion-text", dir: "auto" }, name.text),
          name.told === null ? null : h("span", { class: "muted" }, name.told),
        ),
      ),
    );
    element.hidden = names.length === 0;
    input.setAttribute("aria-expanded", String(names.length > 0));
    if (active >= 0) input.setAttribute("aria-activedescendant", `completion-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function close(): boolean {
    clearTimeout(timer);
    const wasOpen = names.length > 0;
    names = [];
    draw();
    return wasOpen;
  }

  function put(name: Completion): void {
    const { query, caret } = name.put();
    input.value = query;
    input.setSelectionRange(caret, caret);
    close();
    onTake();
    // A field asks for its value.
    ask();
  }

  return {
    element,
    ask,
    close,
    move: (step) => {
      if (names.length === 0) return false;
      // -1 is the field itself, so that the arrows lead back to what was typed.
      active = ((active + 1 + step + names.length + 1) % (names.length + 1)) - 1;
      draw();
      return true;
    },
    take: () => {
      const name = names[active];
      if (name === undefined) return false;
      put(name);
      return true;
    },
  };
}
