/** The feeds a page names in its head, by which its readers follow the site. */
import { type Feed, feedLimits } from "../model/article.ts";
import { normalizeSpace, wellFormed } from "../model/text.ts";

const types: ReadonlySet<string> = new Set([
  "application/rss+xml",
  "application/atom+xml",
  "application/feed+json",
]);

/** In the page's order, each address once, at most a few. `address` is the page's own. */
export function feedsOf(document: Document, address: string): readonly Feed[] {
  const feeds = new Map<string, Feed>();
  for (const link of document.querySelectorAll('link[rel~="alternate" i][href]')) {
    const type = (link.getAttribute("type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
    const url = link.getAttribute("href") ?? "";
    if (!types.has(type) || !isOfWeb(url) || url.length > feedLimits.address || feeds.has(url)) continue;
    const title = normalizeSpace((link.getAttribute("title") ?? "").slice(0, feedLimits.title));
    feeds.set(url, { url, title: wellFormed(title) || null });
  }
  const all = [...feeds.values()];
  // What lies below the article's own address tells of its comments; it stays where there is no other.
  const ofSite = all.filter(({ url }) => !isBelow(url, address));
  return (ofSite.length > 0 ? ofSite : all).slice(0, feedLimits.count);
}

function isOfWeb(url: string): boolean {
  return /^https?:/i.test(url) && URL.canParse(url);
}

function isBelow(url: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const [feed, page] = [new URL(url), new URL(address)];
  const folder = page.pathname.replace(/\/?$/, "/");
  return feed.host === page.host && folder !== "/" && feed.pathname.startsWith(folder);
}
