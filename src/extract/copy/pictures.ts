/** Pictures of a page in its copy: each an `img` with the address it really has, or none at all. */

import type { PageReader } from "../page-dom.ts";
import { imageInMarkup, isBlank, statedBackground, statedImage } from "./images.ts";

type Resolve = (address: string) => string | null;

/** Most boxes whose styles are asked for a picture. */
const mostBackgrounds = 300;
const mostSources = 20;
/** Smaller, a background is an icon or a bullet. */
const smallestFigure = { width: 100, height: 60 };
const backgroundBoxes: ReadonlySet<string> = new Set("div span a section figure p li".split(" "));
/** Elements of a page's own making that stand for a picture: `amp-img`, `lazy-image`. */
const pictureElement = /-(?:img|image|picture|photo)$/;

/** The address a picture has; null for blanks and for what states none. */
export function pictureAddress(reader: PageReader, image: Element, resolve: Resolve): string | null {
  const attribute = attributesOf(reader, image);
  if (isBlank(attribute)) return null;
  const parent = reader.parentElement(image);
  const isInPicture = parent !== null && reader.localName(parent) === "picture";
  const sources = isInPicture ? reader.findAll(parent, "source", mostSources) : [];
  const stated =
    statedImage(
      attribute,
      sources.map((source) => attributesOf(reader, source)),
    ) ?? reader.currentSource(image);
  return stated === "" ? null : resolve(stated);
}

/** Whether an element that is none of HTML's stands for a picture. */
export function isPictureElement(reader: PageReader, element: Element, name: string): boolean {
  return (
    pictureElement.test(name) &&
    reader.find(element, "img") === null &&
    reader.attribute(element, "src") !== null
  );
}

/** Finds boxes that show a picture as their background and nothing else. */
export function createBackgrounds(reader: PageReader, resolve: Resolve) {
  let looks = 0;

  /** The address of the picture an otherwise empty box shows, or of one that calls itself a picture. */
  return function backgroundOf(element: Element, name: string): string | null {
    if (!backgroundBoxes.has(name)) return null;
    const isPicture = reader.attribute(element, "role") === "img";
    if (!isPicture && !isBare(reader, element)) return null;
    const attribute = attributesOf(reader, element);
    const own = attribute("style") ?? "";
    const asked = () => {
      if (/url\(/i.test(own)) return own;
      if (looks >= mostBackgrounds) return "";
      looks += 1;
      return reader.style(element, "background-image");
    };
    const stated = statedBackground(attribute, asked);
    if (stated === null) return null;
    const { width, height } = reader.box(element);
    const isTooSmall =
      (width > 0 || height > 0) && (width < smallestFigure.width || height < smallestFigure.height);
    return isTooSmall && !isPicture ? null : resolve(stated);
  };
}

/** Nothing inside but white space and boxes that are as empty. */
function isBare(reader: PageReader, element: Element): boolean {
  let inside: Element = element;
  for (let level = 0; level < 3; level += 1) {
    let only: Element | null = null;
    for (let node = reader.firstChild(inside); node !== null; node = reader.nextSibling(node)) {
      const type = reader.nodeType(node);
      if (type === 3 && reader.text(node).trim() !== "") return false;
      if (type !== 1) continue;
      // Node type 1 is an Element.
      if (only !== null || !backgroundBoxes.has(reader.localName(node as Element))) return false;
      only = node as Element;
    }
    if (only === null) return true;
    inside = only;
  }
  return false;
}

/** An element's attributes, read once: a picture is asked for some forty names. */
function attributesOf(reader: PageReader, element: Element): (name: string) => string | null {
  const names = new Set(reader.attributeNames(element));
  return (name) => (names.has(name) ? reader.attribute(element, name) : null);
}

/** Gives the picture before a `noscript` the address it lacks, or stands in where there is no picture. */
export function takeNoscript(reader: PageReader, element: Element, into: Element, resolve: Resolve): void {
  const inside = reader.find(element, "img");
  const attribute =
    inside === null ? imageInMarkup(reader.text(element)) : (name: string) => reader.attribute(inside, name);
  if (attribute === null || isBlank(attribute)) return;
  const stated = statedImage(attribute);
  const address = stated === null ? null : resolve(stated);
  if (address === null) return;
  const before = pictureBefore(into);
  if (before?.hasAttribute("src") === true) return;
  const image = before ?? into.ownerDocument.createElement("img");
  image.setAttribute("src", address);
  if (!image.hasAttribute("alt")) image.setAttribute("alt", attribute("alt") ?? "");
  if (before === null) into.append(image);
}

/** The last picture of a copy, where no text follows it. */
function pictureBefore(into: Element): Element | null {
  let last: Element | null = into.lastElementChild;
  while (last !== null && last.localName !== "img") {
    if ((last.textContent ?? "").trim() !== "") return null;
    last = last.lastElementChild;
  }
  return last;
}
