import type { Excerpt } from "../../search/found.ts";
import { type Child, h } from "../../ui/element.ts";
import { markedText } from "../../ui/marked-text.ts";

/** Pieces of a text in one line; each says itself where it is cut. */
export function markedExcerpts(excerpts: readonly Excerpt[]): Child {
  return excerpts.map((excerpt, index) => [
    index === 0 ? null : " ",
    h("span", {}, markedText(excerpt.text, excerpt.marks)),
  ]);
}
