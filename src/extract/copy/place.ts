/** Where copies go. */
export interface Place {
  /** Name of the element that takes them. */
  readonly name: string;
  readonly element: () => Element;
  readonly addText: (text: string) => void;
  /** What boxes that are laid flat below this one are put into. */
  readonly base: Element;
  /** A box laid flat stands here now: what follows goes into a new one. */
  readonly interrupt: () => void;
}

/** An element that stands in the copy. */
export function solidPlace(element: Element): Place {
  return {
    name: element.localName,
    element: () => element,
    addText: (text) => element.append(text),
    base: element,
    interrupt: () => undefined,
  };
}

/**
 * A box that would nest too deep: a row of boxes in `base` instead, each made when something goes into
 * it, so that lines that stood apart still do, in their order.
 */
export function flatPlace(base: Element, copy: Element): Place {
  let current: Element | null = null;
  let next = copy;
  const element = () => {
    if (current === null) {
      current = next;
      base.append(current);
      // Its continuation, if there is one, is the same kind of box without its name.
      next = base.ownerDocument.createElement(copy.localName);
      next.className = copy.className;
    }
    return current;
  };
  return {
    name: copy.localName,
    element,
    addText: (text) => {
      // White space alone begins no box.
      if (current !== null || text.trim() !== "") element().append(text);
    },
    base,
    interrupt: () => {
      current = null;
    },
  };
}
