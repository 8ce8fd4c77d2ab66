/**
 * Makes an SVG safe to keep, without a DOM, which the background has not got: the file is taken
 * apart as the XML it has to be, and put together again from what is on the lists below. Whatever
 * is not plain XML (declarations of its own, bare text where markup belongs) refuses the whole.
 *
 * The first wall is elsewhere: an SVG is only ever shown by an `img` from bytes of ours, and browsers
 * run no script in such a picture and load nothing for it. This is the second, for a reader who
 * opens the picture in a tab of its own, where it is a document.
 */

const elements: ReadonlySet<string> = new Set(
  (
    "svg g defs symbol use a switch title desc path rect circle ellipse line polyline polygon text tspan " +
    "textPath linearGradient radialGradient stop clipPath mask pattern marker image style filter feBlend " +
    "feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap " +
    "feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode " +
    "feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"
  ).split(" "),
);

/** Attributes with a prefix that may stay; `xmlns` itself is written by us. */
const prefixed: ReadonlySet<string> = new Set(["xlink:href", "xml:space", "xml:lang"]);

/** Most elements in one file and deepest nesting: a picture for an article has hundreds. */
const mostElements = 50_000;
const deepest = 200;

const opening = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

/** An element that is open: null for the name of one that was left out with all it holds. */
interface OpenElement {
  readonly name: string | null;
  /** It is drawn once for each `use` of it. */
  readonly isUsed: boolean;
}

/** The SVG made safe, or null where it cannot be. Making safe what was made safe changes nothing. */
export function safeSvg(source: string): string | null {
  const used = usedIds(source);
  const written: string[] = [];
  const open: OpenElement[] = [];
  const isHidden = () => open.some(({ name }) => name === null);
  let left = mostElements;
  for (const token of tokensOf(source)) {
    if (token === null) return null;
    if (token.kind === "text") {
      const parent = open.at(-1);
      if (parent === undefined && token.text.trim() !== "") return null;
      if (parent !== undefined && !isHidden()) written.push(textFor(parent.name, token.text));
    } else if (token.kind === "close") {
      const closed = open.pop();
      if (closed === undefined) return null;
      if (closed.name !== null && !isHidden()) written.push(`</${closed.name}>`);
    } else {
      left -= 1;
      if (left < 0 || open.length >= deepest) return null;
      if (open.length === 0 && (token.name !== "svg" || written.length > 0)) return null;
      const isKept = elements.has(token.name) && !(isMultiplied(open) && token.name === "use");
      if (isKept && !isHidden()) {
        const start = open.length === 0 ? opening : `<${token.name}`;
        written.push(`${start}${attributesFor(token, isMultiplied(open))}${token.isEmpty ? "/" : ""}>`);
      }
      const name = isKept ? token.name : null;
      if (!token.isEmpty) open.push({ name, isUsed: used.has(token.attributes.get("id") ?? "") });
    }
  }
  return open.length > 0 || written.length === 0 ? null : written.join("");
}

/**
 * Whether what stands here is drawn many times. A copy within a copy within a copy would be drawn more
 * often than any computer can: so what is copied may hold no copies.
 */
function isMultiplied(open: readonly OpenElement[]): boolean {
  return open.some(({ name, isUsed }) => isUsed || name === "pattern" || name === "marker");
}

function usedIds(source: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const token of tokensOf(source)) {
    if (token?.kind !== "open" || token.name !== "use") continue;
    const target = token.attributes.get("href") ?? token.attributes.get("xlink:href") ?? "";
    ids.add(target.slice(1));
  }
  return ids;
}

/** The size an SVG states, in its own units; null where it states none. */
export function svgSize(source: string): { readonly width: number; readonly height: number } | null {
  for (const token of tokensOf(source)) {
    if (token === null) return null;
    if (token.kind !== "open") continue;
    const width = lengthOf(token.attributes.get("width"));
    const height = lengthOf(token.attributes.get("height"));
    if (width !== null && height !== null) return { width, height };
    const box = (token.attributes.get("viewBox") ?? "")
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const [, , boxWidth = 0, boxHeight = 0] = box;
    return boxWidth > 0 && boxHeight > 0 ? { width: boxWidth, height: boxHeight } : null;
  }
  return null;
}

function lengthOf(value: string | undefined): number | null {
  const length = /^\s*(\d{1,6}(?:\.\d{1,6})?)(?:px)?\s*$/.exec(value ?? "");
  return length === null || Number(length[1]) <= 0 ? null : Number(length[1]);
}

interface Tag {
  readonly kind: "open";
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly isEmpty: boolean;
}
type Token = Tag | { readonly kind: "text"; readonly text: string } | { readonly kind: "close" };

