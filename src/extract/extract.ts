/** A copied page in, an article out. The stages below are the whole of it, in order. */
import type { Article, ArticleImage, CaptureScope, Completeness, Evidence } from "../model/article.ts";
import { countWords, excerptOf, normalizeSpace, wellFormed } from "../model/text.ts";
import { hostOf } from "../model/url.ts";
import { markupOf, type Sanitizer } from "../sanitize.ts";
import { type Block, blocksOf, textOf } from "./blocks.ts";
import { isWorthKeeping, readableBody } from "./body.ts";
import { evidenceOf, type TextField } from "./candidate.ts";
import { judge, surveyOf } from "./completeness.ts";
import { removeMarks } from "./copy/controls.ts";
import { restore } from "./copy/restore.ts";
import type { PageCopy } from "./copy.ts";
import { feedsOf } from "./feeds.ts";
import { keepInParts } from "./keep-in-parts.ts";
import { isRightToLeft, languageOfText } from "./language.ts";
import { type Metadata, readMetadata } from "./metadata.ts";
import { tidyByline } from "./names/parse-names.ts";
import { hasHan } from "./scripts.ts";
import { type FurtherPagesLater, noFurtherPages } from "./series/further-pages.ts";
import { removePager } from "./series/neighbours.ts";
import { withoutRepeated } from "./series/repeated.ts";
import { isArticleInJsonLd } from "./sources/json-ld.ts";
import { isArticleInMeta } from "./sources/meta-tags.ts";

export interface ExtractOptions {
  readonly scope: CaptureScope;
  readonly sanitizer: Sanitizer;
  /** Awaited between stages, so that the page has its turn and the time limit holds. */
  readonly breathe: () => Promise<void>;
  /** It runs in a page of ours, which takes no markup from strings. */
  readonly isUnderTrustedTypes?: boolean;
  /** Gets the article's other pages; asked only where the page has an article. Without it there are none. */
  readonly pages?: FurtherPagesLater;
}

/** The article of a copied page, or null when the page has none. The copy is used up. */
export async function extract(copy: PageCopy, options: ExtractOptions): Promise<Article | null> {
  if (options.scope === "article") removePager(copy);
  // Read once for all that look at the whole page: labels and values often touch in the source, so they are spaced.
  const blocks = blocksOf(copy.document.body, { isSpaced: true });
  const metadata = readMetadata(copy, blocks);
  await options.breathe();
  // Before the body is taken out of the copy, which uses it up.
  const survey = surveyOf(copy, blocks);
  const body = bodyOf(copy, metadata, blocks, options);
  if (body === null) return null;
  restore(body.root, copy);
  await options.breathe();
  const pages = await (options.pages ?? noFurtherPages)();
  const before = await furtherBodies(pages.before, metadata, options, 2);
  const after = await furtherBodies(pages.after, metadata, options, 2 + before.length);
  const isJoined = before.length + after.length > 0;
  const kept = copy.document.createDocumentFragment();
  for (const root of withoutRepeated([...before, body.root, ...after]))
    kept.append(await keepInParts(root, options.sanitizer, options.breathe));
  const content = markupOf(kept);
  await options.breathe();
  const box = copy.document.createElement("div");
  box.append(kept);
  const textContent = textOf(box);
  if (textContent === "") return null;
  return assemble(
    copy,
    options.scope,
    completed(metadata, box, textContent, body.byline),
    content,
    textContent,
    imagesOf(box),
    // What was picked or selected is what was asked for: nothing of it can be missing.
    options.scope !== "article"
      ? { proseShare: null, doubts: [] }
      : judge(survey, { textContent, isJoined, pagesMissed: pages.missed, isLate: pages.isLate }),
  );
}

/** Most pictures of one article; the rest stay in `content` with their addresses. */
const mostImages = 500;
const longestCaption = 2_000;

/** The pictures in the order they stand, each address once, with the caption of their figure. */
export function imagesOf(box: Element): ArticleImage[] {
  const images = new Map<string, ArticleImage>();
  for (const image of box.querySelectorAll("img[src]")) {
    const url = image.getAttribute("src") ?? "";
    if (images.has(url) || !/^https?:/i.test(url)) continue;
    if (images.size >= mostImages) break;
    const figure = image.closest("figure");
    const caption = figure === null ? null : figure.querySelector("figcaption");
    images.set(url, {
      url,
      alt: line(image.getAttribute("alt") ?? ""),
      caption: caption === null ? null : line(textOf(caption)),
    });
  }
  return [...images.values()];
}

function line(text: string): string | null {
  return wellFormed(normalizeSpace(text.slice(0, longestCaption))) || null;
}

interface FoundBody {
  readonly root: Element;
  readonly byline: string | null;
}

