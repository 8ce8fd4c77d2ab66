/**
 * Markup without what a page's policy speaks up about as it is merely parsed: in a document that runs, shows and
 * loads nothing, browsers still report each handler, inline style, script and sound of it as an attack that
 * was held off. It is no gate: what may stay is for sanitize.ts to say, which drops all of this anyway.
 */

/** `handlers` leaves what an article is read by: styles that hide, and JSON-LD. */
export type Quiet = "all" | "handlers";

const opening = /<\/?([a-z][^\s/>]*)/iy;
const between = /[\s/]*/y;
const attributeName = /=?[^\s/>=]*/y;
const attributeValue = /\s*=\s*(?:"[^"]*"|'[^']*'|(?!["'])[^\s>]*)/y;
const unended = /\s*=\s*["']/y;
const handler = /^on/i;
/** Missed by their player once they have no address; a word of the same kind of element that nothing misses. */
const choice = /^(?:source|track)$/i;
const loading = /^(?:audio|video|source|track|embed|object|base)$/i;
const style = /^style$/i;
const address = /^(?:src|data|href)$/i;

/** The markup with those attributes and elements under other names; linear in its length. */
export function quietMarkup(markup: string, quiet: Quiet): string {
  const pieces: string[] = [];
  let taken = 0;
  /** Puts a word in place of what stands from `from` to `to`. */
  const put = (from: number, to: number, word: string): void => {
    pieces.push(markup.slice(taken, from), word);
    taken = to;
  };
  let at = 0;
  for (;;) {
    const open = markup.indexOf("<", at);
    if (open < 0) break;
    const name = match(opening, markup, open)?.[1];
    at = name === undefined ? open + 1 : opening.lastIndex;
    if (name === undefined) continue;
    // Whose text, too, is read as text and not as markup.
    if (quiet === "all" && /^(?:script|style)$/i.test(name)) put(at - name.length, at, "noframes");
    if (quiet === "all" && choice.test(name)) put(at - name.length, at, "param");
    at = attributesOf(markup, at, (from, word) => {
      const isLoud =
        handler.test(word) ||
        (quiet === "all" && (style.test(word) || (loading.test(name) && address.test(word))));
      if (isLoud) put(from, from, "data-");
    });
  }
  return taken === 0 ? markup : pieces.join("") + markup.slice(taken);
}

/** Tells of each attribute of the tag whose name ends at `start`; gives where the tag ends. */
function attributesOf(markup: string, start: number, tell: (from: number, name: string) => void): number {
  let at = start;
  for (;;) {
    match(between, markup, at);
    at = between.lastIndex;
    if (at >= markup.length || markup[at] === ">") return at;
    const word = match(attributeName, markup, at)?.[0] ?? "";
    tell(at, word);
    at += word.length;
    if (match(attributeValue, markup, at) !== null) at = attributeValue.lastIndex;
    // A value that never ends takes the rest of the text with it.
    else if (match(unended, markup, at) !== null) return markup.length;
  }
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
