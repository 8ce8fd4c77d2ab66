/** Selections: what of a page lies within a range of it. */
import type { PageReader } from "../page-dom.ts";

const frames: ReadonlySet<string> = new Set(
  "ul ol dl table tbody thead tr pre blockquote figure li td th code h1 h2 h3 h4 h5 h6".split(" "),
);

/** Where the copy of a range begins: whole lists, tables and quotations keep their frame. */
export function topOf(reader: PageReader, range: Range): Node {
  let top: Node = range.commonAncestorContainer;
  for (let node = reader.parentElement(top); node !== null; node = reader.parentElement(node)) {
    const isElement = reader.nodeType(top) === 1;
    // Node type 1 is an Element.
    if (isElement && !frames.has(reader.localName(top as Element))) break;
    if (!isElement || frames.has(reader.localName(node))) top = node;
    else break;
  }
  return top;
}

/** The part of a text node's text that lies within a range; all of it without one. */
export function textWithin(reader: PageReader, node: Node, range: Range | null): string {
  const text = reader.text(node);
  if (range === null) return text;
  const end = node === range.endContainer ? range.endOffset : text.length;
  const start = node === range.startContainer ? range.startOffset : 0;
  return text.slice(start, end);
}
