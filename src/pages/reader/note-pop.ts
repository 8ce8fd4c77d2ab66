/** A note of the article beside the number that leads to it, so that the reader need not leave the line. */
import { t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";
import { layBeside } from "./beside.ts";
import { goTo } from "./note-links.ts";

export interface NotePop {
  readonly element: HTMLElement;
  /** Follows a link within the article: shows the note it is the number of, else goes to the place. */
  readonly follow: (link: HTMLAnchorElement, place: HTMLElement) => void;
  /** False where none is shown. */
  readonly hide: () => boolean;
}

export interface NotePopActions {
  /** A link in the note was followed. */
  readonly onOpen: (address: string) => void;
}

/** Longer than this a link says something itself: `1`, `[12]`, `*`, `注 3` do not. */
const longestNumber = 6;

/** Longer than this it is not a note, or nothing to read beside the text. */
const longestNote = 4_000;

export function createNotePop(frame: HTMLIFrameElement, { onOpen }: NotePopActions): NotePop {
  const body = h("div", { class: "article set note-pop-body", tabindex: -1 });
  const toNote = h("button", { type: "button", class: "text-button" }, t("note_go_to"));
  const element = h(
    "div",
    { class: "note-pop", role: "dialog", "aria-label": t("note_of_text") },
    body,
    toNote,
  );
  element.hidden = true;
  let shown: { readonly link: HTMLAnchorElement; readonly place: HTMLElement } | null = null;
  toNote.addEventListener("click", () => {
    const place = shown?.place;
    hide();
    if (place !== undefined) goTo(place);
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    const link = shown?.link;
    hide();
    link?.focus({ preventScroll: true });
  });
  element.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    if (link === null) return;
    event.preventDefault();
    onOpen(link.href);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!(target instanceof Node && element.contains(target))) hide();
  });

  function hide(): boolean {
    if (shown === null) return false;
    shown = null;
    element.hidden = true;
    fill(body);
    return true;
  }

  function follow(link: HTMLAnchorElement, place: HTMLElement): void {
    hide();
    const note = isNumberOf(link, place) ? noteAt(place) : null;
    if (note === null) {
      goTo(place);
      return;
    }
    fill(body, ...note);
    // The language of what is quoted, which the page around it may not have.
    const { lang, dir } = link.ownerDocument.documentElement;
    body.lang = lang;
    body.dir = dir;
    shown = { link, place };
    const { left, top } = frame.getBoundingClientRect();
    const at = link.getBoundingClientRect();
    layBeside(element, new DOMRect(at.left + left, at.top + top, at.width, at.height));
    body.focus({ preventScroll: true });
  }

  return { element, follow, hide };
}

/** Whether a link is the number of a note that comes later, and neither the way back nor an entry of a list of contents. */
function isNumberOf(link: HTMLAnchorElement, place: HTMLElement): boolean {
  const isAhead = (link.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const isShort = (link.textContent ?? "").trim().length <= longestNumber;
  return isAhead && isShort && place.closest("h1, h2, h3, h4, h5, h6") === null;
}

/**
 * The note at a place, as nodes of this page: they passed the sanitizer, and what they hold is text, links
 * and the like. Without the ways back, and without what only the frame means by an id.
 */
function noteAt(place: HTMLElement): readonly Node[] | null {
  const block = place.closest("li, dd, p, aside, td, blockquote, div:not(.table-scroll)") ?? place;
  // A place in the open has no block of its own but the article's.
  if ((block.textContent ?? "").length > longestNote) return null;
  const copy = document.importNode(block, true);
  for (const back of copy.querySelectorAll('a[href^="#"]')) back.remove();
  for (const named of copy.querySelectorAll("[id], [tabindex]")) {
    named.removeAttribute("id");
    named.removeAttribute("tabindex");
  }
  return (copy.textContent ?? "").trim() === "" ? null : [...copy.childNodes];
}
