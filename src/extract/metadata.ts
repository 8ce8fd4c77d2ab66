/**
 * What a page states about itself, from every place it may state it: one table says which place is
 * believed first. Accuracy is improved by adding rows to the sources and moving names in this table.
 */
import { type Evidence, type EvidenceRule, metadataFields } from "../model/article.ts";
import { normalizeSpace } from "../model/text.ts";
import { canonicalUrl, hostOf } from "../model/url.ts";
import { type Candidate, candidate, evidenceOf, type TextField } from "./candidate.ts";
import { type Context, cleaners } from "./clean.ts";
import type { PageCopy } from "./copy.ts";
import { headlineOf } from "./headline.ts";
import { jsonLdCandidates } from "./sources/json-ld.ts";
import { markedUpCandidates, trailCandidates } from "./sources/marked-up.ts";
import { metaCandidates } from "./sources/meta-tags.ts";
import { visibleCandidates } from "./sources/visible-text.ts";

/** Which source is believed first. Within one source, what comes first in its table. */
const precedence: Readonly<Record<TextField, readonly EvidenceRule[]>> = {
  // A link element is written for machines to compare pages by; og:url for sharing, and often stale.
  url: ["link", "open-graph"],
  // Structured headlines are bare; the document's title carries the site's name and comes last.
  title: [
    "json-ld",
    "microdata",
    "open-graph",
    "citation",
    "dublin-core",
    "meta",
    "visible-text",
    "document",
  ],
  // A line printed under the headline is what readers see; meta authors are often accounts or the site.
  byline: [
    "json-ld",
    "citation",
    "microdata",
    "dublin-core",
    "visible-text",
    "link",
    "meta",
    "open-graph",
    "readability",
  ],
  siteName: ["open-graph", "json-ld", "citation", "microdata", "dublin-core", "meta", "document"],
  publishedTime: [
    "json-ld",
    "open-graph",
    "citation",
    "microdata",
    "dublin-core",
    "meta",
    "visible-text",
    "time",
  ],
  modifiedTime: ["json-ld", "open-graph", "microdata", "dublin-core", "meta", "visible-text"],
  // The root's attribute is what browsers and screen readers go by; the text corrects it (language.ts).
  lang: ["document", "json-ld", "dublin-core", "meta", "open-graph"],
  dir: ["document"],
  excerpt: ["json-ld", "open-graph", "meta", "citation", "dublin-core"],
  // Printed labels first: 类别 is the site's own filing, article:section often its internal one.
  category: ["visible-text", "json-ld", "open-graph", "microdata", "meta"],
  source: ["visible-text", "meta", "json-ld"],
  reprintedFrom: ["visible-text"],
  editor: ["visible-text", "meta"],
  originalUrl: ["visible-text"],
  edition: ["visible-text"],
  leadImage: ["open-graph", "json-ld", "meta", "microdata", "link"],
};

const textFields = metadataFields.filter((field) => field !== "authors" && field !== "pageTags");

type Values = Readonly<Record<TextField, string | null>>;
export interface Metadata {
  readonly values: Values;
  readonly evidence: Readonly<Partial<Record<TextField, Evidence>>>;
}

/** The believed value of each field, with where it was found; null where the page says nothing usable. */
export function readMetadata(copy: PageCopy): Metadata {
  const { document } = copy;
  const headings = [...document.querySelectorAll("h1, h2")]
    .slice(0, 12)
    .map((heading) => normalizeSpace((heading.textContent ?? "").slice(0, 500)));
  const headline = headlineOf(document, copy.title);
  const candidates = [
    ...jsonLdCandidates(copy.jsonLd),
    ...metaCandidates(document),
    ...markedUpCandidates(document),
    ...visibleCandidates(document.body, headline),
    ...trailCandidates(document),
    ...candidate("siteName", siteInTitle(copy), "document", "title"),
    ...candidate("title", headline?.textContent, "visible-text", headline?.localName ?? ""),
    ...candidate("title", copy.title, "document", "title"),
    ...candidate(
      "lang",
      document.documentElement.getAttribute("lang") ?? document.body.getAttribute("lang"),
      "document",
      "html[lang]",
    ),
    ...candidate(
      "dir",
      (document.documentElement.getAttribute("dir") ?? document.body.getAttribute("dir"))?.toLowerCase(),
      "document",
      "html[dir]",
    ),
  ];
  const context: Context = {
    address: copy.address,
    siteNames: siteNamesOf(candidates, copy.address),
    headings,
  };
  const values = Object.fromEntries(textFields.map((field) => [field, null])) as Record<
    TextField,
    string | null
  >;
  const evidence: Partial<Record<TextField, Evidence>> = {};
  for (const field of textFields) {
    const found =
      field === "url" ? addressOf(candidates, copy.address) : believed(field, candidates, context);
    if (found === null) continue;
    values[field] = found.value;
    evidence[field] = found.evidence;
  }
  return { values, evidence };
}

function believed(field: TextField, candidates: readonly Candidate[], context: Context): Candidate | null {
  const usable = precedence[field].flatMap((rule) =>
    candidates
      .filter((item) => item.field === field && item.evidence.rule === rule)
      .flatMap((item) => {
        const value = cleaners[field](item.value, context);
        return value === null ? [] : [{ ...item, value }];
      }),
  );
  const first = usable[0];
  if (first === undefined) return null;
  // The same time, told more precisely elsewhere: a day in the head, the second beside the headline.
  const isTime = field === "publishedTime" || field === "modifiedTime";
  return (
    (isTime
      ? usable.find(({ value }) => value.length > first.value.length && value.startsWith(first.value))
      : null) ?? first
  );
}

function addressOf(candidates: readonly Candidate[], address: string): Candidate | null {
  const own = canonicalUrl(address);
  if (own === null) return null;
  const stated = precedence.url.flatMap((rule) =>
    candidates.filter((item) => item.field === "url" && item.evidence.rule === rule),
  );
  for (const item of stated) {
    const value = canonicalUrl(address, { canonicalLink: item.value });
    if (value !== null && value === canonicalUrl(item.value)) return { ...item, value };
  }
  return { field: "url", value: own, evidence: evidenceOf("address", "address") };
}

function siteNamesOf(candidates: readonly Candidate[], address: string): string[] {
  const host = hostOf(address);
  const labels = host.split(".");
  const own = labels.filter((label, index) => label.length > 3 && index < labels.length - 1);
  return [...candidates.filter(({ field }) => field === "siteName").map(({ value }) => value), host, ...own];
}

/** The last part of the document's title, where a link to the site's root says the same. */
function siteInTitle({ document, title, address }: PageCopy): string | null {
  const parts = title.split(/\s[-–—|·•:]\s|[|｜_＿]|(?<=\p{Script=Han})[-–—](?=\p{Script=Han})/u);
  const last = normalizeSpace(parts.at(-1) ?? "");
  if (parts.length < 2 || last === "" || last.length > 40) return null;
  const isNamed = [...document.querySelectorAll("a[href]")]
    .slice(0, 300)
    .filter((link) => isRoot(link.getAttribute("href") ?? "", address))
    .some((link) => namesOfLink(link).includes(last.toLowerCase()));
  return isNamed ? last : null;
}

function namesOfLink(link: Element): string {
  const picture = link.querySelector("img")?.getAttribute("alt") ?? "";
  return normalizeSpace(`${link.textContent} ${link.getAttribute("title") ?? ""} ${picture}`).toLowerCase();
}

function isRoot(href: string, address: string): boolean {
  if (!URL.canParse(href, address)) return false;
  const { host, pathname } = new URL(href, address);
  return host === new URL(address).host && pathname === "/";
}
