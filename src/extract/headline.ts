import { normalizeSpace } from "../model/text.ts";

/**
 * The element that is the page's headline: of the first headings the one most like the page's title,
 * else the first `h1`. Null where the page has none.
 */
export function headlineOf(document: Document, title: string): Element | null {
  const folded = fold(title);
  const headings = [...document.querySelectorAll("h1, h2, h3")].slice(0, 20);
  const inTitle = headings
    .map((element) => ({ element, text: fold((element.textContent ?? "").slice(0, 500)) }))
    .filter(({ text }) => text.length >= 4 && folded.includes(text))
    .sort((a, b) => b.text.length - a.text.length)[0];
  return inTitle?.element ?? document.querySelector("h1");
}

/** Whether two headlines say the same, whatever their spaces, case and punctuation. */
export function isSameHeadline(a: string, b: string): boolean {
  return fold(a) !== "" && fold(a) === fold(b);
}

function fold(text: string): string {
  return normalizeSpace(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
