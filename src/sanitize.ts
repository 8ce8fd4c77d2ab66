/**
 * The one gate. Whatever markup a page, a file or a row of the database holds passes here before it
 * is kept and again before it is shown. What is not on the lists below does not exist afterwards.
 */
import createDOMPurify, { type Config, type DOMPurify, type WindowLike } from "dompurify";
import { quietMarkup } from "./quiet-markup.ts";

export interface Sanitizer {
  /**
   * Markup worth keeping: reading elements, absolute addresses of links and pictures, nothing that
   * styles, runs or names itself. Keeping what was kept changes nothing, also through {@link markupOf}.
   */
  readonly keep: (markup: string | Node) => DocumentFragment;
  /**
   * The same, fit for a screen: no address in it that a browser fetches by itself. A picture becomes
   * `<span data-image-host="host">alt</span>`, and whoever has its bytes is told what stood there;
   * links send no referrer.
   */
  readonly show: (markup: string | Node, onPicture?: PictureListener) => DocumentFragment;
  /**
   * A whole page of markup as a document that runs and loads nothing, to take an article out of; nothing of it
   * has passed the gate, and nothing of it may be shown.
   */
  readonly parse: (markup: string) => Document;
}

/** Told of each picture's place in shown markup: the address itself does not go into the markup. */
export type PictureListener = (place: HTMLElement, picture: ShownPicture) => void;