function bodyOf(
  copy: PageCopy,
  metadata: Metadata,
  blocks: readonly Block[],
  { scope, isUnderTrustedTypes = false }: Pick<ExtractOptions, "scope" | "isUnderTrustedTypes">,
): FoundBody | null {
  switch (scope) {
    case "selection":
    case "part":
      return copy.selection === null ? null : { root: copy.selection, byline: null };
    case "text":
      return { root: paragraphsOf(copy.document), byline: null };
    case "article": {
      const isDeclared = isArticleInJsonLd(copy.jsonLd) || isArticleInMeta(copy.document);
      const { values, headline } = metadata;
      const found = readableBody(copy.document, {
        title: values.title ?? "",
        headline,
        isUnderTrustedTypes,
        blocks,
      });
      return found !== null && isWorthKeeping(found.root, { isFront: isFront(copy.address), isDeclared })
        ? found
        : null;
    }
  }
}

/** The bodies of an article's other pages; `part` numbers the first of them. */
async function furtherBodies(
  pages: readonly PageCopy[],
  metadata: Metadata,
  { breathe, isUnderTrustedTypes = false }: ExtractOptions,
  part: number,
): Promise<Element[]> {
  const bodies: Element[] = [];
  for (const page of pages) {
    removePager(page);
    removeMarks(page.document.body);
    const title = metadata.values.title ?? "";
    const body = readableBody(page.document, { title, headline: null, isUnderTrustedTypes });
    if (body !== null) {
      restore(body.root, page, part + bodies.length);
      bodies.push(body.root);
    }
    await breathe();
  }
  return bodies;
}

/** Every line of the page as a paragraph: for pages that are no article, and linear in their size. */
function paragraphsOf(document: Document): Element {
  const root = document.createElement("div");
  for (const { text } of blocksOf(document.body)) {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    root.append(paragraph);
  }
  return root;
}

function isFront(address: string): boolean {
  const { pathname, search, hash } = new URL(address);
  return /^\/(?:index\.\w{2,5})?$/.test(pathname) && search === "" && hash === "";
}

/** What the body itself tells of fields the page did not state, or stated wrongly. */
function completed(metadata: Metadata, box: Element, textContent: string, byline: string | null): Metadata {
  const values = { ...metadata.values };
  const evidence = { ...metadata.evidence };
  const add = (field: TextField, value: string | null, found: Evidence) => {
    if (value === null) return;
    values[field] = value;
    evidence[field] = found;
  };
  add("lang", languageOfText(textContent, values.lang), evidenceOf("content", "text"));
  if (values.dir === null)
    add("dir", isRightToLeft(values.lang) ? "rtl" : null, evidenceOf("content", "lang"));
  if (values.byline === null && byline !== null)
    add("byline", tidyByline(byline) || null, evidenceOf("readability", "byline"));
  if (values.excerpt === null) add("excerpt", openingOf(box), evidenceOf("content", "p"));
  if (values.leadImage === null) add("leadImage", firstImage(box), evidenceOf("content", "img"));
  if (values.title === null) add("title", titleFrom(box), evidenceOf("content", "first line"));
  return { ...metadata, values, evidence };
}

/** The first line long enough to be a sentence, outside captions and headings. */
function openingOf(box: Element): string | null {
  for (const { text, element } of blocksOf(box)) {
    const least = hasHan(text) ? 20 : 40;
    if (text.length >= least && element.closest("figure, figcaption, h1, h2, h3, h4, h5, h6") === null)
      return excerptOf(text);
  }
  return null;
}

/** The first picture large enough to stand for the article, as far as its size is stated. */
function firstImage(box: Element): string | null {
  const image = [...box.querySelectorAll("img[src]")].find(
    (item) => Number(item.getAttribute("width") ?? 200) >= 120,
  );
  return image?.getAttribute("src") ?? null;
}

function titleFrom(box: Element): string | null {
  for (const { text } of blocksOf(box)) return excerptOf(text, 120);
  return null;
}

function assemble(
  copy: PageCopy,
  scope: CaptureScope,
  { values, authors, pageTags, evidence }: Metadata,
  content: string,
  textContent: string,
  images: readonly ArticleImage[],
  completeness: Completeness,
): Article {
  const feeds = feedsOf(copy.document, copy.address);
  return {
    url: values.url ?? copy.address,
    pageUrl: copy.address,
    title: normalizeSpace(values.title ?? "") || hostOf(copy.address) || copy.address,
    byline: values.byline,
    authors,
    editor: values.editor,
    siteName: values.siteName,
    publishedTime: values.publishedTime,
    modifiedTime: values.modifiedTime,
    lang: values.lang,
    dir: values.dir === "ltr" || values.dir === "rtl" ? values.dir : null,
    excerpt: values.excerpt,
    category: values.category,
    source: values.source,
    reprintedFrom: values.reprintedFrom,
    originalUrl: values.originalUrl,
    edition: values.edition,
    pageTags,
    leadImage: values.leadImage,
    content: wellFormed(content),
    textContent: wellFormed(textContent),
    wordCount: countWords(textContent),
    scope,
    images,
    completeness,
    ...(feeds.length === 0 ? {} : { feeds }),
    evidence,
  };
}
