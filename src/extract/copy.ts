/**
 * A live page, copied into a document that cannot run, load or answer for itself. Reading it later
 * cannot freeze the tab or be misled by names the page chose: everything is walked here, once, with
 * a loop, within a budget, giving the page its turn in between.
 */
import { LibraryError } from "../model/errors.ts";
import { wellFormed } from "../model/text.ts";
import { imageInMarkup, statedImage } from "./images.ts";
import type { Pace } from "./pace.ts";
import type { PageReader } from "./page-dom.ts";
import { addressAttributes, copiedAttributes, planFor } from "./plans.ts";

export interface CopyLimits {
  readonly nodes: number;
  readonly characters: number;
  /** Nodes times the depth they lie at: what Readability's effort grows with. */
  readonly effort: number;
  /** Deeper levels are laid flat into this one. */
  readonly depth: number;
}

export interface PageCopy {
  readonly document: Document;
  /** The address the page was shown at. */
  readonly address: string;
  readonly title: string;
  /** The texts of its `application/ld+json` scripts. */
  readonly jsonLd: readonly string[];
  /** What was selected, where a selection was asked for. */
  readonly selection: Element | null;
}

export interface CopyOptions {
  readonly address: string;
  readonly limits: CopyLimits;
  readonly pace: Pace;
  /** Only what lies in these, for the copy's `selection`. */
  readonly ranges?: readonly Range[];
}

const jsonLdScripts = 64;
const jsonLdCharacters = 1_000_000;
const attributeCharacters = 8_192;
const headElements: ReadonlySet<string> = new Set(["meta", "link"]);
const headAttributes = ["name", "property", "itemprop", "content", "rel", "href", "hreflang", "http-equiv"];

/** Copies the page; rejects with `page/too-large` or `page/timeout`, never later than the pace allows. */
export async function copyPage(reader: PageReader, options: CopyOptions): Promise<PageCopy> {
  const { limits, pace } = options;
  if (reader.elementCount() > limits.nodes) throw new LibraryError("page/too-large", { detail: "elements" });
  const copier = createCopier(reader, limits, pace);
  const root = reader.root();
  if (root !== null) {
    copyAttributes(reader, root, copier.document.documentElement, copier.resolve);
    await copier.fill(copier.document.body, childrenOf(reader, root), null);
  }
  const body = reader.body();
  if (body !== null) copyAttributes(reader, body, copier.document.body, copier.resolve);
  let selection: Element | null = null;
  if (options.ranges !== undefined) {
    selection = copier.document.createElement("div");
    for (const range of options.ranges) await copier.fill(selection, [topOf(reader, range)].values(), range);
  }
  return {
    document: copier.document,
    address: options.address,
    title: wellFormed(reader.title().slice(0, attributeCharacters)),
    jsonLd: copier.jsonLd,
    selection,
  };
}

interface Copier {
  readonly document: Document;
  readonly jsonLd: string[];
  readonly resolve: (address: string) => string | null;
  readonly fill: (into: Element, nodes: Iterator<Node>, range: Range | null) => Promise<void>;
}

/** One level of the walk: what is still to come there, and where its copies go. */
interface Level {
  readonly nodes: Iterator<Node>;
  readonly into: Element;
  readonly depth: number;
}

function createCopier(reader: PageReader, limits: CopyLimits, pace: Pace): Copier {
  const document = reader.createInert();
  const base = reader.baseAddress();
  const resolve = (address: string) => (URL.canParse(address, base) ? new URL(address, base).href : null);
  const jsonLd: string[] = [];
  let jsonLdLeft = jsonLdCharacters;
  let nodes = 0;
  let characters = 0;
  let effort = 0;

  function spend(depth: number, length: number): void {
    nodes += 1;
    characters += length;
    effort += depth;
    if (nodes > limits.nodes) throw new LibraryError("page/too-large", { detail: "nodes" });
    if (characters > limits.characters) throw new LibraryError("page/too-large", { detail: "characters" });
    if (effort > limits.effort) throw new LibraryError("page/too-large", { detail: "effort" });
  }

  function takeHead(element: Element, name: string): void {
    if (name === "script" && jsonLd.length < jsonLdScripts) {
      if (reader.attribute(element, "type")?.trim().toLowerCase() !== "application/ld+json") return;
      const text = reader.text(element);
      jsonLdLeft -= text.length;
      if (jsonLdLeft >= 0) jsonLd.push(text);
    } else if (headElements.has(name)) {
      const copy = document.createElement(name);
      for (const attribute of headAttributes) {
        const value = reader.attribute(element, attribute);
        if (value === null) continue;
        const kept = attribute === "href" ? resolve(value) : wellFormed(value.slice(0, attributeCharacters));
        if (kept !== null) copy.setAttribute(attribute, kept);
      }
      document.head.append(copy);
    }
  }

  /** Copies one element; returns where its children go, or null when they stay behind. */
  function takeElement(element: Element, into: Element): Element | null {
    const name = reader.localName(element);
    const plan = planFor(name, reader.namespace(element), into.localName);
    switch (plan) {
      case "drop":
        takeHead(element, name);
        return null;
      case "unwrap":
        return into;
      case "image":
        into.append(copyImage(reader, element, document, resolve));
        return null;
      case "noscript":
        takeNoscript(reader, element, into, resolve);
        return null;
      case "formula":
        into.append(reader.attribute(element, "alttext") ?? reader.text(element));
        return null;
      case "button":
        return reader.find(element, "img") === null ? null : into;
      default: {
        const copy = document.createElement(plan === "keep" ? name : plan.as);
        copyAttributes(reader, element, copy, resolve);
        if (plan !== "keep" && plan.role !== undefined) copy.setAttribute("role", plan.role);
        into.append(copy);
        return copy;
      }
    }
  }

  function takeText(node: Node, into: Element, range: Range | null, depth: number): void {
    const text = wellFormed(textWithin(reader, node, range));
    spend(depth, text.length);
    if (text !== "") into.append(text);
  }

  async function fill(target: Element, first: Iterator<Node>, range: Range | null): Promise<void> {
    const levels: Level[] = [{ nodes: first, into: target, depth: 1 }];
    for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
      if (pace.step()) await pace.breathe();
      const { done, value: node } = level.nodes.next();
      if (done === true) {
        levels.pop();
        continue;
      }
      if (range !== null && !range.intersectsNode(node)) continue;
      const type = reader.nodeType(node);
      if (type === 3) takeText(node, level.into, range, level.depth);
      if (type !== 1) continue;
      spend(level.depth, 0);
      // Node type 1 is an Element.
      const element = node as Element;
      const into = takeElement(element, level.into);
      if (into === null) continue;
      const isDeeper = into !== level.into && level.depth < limits.depth;
      levels.push({
        nodes: childrenOf(reader, element),
        into: isDeeper || into === level.into ? into : level.into,
        depth: level.depth + (isDeeper ? 1 : 0),
      });
    }
  }

  return { document, jsonLd, resolve, fill };
}

