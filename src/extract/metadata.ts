/**
 * What a page states about itself, from every place it may state it: one table says which place is
 * believed first. Accuracy is improved by adding rows to the sources and moving names in this table.
 */
import { type Confidence, type Evidence, type EvidenceRule, metadataFields } from "../model/article.ts";
import { canonicalUrl, isSameSite } from "../model/canonical-url.ts";
import { normalizeSpace } from "../model/text.ts";
import { hostOf } from "../model/url.ts";
import { authorsOf } from "./authors.ts";
import type { Block } from "./blocks.ts";
import { type Candidate, candidate, evidenceOf, type TextField } from "./candidate.ts";
import { type Context, cleaners } from "./clean.ts";
import type { PageCopy } from "./copy.ts";
import { dateHabitsOf } from "./date-habits.ts";
import { dateInAddress } from "./dates.ts";
import { decodeEntities } from "./entities.ts";
import { fold } from "./fold.ts";
import { type Headline, headlineOf } from "./headline.ts";
import { asShown } from "./lead-image.ts";
import { type PageLines, pageLinesOf } from "./page-lines.ts";
import { inWords, namesOfHome, siteInTitle } from "./site-name.ts";
import { classedCandidates } from "./sources/classed.ts";
import { jsonLdCandidates, jsonLdKeywords } from "./sources/json-ld.ts";
import { linkedTags, markedUpCandidates, timeCandidates, trailCandidates } from "./sources/marked-up.ts";
import { metaCandidates, metaTags } from "./sources/meta-tags.ts";
import { strayDates } from "./sources/stray-dates.ts";
import { visibleCandidates } from "./sources/visible-text.ts";
import { type PageTags, pageTagsOf } from "./tags.ts";
import { believedTime, datedOf } from "./times.ts";
import { titleFrom } from "./title.ts";
import { apartFrom, isSetAside } from "./zones.ts";

/** Which source is believed first. Within one source, what comes first in its table. */
const precedence: Readonly<Record<TextField, readonly EvidenceRule[]>> = {
  // A link element is written for machines to compare pages by; og:url for sharing, and often stale.
  url: ["link", "open-graph"],
  // Where no headline is to be seen. Structured headlines are bare; the document's title comes last.
  title: ["json-ld", "microdata", "open-graph", "citation", "dublin-core", "meta", "document"],
  // See authors.ts.
  byline: [],
  siteName: ["open-graph", "json-ld", "citation", "microdata", "dublin-core", "document", "meta", "address"],
  // What no key calls published (`date`, `dc.date`) is often the day it was put in again: a printed date is surer.
  publishedTime: [
    "json-ld",
    "open-graph",
    "citation",
    "microdata",
    "visible-text",
    "dublin-core",
    "meta",
    "time",
    "address",
    "content",
  ],
  modifiedTime: ["json-ld", "open-graph", "microdata", "dublin-core", "meta", "visible-text", "time"],
  // The root's attribute is what browsers and screen readers go by; the text corrects it (language.ts).
  lang: ["document", "json-ld", "dublin-core", "meta", "open-graph"],
  dir: ["document"],
  excerpt: ["json-ld", "open-graph", "meta", "citation", "dublin-core"],
  // Printed labels first: 类别 is the site's own filing, article:section often its internal one.
  category: ["visible-text", "json-ld", "open-graph", "microdata", "meta"],
  source: ["visible-text", "meta", "json-ld"],
  reprintedFrom: ["visible-text", "link"],
  editor: ["visible-text", "meta"],
  originalUrl: ["visible-text", "link"],
  edition: ["visible-text"],
  leadImage: ["open-graph", "json-ld", "meta", "microdata", "link"],
};

const textFields = metadataFields.filter((field) => field !== "authors" && field !== "pageTags");

type Values = Readonly<Record<TextField, string | null>>;
export interface Metadata {
  readonly values: Values;
  readonly authors: readonly string[];
  readonly pageTags: readonly string[];
  /** Where the headline stands: the story begins there. */
  readonly headline: Element | null;
  readonly evidence: Readonly<Partial<Record<TextField | "authors" | "pageTags", Evidence>>>;
}

