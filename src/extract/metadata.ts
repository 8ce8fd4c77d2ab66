/**
 * What a page states about itself, from every place it may state it. Accuracy is improved by adding rows to the
 * sources and moving names in the table that says which is believed first (believed.ts).
 */
import { type Evidence, metadataFields } from "../model/article.ts";
import { canonicalUrl } from "../model/canonical-url.ts";
import { normalizeSpace } from "../model/text.ts";
import { hostOf } from "../model/url.ts";
import { authorsOf } from "./authors.ts";
import { believed, clean, inOrderOf } from "./believed.ts";
import type { Block } from "./blocks.ts";
import { type Candidate, evidenceOf, type TextField } from "./candidate.ts";
import type { Context } from "./clean.ts";
import { placeOf } from "./clocks.ts";
import type { PageCopy } from "./copy.ts";
import { decodeEntities } from "./entities.ts";
import { type Headline, headlineOf } from "./headline.ts";
import { asShown } from "./lead-image.ts";
import type { NameContext } from "./names/parse-names.ts";
import { type PageLines, pageLinesOf } from "./page-lines.ts";
import { namesOfHome } from "./site-name.ts";
import { classedCandidates } from "./sources/classed.ts";
import { documentCandidates } from "./sources/document.ts";
import { jsonLdCandidates, jsonLdKeywords } from "./sources/json-ld.ts";
import { linkedTags, markedUpCandidates, timeCandidates, trailCandidates } from "./sources/marked-up.ts";
import { metaCandidates, metaTags } from "./sources/meta-tags.ts";
import { strayDates } from "./sources/stray-dates.ts";
import { visibleCandidates } from "./sources/visible-text.ts";
import { type PageTags, pageTagsOf } from "./tags.ts";
import { isMonthFirst } from "./times.ts";
import { titleFrom } from "./title.ts";
import { apartFrom, isSetAside } from "./zones.ts";

const textFields = metadataFields.filter((field) => field !== "authors" && field !== "pageTags");

type Values = Readonly<Record<TextField, string | null>>;
export interface Metadata {
  readonly values: Values;
  readonly authors: readonly string[];
  readonly pageTags: readonly string[];
  /** Where the headline stands: the story begins there. */
  readonly headline: Element | null;
  /** What author lines are read by. */
  readonly names: NameContext;
  readonly evidence: Readonly<Partial<Record<TextField | "authors" | "pageTags", Evidence>>>;
}

/** The believed value of each field, with where it was found; null where the page says nothing usable. */
export function readMetadata(copy: PageCopy, blocks: readonly Block[]): Metadata {
  const { document, address } = copy;
  const atHome = namesOfHome(copy);
  const inHead = [
    ...jsonLdCandidates(copy.jsonLd),
    ...metaCandidates(document),
    ...documentCandidates(copy, atHome),
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
  const place = placeOf(hostOf(address), headline?.text ?? "");
  const context: Context = {
    address,
    siteNames,
    atHome,
    place,
    dates: { isMonthFirst: isMonthFirst(candidates) },
  };

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
  const names = { siteNames, isJapanese };
  const authors = authorsOf(candidates, names);
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
    names,
    evidence,
  };
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
