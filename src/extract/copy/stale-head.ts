/**
 * Sites that show one article after another without loading a page often leave in the head what it
 * said of the first. A head that names another address and another headline is not believed.
 */
import { canonicalUrl } from "../../model/canonical-url.ts";
import type { PageCopy } from "../copy.ts";
import { fold } from "../fold.ts";

/** What holds for every page of a site. */
const siteWide = /^(?:og:site_name|og:locale|application-name|viewport|robots|generator|twitter:site)$/i;
const titleNames = ["og:title", "twitter:title", "headline"];
const mostHeadings = 12;
const longestHeadline = 500;

/** The copy without what its head says of another article; `isLater`: the article in view is not the first of its page. */
export function withoutStaleHead(copy: PageCopy, { isLater }: { readonly isLater: boolean }): PageCopy {
  const { document, address } = copy;
  const headings = [...document.querySelectorAll("h1, h2")]
    .slice(0, mostHeadings)
    .map((heading) => fold((heading.textContent ?? "").slice(0, longestHeadline)))
    .filter((text) => text.length > 3);
  if (headings.length === 0) return copy;
  const isOnPage = (headline: string) =>
    isAmong(headline, isLater ? headings : [...headings, fold(copy.title)]);
  const isStale =
    (isLater || statedAddresses(document).some((stated) => isOther(stated, address))) &&
    statedTitles(document).some((title) => !isOnPage(title));
  if (isStale) removeStatements(document);
  return {
    ...copy,
    title: isLater && !isAmong(copy.title, headings) ? "" : copy.title,
    jsonLd: copy.jsonLd.filter((script) => {
      const headline = stringIn(script, "headline");
      if (headline === null || isOnPage(headline)) return true;
      const url = stringIn(script, "url") ?? stringIn(script, "@id") ?? "";
      return !isStale && !isOther(url, address);
    }),
  };
}

function removeStatements(document: Document): void {
  for (const meta of document.querySelectorAll("head > meta")) {
    const name = meta.getAttribute("property") ?? meta.getAttribute("name") ?? "";
    if (!siteWide.test(name)) meta.remove();
  }
  for (const link of document.querySelectorAll("head > link[rel]")) {
    if (/canonical|image_src|amphtml|prev|next/i.test(link.getAttribute("rel") ?? "")) link.remove();
  }
}

function statedAddresses(document: Document): string[] {
  return [
    document.querySelector('head > link[rel~="canonical" i]')?.getAttribute("href"),
    document.querySelector('head > meta[property="og:url" i]')?.getAttribute("content"),
  ].filter((value) => value !== undefined && value !== null);
}

function statedTitles(document: Document): string[] {
  return titleNames
    .map((name) => document.querySelector(`head > meta:is([property="${name}"], [name="${name}"])`))
    .map((meta) => meta?.getAttribute("content") ?? "")
    .filter((title) => fold(title).length > 3);
}

/** Whether a stated address is that of another page of the same site, below its front. */
function isOther(stated: string, address: string): boolean {
  if (!URL.canParse(stated, address)) return false;
  const link = new URL(stated, address);
  if (link.host !== new URL(address).host || link.pathname === "/") return false;
  return canonicalUrl(address, { canonicalLink: link.href }) !== canonicalUrl(link.href);
}

/** Whether one of the headings says the same, or one of the two is part of the other. */
function isAmong(headline: string, headings: readonly string[]): boolean {
  const folded = fold(headline);
  return headings.some(
    (heading) => heading.length > 3 && (folded.includes(heading) || heading.includes(folded)),
  );
}

/** The first value of a key in JSON text, without parsing it: broken JSON is common. */
function stringIn(json: string, key: string): string | null {
  const at = json.indexOf(`"${key}"`);
  if (at < 0) return null;
  const found = /^\s{0,50}:\s{0,50}("(?:[^"\\]|\\.){0,2000}")/.exec(
    json.slice(at + key.length + 2, at + 4_000),
  );
  if (found?.[1] === undefined) return null;
  try {
    const value: unknown = JSON.parse(found[1]);
    return typeof value === "string" ? value : null;
  } catch {
    // A raw line break within the string: not worth more effort.
    return null;
  }
}
