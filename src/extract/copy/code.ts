/** Code: which language it is in, and which of its lines are only numbers. */
import type { PageReader } from "../page-dom.ts";

/** How highlighters name the language in a class. */
const languageClass =
  /(?:^|\s)(?:lang(?:uage)?-|brush:\s?|highlight-(?:source-|text-)?|sourceCode\s)([a-z][\w+#-]{0,29})(?=$|[\s;])/i;
/** Words that follow such a prefix and name no language. */
const noLanguage = /^(?:none|plain|plaintext|text|txt|nohighlight|default|wrapper|source|block|code)$/i;

/** The language a `pre` or `code` says its text is in, lower case; null where it says none. */
export function languageOfCode(reader: PageReader, element: Element): string | null {
  // Highlighters mark the code, its `pre`, or the box they put around.
  let node: Element | null = element;
  for (let level = 0; level < 3 && node !== null; level += 1) {
    const found = stated(reader, node);
    if (found !== null) return noLanguage.test(found) ? null : found.toLowerCase();
    node = reader.parentElement(node);
  }
  return null;
}

function stated(reader: PageReader, element: Element): string | null {
  for (const name of ["data-language", "data-lang"]) {
    const value = reader.attribute(element, name) ?? "";
    if (/^[a-z][\w+#-]{0,29}$/i.test(value)) return value;
  }
  return languageClass.exec((reader.attribute(element, "class") ?? "").slice(0, 500))?.[1] ?? null;
}

/** Whether a cell holds nothing but the numbers of the lines of code in the cell beside it. */
export function isGutter(reader: PageReader, cell: Element): boolean {
  return (
    reader.find(cell, "pre") !== null &&
    /^[\s\d]{1,40000}$/.test(reader.text(cell)) &&
    hasCodeBeside(reader, cell)
  );
}

function hasCodeBeside(reader: PageReader, cell: Element): boolean {
  const row = reader.parentElement(cell);
  return row !== null && reader.findAll(row, "pre", 2).length > 1;
}
