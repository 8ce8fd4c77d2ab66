/** What the document itself and its address say: its title, its language, where its canonical link leads. */
import { isSameSite } from "../../model/canonical-url.ts";
import { hostOf } from "../../model/url.ts";
import { type Candidate, candidate } from "../candidate.ts";
import type { PageCopy } from "../copy.ts";
import { dateInAddress } from "../dates.ts";
import { siteInTitle } from "../site-name.ts";

/**
 * A canonical link to an article of another site is how a reprint names its original; a link to a
 * front page names none.
 */
function originalElsewhere(document: Document, address: string): Candidate[] {
  const link = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? "";
  if (!/^https?:/i.test(link) || !URL.canParse(link) || !URL.canParse(address)) return [];
  const original = new URL(link);
  if (original.pathname === "/" || isSameSite(original.hostname, new URL(address).hostname)) return [];
  const place = 'link[rel="canonical"]';
  return [
    ...candidate("reprintedFrom", hostOf(link), "link", place),
    ...candidate("originalUrl", link, "link", place),
  ].map((item) => ({ ...item, evidence: { ...item.evidence, confidence: "medium" as const } }));
}

/** The candidates of the document; `atHome` is what links to the site's root are called. */
export function documentCandidates(copy: PageCopy, atHome: readonly string[]): Candidate[] {
  const { document, address, title } = copy;
  const attribute = (name: string) =>
    document.documentElement.getAttribute(name) ?? document.body.getAttribute(name);
  return [
    ...candidate("siteName", siteInTitle(title, atHome), "document", "title"),
    ...candidate("siteName", hostOf(address), "address", "address").map((item) => ({
      ...item,
      evidence: { ...item.evidence, confidence: "low" as const },
    })),
    ...candidate("title", title, "document", "title"),
    ...originalElsewhere(document, address),
    ...candidate("lang", attribute("lang"), "document", "html[lang]"),
    ...candidate("dir", attribute("dir")?.toLowerCase(), "document", "html[dir]"),
    ...candidate("publishedTime", dateInAddress(address), "address", "address"),
  ];
}
