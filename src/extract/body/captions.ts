/**
 * Before Readability: a box that is named a caption, beside a picture, becomes the `figcaption` it is.
 * Readability takes the names from small boxes, and a caption would pass for a paragraph.
 */
import { blocksOf } from "../blocks.ts";
import { namesOf } from "./names.ts";

const longestCaption = 600;
const mostAncestors = 3;

/** Gives captions their element. */
export function nameCaptions(body: Element): void {
  for (const box of body.querySelectorAll("div, section, span, li"))
    if (namesOf(box).isPicture) nameWords(box);
  const known = new Map<Element, boolean>();
  for (const element of body.querySelectorAll("div, p, span, small, cite, h3, h4, h5, li, dd")) {
    if (!namesOf(element).isCaption || element.querySelector("img, figcaption, table, pre, h1, h2") !== null)
      continue;
    if ((element.textContent ?? "").length > longestCaption || !isBesidePicture(element, known)) continue;
    rename(element);
  }
}

const mostWords = 400;
const mostLines = 2;
const noCaption = "h1, h2, h3, h4, ul, ol, table, pre, blockquote, figcaption, form, a";

/** A line or two in a box that is named for its picture are about the picture. */
function nameWords(box: Element): void {
  const length = (box.textContent ?? "").trim().length;
  if (length === 0 || length > mostWords) return;
  if (box.querySelector("img") === null || box.querySelector(noCaption) !== null) return;
  const lines = blocksOf(box);
  if (lines.length > mostLines) return;
  for (const { element } of lines) {
    if (element === box || element.querySelector("img") !== null) continue;
    rename(element);
  }
}

function rename(element: Element): void {
  const caption = element.ownerDocument.createElement("figcaption");
  caption.append(...element.childNodes);
  element.replaceWith(caption);
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
