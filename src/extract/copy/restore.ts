/**
 * What goes through Readability under another name, because it would take it apart or away: formulas,
 * embeds, the language of code, anchors of notes. Here each gets its own shape back, in the body found.
 */
import type { Embed } from "./embeds.ts";

/** What the placeholders of a copy stand for. */
export interface Carried {
  readonly formulas: Element[];
  readonly embeds: Embed[];
}

const formulaMark = "data-formula";
export const languageMark = "data-code-language";
const embedScheme = "stillpage-embed:";
const mostAnchors = 2_000;

/** The picture that stands for an embed until {@link restore}. */
export function embedPlaceholder(document: Document, carried: Carried, embed: Embed): Element {
  const image = document.createElement("img");
  image.setAttribute("src", embedScheme + carried.embeds.length);
  image.setAttribute("alt", embed.title);
  carried.embeds.push(embed);
  return image;
}

/** The words that stand for a formula until {@link restore}. */
export function formulaPlaceholder(document: Document, carried: Carried, formula: Element): Element {
  const words = document.createElement("span");
  words.setAttribute(formulaMark, String(carried.formulas.length));
  words.append(formula.getAttribute("alttext") ?? formula.textContent ?? "");
  carried.formulas.push(formula);
  return words;
}

/** Gives everything carried its own shape back, within one body; `part` counts the pages it is joined from. */
export function restore(
  root: Element,
  { carried, address }: { readonly carried: Carried; readonly address: string },
  part = 1,
): void {
  for (const words of root.querySelectorAll(`[${formulaMark}]`)) {
    const formula = carried.formulas[Number(words.getAttribute(formulaMark))];
    if (formula !== undefined) words.replaceWith(formula);
  }
  for (const code of root.querySelectorAll(`[${languageMark}]`)) {
    code.setAttribute("class", `language-${code.getAttribute(languageMark)}`);
    code.removeAttribute(languageMark);
  }
  for (const image of root.querySelectorAll(`img[src^="${embedScheme}"]`)) {
    const embed = carried.embeds[Number(image.getAttribute("src")?.slice(embedScheme.length))];
    const place = aloneIn(image);
    if (embed === undefined) image.remove();
    else place.replaceWith(linkTo(place, embed));
  }
  restoreAnchors(root, address, part);
}

/** The paragraph that was put around a picture and holds nothing else, or the picture. */
function aloneIn(image: Element): Element {
  const around = image.parentElement;
  const isAlone =
    around?.localName === "p" && around.childElementCount === 1 && (around.textContent ?? "").trim() === "";
  return isAlone ? around : image;
}

/** A figure with the poster and the title; where text or a figure is around already, the link alone. */
function linkTo(place: Element, { address, title, poster }: Embed): Element {
  const document = place.ownerDocument;
  const link = document.createElement("a");
  link.setAttribute("href", address);
  if (poster !== null) {
    const image = document.createElement("img");
    image.setAttribute("src", poster);
    image.setAttribute("alt", title);
    link.append(image);
  }
  if (place.parentElement?.closest("a") != null) return link.querySelector("img") ?? wordsOf(title, document);
  const isInline =
    place.parentElement?.closest("p, figure, span, h1, h2, h3, h4, h5, h6, td, th, li, dt, em, strong") !=
    null;
  if (isInline) {
    if (poster === null) link.append(title);
    return link;
  }
  const figure = document.createElement("figure");
  if (poster === null) {
    link.append(title);
    figure.append(link);
    return figure;
  }
  const caption = document.createElement("figcaption");
  const words = document.createElement("a");
  words.setAttribute("href", address);
  words.append(title);
  caption.append(words);
  figure.append(link, caption);
  return figure;
}

function wordsOf(title: string, document: Document): Element {
  const words = document.createElement("span");
  words.append(title);
  return words;
}

/**
 * Links from a text to its notes and back lead to places of the copy; their ends get names of ours,
 * in the order of the links, so that the same page gives the same names. A link whose end is not in
 * the body leads to the page.
 */
function restoreAnchors(root: Element, address: string, part: number): void {
  const page = address.replace(/#.*$/s, "");
  const prefix = part === 1 ? "ref-" : `ref-${part}-`;
  const ends = new Map<string, Element>();
  for (const element of root.querySelectorAll("[id]")) {
    const id = element.getAttribute("id") ?? "";
    if (!ends.has(id)) ends.set(id, element);
    element.removeAttribute("id");
  }
  const names = new Map<Element, string>();
  let count = 0;
  for (const link of root.querySelectorAll('a[href^="#"]')) {
    const fragment = link.getAttribute("href")?.slice(1) ?? "";
    const end = ends.get(fragment) ?? ends.get(decoded(fragment));
    count += 1;
    if (end === undefined || count > mostAnchors) {
      link.setAttribute("href", `${page}#${fragment}`);
      continue;
    }
    const name = names.get(end) ?? `${prefix}${names.size + 1}`;
    names.set(end, name);
    link.setAttribute("href", `#${name}`);
  }
  for (const [element, name] of names) element.setAttribute("id", name);
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A stray percent sign: the fragment as it stands.
    return fragment;
  }
}
