/**
 * What a page is known by. Two addresses of one page must give one string, and two pages must never
 * give the same: the second mistake mixes two articles under one entry, so wherever a rule is in
 * doubt it errs on the side of one entry too many.
 */

import { parseAddress } from "./url.ts";

/** Parameters that say how a reader came to a page, never which page it is. Lower case. */
const trackingNames: ReadonlySet<string> = new Set([
  // Advertising click ids.
  ..."fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid yclid ysclid rdt_cid li_fat_id".split(
    " ",
  ),
  // Analytics and newsletters.
  ..."_ga _gl _openstat mkt_tok vero_id oly_enc_id oly_anon_id wickedid s_cid cmpid cmp_id ncid".split(" "),
  // Share buttons.
  ..."igshid igsh ref_src ref_url smid smtyp share_token share_source share_medium share_plat".split(" "),
  ..."share_tag share_from share_session_id share_times share_from_module bxsharetoken".split(" "),
  // Chinese portals and messengers.
  ..."spm spm_id_from scm scene_id nsukey isappinstalled wxshare_count vd_source from_spmid".split(" "),
]);

/** The same, for families of names. */
const trackingPrefixes = ["utm_", "pk_", "mtm_", "_hs", "hsa_", "mc_", "__hs"] as const;

/** Parameters with a meaning elsewhere that only count as tracking with one of these values. */
const trackingValues: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["from", new Set(["timeline", "singlemessage", "groupmessage"])],
  ["scene", new Set(["timeline", "singlemessage", "groupmessage"])],
]);

/** Parameters that by themselves say which article a script shows. */
const identityNames: ReadonlySet<string> = new Set(
  "id aid nid sid tid pid cid p v article articleid article_id newsid news_id docid doc_id story storyid contentid".split(
    " ",
  ),
);

/** Suffixes below which every name may belong to somebody else. */
const sharedSuffixes: readonly string[] =
  "github.io gitlab.io pages.dev workers.dev netlify.app vercel.app web.app firebaseapp.com herokuapp.com blogspot.com wordpress.com substack.com medium.com tumblr.com livejournal.com wixsite.com weebly.com hatenablog.com hatenablog.jp fc2.com ameblo.jp".split(
    " ",
  );

/** Second-level labels that stand for a registry under a two-letter country: `example.com.cn`, `example.co.uk`. */
const registryLabels: ReadonlySet<string> = new Set("com co org net gov edu ac or ne go gob nom".split(" "));

/** Path segments that name a rendering of an article, not the article. */
const renderingSegments = /^(?:amp|m|mobile|print|index(?:\.\w{1,5})?|default(?:\.\w{1,5})?)$/;

export interface CanonicalHints {
  /** What the page's `link rel="canonical"` or `og:url` says, absolute. */
  readonly canonicalLink?: string | null;
}

/**
 * The one address a page is known by, or null where there is none to keep (not http, https or file).
 * Without user name, default port, fragment (unless it is a route) and tracking parameters; what
 * remains keeps its order and spelling. Giving the answer in again changes nothing.
 */
export function canonicalUrl(address: string, hints: CanonicalHints = {}): string | null {
  const page = parseAddress(address);
  if (page === null) return null;
  tidy(page);
  const link = hints.canonicalLink == null ? null : parseAddress(hints.canonicalLink);
  if (link === null) return page.href;
  tidy(link);
  // A page read over https whose link still says http is the same page.
  if (page.protocol === "https:" && link.protocol === "http:" && link.host === page.host)
    link.protocol = "https:";
  return isPlausible(link, page) ? link.href : page.href;
}

function tidy(url: URL): void {
  url.username = "";
  url.password = "";
  const [fragment = ""] = url.hash.split(":~:");
  url.hash = /^#!?\//.test(fragment) || /^#!./.test(fragment) ? fragment : "";
  const kept = url.search
    .slice(1)
    .split("&")
    .filter((pair) => !isTracking(pair));
  url.search = kept.join("&");
}

