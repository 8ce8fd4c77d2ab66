/**
 * Reading a live page without believing it. A form whose field is called `parentNode` answers
 * `form.parentNode` with that field; the getters of the prototypes, called by hand, answer the truth.
 */
export type PageWindow = Window & typeof globalThis;

export interface PageReader {
  readonly document: Document;
  readonly createInert: () => Document;
  readonly firstChild: (node: Node) => Node | null;
  readonly nextSibling: (node: Node) => Node | null;
  readonly parentElement: (node: Node) => Element | null;
  readonly nodeType: (node: Node) => number;
  readonly text: (node: Node) => string;
  readonly localName: (element: Element) => string;
  readonly namespace: (element: Element) => string | null;
  readonly attributeNames: (element: Element) => readonly string[];
  readonly attribute: (element: Element, name: string) => string | null;
  readonly find: (element: Element, selector: string) => Element | null;
  readonly shadowRoot: (element: Element) => ShadowRoot | null;
  readonly assigned: (slot: Element) => readonly Node[];
  readonly currentSource: (image: Element) => string;
  readonly elementCount: () => number;
  readonly root: () => Element | null;
  readonly body: () => Element | null;
  readonly title: () => string;
  readonly baseAddress: () => string;
  readonly contentType: () => string;
  readonly ranges: () => readonly Range[];
}

/** A reader over the window's own document. */
export function readerOf(window: PageWindow): PageReader {
  // `window.document` cannot be shadowed: it is the one property of a window that is unforgeable.
  const { document } = window;
  const node = window.Node.prototype;
  const element = window.Element.prototype;
  const page = window.Document.prototype;
  const firstChild = getter<Node, Node | null>(node, "firstChild");
  const nextSibling = getter<Node, Node | null>(node, "nextSibling");
  const localName = getter<Element, string>(element, "localName");
  const implementation = getter<Document, DOMImplementation>(page, "implementation");
  const currentSource = getter<Element, string>(window.HTMLImageElement.prototype, "currentSrc");
  return {
    document,
    createInert: () =>
      window.DOMImplementation.prototype.createHTMLDocument.call(implementation(document), ""),
    firstChild,
    nextSibling,
    parentElement: getter<Node, Element | null>(node, "parentElement"),
    nodeType: getter<Node, number>(node, "nodeType"),
    text: (target) => getter<Node, string | null>(node, "textContent")(target) ?? "",
    localName,
    namespace: getter<Element, string | null>(element, "namespaceURI"),
    attributeNames: (target) => element.getAttributeNames.call(target),
    attribute: (target, name) => element.getAttribute.call(target, name),
    find: (target, selector) => element.querySelector.call(target, selector),
    shadowRoot: getter<Element, ShadowRoot | null>(element, "shadowRoot"),
    // The caller looked at the name: a `slot` is an HTMLSlotElement.
    assigned: (slot) => window.HTMLSlotElement.prototype.assignedNodes.call(slot as HTMLSlotElement),
    // jsdom has no currentSrc.
    currentSource: (image) => currentSource(image) ?? "",
    elementCount: () => page.getElementsByTagName.call(document, "*").length,
    root: () => getter<Document, Element | null>(page, "documentElement")(document),
    body: () => getter<Document, Element | null>(page, "body")(document),
    title: () => getter<Document, string>(page, "title")(document),
    baseAddress: () => getter<Node, string>(node, "baseURI")(document),
    contentType: () => getter<Document, string>(page, "contentType")(document),
    ranges: () => rangesOf(window.getSelection()),
  };
}

function rangesOf(selection: Selection | null): Range[] {
  if (selection === null || selection.isCollapsed) return [];
  return Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
}

function getter<T, V>(prototype: object, name: string): (target: T) => V {
  const read = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  // Where a browser lacks the property, the value is undefined, as reading it plainly would give.
  return (target) => (read === undefined ? undefined : read.call(target)) as V;
}
