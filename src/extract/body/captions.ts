/**
 * Before Readability: a box that is named a caption, beside a picture, becomes the `figcaption` it is.
 * Readability takes the names from small boxes, and a caption would pass for a paragraph.
 */
import { namesOf } from "./names.ts";

const longestCaption = 600;
const mostAncestors = 3;

/** Gives captions their element. */
export function nameCaptions(body: Element): void {
  const known = new Map<Element, boolean>();
  for (const element of body.querySelectorAll("div, p, span, small, cite, h3, h4, h5, li, dd")) {
    if (!namesOf(element).isCaption || element.querySelector("img, figcaption, table, pre, h1, h2") !== null)
      continue;
    if ((element.textContent ?? "").length > longestCaption || !isBesidePicture(element, known)) continue;
    const renamed = body.ownerDocument.createElement("figcaption");
    renamed.append(...element.childNodes);
    element.replaceWith(renamed);
  }
}

/** What was found of a box is kept: thousands of captions may stand in one. */
function isBesidePicture(element: Element, known: Map<Element, boolean>): boolean {
  let up = element.parentElement;
  for (let level = 0; level < mostAncestors && up !== null; level += 1, up = up.parentElement) {
    const holdsPicture = known.get(up) ?? (up.localName === "figure" || up.querySelector("img") !== null);
    known.set(up, holdsPicture);
    if (holdsPicture) return true;
  }
  return false;
}
