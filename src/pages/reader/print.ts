/**
 * On paper the article cannot stay in its frame: browsers set a frame as one piece and cut it
 * between pages. For the time of printing its nodes, which passed the sanitizer, are copied into
 * the page.
 */
export function keepPrintCopy(place: HTMLElement, inner: Document): void {
  const folded: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    const { lang, dir } = inner.documentElement;
    place.lang = lang;
    place.dir = dir;
    place.replaceChildren(...[...inner.body.childNodes].map((node) => document.importNode(node, true)));
    // The provenance is printed whether or not it is folded on screen.
    folded.push(...document.querySelectorAll<HTMLDetailsElement>("details.fold:not([open])"));
    for (const details of folded) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    place.replaceChildren();
    for (const details of folded.splice(0)) details.open = false;
  });
}
