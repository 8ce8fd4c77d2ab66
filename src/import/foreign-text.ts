/** The text that another program kept of a page, as a snapshot with its highlights. */
import { hashArticle } from "../integrity/hash.ts";
import { annotationOf, type WebAnnotation } from "../model/annotation.ts";
import type { Article } from "../model/article.ts";
import { limits } from "../model/entry.ts";
import { highlightLimits } from "../model/highlight.ts";
import type { EntryRecord, SnapshotRecord } from "../model/library-file.ts";
import { factsOfLink } from "../model/link.ts";
import { excerptOf } from "../model/text.ts";
import {
  type Bodies,
  type ForeignHighlight,
  type ForeignItem,
  type ForeignRecord,
  quoted,
  uuidOf,
} from "./foreign.ts";
import { momentOf } from "./reading/when.ts";

/** The record with its text; without one where the markup holds none, which leaves it not yet captured. */
export async function withText({ record, item }: ForeignRecord, bodies: Bodies): Promise<EntryRecord> {
  const { link } = record;
  const hasText = (item.content ?? item.page ?? "") !== "";
  if (link === undefined || !hasText) return record;
  const article = await articleOf(record, item, bodies);
  if (article === null) return { ...record, note: withQuotes(record.note, item.highlights ?? []) };
  const hash = await hashArticle(article);
  const id = await uuidOf(`${record.importedFrom?.[0]?.hash ?? ""}\n${hash}`);
  const marked = await marksIn(article, item.highlights ?? [], { id, capturedAt: link.savedAt });
  const snapshot: SnapshotRecord = {
    id,
    capturedAt: link.savedAt,
    sequence: link.sequence,
    hash,
    ...article,
    annotations: marked.annotations,
  };
  return { ...record, snapshots: [snapshot], note: withQuotes(record.note, marked.elsewhere) };
}

async function articleOf(record: EntryRecord, item: ForeignItem, bodies: Bodies): Promise<Article | null> {
  const { link, url } = record;
  if (link === undefined) return null;
  if (item.page != null && item.page !== "") {
    const article = await bodies.ofPage(item.page, url);
    // The entry is known by its address, whatever the page would have liked to be called.
    return article === null ? null : { ...article, url };
  }
  const body = await bodies.ofContent(item.content ?? "");
  if (body === null) return null;
  const facts = factsOfLink(url, link);
  return {
    ...facts,
    ...item.facts,
    ...body,
    excerpt: facts.excerpt ?? (excerptOf(body.textContent) || null),
  };
}

interface Marked {
  readonly annotations: readonly WebAnnotation[];
  /** Those whose words are not in the text. */
  readonly elsewhere: readonly ForeignHighlight[];
}

const context = highlightLimits.contextCharacters;

/** The highlights where their words stand in the text of the content; each word counts, white space does not. */
async function marksIn(
  article: Article,
  highlights: readonly ForeignHighlight[],
  { id, capturedAt }: { readonly id: string; readonly capturedAt: string },
): Promise<Marked> {
  const annotations: WebAnnotation[] = [];
  const elsewhere: ForeignHighlight[] = [];
  const text = textOfMarkup(article.content);
  for (const [index, highlight] of highlights.slice(0, highlightLimits.perEntry).entries()) {
    const place = placeOf(text, highlight.quote);
    if (place === null) {
      elsewhere.push(highlight);
      continue;
    }
    const { start, end } = place;
    const at = momentOf(highlight.created, new Date().toISOString()) ?? capturedAt;
    annotations.push(
      annotationOf(
        {
          id: await uuidOf(`${id}\n${index}`),
          entryId: "",
          snapshotId: id,
          colour: "yellow",
          note: highlight.note?.trim()
            ? highlight.note.trim().slice(0, highlightLimits.noteCharacters)
            : null,
          exact: text.slice(start, end),
          prefix: text.slice(Math.max(0, start - context), start).toWellFormed(),
          suffix: text.slice(end, end + context).toWellFormed(),
          // Positions count characters, not UTF-16 units.
          start: [...text.slice(0, start)].length,
          end: [...text.slice(0, end)].length,
          createdAt: at,
          modifiedAt: at,
        },
        { url: article.url, capturedAt },
      ),
    );
  }
  return { annotations, elsewhere };
}

/** Where the quotation stands: white space of any kind and amount between its words. */
function placeOf(text: string, quote: string): { readonly start: number; readonly end: number } | null {
  const words = quote
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  const [first] = words;
  if (first === undefined || quote.length > highlightLimits.exactCharacters) return null;
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    const end = endOf(text, start, words);
    if (end !== null) return { start, end };
  }
  return null;
}

function endOf(text: string, start: number, words: readonly string[]): number | null {
  let at = start;
  for (const [index, word] of words.entries()) {
    if (index > 0) while (/\s/.test(text[at] ?? "")) at += 1;
    if (!text.startsWith(word, at)) return null;
    at += word.length;
  }
  return at;
}

/** The text nodes of clean markup, one after the other: what highlights count in. */
function textOfMarkup(markup: string): string {
  return decode(markup.replace(/<[^<>]{0,20000}>/g, ""));
}

/** The references that serialising writes. */
function decode(text: string): string {
  return text.replace(/&(?:lt|gt|quot|nbsp|amp);/g, (reference) => references[reference] ?? reference);
}

const references: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&nbsp;": "\u00a0",
  "&amp;": "&",
};

function withQuotes(note: string | null, highlights: readonly ForeignHighlight[]): string | null {
  const text = [note ?? "", ...highlights.map(quoted)].filter((part) => part !== "").join("\n\n");
  return text === "" ? null : text.slice(0, limits.noteCharacters).toWellFormed();
}