/** The believed value of each field, with where it was found; null where the page says nothing usable. */
export function readMetadata(copy: PageCopy, blocks: readonly Block[]): Metadata {
  const { document, address } = copy;
  const atHome = namesOfHome(copy);
  const inHead = [
    ...jsonLdCandidates(copy.jsonLd),
    ...metaCandidates(document),
    ...pageCandidates(copy, atHome),
  ];
  const siteNames = siteNamesOf(inHead, address);
  const headline = headlineOf(document, titlesOf(inHead), siteNames);
  const lines = pageLinesOf(document.body, headline?.element ?? null, blocks);
  const stated = [...inHead, ...candidatesInBody(copy, headline, lines)];
  const isDated = stated.some(
    ({ field, evidence }) => field === "publishedTime" && evidence.rule !== "address",
  );
  const stray = isDated ? [] : strayDates(document, lines.dated, apartFrom(headline?.element ?? null));
  const candidates = [...stated, ...stray];
  const dates = dateHabitsOf(candidates, headline?.text ?? "", hostOf(address));
  const context: Context = { address, siteNames, atHome, dates };

  const values = Object.fromEntries(textFields.map((field) => [field, null])) as Record<
    TextField,
    string | null
  >;
  const evidence: Metadata["evidence"] & Partial<Record<TextField | "authors" | "pageTags", Evidence>> = {};
  const keep = (field: TextField, found: Candidate | null) => {
    if (found === null) return;
    values[field] = found.value;
    evidence[field] = found.evidence;
  };
  for (const field of textFields) keep(field, believed(field, candidates, context));
  keep("url", addressOf(candidates, address));
  if (headline !== null) keep("title", titleFrom(headline, inHead, context));
  keep("source", sourceFrom(values, candidates, context));
  if (values.leadImage !== null) values.leadImage = asShown(values.leadImage, document, address);

  const isJapanese = /^ja/i.test(values.lang ?? "") || /[\u3041-\u30ff]/.test(values.title ?? "");
  const authors = authorsOf(candidates, { siteNames, isJapanese });
  if (authors !== null) {
    const found = { ...authors.candidate.evidence, confidence: authors.confidence };
    values.byline = authors.line;
    evidence.byline = found;
    if (authors.names.length > 0) evidence.authors = found;
  }
  const tags: PageTags | null = pageTagsOf(
    [
      ...linkedTagsOf(document, headline),
      ...metaTags(document),
      { words: jsonLdKeywords(copy.jsonLd), place: "keywords", rule: "json-ld" },
    ],
    values.title ?? "",
  );
  if (tags !== null) evidence.pageTags = tags.evidence;
  return {
    values,
    authors: authors?.names ?? [],
    pageTags: tags?.tags ?? [],
    headline: headline?.element ?? null,
    evidence,
  };
}

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

