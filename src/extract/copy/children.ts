/** What a reader sees below an element. */
import type { PageReader } from "../page-dom.ts";

/** Its shadow tree if it has one, what a slot was given, else its children. */
export function childrenOf(reader: PageReader, element: Element): Iterator<Node> {
  const shadow = reader.shadowRoot(element);
  if (shadow !== null && shadow !== undefined) return siblings(reader, reader.firstChild(shadow));
  if (reader.localName(element) === "slot") {
    const assigned = reader.assigned(element);
    if (assigned.length > 0) return assigned.values();
  }
  return siblings(reader, reader.firstChild(element));
}

function* siblings(reader: PageReader, first: Node | null): Generator<Node, undefined> {
  for (let node = first; node !== null; ) {
    const next = reader.nextSibling(node);
    yield node;
    node = next;
  }
}
