/** What of an entry the search index is made of. */

import type { Article } from "../model/article.ts";
import type { Findable } from "../search/indexed-terms.ts";
import type { EntryRow } from "./schema.ts";

/** What of an entry can be found; `text` is its latest snapshot's. */
export function findableOf(row: EntryRow, text: string): Findable {
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
    text,
  };
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
