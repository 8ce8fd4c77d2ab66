/**
 * The text of the article as the frame shows it: its text nodes one after the other, as in the stored
 * `content` (model/highlight.ts). What stands in the place of a picture is ours and none of it.
 */
import type { Passage } from "../../../model/quote.ts";

/** A text node and how many units of the text stand before it. */
export interface PlacedText {
  readonly node: Text;
  readonly at: number;
}

/** A piece of a passage within one text node. */
export interface Piece {
  readonly node: Text;
  readonly from: number;
  readonly to: number;
}

const ours = "[data-image-host]";

/** The text nodes of the article in order. */
export function textNodes(root: HTMLElement): readonly PlacedText[] {
  const walker = root.ownerDocument.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) =>
      isElement(node)
        ? node.matches(ours)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP
        : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: PlacedText[] = [];
  let at = 0;
  while (walker.nextNode() !== null) {
    // The filter lets nothing but text through.
    const node = walker.currentNode as Text;
    nodes.push({ node, at });
    at += node.length;
  }
  return nodes;
}

export function articleText(root: HTMLElement): string {
  return textNodes(root)
    .map(({ node }) => node.data)
    .join("");
}

/** The passage a range covers, without the white space at its ends; null where it covers no words. */
export function passageOf(root: HTMLElement, range: Range): Passage | null {
  let from = -1;
  let to = -1;
  let text = "";
  for (const { node, at } of textNodes(root)) {
    if (!range.intersectsNode(node)) continue;
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : node.length;
    if (from < 0) from = at + start;
    to = at + end;
    text += node.data.slice(start, end);
  }
  if (text.trim() === "") return null;
  return { from: from + text.length - text.trimStart().length, to: to - text.length + text.trimEnd().length };
}

/** The pieces of a passage, in order. */
export function piecesOf(nodes: readonly PlacedText[], { from, to }: Passage): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { node, at } of nodes) {
    if (at >= to) break;
    if (at + node.length > from)
      pieces.push({ node, from: Math.max(0, from - at), to: Math.min(node.length, to - at) });
  }
  return pieces;
}

/** A range over a passage; null where there is nothing of it. */
export function rangeOf(root: HTMLElement, passage: Passage): Range | null {
  const pieces = piecesOf(textNodes(root), passage);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return null;
  const range = root.ownerDocument.createRange();
  range.setStart(first.node, first.from);
  range.setEnd(last.node, last.to);
  return range;
}

/** Elements that begin a line of their own. */
export const blocks =
  "address, article, aside, blockquote, caption, dd, details, div, dl, dt, figcaption, figure, footer, h1, h2, h3, " +
  "h4, h5, h6, header, hgroup, hr, li, main, ol, p, pre, section, summary, table, td, th, tr, ul";

/** A passage as one reads it: a line for each block, without readings set beside the characters they are of. */
export function linesOf(root: HTMLElement, passage: Passage): string {
  const lines: { text: string; readonly isPlain: boolean }[] = [];
  let last: Element | null = null;
  for (const { node, from, to } of piecesOf(textNodes(root), passage)) {
    const parent = node.parentElement;
    if (parent?.closest("rt, rp") != null) continue;
    const block = parent?.closest(blocks) ?? root;
    const said = node.data.slice(from, to);
    const line = lines.at(-1);
    if (line !== undefined && block === last && !isAfterBreak(node)) line.text += said;
    else if (said.trim() !== "") lines.push({ text: said, isPlain: block.closest("pre") === null });
    else continue;
    last = block;
  }
  return lines
    .map(({ text, isPlain }) => (isPlain ? text.replace(/\s+/g, " ").trim() : text.trimEnd()))
    .filter((line) => line !== "")
    .join("\n");
}

function isAfterBreak(node: Text): boolean {
  return (
    node.previousSibling !== null &&
    isElement(node.previousSibling) &&
    node.previousSibling.localName === "br"
  );
}

/** By its kind and not by class: the frame has classes of its own. */
function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}
