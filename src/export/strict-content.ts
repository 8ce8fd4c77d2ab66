/**
 * An article's nodes brought into the content model of HTML as XML, which books are checked against: pages of the
 * web nest and omit what browsers mend, and one such place makes a whole book invalid. Words are never lost.
 */
import { withoutForbidden } from "./escape.ts";
import { strictAddress } from "./strict-address.ts";

const mathml = "http://www.w3.org/1998/Math/MathML";

/** Elements that stand for themselves: nothing of another kind around them where words run. */
const blocks = new Set(
  (
    "address article aside blockquote details dd div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header " +
    "hgroup hr li main ol p pre section summary table ul"
  ).split(" "),
);
/** They are what stands in them: a block, or words. */
const transparent = new Set(["a", "del", "ins"]);
/** Hold words alone; with a block inside they become boxes. */
const phrases = new Set(
  (
    "abbr b bdi bdo cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd mark p pre q rp rt ruby s samp small span strong " +
    "sub sup time u var"
  ).split(" "),
);
/** What HTML no longer has, and what stands for it. */
const successors: Readonly<Record<string, string>> = {
  big: "span",
  tt: "code",
  strike: "s",
  rb: "span",
  rtc: "span",
  address: "div",
  footer: "div",
  header: "div",
  hgroup: "div",
  main: "div",
  time: "span",
  data: "span",
};
/** Where an element may stand, and what it becomes elsewhere. */
const places: Readonly<Record<string, readonly [parents: readonly string[], otherwise: string]>> = {
  li: [["ul", "ol"], "div"],
  dt: [["dl"], "div"],
  dd: [["dl"], "div"],
  figcaption: [["figure"], "div"],
  summary: [["details"], "div"],
  rt: [["ruby"], "span"],
  rp: [["ruby"], "span"],
};
const attributes: Readonly<Record<string, RegExp>> = {
  href: /^/,
  src: /^/,
  alt: /^/,
  title: /^/,
  id: /^[A-Za-z][\w-]*$/,
  lang: /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$/,
  dir: /^(?:ltr|rtl|auto)$/,
  class: /^language-/,
  width: /^[1-9]\d{0,4}$/,
  height: /^[1-9]\d{0,4}$/,
  colspan: /^[1-9]\d{0,2}$/,
  rowspan: /^[1-9]\d{0,3}$/,
  start: /^-?\d{1,6}$/,
  value: /^-?\d{1,6}$/,
  type: /^[1aAiI]$/,
  reversed: /^/,
};

/** Changes the nodes in place; true where formulas are left in them. */
export function makeStrict(nodes: DocumentFragment): boolean {
  const document = nodes.ownerDocument;
  for (const formula of nodes.querySelectorAll("math")) tidyFormula(formula);
  for (const element of nodes.querySelectorAll("col, colgroup, wbr")) element.remove();
  // From the innermost out: what becomes a box makes boxes of what is around it.
  for (const element of [...nodes.querySelectorAll("*")].reverse()) {
    if (element.namespaceURI === mathml) continue;
    const successor =
      successors[element.localName] ??
      (element.localName === "bdo" && !element.hasAttribute("dir") ? "span" : undefined);
    const plain = successor === undefined ? element : renamed(element, successor);
    if (phrases.has(plain.localName) && [...plain.children].some(isBlock)) renamed(plain, "div");
  }
  for (const element of [...nodes.querySelectorAll("*")]) {
    const [parents, otherwise] = places[element.localName] ?? [];
    if (parents === undefined || otherwise === undefined) continue;
    if (!parents.includes(element.parentElement?.localName ?? "")) renamed(element, otherwise);
  }
  for (const list of nodes.querySelectorAll("ul, ol")) wrapStrays(list, "li", ["li"]);
  for (const list of [...nodes.querySelectorAll("dl")]) tidyDefinitions(list);
  for (const figure of nodes.querySelectorAll("figure")) keepOne(figure, "figcaption", true);
  for (const box of [...nodes.querySelectorAll("details")]) tidyDetails(box);
  for (const ruby of [...nodes.querySelectorAll("ruby")])
    if (ruby.querySelector("rt") === null) renamed(ruby, "span");
  for (const table of [...nodes.querySelectorAll("table")].reverse()) tidyTable(table);
  tidyAttributes(nodes);
  const walker = document.createTreeWalker(nodes, 4);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    node.nodeValue = withoutForbidden(node.nodeValue ?? "");
  return nodes.querySelector("math") !== null;
}

function isBlock(element: Element): boolean {
  if (blocks.has(element.localName)) return true;
  return transparent.has(element.localName) && [...element.children].some(isBlock);
}

