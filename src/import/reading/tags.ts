/**
 * The tags and texts of an HTML file that comes in pieces: enough for lists of links, which are laid out the
 * same everywhere and may have hundreds of megabytes. Nothing of it is ever shown as markup.
 */

export type HtmlToken =
  | { readonly kind: "open"; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

/** Longest tag: browsers write icons into theirs. What is longer is none. */
const longestTag = 8 * 1024 * 1024;
const mostAttributes = 40;
/** Longest value that is kept; longer ones are icons. */
const longestValue = 16_384;

/** The tokens in order; comments and declarations are left out. */
export async function* readTags(pieces: AsyncIterable<string>): AsyncGenerator<HtmlToken> {
  let text = "";
  let at = 0;
  for await (const piece of pieces) {
    text = text.slice(at) + piece;
    at = 0;
    for (;;) {
      const found = tokenAt(text, at, false);
      if (found === null) break;
      at = found.end;
      if (found.token !== null) yield found.token;
    }
  }
  for (;;) {
    const found = tokenAt(text, at, true);
    if (found === null) return;
    at = found.end;
    if (found.token !== null) yield found.token;
  }
}

interface Found {
  readonly token: HtmlToken | null;
  readonly end: number;
}

/** Null where more of the text is needed, or nothing is left. */
function tokenAt(text: string, at: number, isEnd: boolean): Found | null {
  if (at >= text.length) return null;
  if (text[at] !== "<") return textAt(text, at, at, isEnd);
  if (text.length - at < 4 && !isEnd) return null;
  if (text.startsWith("<!--", at)) {
    const end = text.indexOf("-->", at + 4);
    if (end >= 0) return { token: null, end: end + 3 };
    return isEnd || text.length - at > longestTag ? textAt(text, at, at + 1, isEnd) : null;
  }
  if (!/[a-z/!?]/i.test(text[at + 1] ?? "")) return textAt(text, at, at + 1, isEnd);
  const end = tagEnd(text, at);
  if (end === null) return isEnd || text.length - at > longestTag ? textAt(text, at, at + 1, isEnd) : null;
  return { token: tagOf(text.slice(at + 1, end)), end: end + 1 };
}

function textAt(text: string, from: number, search: number, isEnd: boolean): Found | null {
  const next = text.indexOf("<", search);
  // What begins a tag may lie in the next piece; the text so far is whole.
  const end = next < 0 ? text.length : next;
  if (end === from) return isEnd && next < 0 ? null : { token: null, end: from + 1 };
  return { token: { kind: "text", text: decodeReferences(text.slice(from, end)) }, end };
}

/** Where a tag's `>` is, which may also stand in a quoted value. */
function tagEnd(text: string, start: number): number | null {
  const marks = /["'>]/g;
  marks.lastIndex = start + 1;
  for (;;) {
    const found = marks.exec(text);
    if (found === null) return null;
    if (found[0] === ">") return found.index;
    // A mark that begins no value, as in a tag with a flipped bit, is taken for what it is not at most once.
    if (text[found.index - 1] !== "=" && !/=\s{1,9}$/.test(text.slice(found.index - 10, found.index)))
      continue;
    const close = text.indexOf(found[0], found.index + 1);
    if (close < 0 || close - start > longestTag) return null;
    // Programs write no tag into a value: what runs on to another one's has lost its own mark.
    if (swallowed.test(text.slice(found.index, close))) continue;
    marks.lastIndex = close + 1;
  }
}

const swallowed = /<(?:dt|li|a|h\d)[\s>]/i;

const attribute = /([^\s=>"'/]+)(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;

function tagOf(inside: string): HtmlToken | null {
  const name = /^\/?([a-z][a-z0-9]{0,30})/i.exec(inside)?.[1]?.toLowerCase();
  if (name === undefined) return null;
  if (inside.startsWith("/")) return { kind: "close", name };
  const attributes = new Map<string, string>();
  attribute.lastIndex = name.length;
  for (let count = 0; count < mostAttributes; count += 1) {
    const found = attribute.exec(inside);
    if (found === null) break;
    const value = found[2] ?? found[3] ?? found[4] ?? "";
    const key = (found[1] ?? "").toLowerCase();
    if (!attributes.has(key) && value.length <= longestValue) attributes.set(key, decodeReferences(value));
  }
  return { kind: "open", name, attributes };
}

const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00a0"],
]);

/** The text with its character references read once: what programs write into lists of links. */
export function decodeReferences(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return named.get(name.toLowerCase()) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : whole;
    },
  );
}
