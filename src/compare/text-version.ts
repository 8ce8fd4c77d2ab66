/** Versions out of what is stored, where no DOM is at hand. */
import type { Article, ArticleFacts } from "../model/article.ts";
import { canonicalUrl } from "../model/canonical-url.ts";
import { normalizeSpace } from "../model/text.ts";
import type { TextBlock, Version } from "./version.ts";

/** The version of an article's plain text: every line is a paragraph, and links are not known. */
export function textVersionOf(article: Article): Version {
  const blocks = article.textContent
    .split("\n")
    .map((line): TextBlock => ({ kind: "paragraph", text: normalizeSpace(line) }))
    .filter(({ text }) => text !== "");
  return {
    ...saidBy(article),
    blocks,
    images: unique(article.images.map(({ url }) => imageKey(url))),
    links: [],
  };
}

/** What an article says of itself. */
export function saidBy(article: ArticleFacts): Omit<Version, "blocks" | "images" | "links"> {
  const { title, byline, editor, source, reprintedFrom, originalUrl, edition, category } = article;
  const { authors, publishedTime, modifiedTime, lang } = article;
  return {
    title,
    byline,
    authors: authors.length === 0 ? null : authors.join(", "),
    editor,
    source,
    reprintedFrom,
    originalUrl: originalUrl === null ? null : linkKey(originalUrl),
    edition,
    category,
    publishedTime,
    modifiedTime,
    lang,
  };
}

/** A picture in another size is the same picture: what follows the path only asks for one. */
export function imageKey(address: string): string {
  return address.replace(/[?#].*$/, "");
}

/** A link is the same by whatever way a reader is said to have come: what only tells of that is left out. */
export function linkKey(address: string): string {
  return canonicalUrl(address) ?? address;
}

/** Each address once; places within the text are none. */
export function unique(addresses: readonly string[]): readonly string[] {
  return [...new Set(addresses.filter((address) => address !== "" && !address.startsWith("#")))];
}
