/**
 * Reading a live page without believing it. A form whose field is called `parentNode` answers
 * `form.parentNode` with that field; the getters of the prototypes, called by hand, answer the truth.
 */
export type PageWindow = Window & typeof globalThis;

/** Where an element stands in the window, in CSS pixels; all zero for what is not shown. */
type Box = Pick<DOMRect, "top" | "bottom" | "width" | "height">;

/** Deep enough a page has so many elements below its deepest levels that a probe meets one. */
const elementsPerProbe = 500;

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
  /** The first so many matches. */
  readonly findAll: (element: Element, selector: string, most: number) => readonly Element[];
  readonly shadowRoot: (element: Element) => ShadowRoot | null;
  readonly assigned: (slot: Element) => readonly Node[];
  readonly currentSource: (image: Element) => string;
  /** The document in a frame, where the page itself may read it, with a reader of its own. */
  readonly inFrame: (frame: Element) => PageReader | null;
  /** False where the page's styles leave the element out of what is shown. */
  readonly isRendered: (element: Element) => boolean;
  /** One property as the page's styles give it; empty where nothing is shown. */
  readonly style: (element: Element, property: string) => string;
  readonly box: (element: Element) => Box;
  readonly windowHeight: number;
  readonly elementCount: () => number;
  /** Whether the page nests deeper than so many levels, judged by every five-hundredth element. */
  readonly isDeeperThan: (levels: number) => boolean;
  readonly root: () => Element | null;
  readonly body: () => Element | null;
  readonly title: () => string;
  readonly baseAddress: () => string;
  readonly contentType: () => string;
  readonly ranges: () => readonly Range[];
}

export interface ReaderOptions {
  /** Another document than the window's own: one in a frame, or one that is shown nowhere. */
  readonly document?: Document;
  /** Where a document that is shown nowhere came from. */
  readonly address?: string;
  /** The browser's way into a shadow tree that the page keeps closed; throws where there can be none. */
  readonly closedShadowRoot?: (element: Element) => ShadowRoot | null;
}

/** A reader over the window's own document, or over another that its scripts may read. */
export function readerOf(window: PageWindow, options: ReaderOptions = {}): PageReader {
  // `window.document` cannot be shadowed: it is the one property of a window that is unforgeable.
  const document = options.document ?? window.document;
  const node = window.Node.prototype;
  const element = window.Element.prototype;
  const page = window.Document.prototype;
  const firstChild = getter<Node, Node | null>(node, "firstChild");
  const nextSibling = getter<Node, Node | null>(node, "nextSibling");
  const localName = getter<Element, string>(element, "localName");
  const parentElement = getter<Node, Element | null>(node, "parentElement");
  const implementation = getter<Document, DOMImplementation>(page, "implementation");
  const currentSource = getter<Element, string>(window.HTMLImageElement.prototype, "currentSrc");
  const text = getter<Node, string | null>(node, "textContent");
  const root = () => getter<Document, Element | null>(page, "documentElement")(document);
  const find = (target: Element, selector: string) => element.querySelector.call(target, selector);
  const attribute = (target: Element, name: string) => element.getAttribute.call(target, name);
  const isShown = getter<Document, Window | null>(page, "defaultView")(document) !== null;
  const property = (target: Element, name: string) =>
    isShown ? window.getComputedStyle(target).getPropertyValue(name) : "";
  const frameDocument = getter<Element, Document | null>(
    window.HTMLIFrameElement.prototype,
    "contentDocument",
  );
  const openShadowRoot = getter<Element, ShadowRoot | null>(element, "shadowRoot");
  const hasShadow = (target: Element) => mayHostShadow(localName(target), firstChild(target) === null);
  return {
    document,
    createInert: () =>
      window.DOMImplementation.prototype.createHTMLDocument.call(implementation(window.document), ""),
    firstChild,
    nextSibling,
    parentElement,
    nodeType: getter<Node, number>(node, "nodeType"),
    text: (target) => text(target) ?? "",
    localName,
    namespace: getter<Element, string | null>(element, "namespaceURI"),
    attributeNames: (target) => element.getAttributeNames.call(target),
    attribute,
    find,
    findAll: (target, selector, most) =>
      Array.prototype.slice.call(element.querySelectorAll.call(target, selector), 0, most),
    shadowRoot: (target) =>
      openShadowRoot(target) ??
      (options.closedShadowRoot !== undefined && hasShadow(target) ? options.closedShadowRoot(target) : null),
    // The caller looked at the name: a `slot` is an HTMLSlotElement.
    assigned: (slot) => window.HTMLSlotElement.prototype.assignedNodes.call(slot as HTMLSlotElement),
    // jsdom has no currentSrc.
    currentSource: (image) => currentSource(image) ?? "",
    inFrame: (frame) => {
      const inner = frameDocument(frame) ?? null;
      return inner === null ? null : readerOf(window, { ...options, document: inner });
    },
    isRendered: (target) => {
      // jsdom, and documents that are shown nowhere, leave nothing out.
      if (!isShown || element.checkVisibility === undefined) return true;
      // False also for a box whose children alone are laid out, and in a part the browser has not laid out yet.
      return element.checkVisibility.call(target) || property(target, "display") !== "none";
    },
    style: property,
    box: (target) => element.getBoundingClientRect.call(target),
    windowHeight: window.innerHeight,
    elementCount: () => page.getElementsByTagName.call(document, "*").length,
    isDeeperThan(levels) {
      const elements = page.getElementsByTagName.call(document, "*");
      for (let index = 0; index < elements.length; index += elementsPerProbe) {
        let level = 0;
        for (let up: Element | null = elements[index] ?? null; up !== null; up = parentElement(up))
          level += 1;
        if (level > levels) return true;
      }
      return false;
    },
    root,
    body: () => getter<Document, Element | null>(page, "body")(document),
    title: () => getter<Document, string>(page, "title")(document),
    baseAddress: () => {
      if (options.address === undefined) return getter<Node, string>(node, "baseURI")(document);
      const top = root();
      const base = top === null ? null : find(top, "base[href]");
      const stated = base === null ? "" : (attribute(base, "href") ?? "");
      return URL.canParse(stated, options.address) ? new URL(stated, options.address).href : options.address;
    },
    contentType: () => getter<Document, string>(page, "contentType")(document),
    ranges: () => rangesOf(window.getSelection()),
  };
}

/** Elements without a hyphen in their names that may host a shadow tree. */
const shadowHosts: ReadonlySet<string> = new Set(
  "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split(" "),
);

/**
 * Whether to ask the browser for a closed shadow tree, which costs far more than the getter: elements
 * of the page's own making, and boxes that look empty from outside.
 */
function mayHostShadow(name: string, isEmpty: boolean): boolean {
  return name.includes("-") || (isEmpty && shadowHosts.has(name));
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
