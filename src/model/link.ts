/** An entry that is not yet captured: what a list from elsewhere says of a page, and where entries came from. */
import type { ArticleFacts } from "./article.ts";
import { instant, isCount, isPageTime, isRecord, text } from "./read-article.ts";
import type { Hash } from "./snapshot.ts";

/** What is known of a page that nobody has captured yet. Stays with the entry once it is captured. */
export interface LinkFacts {
  /** Null where the list has the address alone. */
  readonly title: string | null;
  readonly byline: string | null;
  readonly siteName: string | null;
  /** As an article's. */
  readonly publishedTime: string | null;
  readonly lang: string | null;
  readonly excerpt: string | null;
  /** RFC 3339 in UTC: when the reader put it on the list. */
  readonly savedAt: string;
  /** Its place in the order of the library, as a snapshot's. */
  readonly sequence: number;
}

/** A record of another program that an entry was made or added to from. */
export interface ImportedFrom {
  /** The id of its format: src/import/formats.ts. */
  readonly service: string;
  /** Over what the record said: the same record again is known by it. */
  readonly hash: Hash;
}

const lineLimit = 2_000;
const mostRecords = 100;

/** Whether nothing of an entry's page is kept yet. */
export function isUncaptured(entry: { readonly snapshotCount: number }): boolean {
  return entry.snapshotCount === 0;
}

/** What an article that says no more than this would state of itself. */
export function factsOfLink(url: string, link: LinkFacts): ArticleFacts {
  return {
    url,
    pageUrl: url,
    title: link.title ?? url,
    byline: link.byline,
    authors: [],
    editor: null,
    siteName: link.siteName,
    publishedTime: link.publishedTime,
    modifiedTime: null,
    lang: link.lang,
    dir: null,
    excerpt: link.excerpt,
    category: null,
    source: null,
    reprintedFrom: null,
    originalUrl: null,
    edition: null,
    pageTags: [],
    leadImage: null,
    wordCount: 0,
    scope: "article",
    images: [],
    completeness: { proseShare: null, doubts: [] },
    evidence: {},
  };
}

/** The value as {@link LinkFacts}, copied member by member; null for anything out of shape. */
export function readLink(value: unknown): LinkFacts | null {
  if (!isRecord(value)) return null;
  const savedAt = instant(value["savedAt"]);
  const sequence = value["sequence"];
  const lines = [
    value["title"],
    value["byline"],
    value["siteName"],
    value["publishedTime"],
    value["lang"],
    value["excerpt"],
  ].map((line) => (line === null ? null : (text(line, lineLimit) ?? undefined)));
  const [title, byline, siteName, publishedTime, lang, excerpt] = lines;
  if (savedAt === null || !isCount(sequence)) return null;
  if (title === undefined || byline === undefined || siteName === undefined) return null;
  if (publishedTime === undefined || lang === undefined || excerpt === undefined) return null;
  if (publishedTime !== null && !isPageTime(publishedTime)) return null;
  return { title, byline, siteName, publishedTime, lang, excerpt, savedAt, sequence };
}

/** The value as a list of {@link ImportedFrom}; null for anything out of shape. */
export function readImportedFrom(value: unknown): readonly ImportedFrom[] | null {
  if (!Array.isArray(value) || value.length > mostRecords) return null;
  const records: ImportedFrom[] = [];
  for (const member of value) {
    if (!isRecord(member)) return null;
    const { service, hash } = member;
    if (typeof service !== "string" || !/^[a-z0-9-]{1,40}$/.test(service)) return null;
    if (typeof hash !== "string" || !isHash(hash)) return null;
    records.push({ service, hash });
  }
  return records;
}

function isHash(text: string): text is Hash {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}

/** The records of both, each once, the older first; of very many the oldest go. */
export function joinedRecords(
  known: readonly ImportedFrom[],
  more: readonly ImportedFrom[],
): readonly ImportedFrom[] {
  const hashes = new Set(known.map(({ hash }) => hash));
  return [...known, ...more.filter(({ hash }) => !hashes.has(hash))].slice(-mostRecords);
}
