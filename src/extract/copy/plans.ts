/**
 * What becomes of each element of a page in its copy. The copy holds nothing that runs, loads,
 * submits or answers to a name; what only controls the page is left behind.
 */
export type Plan =
  /** Element and all below it are left behind. */
  | "drop"
  /** Its children take its place. */
  | "unwrap"
  /** A picture: see images.ts. */
  | "image"
  /** What a browser without scripts would show: usually the picture a script loads later. */
  | "noscript"
  /** A formula: see formulas.ts. */
  | "formula"
  /** A film, a sound, a frame: what is in the frame, or a link to it (embeds.ts). */
  | "embed"
  /** Kept if it holds a picture (a button that enlarges it), else a control like any other. */
  | "button"
  /** Same element. */
  | "keep"
  | { readonly as: string; readonly role?: string };

const plans: ReadonlyMap<string, Plan> = new Map<string, Plan>([
  ...named(
    "drop",
    "script style template link meta base title frame frameset noframes embed applet param canvas " +
      "track source map area input select textarea datalist option optgroup output progress meter menu",
  ),
  ...named("embed", "iframe video audio"),
  // An object that cannot be kept shows what it holds for browsers that cannot show it.
  ...named("unwrap", "picture slot html head body object"),
  ...named({ as: "div" }, "form fieldset center marquee"),
  ...named({ as: "div", role: "dialog" }, "dialog"),
  ...named({ as: "span" }, "label font nobr legend"),
  ["img", "image"],
  ["noscript", "noscript"],
  ["button", "button"],
]);

/** Elements whose content is a line of words: an unknown element inside is a word, elsewhere a box. */
const lineElements: ReadonlySet<string> = new Set(
  "p h1 h2 h3 h4 h5 h6 span a em strong b i u s small sub sup time cite q code li dt figcaption caption".split(
    " ",
  ),
);

/** Boxes that say nothing by themselves: where pages nest too deep, these are laid flat. */
export const neutralElements: ReadonlySet<string> = new Set(
  "div section span article main header".split(" "),
);

/** Inside `pre`, each of these is a line. */
export const preformattedLines: ReadonlySet<string> = new Set(
  "div p li tr ol ul table tbody thead section".split(" "),
);

const html = "http://www.w3.org/1999/xhtml";
const mathml = "http://www.w3.org/1998/Math/MathML";

/** The plan for an element by its local name and namespace, given the element its copy goes into. */
export function planFor(name: string, namespace: string | null, parentName: string): Plan {
  if (namespace === mathml) return "formula";
  if (namespace !== html) return "drop";
  const plan = plans.get(name);
  if (plan !== undefined) return plan;
  // Custom elements, Word's `o:p`, and names only a parser accepts.
  if (!/^[a-z][a-z0-9]*$/.test(name)) return { as: lineElements.has(parentName) ? "span" : "div" };
  return "keep";
}

/** Attributes that say something about reading. Names and handlers are not among them. */
export const copiedAttributes: ReadonlySet<string> = new Set(
  (
    "class id role hidden aria-hidden aria-modal aria-label lang dir href cite rel alt title width height colspan rowspan " +
    "scope span datetime start reversed value type itemprop itemscope itemtype content"
  ).split(" "),
);

/** Attributes that hold an address, made absolute in the copy. */
export const addressAttributes: ReadonlySet<string> = new Set(["href", "cite"]);

function named(plan: Plan, names: string): [string, Plan][] {
  return names.split(" ").map((name) => [name, plan]);
}
