/** Sanitising a long body without holding its page up: a few hundred lines at a time, the page's turn in between. */
import type { Sanitizer } from "../sanitize.ts";

/** What one pass of the sanitizer may hold: about a tenth of a second (tests/bench/extract-limits.mjs). */
const elementsAtATime = 1_500;
/** Boxes that the sanitizer keeps as they are. */
const frames: ReadonlySet<string> = new Set(["div", "article", "section", "main"]);

/**
 * What {@link Sanitizer.keep} gives for a body, made in parts. The parts are whole children of one
 * element, so that what each becomes does not depend on the others.
 */
export async function keepInParts(
  body: Element,
  sanitizer: Sanitizer,
  breathe: () => Promise<void>,
): Promise<DocumentFragment> {
  const holder = holderOf(body);
  if (holder === null) return sanitizer.keep(body);
  const parts = partsOf(holder);
  holder.replaceChildren();
  const frame = sanitizer.keep(body);
  const place = innermost(frame);
  for (const part of parts) {
    await breathe();
    const box = holder.ownerDocument.createElement("div");
    box.append(...part);
    const [kept] = sanitizer.keep(box).childNodes;
    place.append(...(kept?.childNodes ?? []));
  }
  return frame;
}

/** The box with the lines: below the boxes around it that hold nothing else. Null where one pass will do. */
function holderOf(body: Element): Element | null {
  if (body.querySelectorAll("*").length <= elementsAtATime) return null;
  let holder = body;
  for (let only = onlyBox(holder); only !== null; only = onlyBox(holder)) holder = only;
  return frames.has(holder.localName) ? holder : null;
}

/** The one child of an element, where it is a box and the element holds nothing else. */
function onlyBox(element: Element): Element | null {
  const only = element.firstElementChild;
  const isAlone = only !== null && element.childElementCount === 1 && frames.has(only.localName);
  return isAlone && (only.textContent ?? "").trim() === (element.textContent ?? "").trim() ? only : null;
}

function partsOf(holder: Element): Node[][] {
  const parts: Node[][] = [];
  let size = elementsAtATime;
  for (const node of [...holder.childNodes]) {
    if (size >= elementsAtATime) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(node);
    // Node type 1 is an Element.
    size += node.nodeType === 1 ? 1 + (node as Element).querySelectorAll("*").length : 1;
  }
  return parts;
}

function innermost(fragment: DocumentFragment): DocumentFragment | Element {
  let place: DocumentFragment | Element = fragment;
  for (let next = place.firstElementChild; next !== null; next = place.firstElementChild) place = next;
  return place;
}
