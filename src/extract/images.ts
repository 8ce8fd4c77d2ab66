/**
 * Which address a picture really has. Pages put a blank in `src` and the picture elsewhere, for a
 * script to fetch later. The answer must not depend on window size or scrolling, or the same page
 * saved twice would differ: so attributes first, and what the browser chose only when they fail.
 */

/** Where lazy loaders keep the address, most common first. */
const lazyAttributes = [
  "data-src",
  "data-original",
  "data-lazy-src",
  "data-actualsrc",
  "data-original-src",
  "data-lazyload",
  "data-echo",
  "data-hi-res-src",
  "data-full-src",
  "data-url",
] as const;
const setAttributes = ["data-srcset", "data-lazy-srcset", "srcset"] as const;

/** File names of blanks. */
const blankName =
  /(?:^|\/)(?:blank|spacer|placeholder|transparent|pixel|loading|lazy|grey|gray|1x1)[\w-]*\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)/i;

/** The address a picture states, not yet absolute; null when it has none. */
export function statedImage(attribute: (name: string) => string | null): string | null {
  for (const name of lazyAttributes) {
    const value = attribute(name)?.trim() ?? "";
    if (looksLikeAddress(value)) return value;
  }
  const source = attribute("src")?.trim() ?? "";
  if (looksLikeAddress(source) && !blankName.test(source)) return source;
  for (const name of setAttributes) {
    const value = largestOf(attribute(name) ?? "");
    if (value !== null) return value;
  }
  return null;
}

function looksLikeAddress(value: string): boolean {
  return (
    value !== "" &&
    value.length <= 4096 &&
    !/\s/.test(value) &&
    !/^(?:data|blob|about|javascript):/i.test(value) &&
    /[./]/.test(value)
  );
}

/** The candidate of a `srcset` with the largest descriptor. */
function largestOf(set: string): string | null {
  let best: string | null = null;
  let bestSize = -1;
  for (const candidate of set.slice(0, 20_000).split(/,\s+/)) {
    const [address = "", descriptor = "1x"] = candidate.trim().split(/\s+/);
    const size = Number.parseFloat(descriptor);
    if (looksLikeAddress(address) && size > bestSize) {
      best = address;
      bestSize = size;
    }
  }
  return best;
}

/**
 * The first picture of a `noscript`'s markup, which is text while scripts run. Reads the one tag by
 * hand: a parser would be a way for the page's markup into ours, and this needs no more.
 */
export function imageInMarkup(markup: string): ((name: string) => string | null) | null {
  const start = markup.search(/<img\s/i);
  if (start < 0) return null;
  const tag = markup.slice(start + 4, start + 8_000);
  const attributes = new Map<string, string>();
  for (const match of tag.matchAll(
    /\s*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?|(>)/gy,
  )) {
    if (match[5] !== undefined) break;
    const name = match[1]?.toLowerCase() ?? "";
    if (!attributes.has(name)) attributes.set(name, decodeAmpersands(match[2] ?? match[3] ?? match[4] ?? ""));
  }
  return (name) => attributes.get(name) ?? null;
}

function decodeAmpersands(value: string): string {
  return value.replace(/&(?:amp|#38);/g, "&");
}
