/** Attributes of a page's elements in their copies: what says something about reading, made absolute and well-formed. */
import { wellFormed } from "../../model/text.ts";
import type { PageReader } from "../page-dom.ts";
import { languageOfCode } from "./code.ts";
import { addressAttributes, copiedAttributes } from "./plans.ts";
import { languageMark } from "./restore.ts";

const attributeCharacters = 8_192;
const shownStyle = /(?:^|[;\s])display\s*:\s*(?!none)\w/i;

/** What addresses of a page are resolved against. */
export interface Addresses {
  /** The address the page itself was shown at, without a fragment. */
  readonly page: string;
  readonly resolve: (address: string) => string | null;
}

/** Copies the attributes worth copying; names and handlers are not among them. */
export function copyAttributes(reader: PageReader, from: Element, to: Element, addresses: Addresses): void {
  for (const name of reader.attributeNames(from)) {
    if (!copiedAttributes.has(name)) continue;
    const value = wellFormed((reader.attribute(from, name) ?? "").slice(0, attributeCharacters));
    const kept = addressAttributes.has(name) ? within(addresses, value) : value;
    if (kept !== null) to.setAttribute(name, kept);
  }
}

/** Absolute, but for a link to a place of the page itself. */
function within({ page, resolve }: Addresses, value: string): string | null {
  const address = resolve(value);
  return address?.startsWith(`${page}#`) === true ? address.slice(page.length) : address;
}

/** Old pages name the places of notes by `name`. */
export function keepAnchor(reader: PageReader, from: Element, to: Element): void {
  const name = reader.attribute(from, "name");
  if (name !== null && !to.hasAttribute("id")) to.setAttribute("id", wellFormed(name.slice(0, 200)));
}

/** Takes back an attribute that hides what the page shows all the same, such as the page behind a dialog. */
export function showAgain(
  reader: PageReader,
  from: Element,
  to: Element,
  isMostOfPage: (element: Element) => boolean,
): void {
  if (to.hasAttribute("hidden") && isShownAfterAll(reader, from)) to.removeAttribute("hidden");
  if (to.getAttribute("aria-hidden") === "true" && isMostOfPage(from)) to.removeAttribute("aria-hidden");
}

function isShownAfterAll(reader: PageReader, element: Element): boolean {
  if (shownStyle.test(reader.attribute(element, "style") ?? "")) return true;
  const { width, height } = reader.box(element);
  return width > 0 && height > 0;
}

/** Notes the language of code on the innermost element that holds all of it. */
export function markLanguage(reader: PageReader, from: Element, to: Element): void {
  const name = to.localName;
  if (name !== "code" && name !== "pre") return;
  if (name === "pre" && reader.find(from, "code") !== null) return;
  const language = languageOfCode(reader, from);
  if (language !== null) to.setAttribute(languageMark, language);
}