/** What a reader sees below an element: its open shadow tree if it has one, what a slot was given, else its children. */
function childrenOf(reader: PageReader, element: Element): Iterator<Node> {
  const shadow = reader.shadowRoot(element);
  if (shadow !== null && shadow !== undefined) return siblings(reader, reader.firstChild(shadow));
  if (reader.localName(element) === "slot") {
    const assigned = reader.assigned(element);
    if (assigned.length > 0) return assigned.values();
  }
  return siblings(reader, reader.firstChild(element));
}

function* siblings(reader: PageReader, first: Node | null): Generator<Node, undefined> {
  for (let node = first; node !== null; ) {
    const next = reader.nextSibling(node);
    yield node;
    node = next;
  }
}

function copyAttributes(
  reader: PageReader,
  from: Element,
  to: Element,
  resolve: (address: string) => string | null,
): void {
  for (const name of reader.attributeNames(from)) {
    if (name === "style" && isHiddenStyle(reader.attribute(from, name) ?? "")) to.setAttribute("hidden", "");
    if (!copiedAttributes.has(name)) continue;
    const value = wellFormed((reader.attribute(from, name) ?? "").slice(0, attributeCharacters));
    const kept = addressAttributes.has(name) ? resolve(value) : value;
    if (kept !== null) to.setAttribute(name, kept);
  }
}

/** The style attribute itself is not copied: a page's policy would report it as a violation. */
function isHiddenStyle(style: string): boolean {
  return /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style.slice(0, 2_000));
}

function copyImage(
  reader: PageReader,
  element: Element,
  document: Document,
  resolve: (address: string) => string | null,
): Element {
  const copy = document.createElement("img");
  copyAttributes(reader, element, copy, resolve);
  const stated = statedImage((name) => reader.attribute(element, name)) ?? reader.currentSource(element);
  const address = stated === "" ? null : resolve(stated);
  if (address !== null) copy.setAttribute("src", address);
  return copy;
}

/** Gives the picture before a `noscript` the address it lacks, or stands in where there is no picture. */
function takeNoscript(
  reader: PageReader,
  element: Element,
  into: Element,
  resolve: (address: string) => string | null,
): void {
  const inside = reader.find(element, "img");
  const attribute =
    inside === null ? imageInMarkup(reader.text(element)) : (name: string) => reader.attribute(inside, name);
  const stated = attribute === null ? null : statedImage(attribute);
  const address = stated === null ? null : resolve(stated);
  if (address === null || attribute === null) return;
  const last = into.lastElementChild;
  const before = last?.localName === "img" ? last : last?.lastElementChild;
  const isPicture = before?.localName === "img";
  if (isPicture && before.hasAttribute("src")) return;
  const image = isPicture ? before : into.ownerDocument.createElement("img");
  image.setAttribute("src", address);
  if (!image.hasAttribute("alt")) image.setAttribute("alt", attribute("alt") ?? "");
  if (!isPicture) into.append(image);
}

/** Where the copy of a range begins: whole lists, tables and quotations keep their frame. */
function topOf(reader: PageReader, range: Range): Node {
  const frames = new Set(
    "ul ol dl table tbody thead tr pre blockquote figure li td th code h1 h2 h3 h4 h5 h6".split(" "),
  );
  let top: Node = range.commonAncestorContainer;
  for (let node = reader.parentElement(top); node !== null; node = reader.parentElement(node)) {
    const isElement = reader.nodeType(top) === 1;
    // Node type 1 is an Element.
    if (isElement && !frames.has(reader.localName(top as Element))) break;
    if (!isElement || frames.has(reader.localName(node))) top = node;
    else break;
  }
  return top;
}

function textWithin(reader: PageReader, node: Node, range: Range | null): string {
  const text = reader.text(node);
  if (range === null) return text;
  const end = node === range.endContainer ? range.endOffset : text.length;
  const start = node === range.startContainer ? range.startOffset : 0;
  return text.slice(start, end);
}
