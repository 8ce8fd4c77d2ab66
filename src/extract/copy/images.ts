/**
 * Which address a picture really has. Pages put a blank in `src` and the picture elsewhere, for a
 * script to fetch later. The answer must not depend on window size or scrolling, or the same page
 * saved twice would differ: so attributes first, and what the browser chose only when they fail.
 */

/** Where lazy loaders keep the address, most common first. */
const lazyAttributes = (
  "data-src data-original data-lazy-src data-actualsrc data-original-src data-lazyload data-lazy data-echo " +
  "data-hi-res-src data-hires data-full-src data-large-src data-src-large data-image-src data-img-src data-imgsrc " +
  "data-source data-orig-file data-large-file data-croporisrc data-backsrc data-ks-lazyload data-cfsrc data-runner-src " +
  "data-defer-src data-delayed-url data-normal data-file data-image data-img data-url"
).split(" ");
const lazySets = "data-srcset data-lazy-srcset data-original-set data-srcset-lazy data-bgset".split(" ");

/** Where lazy loaders keep the address of a background. */
const backgroundAttributes =
  "data-bg data-background data-background-image data-bg-src data-lazy-background data-bgset data-bg-url".split(
    " ",
  );

/** File names of blanks. */
const blankName =
  /(?:^|\/)(?:blank|spacer|placeholder|transparent|pixel|loading|lazy|grey|gray|clear|dot|1x1)[\w-]*\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)/i;

/** The wider a picture, the better it is to keep, up to what a large screen shows. */
const widestUseful = 2_048;
/** A picture this small in either direction is no picture: it counts visitors or holds a place. */
const smallestSide = 3;

type Attributes = (name: string) => string | null;

/** Whether a picture says that it is a blank: a pixel that counts visitors, a spacer. */
export function isBlank(attribute: Attributes): boolean {
  return ["width", "height"].some((name) => {
    const value = attribute(name)?.trim() ?? "";
    return /^\d+(?:px)?$/.test(value) && Number.parseInt(value, 10) < smallestSide;
  });
}

/**
 * The address a picture states, not yet absolute; null when it has none. Of several sizes the widest
 * useful one; what a script would put in place goes before what stands there until then.
 */
export function statedImage(attribute: Attributes, sources: readonly Attributes[] = []): string | null {
  return (
    firstOf(lazySets, (name) => bestOf(attribute(name) ?? "")) ??
    firstOf(lazyAttributes, (name) => addressIn(attribute(name))) ??
    bestOf(attribute("srcset") ?? "") ??
    firstOf(sources, (source) => bestOf(source("data-srcset") ?? source("srcset") ?? "")) ??
    addressIn(attribute("src"))
  );
}

/** The address of a picture drawn as a background: from the lazy loader's attribute, or else from a style. */
export function statedBackground(attribute: Attributes, style: () => string): string | null {
  return (
    firstOf(backgroundAttributes, (name) => {
      const value = attribute(name) ?? "";
      return addressIn(inUrl(value) ?? value) ?? bestOf(value);
    }) ?? addressIn(inUrl(style()))
  );
}

function firstOf<T>(items: readonly T[], read: (item: T) => string | null): string | null {
  for (const item of items) {
    const value = read(item);
    if (value !== null) return value;
  }
  return null;
}

function addressIn(value: string | null): string | null {
  // A picture is asked for some forty names and has one or two.
  if (value === null) return null;
  const address = value.trim();
  return looksLikeAddress(address) && !blankName.test(address) ? address : null;
}

/** The address in the first `url(…)` of a style. */
function inUrl(style: string): string | null {
  if (style === "") return null;
  const found = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"')]+))\s*\)/i.exec(style.slice(0, 8_000));
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? null;
}

function looksLikeAddress(value: string): boolean {
  return (
    value !== "" &&
    value.length <= 4096 &&
    !/[\s{}<>]/.test(value) &&
    !/^(?:data|blob|about|javascript):/i.test(value) &&
    /[./]/.test(value)
  );
}

/** The candidate of a `srcset` that is widest without being wider than useful, or else the least wide. */
function bestOf(set: string): string | null {
  if (set === "") return null;
  let best: string | null = null;
  let bestRank = Number.NEGATIVE_INFINITY;
  for (const candidate of set.slice(0, 20_000).split(/,\s+|(?<=\s[\d.]{1,10}[wx]),/)) {
    const [address = "", descriptor = "1x"] = candidate.trim().replace(/,$/, "").split(/\s+/);
    const size = Number.parseFloat(descriptor);
    const width = descriptor.endsWith("w") ? size : size * 640;
    const rank = width <= widestUseful ? width : -width;
    if (addressIn(address) !== null && rank > bestRank) {
      best = address;
      bestRank = rank;
    }
  }
  return best;
}

/**
 * The first picture of a `noscript`'s markup, which is text while scripts run. Reads the one tag by
 * hand: a parser would be a way for the page's markup into ours, and this needs no more.
 */
export function imageInMarkup(markup: string): Attributes | null {
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
