import type { Excerpt, Span } from "../../search/found.ts";
import { type Child, h } from "../../ui/element.ts";

/** A text with every hit in it marked. */
export function marked(text: string, marks: readonly Span[]): Child {
  const parts: Child[] = [];
  let at = 0;
  for (const { from, to } of marks) {
    if (from > at) parts.push(text.slice(at, from));
    parts.push(h("mark", {}, text.slice(from, to)));
    at = to;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

/** Pieces of a text in one line; each says itself where it is cut. */
export function markedExcerpts(excerpts: readonly Excerpt[]): Child {
  return excerpts.map((excerpt, index) => [
    index === 0 ? null : " ",
    h("span", {}, marked(excerpt.text, excerpt.marks)),
  ]);
}
