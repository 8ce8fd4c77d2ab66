import { t } from "../../platform/i18n.ts";
import type { Clause } from "../../search/query.ts";
import { fill, h } from "../../ui/element.ts";
import { completed, openPart } from "./completion.ts";

/** The names a search field offers while one types. */
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
  let names: readonly string[] = [];
  let part: Clause | null = null;
  let active = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function ask(): void {
    clearTimeout(timer);
    const { value, selectionStart } = input;
    part = openPart(value, selectionStart ?? value.length);
    if (part === null) {
      close();
      return;
    }
    timer = setTimeout(() => void read(value, selectionStart ?? value.length), settleMs);
  }

  async function read(query: string, at: number): Promise<void> {
    // Without names to offer, one types on.
    const found = await suggest(query, at, shownNames + 1).catch(() => []);
    if (input.value !== query || document.activeElement !== input) return;
    const typed = part?.value.toLowerCase();
    names = found.filter((name) => name !== typed).slice(0, shownNames);
    active = -1;
    draw();
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
          name,
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

  function put(name: string): void {
    if (part === null) return;
    const { query, caret } = completed(input.value, part, name);
    input.value = query;
    input.setSelectionRange(caret, caret);
    close();
    onTake();
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
