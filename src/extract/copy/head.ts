/** What a page's `meta`, `link` and structured data say, wherever in the page they stand. */
import { wellFormed } from "../../model/text.ts";
import type { PageReader } from "../page-dom.ts";

const jsonLdScripts = 64;
const jsonLdCharacters = 1_000_000;
const attributeCharacters = 8_192;
const headElements: ReadonlySet<string> = new Set(["meta", "link"]);
const headAttributes = [
  "name",
  "property",
  "itemprop",
  "content",
  "value",
  "rel",
  "href",
  "hreflang",
  "type",
  "title",
  "http-equiv",
];

/** Collects the head of a copy. */
export function createHead(document: Document) {
  const jsonLd: string[] = [];
  let jsonLdLeft = jsonLdCharacters;
  return {
    jsonLd,
    /** Takes an element if it is one of the head's; its addresses become absolute. */
    take(
      reader: PageReader,
      element: Element,
      name: string,
      resolve: (address: string) => string | null,
    ): void {
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
          const kept =
            attribute === "href" ? resolve(value) : wellFormed(value.slice(0, attributeCharacters));
          if (kept !== null) copy.setAttribute(attribute, kept);
        }
        document.head.append(copy);
      }
    },
  };
}
