/**
 * The form in which an article is hashed, written down so that a stranger can compute it again:
 *
 * 1. Take the fields named in {@link hashedFields}; leave out those that are null or an empty list.
 * 2. Write them as one JSON object by RFC 8785 (members sorted by UTF-16 code units, no white space).
 * 3. Encode as UTF-8. The hash is SHA-256 over those bytes.
 *
 * Absent, null and empty hash alike, so a field that a later version adds leaves older hashes as they are.
 * Not hashed: what is derived (`wordCount`, `images`), what depends on the moment (`completeness`), how it was
 * found (`evidence`), what the page says of its site and not of the article (`feeds`) and the address as typed
 * (`pageUrl`), since the same article reached by two links is the same article.
 */
import type { Article } from "../model/article.ts";

const hashedFields = [
  "url",
  "title",
  "byline",
  "authors",
  "editor",
  "siteName",
  "publishedTime",
  "modifiedTime",
  "lang",
  "dir",
  "excerpt",
  "category",
  "source",
  "reprintedFrom",
  "originalUrl",
  "edition",
  "pageTags",
  "leadImage",
  "content",
  "textContent",
  "scope",
] as const satisfies readonly (keyof Article)[];

/** The canonical text of an article, as described above. */
export function canonicalArticle(article: Article): string {
  const present = hashedFields.flatMap((field) => {
    const value = article[field];
    return value === null || value.length === 0 ? [] : [[field, value] as const];
  });
  return canonicalJson(Object.fromEntries(present));
}

/** Deepest nesting that is written; no record of ours comes near it. */
const depthLimit = 64;

/**
 * A JSON value by RFC 8785 (JSON Canonicalization Scheme). Numbers and strings are written as
 * ECMAScript writes them, which is what the RFC prescribes; lone surrogates must be replaced before.
 * Throws a RangeError beyond 64 levels.
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > depthLimit) throw new RangeError("nested too deeply");
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member, depth + 1)}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value);
}