/** What the document itself and its address say. */
function pageCandidates(copy: PageCopy, atHome: readonly string[]): Candidate[] {
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

function candidatesInBody(
  { document, address }: PageCopy,
  headline: Headline | null,
  lines: PageLines,
): Candidate[] {
  const isApart = apartFrom(headline?.element ?? null);
  const isNear = (element: Element) =>
    !isSetAside(element) &&
    lines.head.some((line) => line.element.contains(element) || element.contains(line.element));
  return [
    ...markedUpCandidates(document, isApart),
    ...visibleCandidates(lines),
    ...classedCandidates(document, isNear, address),
    ...timeCandidates(document, isNear),
    ...trailCandidates(document),
  ];
}

function linkedTagsOf(document: Document, headline: Headline | null) {
  return [
    {
      words: linkedTags(document, apartFrom(headline?.element ?? null)),
      place: 'a[rel="tag"]',
      rule: "link" as const,
    },
  ];
}

function inOrderOf(field: TextField, candidates: readonly Candidate[]): Candidate[] {
  return precedence[field].flatMap((rule) =>
    candidates.filter((item) => item.field === field && item.evidence.rule === rule),
  );
}

function believed(field: TextField, candidates: readonly Candidate[], context: Context): Candidate | null {
  const inOrder = inOrderOf(field, candidates);
  if (field === "publishedTime" || field === "modifiedTime") {
    const other = inOrderOf(field === "publishedTime" ? "modifiedTime" : "publishedTime", candidates);
    const found = believedTime(datedOf(inOrder, context.dates), {
      address: context.address,
      place: context.dates.place,
      others: datedOf(other, context.dates),
      isPublication: field === "publishedTime",
    });
    return found === null
      ? null
      : weighed({ ...found.candidate, value: found.time }, inOrder, field, context);
  }
  for (const item of inOrder) {
    const stated = field === "siteName" ? inWords(item, inOrder, context.atHome) : item;
    const value = clean(field, stated.value, context);
    if (value !== null) return weighed({ ...stated, value }, inOrder, field, context);
  }
  return null;
}

function clean(field: TextField, value: string, context: Context): string | null {
  const cleaner: (value: string, context: Context) => string | null = cleaners[field];
  return cleaner(value, context);
}

/** Two places of different kinds that say the same are sure; one that others contradict is not. */
function weighed(item: Candidate, all: readonly Candidate[], field: TextField, context: Context): Candidate {
  const others = all
    .filter(({ evidence }) => evidence.rule !== item.evidence.rule)
    .flatMap((other) => clean(field, other.value, context) ?? []);
  const isTime = field === "publishedTime" || field === "modifiedTime";
  const key = (value: string) => (isTime ? value.slice(0, 10) : fold(value));
  const agrees = others.some((value) => key(value) === key(item.value));
  const { confidence } = item.evidence;
  return {
    ...item,
    evidence: {
      ...item.evidence,
      confidence: agrees ? "high" : others.length > 0 ? lowered(confidence) : confidence,
    },
  };
}

function lowered(confidence: Confidence): Confidence {
  return confidence === "high" ? "medium" : confidence;
}

function titlesOf(candidates: readonly Candidate[]): string[] {
  const titles = inOrderOf("title", candidates);
  return [...new Set(titles.map(({ value }) => normalizeSpace(decodeEntities(value).slice(0, 300))))].slice(
    0,
    8,
  );
}

/** A label for the author that names a publication, 作者：网络整理, is a source where the page states no other. */
function sourceFrom(values: Values, candidates: readonly Candidate[], context: Context): Candidate | null {
  if (values.source !== null) return null;
  const labelled = candidates.find(
    ({ field, evidence, value }) =>
      field === "byline" && evidence.place.endsWith("：") && /(?:网|報|报|社|刊|整理|综合|网络)$/.test(value),
  );
  const value = labelled === undefined ? null : clean("source", labelled.value, context);
  return labelled === undefined || value === null ? null : { ...labelled, field: "source", value };
}

function addressOf(candidates: readonly Candidate[], address: string): Candidate | null {
  const own = canonicalUrl(address);
  if (own === null) return null;
  for (const item of inOrderOf("url", candidates)) {
    const value = canonicalUrl(address, { canonicalLink: item.value });
    if (value !== null && value === canonicalUrl(item.value)) return { ...item, value };
  }
  return { field: "url", value: own, evidence: evidenceOf("address", "address") };
}

function siteNamesOf(candidates: readonly Candidate[], address: string): string[] {
  const host = hostOf(address);
  const labels = host.split(".");
  const own = labels.filter((label, index) => label.length > 3 && index < labels.length - 1);
  // Dublin Core's publisher is often the author.
  const stated = candidates
    .filter(({ field, evidence }) => field === "siteName" && evidence.rule !== "dublin-core")
    .map(({ value }) => decodeEntities(value));
  return [...new Set([...stated, host, ...own])];
}