function isTracking(pair: string): boolean {
  const cut = pair.indexOf("=");
  const name = decode(cut < 0 ? pair : pair.slice(0, cut)).toLowerCase();
  const value = cut < 0 ? "" : pair.slice(cut + 1);
  return (
    trackingNames.has(name) ||
    trackingPrefixes.some((prefix) => name.startsWith(prefix)) ||
    trackingValues.get(name)?.has(value) === true
  );
}

/**
 * Whether to believe what a page says its address is. A cross-site canonical (a reprint naming its
 * original) is never followed: the two texts may differ, and each keeps its own entry. Single-page
 * sites that leave the first article's link in place are why the paths must have words in common.
 */
function isPlausible(link: URL, page: URL): boolean {
  return rules.every((rule) => rule(link, page));
}

const rules: readonly ((link: URL, page: URL) => boolean)[] = [
  // A link is an address of the web, on the same port as the page.
  (link, page) => link.protocol !== "file:" && page.protocol !== "file:" && link.port === page.port,
  // It stays on the same site.
  (link, page) => isSameSite(link.hostname, page.hostname),
  // A page below the root is not the home page.
  (link, page) => !isHome(link) || isHome(page),
  // A page that is a route of a script is not the script.
  (link, page) => page.hash === "" || link.hash === page.hash,
  // A page told apart by a parameter such as `id` keeps its value: as a parameter, or within the path.
  (link, page) => identityValues(page).every((value) => link.href.includes(value)),
  // What the last telling part of the page's path says is in the link too: its long number (an article's
  // number), or else more than half of its words.
  (link, page) => sharesWords(link, page),
];

function isHome(url: URL): boolean {
  return url.pathname === "/" && url.search === "" && url.hash === "";
}

/** Whether two hosts belong to one registered name, as far as their spelling tells. */
export function isSameSite(a: string, b: string): boolean {
  return a === b || siteOf(a) === siteOf(b);
}

function siteOf(host: string): string {
  if (/^[\d.]+$/.test(host) || host.startsWith("[")) return host;
  const labels = host.split(".");
  const shared = sharedSuffixes.find((suffix) => host.endsWith(`.${suffix}`));
  if (shared !== undefined) return labels.slice(-1 - shared.split(".").length).join(".");
  const hasRegistry =
    labels.length > 2 && labels.at(-1)?.length === 2 && registryLabels.has(labels.at(-2) ?? "");
  return labels.slice(hasRegistry ? -3 : -2).join(".");
}

function identityValues(url: URL): string[] {
  return url.search
    .slice(1)
    .split("&")
    .flatMap((pair) => {
      const [name = "", value = ""] = pair.split("=");
      return value !== "" && identityNames.has(decode(name).toLowerCase()) ? [value] : [];
    });
}

function sharesWords(link: URL, page: URL): boolean {
  const segment = page.pathname.split("/").findLast((part) => part !== "" && !renderingSegments.test(part));
  if (segment === undefined || link.pathname === page.pathname) return true;
  const wanted = wordsOf(segment);
  const present = new Set(wordsOf(link.pathname + link.search));
  const number = longestNumber(wanted);
  if (number.length >= 5) return present.has(number);
  return wanted.filter((word) => present.has(word)).length * 2 > wanted.length;
}

function longestNumber(words: readonly string[]): string {
  return words.filter((word) => /^\d/.test(word)).reduce((a, b) => (b.length > a.length ? b : a), "");
}

const isPlain = /^[ -~]*$/;

function wordsOf(path: string): string[] {
  const text = decode(path).toLowerCase();
  // Most paths are plain, and the pattern for all scripts costs milliseconds to make ready.
  const words = text.match(isPlain.test(text) ? /[a-z]+|\d+/g : /[\p{L}\p{M}]+|\p{N}+/gu) ?? [];
  return words.filter((word) => !/^(?:s?html?|php|aspx?|jsp)$/.test(word));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: the text as it stands is the best there is.
    return text;
  }
}