/** The parts of an XML text in order; null at the first thing that is none. */
function* tokensOf(source: string): Generator<Token | null> {
  let at = 0;
  while (at < source.length) {
    const start = source.indexOf("<", at);
    const text = decoded(source.slice(at, start < 0 ? undefined : start));
    yield text === null ? null : { kind: "text", text };
    if (start < 0) return;
    const special = specials.find(([letters]) => source.startsWith(letters, start));
    if (special !== undefined) {
      const [letters, close, keep] = special;
      const end = source.indexOf(close, start + letters.length);
      const inside = source.slice(start + letters.length, Math.max(end, 0));
      if (end < 0 || (letters === "<!DOCTYPE" && inside.includes("["))) yield null;
      if (end < 0) return;
      if (keep) yield { kind: "text", text: inside };
      at = end + close.length;
      continue;
    }
    const end = endOfTag(source, start);
    const token = end < 0 ? null : tagOf(source.slice(start + 1, end));
    yield token;
    if (token === null) return;
    at = end + 1;
  }
}

/** What begins otherwise than a tag: where it ends, and whether it is text. */
const specials: readonly (readonly [string, string, boolean])[] = [
  ["<!--", "-->", false],
  ["<![CDATA[", "]]>", true],
  ["<?", "?>", false],
  ["<!DOCTYPE", ">", false],
];

/** The end of a tag, past its quoted values. */
function endOfTag(source: string, start: number): number {
  let quote = "";
  for (let at = start + 1; at < source.length; at += 1) {
    const letter = source[at] ?? "";
    if (quote !== "") {
      if (letter === quote) quote = "";
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === ">") return at;
    else if (letter === "<") return -1;
  }
  return -1;
}

function tagOf(inside: string): Token | null {
  if (inside.startsWith("/")) return { kind: "close" };
  const isEmpty = inside.endsWith("/");
  const body = isEmpty ? inside.slice(0, -1) : inside;
  const name = /^[A-Za-z_][\w:.-]*/.exec(body)?.[0];
  if (name === undefined) return null;
  const attributes = new Map<string, string>();
  const pattern = /\s+([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gy;
  pattern.lastIndex = name.length;
  let end = name.length;
  for (let match = pattern.exec(body); match !== null; match = pattern.exec(body)) {
    end = pattern.lastIndex;
    const value = decoded(match[2] ?? match[3] ?? "");
    if (value === null) return null;
    attributes.set(match[1] ?? "", value);
  }
  if (body.slice(end).trim() !== "") return null;
  // Some programs write every element with a prefix.
  return { kind: "open", name: name.replace(/^svg:/, ""), attributes, isEmpty };
}

function attributesFor(tag: Tag, isCopied: boolean): string {
  return [...tag.attributes]
    .filter(([name, value]) => isSafeAttribute(tag.name, name, value))
    .filter(([name]) => !isCopied || !/^(?:mask|marker)/.test(name))
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join("");
}

function isSafeAttribute(element: string, name: string, value: string): boolean {
  if (/^on/i.test(name) || name === "xmlns" || (name.includes(":") && !prefixed.has(name))) return false;
  if (name === "href" || name === "xlink:href") {
    if (value.startsWith("#")) return true;
    return element === "image" && /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$/.test(value);
  }
  return isSafeStyle(value);
}

/** Whether a style, or a value that may hold one, asks for nothing outside the file. */
function isSafeStyle(style: string): boolean {
  // A backslash spells any word otherwise, and no style here needs one.
  if (/\\|@import|@font-face|@namespace|image-set|javascript:|expression/i.test(style)) return false;
  for (const match of style.matchAll(/url\(\s{0,20}["']?(.?)/gi)) if (match[1] !== "#") return false;
  return true;
}

function textFor(element: string | null, text: string): string {
  if (element === "style" && !isSafeStyle(text)) return "";
  return escaped(text);
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text with its references resolved; null where one is of the file's own making. */
function decoded(text: string): string | null {
  let isPlain = true;
  const plain = text.replace(/&([^;&\s]{0,12});?/g, (_match, name: string) => {
    const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const point =
      code === null ? null : Number.parseInt(code[1] ?? code[2] ?? "", code[1] === undefined ? 10 : 16);
    if (point !== null && point > 0 && point <= 0x10ffff) return String.fromCodePoint(point);
    const letter = Object.hasOwn(entities, name) ? entities[name] : undefined;
    if (letter === undefined) isPlain = false;
    return letter ?? "";
  });
  return isPlain ? plain : null;
}

/** Whatever XML 1.0 (2.2, Char) does not know as a character is left out. */
const noCharacter = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(noCharacter, "")
    .replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
