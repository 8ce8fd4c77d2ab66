/** Excerpts for a list with little room. */
import type { Excerpt, Span } from "./found.ts";
import { joined } from "./spans.ts";

/** As much as two lines of the popup hold, and what of it stays before and after a mark. */
const room = {
  spaced: { whole: 90, beside: 26, gap: " … " },
  han: { whole: 44, beside: 11, gap: "…" },
} as const;

/** An excerpt cut down to what stands about its marks, every one of them kept; as it is where it is short. */
export function narrowed({ text, marks }: Excerpt): Excerpt {
  const first = marks[0];
  const isHan = first !== undefined && /[\u3041-\u9fff\uac00-\ud7a3]/.test(text.slice(first.from, first.to));
  const { whole, beside, gap } = isHan ? room.han : room.spaced;
  if (first === undefined || text.length <= whole) return { text, marks };
  const kept: Span[] = [];
  let said = "";
  for (const piece of joined(marks.map((mark) => about(text, mark, beside)))) {
    if (said !== "") said += gap;
    else if (piece.from > 0) said += "…";
    const shift = said.length - piece.from;
    for (const { from, to } of marks)
      if (from >= piece.from && to <= piece.to) kept.push({ from: from + shift, to: to + shift });
    said += text.slice(piece.from, piece.to);
    if (piece.to < text.length && piece.to >= (marks.at(-1)?.to ?? 0)) said += "…";
  }
  return { text: said, marks: kept };
}

/** A mark with a little before and after it, cut between words where there are any. */
function about(text: string, mark: Span, beside: number): Span {
  let from = Math.max(0, mark.from - beside);
  if (from > 0) {
    const space = text.slice(from, mark.from).search(/[\s。，、！？；]/);
    if (space >= 0) from += space + 1;
    else if (isLow(text, from)) from -= 1;
  }
  let to = Math.min(text.length, mark.to + beside);
  if (to < text.length) {
    const space = text.slice(mark.to, to).search(/\s\S*$/);
    if (space >= 0) to = mark.to + space;
    else if (isLow(text, to)) to += 1;
  }
  return { from, to };
}

/** The second half of a character that takes two units. */
function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
