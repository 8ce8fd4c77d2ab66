import { type Child, h } from "./element.ts";

/** A text with stretches of it marked, which come in order and do not overlap. */
export function markedText(
  text: string,
  marks: readonly { readonly from: number; readonly to: number }[],
): Child {
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
