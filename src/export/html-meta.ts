/** What an exported page says of itself to programs: canonical link, JSON-LD, citation, Dublin Core and Open Graph. */
import { escapeMarkup, wellFormedJson } from "./escape.ts";
import type { ExportItem } from "./items.ts";
import type { ExportJob } from "./job.ts";
import { dateOf } from "./stated-date.ts";

/** Lines for the head of the document. */
export function metaMarkup(job: Pick<ExportJob, "version">, item: ExportItem): string {
  const { entry, snapshot, article } = item;
  const site = article.siteName ?? entry.siteName;
  const metas: readonly (readonly [string, string | null])[] = [
    ["generator", `Stillpage ${job.version}`],
    ["description", article.excerpt],
    ["author", article.byline],
    ["citation_title", article.title],
    ...article.authors.map((name) => ["citation_author", name] as const),
    ["citation_publication_date", dateOf(article.publishedTime)?.replaceAll("-", "/") ?? null],
    ["citation_online_date", snapshot.capturedAt.slice(0, 10).replaceAll("-", "/")],
    ["citation_journal_title", site],
    ["citation_language", article.lang],
    ["citation_public_url", entry.url],
    ["DC.title", article.title],
    ...article.authors.map((name) => ["DC.creator", name] as const),
    ["DC.source", entry.url],
    ["DC.publisher", site],
    ["DC.language", article.lang],
    ["DCTERMS.issued", article.publishedTime],
    ["DCTERMS.modified", article.modifiedTime],
    ["DCTERMS.abstract", article.excerpt],
    ["DCTERMS.dateSubmitted", snapshot.capturedAt],
    ...entry.tags.map((tag) => ["DC.subject", tag] as const),
    // What no vocabulary has a word for; the import reads these back (import/formats/our-page.ts).
    ["stillpage:source", article.source],
    ["stillpage:reprinted-from", article.reprintedFrom],
    ["stillpage:original-url", article.originalUrl],
    ["stillpage:editor", article.editor],
    ["stillpage:edition", article.edition],
    ["stillpage:favourite", entry.isFavourite ? "yes" : null],
    ["stillpage:read", entry.readAt],
    ["stillpage:archived", entry.archivedAt],
  ];
  const graph: readonly (readonly [string, string | null])[] = [
    ["og:type", "article"],
    ["og:title", article.title],
    ["og:url", entry.url],
    ["og:site_name", site],
    ["og:description", article.excerpt],
    ["article:published_time", article.publishedTime],
    ["article:modified_time", article.modifiedTime],
    ["article:section", article.category],
  ];
  const canonical = /^https?:/.test(entry.url)
    ? `<link rel="canonical" href="${escapeMarkup(entry.url)}">\n`
    : "";
  return [
    canonical,
    ...metas.map(([name, content]) => meta("name", name, content)),
    ...graph.map(([name, content]) => meta("property", name, content)),
    `<script type="application/ld+json">${jsonLd(item)}</script>\n`,
  ].join("");
}

function meta(kind: "name" | "property", name: string, content: string | null): string {
  if (content === null || content === "") return "";
  return `<meta ${kind}="${name}" content="${escapeMarkup(content)}">\n`;
}

/** A block of data that no browser runs. Nothing in it can end the element it stands in. */
function jsonLd({ entry, snapshot, article }: ExportItem): string {
  const data = {
    "@context": "https://schema.org",
    "@type": "Article",
    headline: article.title,
    url: entry.url,
    mainEntityOfPage: entry.url,
    author: article.authors.map((name) => ({ "@type": "Person", name })),
    publisher: { "@type": "Organization", name: article.siteName ?? entry.siteName },
    datePublished: article.publishedTime ?? undefined,
    dateModified: article.modifiedTime ?? undefined,
    inLanguage: article.lang ?? undefined,
    description: article.excerpt ?? undefined,
    articleSection: article.category ?? undefined,
    keywords: entry.tags.length === 0 ? undefined : entry.tags,
    wordCount: article.wordCount,
    identifier: { "@type": "PropertyValue", propertyID: "stillpage-snapshot", value: snapshot.hash },
    sdDatePublished: snapshot.capturedAt,
  };
  return wellFormedJson(data)
    .replace(/</g, "\\u003c")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
}
