/** The frame the saved page stands in. It runs nothing itself: this page fills it and listens to it. */
import { placeOf } from "./note-links.ts";

export interface FrameListeners {
  /** A link was followed; the address is absolute. */
  readonly onOpen: (address: string) => void;
  /** A link to a place in the article itself was followed. */
  readonly onPlace: (link: HTMLAnchorElement, place: HTMLElement) => void;
  /** The pointer or the focus came to a link, or left it. */
  readonly onPoint: (address: string | null) => void;
  /** Anything was clicked or touched: what floats over the page closes. */
  readonly onPress: () => void;
  readonly onMove: () => void;
  readonly onResize: () => void;
}

/** The frame's document once its static markup and style sheets are there. */
export async function openFrame(frame: HTMLIFrameElement): Promise<Document> {
  for (;;) {
    const inner = frame.contentDocument;
    // Firefox shows an empty about:blank first.
    if (inner?.URL === "about:srcdoc" && inner.readyState === "complete") return inner;
    await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  }
}

/** Puts a sanitised article into the frame, in its own language and direction. */
export function fillFrame(
  inner: Document,
  content: DocumentFragment,
  article: { readonly lang: string | null; readonly dir: "ltr" | "rtl" | null },
): void {
  setLanguage(inner.documentElement, article);
  inner.body.className = "article set";
  inner.body.replaceChildren(content);
  wrapTables(inner.body);
}

/** Says which language and direction an element's text has; nothing where the page said nothing. */
export function setLanguage(
  element: HTMLElement,
  article: { readonly lang: string | null; readonly dir: "ltr" | "rtl" | null },
): void {
  if (article.lang !== null) element.lang = article.lang;
  element.dir = article.dir ?? "auto";
}

/** Forwards what happens in the frame, and keeps the frame as high as what it holds. */
export function listenToFrame(frame: HTMLIFrameElement, inner: Document, listeners: FrameListeners): void {
  inner.addEventListener("keydown", scrollBySpace);
  inner.addEventListener("pointerdown", listeners.onPress);
  inner.addEventListener("pointermove", listeners.onMove, { passive: true });
  for (const type of ["click", "auxclick"] as const) {
    inner.addEventListener(type, (event) => followLink(event, listeners));
  }
  for (const type of ["pointerover", "focusin"] as const) {
    inner.addEventListener(type, (event) => listeners.onPoint(addressOf(linkOf(event))));
  }
  for (const type of ["pointerleave", "focusout"] as const) {
    inner.addEventListener(type, () => listeners.onPoint(null));
  }
  new ResizeObserver(() => {
    fitFrame(frame, inner);
    markScrolling(inner.body);
    listeners.onResize();
  }).observe(inner.body);
}

/** Makes the frame as high as what it holds. */
export function fitFrame(frame: HTMLIFrameElement, inner: Document): void {
  const height = Math.ceil(inner.body.getBoundingClientRect().height);
  frame.style.setProperty("block-size", `${height}px`);
}

/** Chromium hands every other scrolling key on to the page around a frame, but keeps the space bar. */
function scrollBySpace(event: KeyboardEvent): void {
  const isPlain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key !== " " || !isPlain || event.composedPath().some(isSummary)) return;
  event.preventDefault();
  // What a press of the space bar scrolls elsewhere: a window less a few lines to find one's place by.
  window.scrollBy({ top: (event.shiftKey ? -1 : 1) * window.innerHeight * 0.85 });
}

function isSummary(target: EventTarget): boolean {
  return "localName" in target && target.localName === "summary";
}

function followLink(event: MouseEvent, { onOpen, onPlace }: FrameListeners): void {
  const link = linkOf(event);
  // The right button opens the browser's own menu.
  if (link === null || event.button > 1) return;
  event.preventDefault();
  const place = placeOf(link);
  if (place === null) onOpen(link.href);
  else onPlace(link, place);
}

function addressOf(link: HTMLAnchorElement | null): string | null {
  return link === null || placeOf(link) !== null ? null : link.href;
}

/** By name and not by class: the frame has classes of its own, so `instanceof` says no to all of them. */
function linkOf(event: Event): HTMLAnchorElement | null {
  return event.composedPath().find(isLink) ?? null;
}

function isLink(target: EventTarget): target is HTMLAnchorElement {
  return "localName" in target && target.localName === "a" && "href" in target && target.href !== "";
}

/** A table wider than the column scrolls in a box of its own and leaves the column as it is. */
function wrapTables(body: HTMLElement): void {
  for (const table of body.querySelectorAll("table:not(table table)")) {
    const box = body.ownerDocument.createElement("div");
    box.className = "table-scroll";
    table.replaceWith(box);
    box.append(table);
  }
}

/** What scrolls sideways can be reached and scrolled by key. */
function markScrolling(body: HTMLElement): void {
  for (const box of body.querySelectorAll<HTMLElement>(".table-scroll, pre")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
