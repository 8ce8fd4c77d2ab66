/** An article's nodes as Markdown that Obsidian, and any CommonMark reader with tables, shows as they are meant. */
import { gfm } from "@joplin/turndown-plugin-gfm";
import Turndown from "turndown";

/** Kept as the HTML they are: Markdown has no words for them, and its readers show them. */
const keptElements: ReadonlySet<string> = new Set(["sup", "sub", "ruby", "u", "ins", "kbd", "mark", "math"]);

/** Makes Markdown of nodes; one for a whole export, since its rules are the same for every article. */
export function createMarkdown(): (nodes: DocumentFragment) => string {
  const service = new Turndown({
    headingStyle: "atx",
    hr: "---",
    bulletListMarker: "-",
    codeBlockStyle: "fenced",
    emDelimiter: "*",
  });
  service.use(gfm);
  service.keep((node) => keptElements.has(node.nodeName.toLowerCase()));
  service.addRule("caption", {
    filter: "figcaption",
    replacement: (text) => (text.trim() === "" ? "" : `\n\n_${text.trim().replace(/\s*\n\s*/g, " ")}_\n\n`),
  });
  service.addRule("formula", {
    filter: (node) => node.nodeName.toLowerCase() === "math" && tex(node) !== "",
    replacement: (_text, node) => {
      const formula = tex(node);
      const isBlock = node.nodeType === 1 && (node as Element).getAttribute("display") === "block";
      return isBlock ? `\n\n$$${formula}$$\n\n` : `$${formula}$`;
    },
  });
  const escapeBase = service.escape.bind(service);
  service.escape = (text) => escapeOthers(escapeBase(text));
  return (nodes) => {
    for (const code of nodes.querySelectorAll("pre[class] > code:not([class])"))
      code.setAttribute("class", code.parentElement?.getAttribute("class") ?? "");
    return service.turndown(nodes);
  };
}

/** What the page's own source of the formula says, on one line and without what would end it early. */
function tex(node: Node): string {
  const text = node.nodeType === 1 ? ((node as Element).getAttribute("alttext") ?? "") : "";
  return /\$/.test(text) ? "" : text.replace(/\s+/g, " ").trim();
}

/** What turndown lets stand and a reader of Markdown takes for markup: HTML, and Obsidian's own signs. */
function escapeOthers(text: string): string {
  return text
    .replace(/<(?=[a-zA-Z/!?])/g, "\\<")
    .replace(/&(?=#?\w{1,31};)/g, "\\&")
    .replace(/%%/g, "\\%\\%")
    .replace(/==/g, "\\=\\=")
    .replace(/\$/g, "\\$")
    .replace(/(^|[\s(（])#(?=[\p{L}\p{N}_])/gu, "$1\\#");
}

/** Plain text as a paragraph of Markdown: nothing in it is markup. */
export function escapedText(text: string): string {
  return escapeOthers(Turndown.prototype.escape(text));
}
