/**
 * The gate for articles that come from outside: the content script's process and imported files.
 * Copies field by field, so that nothing unknown or inherited comes along; anything out of shape
 * refuses the whole.
 */
import {
  type Article,
  captureScopes,
  type Evidence,
  evidenceRules,
  type MetadataField,
  metadataFields,
} from "./article.ts";

/** Longest accepted strings, in UTF-16 units. */
const articleLimits = { address: 8_192, line: 2_000, excerpt: 2_000, body: 32_000_000 } as const;

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
  if (url === null || pageUrl === null || title === null || content === null || textContent === null)
    return null;
  if (scope === undefined || evidence === null || !isCount(wordCount)) return null;
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
    leadImage: value["leadImage"] === null ? null : (address(value["leadImage"]) ?? undefined),
  };
  if (!allDefined(lines)) return null;
  return { url, pageUrl, title, ...lines, dir, content, textContent, wordCount, scope, evidence };
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
    if (rule === undefined || place === null) return null;
    evidence[field] = { rule, place };
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

const schemes = new Set(["http:", "https:", "file:"]);

/** An absolute address that may be kept; null for anything else. Whether it may be opened is asked again then. */
export function address(value: unknown): string | null {
  const found = text(value, articleLimits.address);
  if (found === null || !URL.canParse(found)) return null;
  return schemes.has(new URL(found).protocol) ? found : null;
}

function line(value: unknown): string | null | undefined {
  return value === null ? null : (text(value, articleLimits.line) ?? undefined);
}

/** A date as a page gave it: ISO 8601 from the year on. */
const isoTime =
  /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/;
function time(value: unknown): string | null | undefined {
  if (value === null) return null;
  return typeof value === "string" && isoTime.test(value) ? value : undefined;
}

function allDefined<T extends Readonly<Record<string, unknown>>>(
  fields: T,
): fields is T & { readonly [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.values(fields).every((field) => field !== undefined);
}
