import type { Span } from "../../search/found.ts";
import { type Child, h } from "../../ui/element.ts";

/** A text with stretches of it marked, which come in order and do not overlap. */
export function markedText(text: string, marks: readonly Span[]): Child {
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