function renamed(element: Element, name: string): Element {
  const other = element.ownerDocument.createElement(name);
  for (const { name: attribute, value } of element.attributes)
    if (["lang", "dir", "title", "id"].includes(attribute)) other.setAttribute(attribute, value);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

/** Gives everything in a list that is no item an item of its own, and takes out a list that has none. */
function wrapStrays(list: Element, wrapper: string, allowed: readonly string[]): void {
  for (const child of [...list.childNodes]) {
    const isElement = child.nodeType === 1;
    if (isElement && allowed.includes((child as Element).localName)) continue;
    if (!isElement && (child.textContent ?? "").trim() === "") {
      child.remove();
      continue;
    }
    const item = list.ownerDocument.createElement(wrapper);
    child.replaceWith(item);
    item.append(child);
  }
  if (list.childElementCount === 0) list.remove();
}

/** Names and what they mean, in turns, beginning with a name and ending with a meaning; else boxes. */
function tidyDefinitions(list: Element): void {
  wrapStrays(list, "dd", ["dt", "dd"]);
  const children = [...list.children];
  const isWhole = children[0]?.localName === "dt" && children.at(-1)?.localName === "dd";
  const isPlain = children.every(
    ({ localName, children: inside }) =>
      localName === "dd" ||
      ![...inside].some((child) => /^(?:h[1-6]|section|article|aside|header|footer)$/.test(child.localName)),
  );
  if (isWhole && isPlain) return;
  for (const child of children) renamed(child, "div");
  if (list.isConnected || list.parentNode !== null) renamed(list, "div");
}

/** Leaves the first of a kind where it may stand; the others become boxes. */
function keepOne(parent: Element, name: string, mayBeLast: boolean): void {
  const [first, ...others] = [...parent.children].filter(({ localName }) => localName === name);
  for (const other of others) renamed(other, "div");
  if (first === undefined) return;
  if (mayBeLast && first !== parent.firstElementChild) parent.append(first);
  else parent.prepend(first);
}

function tidyDetails(box: Element): void {
  const summary = [...box.children].find(({ localName }) => localName === "summary");
  if (summary === undefined || [...summary.children].some(isBlock)) {
    for (const child of [...box.children]) if (child.localName === "summary") renamed(child, "div");
    renamed(box, "div");
  } else keepOne(box, "summary", false);
}

/** Caption, head, bodies, foot: in that order, each row with cells. */
function tidyTable(table: Element): void {
  for (const row of [...table.querySelectorAll("tr")]) if (row.querySelector("td, th") === null) row.remove();
  for (const part of [...table.children])
    if (/^t(?:head|body|foot)$/.test(part.localName) && part.querySelector("tr") === null) part.remove();
  const of = (name: string): Element[] => [...table.children].filter(({ localName }) => localName === name);
  for (const other of of("thead").slice(1)) renamed(other, "tbody");
  for (const other of of("tfoot").slice(1)) renamed(other, "tbody");
  const captions = of("caption");
  for (const extra of captions.slice(1)) extra.remove();
  const ordered = [...captions.slice(0, 1), ...of("thead"), ...of("tbody"), ...of("tr"), ...of("tfoot")];
  const words = (table.textContent ?? "").trim();
  if (ordered.every(({ localName }) => localName === "caption")) {
    const paragraph = table.ownerDocument.createElement("div");
    paragraph.textContent = words;
    table.replaceWith(paragraph);
    return;
  }
  table.replaceChildren(...ordered);
  for (const cell of table.querySelectorAll("td")) cell.removeAttribute("scope");
}

function tidyAttributes(nodes: DocumentFragment): void {
  const ids = new Set<string>();
  for (const element of nodes.querySelectorAll("*")) {
    if (element.namespaceURI === mathml) continue;
    for (const { name, value } of [...element.attributes]) {
      if (attributes[name]?.test(value) !== true) element.removeAttribute(name);
      else element.setAttribute(name, withoutForbidden(value));
    }
    const id = element.getAttribute("id");
    if (id === null) continue;
    if (ids.has(id)) element.removeAttribute("id");
    ids.add(id);
  }
  for (const link of nodes.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href") ?? "";
    const strict = href.startsWith("#") ? (ids.has(href.slice(1)) ? href : null) : strictAddress(href);
    if (strict === null) link.removeAttribute("href");
    else link.setAttribute("href", strict);
  }
  for (const element of nodes.querySelectorAll("[type]:not(ol), [value]:not(li), [start]:not(ol)"))
    for (const name of ["type", "value", "start"]) element.removeAttribute(name);
  for (const image of nodes.querySelectorAll("img:not([alt])")) image.setAttribute("alt", "");
}

/** How many parts an element of a formula has; others have as many as they like. */
const parts: Readonly<Record<string, number>> = {
  mfrac: 2,
  mroot: 2,
  msub: 2,
  msup: 2,
  munder: 2,
  mover: 2,
  msubsup: 3,
  munderover: 3,
};

/** A formula that is well made stays, without how it looks; any other becomes its own source, or its words. */
function tidyFormula(formula: Element): void {
  const all = [...formula.querySelectorAll("*")];
  const isSound = all.every(({ localName, childElementCount, parentElement }) => {
    if (localName === "mmultiscripts" || localName === "mprescripts" || localName === "merror") return false;
    if (localName === "mtr") return parentElement?.localName === "mtable";
    if (localName === "mtd") return parentElement?.localName === "mtr";
    if (localName === "mtable") return childElementCount > 0;
    return parts[localName] === undefined || parts[localName] === childElementCount;
  });
  const source = formula.getAttribute("alttext") ?? formula.textContent ?? "";
  if (!isSound) {
    const code = formula.ownerDocument.createElement("code");
    code.textContent = withoutForbidden(source);
    formula.replaceWith(code);
    return;
  }
  for (const element of [formula, ...all]) {
    const display = element === formula ? formula.getAttribute("display") : null;
    for (const { name } of [...element.attributes]) element.removeAttribute(name);
    if (display === "block" || display === "inline") element.setAttribute("display", display);
  }
  formula.setAttribute("alttext", withoutForbidden(source));
}
