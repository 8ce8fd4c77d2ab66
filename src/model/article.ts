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
  /**
   * The people the line names, one by one, in its order; where it names none, the agency, team or account
   * it names, with low confidence. Empty where the page names no author.
   */
  readonly authors: readonly string[];
  /** 责任编辑: whom the page names as its editor. */
  readonly editor: string | null;
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
  /** 信息原文地址: the address the page names as its original's. */
  readonly originalUrl: string | null;
  /** The printed edition: 人民日报海外版 2023年11月02日 第10版. */
  readonly edition: string | null;
  /** The page's own keywords; the reader's are the entry's `tags`. */
  readonly pageTags: readonly string[];
  /** Absolute address of the picture that stands for the article. */
  readonly leadImage: string | null;
  /** Clean HTML: what {@link ../sanitize.ts} lets through. Image addresses stay the page's own. */
  readonly content: string;
  /**
   * The story's own words in `content`, one block a line: what is counted and searched. Captions stay with
   * their pictures in `content` (and in `images`) and are not among them.
   */
  readonly textContent: string;
  /** Words; each Chinese or Japanese character counts as one, Korean by its spaced words. */
  readonly wordCount: number;
  /** How much of the page was taken. */
  readonly scope: CaptureScope;
  /** The pictures of `content` in its order, each once. */
  readonly images: readonly ArticleImage[];
  readonly completeness: Completeness;
  /** The feeds the page names. Absent where it names none, and in what was kept before they were asked for. */
  readonly feeds?: readonly Feed[];
  /** For each metadata field that was found: where. */
  readonly evidence: Readonly<Partial<Record<MetadataField, Evidence>>>;
}

/** A picture of the article. Its caption stands in `content` too, in the same figure. */
export interface ArticleImage {
  /** Absolute, http(s). */
  readonly url: string;
  readonly alt: string | null;
  readonly caption: string | null;
}

/** An RSS, Atom or JSON feed of the site, or of a part of it. */
export interface Feed {
  /** Absolute, http(s). */
  readonly url: string;
  /** As the page calls it. */
  readonly title: string | null;
}

/** Most feeds of one page, and UTF-16 units of an address and of a title. */
export const feedLimits = { count: 8, address: 2_000, title: 200 } as const;

/** How whole the copy is, as far as the page shows it. What became of the pictures is the store's to tell. */
export interface Completeness {
  /** Share of the page's visible prose that the copy holds, 0 to 1; null where it was not measured. */
  readonly proseShare: number | null;
  /** Reasons to think that something is missing; none where nothing is wrong. */
  readonly doubts: readonly Doubt[];
}

/** One reason to think that something is missing, and how much of it where that can be counted. */
export interface Doubt {
  readonly kind: DoubtKind;
  readonly count: number | null;
}

/**
 * `paywall`: the page says that the rest is for subscribers; `cut-off`: it offers to show more;
 * `pages`: further pages of the article were not taken; `frames`: parts lie in frames out of reach;
 * `prose`: much of the page's prose is not in the copy; `time`: further pages, or parts of
 * this one, were too slow to come.
 */
export const doubtKinds = ["paywall", "cut-off", "pages", "frames", "prose", "time"] as const;
type DoubtKind = (typeof doubtKinds)[number];

/** `article` is the readable part, `selection` what the reader had marked, `part` what was picked, `text` the whole page's text. */
export const captureScopes = ["article", "selection", "part", "text"] as const;
export type CaptureScope = (typeof captureScopes)[number];

/** The fields that a page states about itself, each with its evidence. */
export const metadataFields = [
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
] as const;
export type MetadataField = (typeof metadataFields)[number];

/** Where a value came from: the rule that found it and the place it read. */
export interface Evidence {
  readonly rule: EvidenceRule;
  /** The place in the page, in a form a person can find again: `NewsArticle.headline`, `meta[property="og:title"]`, `来源：`. */
  readonly place: string;
  readonly confidence: Confidence;
}

/** `high`: stated for this purpose; `medium`: read from a pattern or one of several answers; `low`: a guess. */
export const confidences = ["high", "medium", "low"] as const;
export type Confidence = (typeof confidences)[number];

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
