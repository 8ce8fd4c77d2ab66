/**
 * The lines of a tree with the texts they are made of, and the pictures between them: old pages keep
 * lines apart by `br` alone, so that a line can be taken out only text by text.
 */
import { normalizeSpace } from "../model/text.ts";

export interface Line {
  readonly text: string;
  readonly nodes: readonly Node[];
}

export type Entry = Line | { readonly image: Element };

const mostEntries = 20_000;

const lineBreaks: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote br center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main " +
    "ol p pre section table tbody td tfoot th thead tr ul"
  ).split(" "),
);

/** Takes a line out. */
export function removeLine({ nodes }: Line): void {
  for (const node of nodes) removeWithBox(node);
}

/** Takes a text out, the line break after it, and the boxes it leaves empty. */
function removeWithBox(node: Node): void {
  const next = node.nextSibling;
  if (next !== null && next.nodeName.toLowerCase() === "br") next.parentNode?.removeChild(next);
  let parent = node.parentElement;
  parent?.removeChild(node);
  for (let up = 0; up < 4 && parent?.parentElement != null && isEmptyBox(parent); up += 1) {
    const box: Element = parent;
    parent = box.parentElement;
    box.remove();
  }
}

/** Whether nothing is left in a box to read or to see. */
export function isEmptyBox(element: Element): boolean {
  return (
    (element.textContent ?? "").trim() === "" &&
    element.querySelector("img, video, iframe, table, hr") === null
  );
}

/** Pictures and lines of text in the order they stand, each line with the texts it is made of. */
export function entriesOf(root: Element): Entry[] {
  const entries: Entry[] = [];
  let nodes: Node[] = [];
  const flush = () => {
    const text = normalizeSpace(nodes.map((node) => node.nodeValue ?? "").join(""));
    if (text !== "") entries.push({ text, nodes });
    nodes = [];
  };
  const stack: { readonly node: Node; readonly isClosing: boolean }[] = [{ node: root, isClosing: false }];
  for (let top = stack.pop(); top !== undefined && entries.length < mostEntries; top = stack.pop()) {
    const { node, isClosing } = top;
    if (node.nodeType === 3) {
      nodes.push(node);
      continue;
    }
    if (node.nodeType !== 1) continue;
    // Node type 1 is an Element.
    const element = node as Element;
    if (element.localName === "figcaption") continue;
    if (lineBreaks.has(element.localName)) flush();
    if (element.localName === "img" && !isClosing) {
      flush();
      if (element.hasAttribute("src")) entries.push({ image: element });
    }
    if (isClosing) continue;
    stack.push({ node: element, isClosing: true });
    for (let child = element.lastChild; child !== null; child = child.previousSibling)
      stack.push({ node: child, isClosing: false });
  }
  flush();
  return entries;
}
