/**
 * A copy has no controls. Of those that say that there is more of the text (a button below its
 * beginning), the words are left where they stood, for whoever judges how whole the copy is
 * (completeness.ts), and taken away by it.
 */
import { offersMore, saysWall } from "../stopping-words.ts";

const markName = "stillpage-control";

/** Leaves the words of a control in the copy, if they say something of the text. */
export function leaveMark(into: Element, words: string): void {
  const text = words.slice(0, 400).replace(/\s+/g, " ").trim();
  if (!offersMore(text) && !saysWall(text)) return;
  const mark = into.ownerDocument.createElement("div");
  mark.className = markName;
  mark.textContent = text;
  into.append(mark);
}

/** Takes all marks below an element away. */
export function removeMarks(root: ParentNode): void {
  for (const mark of root.querySelectorAll(`div.${markName}`)) mark.remove();
}
