import type { Span } from "./found.ts";

/** Spans in their order, those that overlap as one. */
export function joined(marks: Span[]): Span[] {
  marks.sort((a, b) => a.from - b.from || b.to - a.to);
  const apart: Span[] = [];
  for (const mark of marks) {
    const last = apart.at(-1);
    if (last !== undefined && mark.from < last.to)
      apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, mark.to) };
    else apart.push(mark);
  }
  return apart;
}
