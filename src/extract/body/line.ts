/** Taking one line of text out of a tree: its element where that holds nothing else, else what lies between two line breaks. */
import { normalizeSpace } from "../../model/text.ts";
import type { Block } from "../blocks.ts";

/** Removes the line below `root`; leaves it where it shares its element with other text. */
export function removeLine(block: Block, root: Element): void {
  const { element, text } = block;
  if (element !== root && !isLong(element, text) && normalizeSpace(element.textContent ?? "") === text)
    element.remove();
  else for (const node of nodesBetweenBreaks(element, text)) node.remove();
}

/** Saves reading all of a large box for each of its lines. */
function isLong(element: Element, text: string): boolean {
  return (
    element.childNodes.length > mostChildren || (element.textContent ?? "").length > text.length * 2 + 200
  );
}

/** The children of an element that are one line of it, with the break that ends it. */
function nodesBetweenBreaks(element: Element, text: string): ChildNode[] {
  if (element.querySelector("br") === null || element.childNodes.length > mostChildren) return [];
  let line: ChildNode[] = [];
  let own = "";
  for (const node of element.childNodes) {
    line.push(node);
    if (node.nodeName !== "BR") {
      own += node.textContent ?? "";
      continue;
    }
    if (normalizeSpace(own) === text) return line;
    line = [];
    own = "";
  }
  return normalizeSpace(own) === text ? line : [];
}

/** Each line asks again: more than this would be slow, and is no paragraph. */
const mostChildren = 400;
