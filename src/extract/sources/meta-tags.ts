/** What the head's `meta` and `link` elements say, a row each. A new spelling is a new row. */
import type { EvidenceRule } from "../../model/article.ts";
import { authorCandidate, type Candidate, candidate, type TextField } from "../candidate.ts";

interface Row {
  readonly field: TextField;
  readonly rule: EvidenceRule;
  /** Values of `property`, `name` or `itemprop`, lower case. */
  readonly keys: readonly string[];
}

const rows: readonly Row[] = [
  { field: "title", rule: "open-graph", keys: ["og:title"] },
  { field: "title", rule: "citation", keys: ["citation_title"] },
  { field: "title", rule: "dublin-core", keys: ["dc.title", "dcterms.title"] },
  {
    field: "title",
    rule: "meta",
    keys: ["twitter:title", "parsely-title", "sailthru.title", "articletitle"],
  },
  { field: "byline", rule: "open-graph", keys: ["article:author", "og:article:author"] },
  { field: "byline", rule: "citation", keys: ["citation_author", "citation_authors"] },
  { field: "byline", rule: "dublin-core", keys: ["dc.creator", "dcterms.creator"] },
  {
    field: "byline",
    rule: "meta",
    keys: [
      "author",
      "byl",
      "byline",
      "article:byline",
      "articleauthor",
      "og:author",
      "parsely-author",
      "sailthru.author",
      "cxenseparse:author",
      "dable:author",
      "creator",
      "authors",
    ],
  },
  { field: "siteName", rule: "open-graph", keys: ["og:site_name"] },
  { field: "siteName", rule: "citation", keys: ["citation_journal_title"] },
  { field: "siteName", rule: "dublin-core", keys: ["dc.publisher", "dcterms.publisher"] },
  { field: "siteName", rule: "meta", keys: ["application-name", "apple-mobile-web-app-title", "sitename"] },
  {
    field: "publishedTime",
    rule: "open-graph",
    keys: ["article:published_time", "og:article:published_time", "og:published_time"],
  },
  {
    field: "publishedTime",
    rule: "citation",
    keys: ["citation_publication_date", "citation_online_date", "citation_date"],
  },
  { field: "publishedTime", rule: "microdata", keys: ["datepublished"] },
  {
    field: "publishedTime",
    rule: "dublin-core",
    keys: ["dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date"],
  },
  {
    field: "publishedTime",
    rule: "meta",
    keys: [
      "pubdate",
      "publishdate",
      "publish-date",
      "publish_date",
      "publication_date",
      "date",
      "parsely-pub-date",
      "sailthru.date",
      "cxenseparse:recs:publishtime",
      "weibo: article:create_at",
      "weibo:article:create_at",
      "firstpublishedtime",
      "og:release_date",
      "published_time",
      "published_at",
      "published",
      "publisheddate",
      "published-date",
      "dc.date.created",
      "created",
      "article.published",
      "article_date_original",
      "bt:pubdate",
      "dcsext.articlefirstpublished",
      "rnews:datepublished",
    ],
  },
  {
    field: "modifiedTime",
    rule: "open-graph",
    keys: ["article:modified_time", "og:article:modified_time", "og:updated_time"],
  },
  { field: "modifiedTime", rule: "dublin-core", keys: ["dcterms.modified", "dc.date.modified"] },
  {
    field: "modifiedTime",
    rule: "meta",
    keys: ["datemodified", "lastmod", "last-modified", "weibo: article:update_at", "weibo:article:update_at"],
  },
  { field: "lang", rule: "open-graph", keys: ["og:locale"] },
  { field: "lang", rule: "dublin-core", keys: ["dc.language", "dcterms.language"] },
  { field: "lang", rule: "meta", keys: ["content-language", "language"] },
  { field: "excerpt", rule: "open-graph", keys: ["og:description"] },
  { field: "excerpt", rule: "citation", keys: ["citation_abstract"] },
  { field: "excerpt", rule: "dublin-core", keys: ["dc.description", "dcterms.abstract"] },
  { field: "excerpt", rule: "meta", keys: ["description", "twitter:description"] },
  { field: "category", rule: "open-graph", keys: ["article:section", "og:article:section"] },
  { field: "category", rule: "meta", keys: ["section", "category", "parsely-section", "catalogs"] },
  { field: "source", rule: "meta", keys: ["source", "contentsource", "mediaid", "articlesource"] },
  { field: "leadImage", rule: "open-graph", keys: ["og:image:secure_url", "og:image", "og:image:url"] },
  {
    field: "leadImage",
    rule: "meta",
    keys: ["twitter:image", "twitter:image:src", "thumbnail", "parsely-image-url"],
  },
  { field: "url", rule: "open-graph", keys: ["og:url"] },
];

const links: readonly { readonly field: TextField; readonly rel: string }[] = [
  { field: "url", rel: "canonical" },
  { field: "leadImage", rel: "image_src" },
];

/** The attributes that name a `meta`, and how to write one down again. */
const namingAttributes = ["property", "name", "itemprop", "http-equiv"] as const;
const mostMetas = 1_000;

/** The candidates of the head, in the order of the rows above. Several authors become one line. */
export function metaCandidates(document: Document): Candidate[] {
  const stated = metasOf(document);
  return [
    ...links.flatMap(({ field, rel }) =>
      candidate(
        field,
        document.querySelector(`head > link[rel~="${rel}" i]`)?.getAttribute("href"),
        "link",
        `link[rel="${rel}"]`,
      ),
    ),
    ...rows.flatMap(({ field, rule, keys }) =>
      keys.flatMap((key) => {
        const found = stated.get(key);
        if (found === undefined) return [];
        return field === "byline"
          ? authorCandidate([...new Set(found.values)], rule, found.place)
          : candidate(field, found.values[0], rule, found.place);
      }),
    ),
  ];
}

/** Lists of tags, the more telling first: the article's own, then the search engines' keywords. */
const tagKeys = [
  "article:tag",
  "og:article:tag",
  "parsely-tags",
  "sailthru.tags",
  "news_keywords",
  "keywords",
];

/** The page's tags as the head states them, and where. */
export function metaTags(
  document: Document,
): readonly { readonly words: readonly string[]; readonly place: string }[] {
  const stated = metasOf(document);
  return tagKeys.flatMap((key) => {
    const found = stated.get(key);
    return found === undefined ? [] : [{ words: found.values, place: found.place }];
  });
}

/** Whether `og:type` calls the page an article. */
export function isArticleInMeta(document: Document): boolean {
  return (
    metasOf(document)
      .get("og:type")
      ?.values.some((value) => /article|post/i.test(value)) === true
  );
}

function metasOf(document: Document): Map<string, { readonly values: string[]; readonly place: string }> {
  const stated = new Map<string, { readonly values: string[]; readonly place: string }>();
  for (const meta of [...document.querySelectorAll("head > meta")].slice(0, mostMetas)) {
    // Some templates, and some tools that rewrite pages, call the attribute `value`.
    const value = (meta.getAttribute("content") ?? meta.getAttribute("value") ?? "").trim();
    if (value === "") continue;
    for (const attribute of namingAttributes) {
      for (const name of (meta.getAttribute(attribute) ?? "")
        .trim()
        .split(attribute === "property" ? /\s+/ : "\n")) {
        const key = name.toLowerCase();
        if (key === "") continue;
        const entry = stated.get(key);
        if (entry === undefined)
          stated.set(key, { values: [value], place: `meta[${attribute}="${name.slice(0, 80)}"]` });
        else if (entry.values.length < 50) entry.values.push(value);
      }
    }
  }
  return stated;
}
