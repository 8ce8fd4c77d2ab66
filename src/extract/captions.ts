/**
 * Captions that stand as lines of their own under a picture (大图：…, ▲…, 资料图片, Photo: …) become the
 * caption of its figure, so that picture and words stay together wherever the article goes.
 */
import { normalizeSpace } from "../model/text.ts";
import { type Entry, entriesOf, isEmptyBox, type Line, removeLine } from "./text-lines.ts";

/** What opens a caption: a word for the picture and a colon, 图为, or an arrow towards it. */
const opener =
  /^[（([【]?(?:(?:[大小上下左右中]图|图\s?[一二三四五六七八九十\d①-⑨]{0,3}|图说|题图|配图|资料图|图片说明|写真|사진|photos?|photograph|image|picture|bild|foto|figure|fig\.)\s?[\d.]{0,4}\s?[:：丨|]|图[为：]|[▲△↑▼↓←→◀▶])/i;
/** What says only whose picture it is, or that it is an old one. */
const credit =
  /^[（([【]?(?:资料图片?|资料照片|[^。！？：]{1,16}[摄攝]|[^。！？：]{0,16}供图|图片来自.{1,16}|图源.{1,16}|新华社发.{0,16}|视觉中国|photo (?:by|courtesy) .{2,40}|photograph by .{2,40}|getty images)[）)\]】。]?$/i;
const longestCaption = 220;
const longestCredit = 50;
const mostLinesOfCaption = 4;
/** Ties each caption line to the picture it follows, or to the one whose description it repeats. */
export function tieCaptions(root: Element): void {
  const entries = entriesOf(root);
  const made = new Set<Element>();
  const images = entries.flatMap((entry) => ("image" in entry ? [entry.image] : []));
  for (let index = 0; index < entries.length; ) {
    const run: Element[] = [];
    for (let entry = entries[index]; entry !== undefined && "image" in entry; entry = entries[index]) {
      run.push(entry.image);
      index += 1;
    }
    if (run.length === 0) {
      index += 1;
      continue;
    }
    const groups = captionsAt(entries, index);
    groups.forEach((group, at) => {
      const text = group.map((line) => line.text).join(" ");
      const image = describedBy(text, images) ?? run[Math.min(at, run.length - 1)];
      if (image !== undefined && tie(image, group, made)) index += group.length;
    });
  }
}

/** The captions that begin at an entry, each with its lines: an opener, and credits after it. */
function captionsAt(entries: readonly Entry[], start: number): Line[][] {
  const groups: Line[][] = [];
  for (let index = start; index < entries.length; index += 1) {
    const entry = entries[index];
    if (entry === undefined || "image" in entry) break;
    const last = groups.at(-1);
    if (entry.text.length <= longestCaption && opener.test(entry.text)) groups.push([entry]);
    else if (entry.text.length <= longestCredit && credit.test(entry.text)) {
      if (last === undefined) groups.push([entry]);
      else if (last.length < mostLinesOfCaption) last.push(entry);
    } else break;
  }
  return groups;
}

/** The one picture whose description stands in the caption. */
function describedBy(caption: string, images: readonly Element[]): Element | null {
  const found = images.filter((image) => {
    const alt = normalizeSpace(image.getAttribute("alt") ?? "");
    return alt.length >= 4 && caption.includes(alt);
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Moves the lines into the picture's figure, which is made where there is none; false where it has its caption. */
function tie(image: Element, lines: readonly Line[], made: Set<Element>): boolean {
  const document = image.ownerDocument;
  const figure = image.closest("figure") ?? figureFor(image);
  let caption = figure.querySelector("figcaption");
  if (caption !== null && !made.has(caption)) return false;
  if (caption === null) {
    caption = document.createElement("figcaption");
    made.add(caption);
    figure.append(caption);
  }
  for (const line of lines) {
    if (caption.firstChild !== null) caption.append(document.createElement("br"));
    caption.append(line.text);
    removeLine(line);
  }
  return true;
}

/** A figure in the picture's place, around the link it may stand in; the box that held it alone goes. */
function figureFor(image: Element): Element {
  const figure = image.ownerDocument.createElement("figure");
  const parent = image.parentElement;
  const held = parent?.localName === "a" && parent.children.length === 1 ? parent : image;
  const box = held.parentElement;
  const isAlone = box !== null && box.parentElement !== null && /^(?:p|center|span)$/.test(box.localName);
  (isAlone ? box : held).before(figure);
  figure.append(held);
  if (isAlone && isEmptyBox(box)) box.remove();
  return figure;
}
