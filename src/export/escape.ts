/** Text as XML and HTML take it. */

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What no XML document may hold, not even as a reference: all but the characters of XML 1.0, section 2.2. */
const forbidden = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Fit for content and for attributes in double quotes, in HTML and in XML 1.0. */
export function escapeMarkup(text: string): string {
  return withoutForbidden(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Without the characters that XML has no way to write, and without halves of a pair. */
export function withoutForbidden(text: string): string {
  return text.toWellFormed().replace(forbidden, "");
}

/** JSON in which no string has half of a pair: written as an escape it breaks parsers that keep UTF-8. */
export function wellFormedJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === "string" ? part.toWellFormed() : part,
  );
}

/** One line: what a format has no way to break within a value. */
export function oneLine(text: string): string {
  return withoutForbidden(text).replace(/\s+/g, " ").trim();
}
