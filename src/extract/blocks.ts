/** The text of a tree as a reader sees it: one block a line. */
import { normalizeSpace } from "../model/text.ts";

export interface Block {
  readonly text: string;
  /** The innermost element that holds the whole line. */
  readonly element: Element;
  /** How much of `text` is text of links. */
  readonly linkCharacters: number;
}

/** What an element does to the line it stands in. */
type Effect = "line" | "break" | "link" | "space" | "skip";

const effects: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ...named(
    "line",
    "address article aside blockquote body caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 " +
      "header hgroup hr li main nav ol p pre section summary table tbody tfoot thead tr ul",
  ),
  ["br", "break"],
  ["a", "link"],
  // A space between these and what follows, though the source has none.
  ...named("space", "td th"),
  // Not part of the line: the reading of a character beside it.
  ...named("skip", "rt rp script style template noscript head"),
]);

/** Stands for a `br` while a line is gathered; white space to everybody else. */
const lineBreak = "\u2028";

export interface BlockOptions {
  /** Puts a space between neighbouring elements of a line: labels and values often touch in the source. */
  readonly isSpaced?: boolean;
}

/**
 * Every line of text below `root`, in order, in time proportional to the tree. One plain loop: a page
 * is read this way a dozen times, and generators over its nodes took a sixth of a capture.
 */
export function blocksOf(root: Element, { isSpaced = false }: BlockOptions = {}): readonly Block[] {
  const blocks: Block[] = [];
  let line = "";
  let links = 0;
  let linkDepth = 0;
  let holder = root;

  function flush(next: Element): void {
    if (line !== "") {
      const isBroken = line.includes(lineBreak);
      const isPreformatted = holder.localName === "pre";
      const parts = isPreformatted ? line.split(/[\n\u2028]/) : isBroken ? line.split(lineBreak) : [line];
      for (const part of parts) {
        const text = normalizeSpace(part);
        if (text !== "") blocks.push({ text, element: holder, linkCharacters: Math.min(links, text.length) });
      }
      line = "";
    }
    links = 0;
    holder = next;
  }

  function open(element: Element, effect: Effect | undefined): void {
    if (effect === "line") flush(element);
    else if (effect === "break") line += lineBreak;
    else if (effect === "link") linkDepth += 1;
    else if (effect === "space") line += " ";
  }

  function close(element: Element): void {
    const effect = effects.get(element.localName);
    if (effect === "line") flush(element.parentElement ?? root);
    else if (effect === "link") linkDepth -= 1;
    else if (effect === "space" || (isSpaced && effect !== "break")) line += " ";
  }

  let node: Node = root;
  for (;;) {
    let below: Node | null = null;
    if (node.nodeType === 3) {
      const text = node.nodeValue ?? "";
      line += text;
      if (linkDepth > 0) links += text.length;
    } else if (node.nodeType === 1) {
      // Node type 1 is an Element.
      const element = node as Element;
      const effect = effects.get(element.localName);
      if (effect !== "skip" && !element.hasAttribute("hidden")) {
        open(element, effect);
        below = element.firstChild;
        if (below === null) close(element);
      }
    }
    if (below !== null) {
      node = below;
      continue;
    }
    let next = node === root ? null : node.nextSibling;
    while (next === null && node !== root) {
      const parent = node.parentElement ?? root;
      close(parent);
      node = parent;
      next = node === root ? null : node.nextSibling;
    }
    if (next === null) break;
    node = next;
  }
  flush(root);
  return blocks;
}

/** Whether anything below `root` would be a line: looks no farther than the first text. */
export function hasLines(root: Element): boolean {
  const walker = root.ownerDocument.createTreeWalker(root, 4);
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
    if ((text.nodeValue ?? "").trim() === "") continue;
    let at = text.parentElement;
    while (at !== null && at !== root && effects.get(at.localName) !== "skip" && !at.hasAttribute("hidden"))
      at = at.parentElement;
    if (at === root) return true;
  }
  return false;
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

function named(effect: Effect, names: string): [string, Effect][] {
  return names.split(" ").map((name) => [name, effect]);
}
