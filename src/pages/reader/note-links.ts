/** Links from a text to its own notes and back: they lead to a place on the page, not to an address. */

/** The place of the article that a link of it leads to; null for links out of it. */
export function placeOf(link: HTMLAnchorElement): HTMLElement | null {
  const href = link.getAttribute("href") ?? "";
  return href.startsWith("#") ? link.ownerDocument.getElementById(href.slice(1)) : null;
}

/** Brings a place to the middle of the window and the focus to it, so that reading and Tab go on there. */
export function goTo(place: HTMLElement): void {
  if (!place.hasAttribute("href")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
}
