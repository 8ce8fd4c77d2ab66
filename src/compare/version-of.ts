/** Versions out of stored markup. */
import type { ArticleFacts } from "../model/article.ts";
import { normalizeSpace } from "../model/text.ts";
import { imageKey, linkKey, saidBy, unique } from "./text-version.ts";
import type { BlockKind, TextBlock, Version } from "./version.ts";

/** The version of an article whose clean HTML stands parsed in `body`. */
export function versionOf(article: ArticleFacts, body: ParentNode & Node): Version {
  const walk: Walk = { blocks: [], images: [], links: [], text: "" };
  walkInto(walk, body, "paragraph");
  flush(walk, "paragraph");
  return { ...saidBy(article), blocks: walk.blocks, images: unique(walk.images), links: unique(walk.links) };
}

interface Walk {
  readonly blocks: TextBlock[];
  readonly images: string[];
  readonly links: string[];
  /** Of the block that is being read. */
  text: string;
}

/** Elements that begin and end a block, and what they make of it; null keeps what is around them. */
const blockElements: ReadonlyMap<string, BlockKind | null> = new Map<string, BlockKind | null>([
  ...["h1", "h2", "h3", "h4", "h5", "h6", "summary"].map((name) => [name, "heading"] as const),
  ...["li", "dd", "dt"].map((name) => [name, "item"] as const),
  ...["td", "th"].map((name) => [name, "cell"] as const),
  ...["figcaption", "caption"].map((name) => [name, "caption"] as const),
  ["blockquote", "quote"],
  ["pre", "code"],
  ...(
    "p div section article main header footer aside address figure ul ol dl table tbody thead tfoot tr " +
    "hgroup details hr"
  )
    .split(" ")
    .map((name) => [name, null] as const),
]);

function walkInto(walk: Walk, parent: Node, kind: BlockKind): void {
  for (const child of parent.childNodes) {
    if (child.nodeType === 3) {
      walk.text += child.nodeValue ?? "";
      continue;
    }
    if (child.nodeType !== 1) continue;
    const element = child as Element;
    const name = element.localName;
    if (name === "img") walk.images.push(imageKey(element.getAttribute("src") ?? ""));
    else if (name === "br") walk.text += kind === "code" ? "\n" : " ";
    // What stands over a character to say how it is read is not part of the text.
    else if (name === "rt" || name === "rp") continue;
    else if (blockElements.has(name)) {
      flush(walk, kind);
      const own = blockElements.get(name) ?? kind;
      walkInto(walk, element, own);
      flush(walk, own);
    } else {
      if (name === "a") walk.links.push(linkKey(element.getAttribute("href") ?? ""));
      walkInto(walk, element, kind);
    }
  }
}

function flush(walk: Walk, kind: BlockKind): void {
  const text = kind === "code" ? walk.text.trimEnd() : normalizeSpace(walk.text);
  walk.text = "";
  if (text !== "") walk.blocks.push({ kind, text });
}
