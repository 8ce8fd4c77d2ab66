/** From block to block of a live page: what the pointer is over, and what the arrow keys come to. */
import type { PageReader, PageWindow } from "../../extract/page-dom.ts";

/** As `compareDocumentPosition` tells them: the second lies in the first, or comes after it. */
const within = 16;
const later = 4;

/** Steps of one move: a page may nest or repeat without end. */
const mostSteps = 2_000;

export interface Blocks {
  /** The block an element belongs to: itself, or what the line it is part of stands in. */
  readonly of: (element: Element) => Element;
  /** The next larger block around one, with more in it; itself where there is none. */
  readonly wider: (block: Element) => Element;
  /** The first smaller block with something in it; itself where there is none. */
  readonly narrower: (block: Element) => Element;
  /** The one beside it with something in it; itself where there is none. */
  readonly beside: (block: Element, direction: "before" | "after") => Element;
  /** Blocks in the page's order, none within another. */
  readonly tidied: (blocks: readonly Element[]) => readonly Element[];
}

/** Moves over the page of a reader, which no name of the page's own can mislead. */
export function blocksOn(reader: PageReader, window: PageWindow): Blocks {
  const nodes = window.Node.prototype;
  const position = (a: Node, b: Node): number => nodes.compareDocumentPosition.call(a, b);
  const hostOf = (element: Element): Element | null => {
    const root = nodes.getRootNode.call(element);
    return root instanceof window.ShadowRoot ? root.host : null;
  };
  const body = (): Element | null => reader.body();
  const sizeOf = (element: Element): number => reader.text(element).trim().length;
  const isInline = (element: Element): boolean =>
    /^(?:inline|contents|ruby)/.test(reader.style(element, "display"));
  const hasSomething = (element: Element): boolean =>
    reader.style(element, "display") !== "none" &&
    !/^(?:script|style|template|noscript)$/.test(reader.localName(element)) &&
    (sizeOf(element) > 0 || isPicture(element) || reader.find(element, "img, picture, video") !== null);
  const isPicture = (element: Element): boolean =>
    /^(?:img|picture|video|figure)$/.test(reader.localName(element));

  function* childrenOf(element: Element): Generator<Element, undefined> {
    const tree = reader.shadowRoot(element) ?? element;
    for (let node = reader.firstChild(tree); node !== null; node = reader.nextSibling(node)) {
      // Node type 1 is an Element.
      if (reader.nodeType(node) === 1) yield node as Element;
    }
  }

  function parentOf(element: Element): Element | null {
    if (element === body()) return null;
    const parent = reader.parentElement(element);
    return parent ?? hostOf(element);
  }

  function of(element: Element): Element {
    let at = element;
    for (let step = 0; step < mostSteps && isInline(at) && !isPicture(at); step += 1) {
      const parent = parentOf(at);
      if (parent === null) break;
      at = parent;
    }
    return at;
  }

  function wider(block: Element): Element {
    const size = sizeOf(block);
    let at: Element = block;
    for (let step = 0; step < mostSteps; step += 1) {
      const parent = parentOf(at);
      if (parent === null) return at;
      at = parent;
      if (sizeOf(at) > size && !isInline(at)) return at;
    }
    return at;
  }

  function narrower(block: Element): Element {
    const size = sizeOf(block);
    let at = block;
    for (let step = 0; step < mostSteps; step += 1) {
      let next: Element | null = null;
      for (const child of childrenOf(at)) {
        if (!isInline(child) && hasSomething(child)) {
          next = child;
          break;
        }
      }
      if (next === null) return at;
      at = next;
      if (sizeOf(at) < size) return at;
    }
    return at;
  }

  function beside(block: Element, direction: "before" | "after"): Element {
    let at = block;
    for (let step = 0; step < mostSteps; step += 1) {
      const parent = parentOf(at);
      if (parent === null) return block;
      const found = neighbour([...childrenOf(parent)], at, direction);
      if (found !== null) return found;
      at = parent;
    }
    return block;
  }

  function neighbour(all: readonly Element[], at: Element, direction: "before" | "after"): Element | null {
    const index = all.indexOf(at);
    const others = direction === "after" ? all.slice(index + 1) : all.slice(0, index).reverse();
    return others.find((other) => !isInline(other) && hasSomething(other)) ?? null;
  }

  function tidied(blocks: readonly Element[]): readonly Element[] {
    const outer = blocks.filter(
      (block) => !blocks.some((other) => other !== block && (position(other, block) & within) !== 0),
    );
    return [...new Set(outer)].sort((a, b) => ((position(a, b) & later) !== 0 ? -1 : 1));
  }

  return { of, wider, narrower, beside, tidied };
}
