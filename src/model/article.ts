/**
 * What one page yielded, in Readability's words where it has one. A value: no DOM, no dates as
 * objects, nothing that a message between processes would change on the way.
 */
export interface Article {
  /** The canonical address: what an entry is known by. Absolute, http(s) or file. */
  readonly url: string;
  /** The address the tab showed when the page was captured. */
  readonly pageUrl: string;
  readonly title: string;
  /** The author line as printed, without "By" or 记者. */
  readonly byline: string | null;
  readonly siteName: string | null;
  /** ISO 8601, as precise as the page says it and no more: `2023-11-02`, `2023-11-02T05:07:00+08:00`. */
  readonly publishedTime: string | null;
  readonly modifiedTime: string | null;
  /** BCP 47. */
  readonly lang: string | null;
  readonly dir: "ltr" | "rtl" | null;
  /** One or two sentences, at most 300 characters. */
  readonly excerpt: string | null;
  /** 类别: the section the page files itself under. */
  readonly category: string | null;
  /** 来源: whom the page names as where the story comes from. */
  readonly source: string | null;
  /** 本文转自: the publication the page says it reprints. */
  readonly reprintedFrom: string | null;
  /** Absolute address of the picture that stands for the article. */
  readonly leadImage: string | null;
  /** Clean HTML: what {@link ../sanitize.ts} lets through. Image addresses stay the page's own. */
  readonly content: string;
  /** The text of `content`, one block a line. */
  readonly textContent: string;
  /** Words; each Chinese or Japanese character counts as one, Korean by its spaced words. */
  readonly wordCount: number;
  /** How much of the page was taken. */
  readonly scope: CaptureScope;
  /** For each metadata field that was found: where. */
  readonly evidence: Readonly<Partial<Record<MetadataField, Evidence>>>;
}

/** `article` is the readable part, `selection` what the reader had marked, `text` the whole page's text. */
export const captureScopes = ["article", "selection", "text"] as const;
export type CaptureScope = (typeof captureScopes)[number];

/** The fields that a page states about itself, each with its evidence. */
export const metadataFields = [
  "url",
  "title",
  "byline",
  "siteName",
  "publishedTime",
  "modifiedTime",
  "lang",
  "dir",
  "excerpt",
  "category",
  "source",
  "reprintedFrom",
  "leadImage",
] as const;
export type MetadataField = (typeof metadataFields)[number];

/** Where a value came from: the rule that found it and the place it read. */
export interface Evidence {
  readonly rule: EvidenceRule;
  /** The place in the page, in a form a person can find again: `NewsArticle.headline`, `meta[property="og:title"]`, `来源：`. */
  readonly place: string;
}

export const evidenceRules = [
  "json-ld",
  "open-graph",
  "citation",
  "dublin-core",
  "meta",
  "link",
  "microdata",
  "time",
  "visible-text",
  "readability",
  "document",
  "address",
  "content",
] as const;
export type EvidenceRule = (typeof evidenceRules)[number];

/** All of an article but its body: what a list, a card or a provenance panel needs. */
export type ArticleFacts = Omit<Article, "content" | "textContent">;

/** The same article without its body. */
export function factsOf(article: Article): ArticleFacts {
  const { content: _content, textContent: _textContent, ...facts } = article;
  return facts;
}
