/**
 * Before Readability: a box that is named a caption, beside a picture, becomes the `figcaption` it is.
 * Readability takes the names from small boxes, and a caption would pass for a paragraph.
 */
import { caption, wordsOf } from "./names.ts";

const longestCaption = 600;
const mostAncestors = 3;

/** Gives captions their element. */
export function nameCaptions(body: Element): void {
  for (const element of body.querySelectorAll("div, p, span, small, cite, h3, h4, h5, li, dd")) {
    if (
      !caption.test(wordsOf(element)) ||
      element.querySelector("img, figcaption, table, pre, h1, h2") !== null
    )
      continue;
    if ((element.textContent ?? "").length > longestCaption || !isBesidePicture(element)) continue;
    const renamed = body.ownerDocument.createElement("figcaption");
    renamed.append(...element.childNodes);
    element.replaceWith(renamed);
  }
}

function isBesidePicture(element: Element): boolean {
  let up = element.parentElement;
  for (let level = 0; level < mostAncestors && up !== null; level += 1, up = up.parentElement) {
    if (up.querySelector("img") !== null || up.localName === "figure") return true;
  }
  return false;
}
