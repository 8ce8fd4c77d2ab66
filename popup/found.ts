/** What a search adds to the list: its hits marked in the rows, and over them what is wrong with the query. */
import type { Excerpt, Hit } from "../src/search/found.ts";
import { narrowed } from "../src/search/narrow.ts";
import { fill, h } from "../src/ui/element.ts";
import { markedText } from "../src/ui/marked-text.ts";
import { queryNotes } from "../src/ui/query-notes.ts";
import type { Found, Store } from "./state.ts";

export interface FoundOptions {
  readonly store: Store;
  readonly list: HTMLElement;
  /** Where the query is spoken of. */
  readonly notes: HTMLElement;
  /** Searches for another text. */
  readonly search: (text: string) => void;
}

/** Follows the list from now on, and draws into its rows after it has. */
export function followFound({ store, list, notes, search }: FoundOptions): void {
  const drawn = new WeakMap<Element, Hit>();
  let said: Found | null = null;

  function drawRow(row: HTMLElement, hit: Hit | undefined): void {
    if (drawn.get(row) === hit) return;
    const name = row.querySelector(".row-name");
    if (name !== null) fill(name, markedText(name.textContent, hit?.titleMarks ?? []));
    row.querySelector(".row-excerpt")?.remove();
    const excerpt = hit?.excerpts[0];
    if (excerpt !== undefined)
      row.querySelector(".row-meta")?.after(excerptLine(excerpt, hit?.entry.lang ?? null));
    if (hit === undefined) drawn.delete(row);
    else drawn.set(row, hit);
  }

  store.follow(({ found }) => {
    for (const row of list.querySelectorAll<HTMLElement>("li[data-entry]"))
      drawRow(row, found?.hits.get(row.dataset["entry"] ?? ""));
    if (found === said) return;
    said = found;
    fill(notes, found === null ? null : queryNotes(found, search));
    notes.hidden = notes.childElementCount === 0;
  });
}

function excerptLine(excerpt: Excerpt, lang: string | null): HTMLElement {
  const { text, marks } = narrowed(excerpt);
  return h("p", { class: "row-excerpt", lang, dir: "auto" }, markedText(text, marks));
}