/** A picture as the markup states it; its size in CSS pixels, where it states one. */
export interface ShownPicture {
  readonly url: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** Elements that carry reading, and what each may say beside `lang`, `dir` and `title`. */
const elements: Readonly<Record<string, string[]>> = {
  a: ["href"],
  code: ["class"],
  pre: ["class"],
  blockquote: ["cite"],
  col: ["span"],
  colgroup: ["span"],
  data: ["value"],
  del: ["cite", "datetime"],
  img: ["src", "alt", "width", "height"],
  ins: ["cite", "datetime"],
  li: ["value"],
  ol: ["start", "reversed", "type"],
  q: ["cite"],
  td: ["colspan", "rowspan"],
  th: ["colspan", "rowspan", "scope"],
  time: ["datetime"],
  ...Object.fromEntries(
    (
      "abbr address article aside b bdi bdo big br caption cite dd details dfn div dl dt em figcaption " +
      "figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i kbd main mark p rb rp rt rtc ruby s samp section " +
      "small span strike strong sub summary sup table tbody tfoot thead tr tt u ul var wbr"
    )
      .split(" ")
      .map((name) => [name, []]),
  ),
};
const everywhere = ["lang", "dir", "title", "id"];

/**
 * Formulas: layout alone. No element that links (`maction`), draws from elsewhere (`mglyph`) or lets
 * another language in (`annotation-xml`); HTML within a formula makes it its text.
 */
const formulaElements: Readonly<Record<string, string[]>> = {
  math: ["display", "alttext"],
  mfrac: ["linethickness"],
  mi: ["mathvariant"],
  mo: ["stretchy"],
  mover: ["accent"],
  munder: ["accentunder"],
  munderover: ["accent", "accentunder"],
  ...Object.fromEntries(
    (
      "menclose merror mmultiscripts mn mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub " +
      "msubsup msup mtable mtd mtext mtr"
    )
      .split(" ")
      .map((name) => [name, []]),
  ),
};
const formulaAttributes = [...new Set(Object.values(formulaElements).flat())];
const mathml = "http://www.w3.org/1998/Math/MathML";

/** A link from a text to its own note, and back. */
const placeInText = /^#ref-\d{1,4}(?:-\d{1,4})?$/;

/** What a value must look like; an attribute whose value does not is dropped. */
const values: Readonly<Record<string, (value: string) => string | null>> = {
  href: (value) => (placeInText.test(value) ? value : absoluteAddress(value, ["https:", "http:", "mailto:"])),
  // Names of places in the text, made by us (extract/copy/restore.ts); a page's own never pass.
  id: (value) => (placeInText.test(`#${value}`) ? value : null),
  class: (value) => (/^language-[a-z][a-z0-9_+#-]{0,29}$/.test(value) ? value : null),
  src: (value) => absoluteAddress(value, ["https:", "http:"]),
  cite: (value) => absoluteAddress(value, ["https:", "http:"]),
  dir: (value) => (/^(?:ltr|rtl|auto)$/i.test(value) ? value.toLowerCase() : null),
  lang: (value) => (/^[a-z0-9-]{1,35}$/i.test(value) ? value : null),
  width: wholeNumber,
  height: wholeNumber,
  span: wholeNumber,
  colspan: wholeNumber,
  rowspan: wholeNumber,
};

/** The mark of a picture that is not fetched; only markup for a screen has it. */
const imageHost = "data-image-host";

const addressAttributes: ReadonlySet<string> = new Set(["href", "src", "cite"]);

const config = {
  ALLOWED_TAGS: [...Object.keys(elements), ...Object.keys(formulaElements)],
  ALLOWED_ATTR: [
    ...new Set([...everywhere, imageHost, ...formulaAttributes, ...Object.values(elements).flat()]),
  ],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_NAMESPACES: ["http://www.w3.org/1999/xhtml", mathml],
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto):|#ref-\d)/i,
  // DOMPurify reads every other value as an address too, unless told that it is none.
  ADD_URI_SAFE_ATTR: [
    ...everywhere,
    imageHost,
    ...formulaAttributes,
    ...Object.values(elements).flat(),
  ].filter((name) => !addressAttributes.has(name)),
} satisfies Config;

/** Passes until markup stands still; two are usual, and it takes malice to need more than four. */
const settlingPasses = 8;

const sanitizers = new WeakMap<object, Sanitizer>();

/**
 * The sanitizer of a window: one each, since a Trusted Types policy can be made only once. A page of
 * ours enforces Trusted Types and names the policy; on somebody else's page (`foreign`) there is
 * none to make: the page's own rules would forbid it and report us, and do not bind our world.
 */
export function createSanitizer(window: WindowLike, place: "own" | "foreign" = "own"): Sanitizer {
  const known = sanitizers.get(window);
  if (known !== undefined) return known;
  const policy = place === "own" ? createPolicy(window) : null;
  const parse = (markup: string): Document => {
    // A policy's markup passes for the string it stands for.
    const trusted = (policy?.createHTML(markup) ?? markup) as string;
    return new window.DOMParser().parseFromString(trusted, "text/html");
  };
  // What passed leaves the document it was parsed in, where names of a stranger's choosing may stand in front of
  // the document's own functions (`<img name="createElement">`).
  const own = parse("");
  const keeping = gate(window, policy, [], own);
  // On somebody else's page nothing is shown, and a gate costs a millisecond or two to set up.
  let showing: Gate | null = null;
  const sanitizer: Sanitizer = {
    keep: (markup) => settle(keeping, markup),
    show: (markup, onPicture) => {
      showing ??= gate(window, policy, [imageHost], own);
      return withoutRequests(settle(showing, markup), onPicture);
    },
    parse,
  };
  sanitizers.set(window, sanitizer);
  return sanitizer;
}

/** The markup of a fragment, for storage. Only {@link Sanitizer} may turn it into nodes again. */
export function markupOf(fragment: DocumentFragment): string {
  const box = fragment.ownerDocument.createElement("div");
  box.append(fragment.cloneNode(true));
  return box.innerHTML;
}

type Gate = (markup: string | Node) => DocumentFragment;
type Policy = NonNullable<Config["TRUSTED_TYPES_POLICY"]>;

/**
 * The only Trusted Types policy of the project (the pages' CSP names it). It lets DOMPurify hand
 * markup to DOMParser, and {@link Sanitizer.parse} too, whose documents are inert: it never leaves this file.
 */
function createPolicy(window: WindowLike): Policy | null {
  const factory = window.trustedTypes;
  if (factory === undefined) return null;
  const refuse = (): never => {
    throw new TypeError("no script comes from markup");
  };
  return factory.createPolicy("stillpage", {
    createHTML: (markup: string) => markup,
    createScript: refuse,
    createScriptURL: refuse,
  });
}

function gate(
  window: WindowLike,
  policy: Policy | null,
  spanAttributes: readonly string[],
  own: Document,
): Gate {
  const purify: DOMPurify = createDOMPurify(window);
  const allowed = new Map(Object.entries({ ...elements, ...formulaElements, span: spanAttributes }));
  purify.addHook("uponSanitizeAttribute", (element, attribute) => {
    const name = attribute.attrName;
    const isKnown = everywhere.includes(name) || allowed.get(element.localName)?.includes(name) === true;
    const value = isKnown ? checked(name, attribute.attrValue) : null;
    if (value === null) attribute.keepAttr = false;
    else attribute.attrValue = value;
  });
  // Its type leaves out that markup without a body has no fragment.
  const pass = (markup: string | Node): DocumentFragment | null =>
    purify.sanitize(typeof markup === "string" ? quietMarkup(markup, "all") : markup, {
      ...config,
      RETURN_DOM_FRAGMENT: true,
      TRUSTED_TYPES_POLICY: policy,
    });
  return (markup) => {
    const fragment = pass(markup);
    if (fragment !== null) return plainFormulas(own.adoptNode(fragment));
    // A frameset took the body's place; after an element that ends a document's head it cannot.
    const withBody = pass(`<wbr>${typeof markup === "string" ? markup : ""}`);
    if (withBody === null) throw new TypeError("markup without a body");
    withBody.firstChild?.remove();
    return plainFormulas(own.adoptNode(withBody));
  };
}

/** Where a formula holds anything but formula, parsers disagree about what is inside: its text alone stays. */
function plainFormulas(fragment: DocumentFragment): DocumentFragment {
  for (const formula of fragment.querySelectorAll("math")) {
    const isPlain = [...formula.querySelectorAll("*")].every(
      ({ namespaceURI, localName }) => namespaceURI === mathml && localName !== "math",
    );
    const text = formula.textContent ?? "";
    if (formula.namespaceURI !== mathml || !isPlain || text.trim() === "") formula.replaceWith(text);
  }
  return fragment;
}

function checked(name: string, value: string): string | null {
  const check = values[name];
  return check === undefined ? value : check(value);
}

/**
 * Parsing what was serialised does not always give the same tree: taking an element out can leave a
 * paragraph in a paragraph. Passing until nothing changes makes the kept text the shown one, and
 * leaves no mutation for a later parser. Markup that will not settle is kept as its text alone.
 */
function settle(pass: Gate, markup: string | Node): DocumentFragment {
  let fragment = pass(markup);
  let before = markupOf(fragment);
  for (let count = 1; count < settlingPasses; count += 1) {
    fragment = pass(before);
    const after = markupOf(fragment);
    if (after === before) return fragment;
    before = after;
  }
  const paragraph = fragment.ownerDocument.createElement("p");
  paragraph.textContent = fragment.textContent;
  fragment.replaceChildren(paragraph);
  return fragment;
}

function withoutRequests(fragment: DocumentFragment, onPicture?: PictureListener): DocumentFragment {
  for (const image of fragment.querySelectorAll("img")) {
    const label = fragment.ownerDocument.createElement("span");
    label.textContent = image.getAttribute("alt") ?? "";
    label.setAttribute(imageHost, hostOf(image.getAttribute("src") ?? ""));
    image.replaceWith(label);
    const [width, height] = [statedLength(image, "width"), statedLength(image, "height")];
    onPicture?.(label, { url: image.getAttribute("src") ?? "", width, height });
  }
  for (const link of fragment.querySelectorAll('a[href]:not([href^="#"])')) {
    link.setAttribute("rel", "noopener noreferrer");
    link.setAttribute("referrerpolicy", "no-referrer");
  }
  return fragment;
}

function statedLength(image: Element, name: "width" | "height"): number | null {
  return Number(image.getAttribute(name)) || null;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : "";
}

function absoluteAddress(value: string, schemes: readonly string[]): string | null {
  if (!URL.canParse(value)) return null;
  const url = new URL(value);
  return schemes.includes(url.protocol) ? url.href : null;
}

function wholeNumber(value: string): string | null {
  return /^\d{1,5}$/.test(value) ? value : null;
}
