/** What of an entry the search index is made of. */

import type { Article } from "../model/article.ts";
import type { Findable } from "../search/indexed-terms.ts";
import type { EntryRow } from "./schema.ts";

/** What of an entry can be found; `text` is its latest snapshot's. */
export function findableOf(row: Omit<EntryRow, "number" | "document">, text: string): Findable {
  const { title, byline, siteName, source, reprintedFrom, category, tags, lang, note, highlightNotes } = row;
  const host = URL.canParse(row.url) ? new URL(row.url).hostname : "";
  return {
    title,
    byline,
    siteName,
    host,
    source,
    reprintedFrom,
    category,
    tags,
    lang,
    note,
    highlightNotes,
    // Of a page nobody has captured the address is all there is to read.
    text: row.snapshotCount === 0 ? addressWords(row.url) : text,
  };
}

/** The words of an address without its host. */
function addressWords(url: string): string {
  if (!URL.canParse(url)) return "";
  const { pathname, search } = new URL(url);
  return wordsOf(`${pathname}${search}`);
}

function wordsOf(path: string): string {
  try {
    return decodeURIComponent(path)
      .replace(/[/_.?&=+-]+/g, " ")
      .trim();
  } catch {
    // A stray percent sign: the address as it stands is the best there is.
    return path.replace(/[/_.?&=+-]+/g, " ").trim();
  }
}

/** The same of an article that is no entry yet. */
export function findableOfArticle(article: Article): Findable {
  const { title, byline, siteName, source, reprintedFrom, category, lang, textContent } = article;
  const host = URL.canParse(article.url) ? new URL(article.url).hostname : "";
  return {
    title,
    byline,
    siteName: siteName ?? host,
    host,
    source,
    reprintedFrom,
    category,
    tags: [],
    lang,
    note: null,
    highlightNotes: null,
    text: textContent,
  };
}
