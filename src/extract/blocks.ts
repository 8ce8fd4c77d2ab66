/** The text of a tree as a reader sees it: one block a line. */
import { normalizeSpace } from "../model/text.ts";

export interface Block {
  readonly text: string;
  /** The innermost element that holds the whole line. */
  readonly element: Element;
  /** How much of `text` is text of links. */
  readonly linkCharacters: number;
}

const blockElements: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 " +
    "header hgroup hr li main nav ol p pre section summary table tbody tfoot thead tr ul"
  ).split(" "),
);
/** Not part of the line: the reading of a character beside it. */
const skipped: ReadonlySet<string> = new Set(["rt", "rp", "script", "style", "template", "noscript", "head"]);
/** A space between these and what follows, though the source has none. */
const spaced: ReadonlySet<string> = new Set(["td", "th"]);

export interface BlockOptions {
  /** Puts a space between neighbouring elements of a line: labels and values often touch in the source. */
  readonly isSpaced?: boolean;
}

/** Every line of text below `root`, in order, in time proportional to the tree. */
export function* blocksOf(
  root: Element,
  { isSpaced = false }: BlockOptions = {},
): Generator<Block, undefined> {
  let line = "";
  let links = 0;
  let linkDepth = 0;
  let holder = root;

  function* flush(next: Element): Generator<Block, undefined> {
    for (const part of line.split(holder.localName === "pre" ? /[\n\u2028]/ : "\u2028")) {
      const text = normalizeSpace(part);
      if (text !== "") yield { text, element: holder, linkCharacters: Math.min(links, text.length) };
    }
    line = "";
    links = 0;
    holder = next;
  }

  for (const { node, isOpening } of edges(root)) {
    if (node.nodeType === 3) {
      const text = node.nodeValue ?? "";
      line += text;
      if (linkDepth > 0) links += text.length;
      continue;
    }
    // The walk gives text and elements only.
    const element = node as Element;
    const name = element.localName;
    if (blockElements.has(name)) yield* flush(isOpening ? element : (element.parentElement ?? root));
    else if (name === "br") line += isOpening ? "\u2028" : "";
    else if (name === "a") linkDepth += isOpening ? 1 : -1;
    else if (spaced.has(name) || (isSpaced && !isOpening)) line += " ";
  }
  yield* flush(root);
}

/** The lines of a tree, joined; what stands under pictures is theirs and no line of the story. */
export function textOf(root: Element): string {
  const lines: string[] = [];
  for (const { text, element } of blocksOf(root)) if (!isCaption(element, root)) lines.push(text);
  return lines.join("\n");
}

/** Words of a figure that are no table, code or quotation in it. */
function isCaption(element: Element, root: Element): boolean {
  const figure = element.closest("figcaption, figure, table, pre, blockquote");
  if (figure === null || figure === root || figure.contains(root)) return false;
  return figure.localName === "figcaption" || figure.localName === "figure";
}

interface Edge {
  readonly node: Node;
  readonly isOpening: boolean;
}

/** Text nodes once, elements when they open and when they close; hidden and skipped ones not at all. */
function* edges(root: Element): Generator<Edge, undefined> {
  let node: Node = root;
  for (;;) {
    const isShown = node.nodeType === 3 || (node.nodeType === 1 && isRead(node as Element));
    if (isShown) yield { node, isOpening: true };
    if (isShown && node.firstChild !== null) {
      node = node.firstChild;
      continue;
    }
    if (isShown && node.nodeType === 1) yield { node, isOpening: false };
    while (node !== root && node.nextSibling === null) {
      node = node.parentNode ?? root;
      yield { node, isOpening: false };
    }
    if (node === root) return;
    // The loop above left only nodes that have one.
    node = node.nextSibling ?? root;
  }
}

function isRead(element: Element): boolean {
  return !skipped.has(element.localName) && !element.hasAttribute("hidden");
}
