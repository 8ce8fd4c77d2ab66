/**
 * What the popup's search field offers while one types: parts of the query language, and after a field's name the values
 * that exist. Plain words are not completed here: the rows below say at once what they find.
 */
import { openPart } from "../src/pages/library/completion.ts";
import { createCompletionList } from "../src/pages/library/completion-list.ts";
import { suggest } from "../src/store/facets.ts";

/** Offers from now on; `onTake` is given the text once something was taken. */
export function offerCompletions(input: HTMLInputElement, onTake: (text: string) => void): void {
  const list = createCompletionList(input, valuesFor, () => onTake(input.value));
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.element.id,
    "aria-expanded": "false",
  }))
    input.setAttribute(name, value);
  input.parentElement?.append(list.element);
  input.addEventListener("input", list.ask);
  input.addEventListener("blur", () => void list.close());
  // Before the field's own keys, which lead into the list of articles.
  input.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing || !isTaken(event.key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );

  function isTaken(key: string): boolean {
    if (key === "ArrowUp") return list.move(-1);
    if (key === "ArrowDown") return list.move(1);
    if (key === "Enter") return list.take();
    return key === "Escape" && list.close();
  }
}

async function valuesFor(query: string, at: number, limit: number): Promise<readonly string[]> {
  const part = openPart(query, at);
  return part === null || part.field === null ? [] : suggest({ query, at, limit });
}
