/**
 * On paper the article cannot stay in its frame: browsers set a frame as one piece and cut it
 * between pages. For the time of printing its nodes, which passed the sanitizer, are copied into
 * the page.
 */
export function keepPrintCopy(place: HTMLElement, inner: Document): void {
  window.addEventListener("beforeprint", () => {
    const { lang, dir } = inner.documentElement;
    place.lang = lang;
    place.dir = dir;
    place.replaceChildren(...[...inner.body.childNodes].map((node) => document.importNode(node, true)));
  });
  window.addEventListener("afterprint", () => place.replaceChildren());
}
