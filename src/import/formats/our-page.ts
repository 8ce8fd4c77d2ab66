/**
 * A page that Stillpage wrote (export/html-document.ts): what its head says for programs, and the text between its
 * own marks. It is read as any file from elsewhere, since anybody can write one.
 */
import { address, isPageTime, text } from "../../model/read-article.ts";
import type { ForeignFacts, ForeignHighlight, ForeignItem } from "../foreign.ts";
import type { Part, Watching } from "../reading/part.ts";
import { decodeReferences } from "../reading/tags.ts";
import type { SourceItem, SourceItems } from "../source-item.ts";
import { readPages, savedFrom, withoutData } from "./single-file.ts";

/** Whether a text begins as such a page does. */
export function isOurPage(head: string): boolean {
  return /^\s{0,99}<!DOCTYPE html>\s{0,9}<html[^<>]{0,200}><!--\s{0,9}Page saved with Stillpage /i.test(head);
}

export function read(parts: readonly Part[], watching: Watching): SourceItems {
  return readPages(parts, watching, itemOf);
}

function itemOf(page: string): SourceItem {
  const said = metasIn(page.slice(0, page.indexOf("</head>")));
  const all = (name: string): readonly string[] => said.get(name) ?? [];
  const one = (name: string): string | null => all(name)[0] ?? null;
  const { url, saved } = savedFrom(page);
  const parts = partsOf(withoutData(page));
  const own = ownIn(parts?.own ?? "");
  return {
    kind: "foreign",
    item: {
      url: one("citation_public_url") ?? url,
      title: one("citation_title"),
      byline: one("author"),
      siteName: one("og:site_name"),
      excerpt: one("description"),
      lang: one("citation_language"),
      published: one("DCTERMS.issued"),
      // To the millisecond, which the comment is not.
      saved: one("DCTERMS.dateSubmitted") ?? saved,
      tags: all("DC.subject"),
      isFavourite: one("stillpage:favourite") !== null,
      isRead: one("stillpage:read") !== null,
      isArchived: one("stillpage:archived") !== null,
      ...own,
      // A page whose marks were lost is still a page.
      ...(parts === null
        ? { page: withoutData(page) }
        : { content: parts.content, facts: factsIn(page, said) }),
    },
  };
}

const mostMetas = 2_000;

/** What the head says, by name; a name may say several things. */
function metasIn(head: string): ReadonlyMap<string, readonly string[]> {
  const said = new Map<string, string[]>();
  let count = 0;
  for (const [, name = "", content = ""] of head.matchAll(
    /<meta (?:name|property)="([\w.:-]{1,60})" content="([^"<>]*)">/g,
  )) {
    count += 1;
    if (count > mostMetas) break;
    const value = decodeReferences(content);
    const known = said.get(name);
    if (known === undefined) said.set(name, [value]);
    else known.push(value);
  }
  return said;
}

const longestLine = 2_000;
const mostAuthors = 100;

function factsIn(page: string, said: ReadonlyMap<string, readonly string[]>): ForeignFacts {
  const line = (name: string): string | null => text(said.get(name)?.[0] ?? null, longestLine);
  const modified = line("article:modified_time");
  const dir = /<html[^<>]{0,200}\sdir="(ltr|rtl)"/.exec(page.slice(0, 1_000))?.[1];
  return {
    authors: (said.get("citation_author") ?? [])
      .slice(0, mostAuthors)
      .flatMap((name) => text(name, longestLine) ?? []),
    modifiedTime: modified !== null && isPageTime(modified) ? modified : null,
    dir: dir === "ltr" || dir === "rtl" ? dir : null,
    category: line("article:section"),
    source: line("stillpage:source"),
    reprintedFrom: line("stillpage:reprinted-from"),
    originalUrl: address(line("stillpage:original-url")),
    editor: line("stillpage:editor"),
    edition: line("stillpage:edition"),
  };
}

/** The article's markup, and the section of what is the reader's; null where the marks are not there. */
function partsOf(page: string): { readonly content: string; readonly own: string } | null {
  const mark = page.indexOf('\n<div class="content"');
  const start = page.indexOf(">\n", mark) + 2;
  const end = page.lastIndexOf("\n</article>\n</body>");
  // Nothing after it has one: what is the reader's is text.
  const close = page.lastIndexOf("\n</div>\n", end);
  if (mark < 0 || start < 2 || close < start) return null;
  // The bytes of pictures are no address to get them from again.
  const content = page.slice(start, close).replace(/<img(?:\s[\w:-]{1,40}="[^"]*"){0,40}\s{0,9}>/g, "");
  return { content, own: page.slice(close, end) };
}

/** The note is the paragraph under a heading; a highlight a quotation, with its note below. */
function ownIn(section: string): Pick<ForeignItem, "note" | "highlights"> {
  const highlights: ForeignHighlight[] = [];
  let note: string | null = null;
  let isUnderHeading = false;
  for (const [, name = "", inside = ""] of section.matchAll(/<(h2|p|blockquote)>([^<]*)<\/\1>/g)) {
    const words = decodeReferences(inside);
    const last = highlights.at(-1);
    if (name === "blockquote") highlights.push({ quote: words, note: null });
    else if (name === "p" && isUnderHeading) note = words;
    else if (name === "p" && last !== undefined) highlights[highlights.length - 1] = { ...last, note: words };
    isUnderHeading = name === "h2";
  }
  return { note, highlights };
}
