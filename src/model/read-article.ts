/**
 * The gate for articles that come from outside: the content script's process and imported files.
 * Copies field by field, so that nothing unknown or inherited comes along; anything out of shape
 * refuses the whole.
 */
import {
  type Article,
  type ArticleImage,
  type Completeness,
  captureScopes,
  confidences,
  type Doubt,
  doubtKinds,
  type Evidence,
  evidenceRules,
  type Feed,
  feedLimits,
  type MetadataField,
  metadataFields,
} from "./article.ts";

/** Longest accepted strings, in UTF-16 units. */
const articleLimits = {
  address: 8_192,
  line: 2_000,
  excerpt: 2_000,
  body: 32_000_000,
  items: 1_000,
} as const;

/** The value as an Article with well-formed strings, or null if any field is missing or out of shape. */
export function readArticle(value: unknown): Article | null {
  if (!isRecord(value)) return null;
  const url = address(value["url"]);
  const pageUrl = address(value["pageUrl"]);
  const title = text(value["title"], articleLimits.line);
  const content = text(value["content"], articleLimits.body);
  const textContent = text(value["textContent"], articleLimits.body);
  const scope = captureScopes.find((name) => name === value["scope"]);
  const evidence = readEvidence(value["evidence"]);
  const wordCount = value["wordCount"];
  const dir = value["dir"];
  const lists = { authors: readLines(value["authors"]), pageTags: readLines(value["pageTags"]) };
  const images = readList(value["images"], readImage);
  const completeness = readCompleteness(value["completeness"]);
  const feeds = value["feeds"] === undefined ? undefined : readFeeds(value["feeds"]);
  if (url === null || pageUrl === null || title === null || content === null || textContent === null)
    return null;
  if (scope === undefined || evidence === null || !isCount(wordCount)) return null;
  if (images === null || completeness === null || feeds === null) return null;
  if (lists.authors === null || lists.pageTags === null) return null;
  if (dir !== null && dir !== "ltr" && dir !== "rtl") return null;
  const lines = {
    byline: line(value["byline"]),
    siteName: line(value["siteName"]),
    publishedTime: time(value["publishedTime"]),
    modifiedTime: time(value["modifiedTime"]),
    lang: line(value["lang"]),
    excerpt: line(value["excerpt"]),
    category: line(value["category"]),
    source: line(value["source"]),
    reprintedFrom: line(value["reprintedFrom"]),
    editor: line(value["editor"]),
    edition: line(value["edition"]),
    originalUrl: addressOrNull(value["originalUrl"]),
    leadImage: addressOrNull(value["leadImage"]),
  };
  if (!allDefined(lines)) return null;
  return {
    url,
    pageUrl,
    title,
    ...lines,
    authors: lists.authors,
    pageTags: lists.pageTags,
    dir,
    content,
    textContent,
    wordCount,
    scope,
    images,
    completeness,
    ...(feeds === undefined ? {} : { feeds }),
    evidence,
  };
}

function readLines(value: unknown): readonly string[] | null {
  return readList(value, (item) => text(item, articleLimits.line));
}

/** A list of which every member is in shape. */
function readList<T>(value: unknown, read: (item: unknown) => T | null): readonly T[] | null {
  if (!Array.isArray(value) || value.length > articleLimits.items) return null;
  const items: T[] = [];
  for (const member of value) {
    const item = read(member);
    if (item === null) return null;
    items.push(item);
  }
  return items;
}

function readImage(value: unknown): ArticleImage | null {
  if (!isRecord(value)) return null;
  const url = address(value["url"]);
  const words = { alt: line(value["alt"]), caption: line(value["caption"]) };
  return url === null || !allDefined(words) ? null : { url, ...words };
}

function readFeeds(value: unknown): readonly Feed[] | null {
  return Array.isArray(value) && value.length > feedLimits.count ? null : readList(value, readFeed);
}

function readFeed(value: unknown): Feed | null {
  if (!isRecord(value)) return null;
  const url = address(text(value["url"], feedLimits.address));
  const title = value["title"] === null ? null : (text(value["title"], feedLimits.title) ?? undefined);
  return url === null || !/^https?:/i.test(url) || title === undefined ? null : { url, title };
}

function readCompleteness(value: unknown): Completeness | null {
  if (!isRecord(value)) return null;
  const share = value["proseShare"];
  const doubts = readList(value["doubts"], readDoubt);
  const isShare = share === null || (typeof share === "number" && share >= 0 && share <= 1);
  return doubts === null || !isShare ? null : { proseShare: share, doubts };
}

function readDoubt(value: unknown): Doubt | null {
  if (!isRecord(value)) return null;
  const kind = doubtKinds.find((name) => name === value["kind"]);
  const count = value["count"];
  return kind === undefined || (count !== null && !isCount(count)) ? null : { kind, count };
}

function readEvidence(value: unknown): Article["evidence"] | null {
  if (!isRecord(value)) return null;
  const evidence: Partial<Record<MetadataField, Evidence>> = {};
  for (const field of metadataFields) {
    const found = value[field];
    if (found === undefined) continue;
    if (!isRecord(found)) return null;
    const rule = evidenceRules.find((name) => name === found["rule"]);
    const place = text(found["place"], articleLimits.line);
    const confidence = confidences.find((name) => name === found["confidence"]);
    if (rule === undefined || place === null || confidence === undefined) return null;
    evidence[field] = { rule, place, confidence };
  }
  return evidence;
}

/** A plain object as a map of unknowns. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A non-negative whole number. */
export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** A string within a length, with lone surrogates replaced; null for anything else. */
export function text(value: unknown, maximum: number): string | null {
  return typeof value === "string" && value.length <= maximum ? value.toWellFormed() : null;
}

/** A UUID in lower case; null for anything else. */
export function uuid(value: unknown): string | null {
  return typeof value === "string" && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
    ? value
    : null;
}

/** A moment as RFC 3339 in UTC; null for anything else. */
export function instant(value: unknown): string | null {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/.test(value))
    return null;
  return Number.isNaN(Date.parse(value)) ? null : value;
}

const schemes = new Set(["http:", "https:", "file:"]);

/** An absolute address that may be kept; null for anything else. Whether it may be opened is asked again then. */
export function address(value: unknown): string | null {
  const found = text(value, articleLimits.address);
  if (found === null || !URL.canParse(found)) return null;
  return schemes.has(new URL(found).protocol) ? found : null;
}

function addressOrNull(value: unknown): string | null | undefined {
  return value === null ? null : (address(value) ?? undefined);
}

function line(value: unknown): string | null | undefined {
  return value === null ? null : (text(value, articleLimits.line) ?? undefined);
}

/** A date as a page gave it: ISO 8601 from the year on. */
const isoTime =
  /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/;
function time(value: unknown): string | null | undefined {
  if (value === null) return null;
  return typeof value === "string" && isPageTime(value) ? value : undefined;
}

/** Whether a text is a time as {@link Article.publishedTime} has it. */
export function isPageTime(text: string): boolean {
  return isoTime.test(text);
}

function allDefined<T extends Readonly<Record<string, unknown>>>(
  fields: T,
): fields is T & { readonly [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.values(fields).every((field) => field !== undefined);
}
