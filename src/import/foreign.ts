/** What another program says of a page, and our record of it. */
import { canonicalJson } from "../integrity/canonical.ts";
import { hashText } from "../integrity/hash.ts";
import type { Article } from "../model/article.ts";
import { canonicalUrl } from "../model/canonical-url.ts";
import { limits } from "../model/entry.ts";
import type { EntryRecord } from "../model/library-file.ts";
import { normalizeSpace } from "../model/text.ts";
import { momentOf, publishedOf } from "./reading/when.ts";

/** One item of a list elsewhere. Only the address is needed; times may be written in any way. */
export interface ForeignItem {
  readonly url: string;
  readonly title?: string | null;
  readonly byline?: string | null;
  readonly siteName?: string | null;
  readonly excerpt?: string | null;
  readonly lang?: string | null;
  readonly published?: unknown;
  readonly saved?: unknown;
  readonly tags?: readonly string[];
  readonly note?: string | null;
  readonly isFavourite?: boolean;
  readonly isRead?: boolean;
  readonly isArchived?: boolean;
  readonly highlights?: readonly ForeignHighlight[];
  /** HTML of the article, as the other program kept it. */
  readonly content?: string | null;
  /** What it says of that article beside, in our own words. */
  readonly facts?: ForeignFacts;
  /** HTML of a whole page, from which the article is still to be taken. */
  readonly page?: string | null;
}

/** Each within the limits of {@link ../model/read-article.ts}. */
export type ForeignFacts = Partial<
  Pick<
    Article,
    | "authors"
    | "editor"
    | "modifiedTime"
    | "dir"
    | "category"
    | "source"
    | "reprintedFrom"
    | "originalUrl"
    | "edition"
  >
>;

export interface ForeignHighlight {
  readonly quote: string;
  readonly note: string | null;
  readonly created?: unknown;
}

/** What turns markup into articles: it needs a DOM, which the caller has. */
export interface Bodies {
  /** Of markup that is an article already: clean, with its text and pictures. Null where nothing is left. */
  readonly ofContent: (html: string) => Promise<ForeignBody | null>;
  /** Of a whole page: what we would have captured. Null where it holds no article. */
  readonly ofPage: (html: string, address: string) => Promise<Article | null>;
}

export type ForeignBody = Pick<Article, "content" | "textContent" | "wordCount" | "images">;

/** An item that could be understood: our record of it without the text, and the item for the text. */
export interface ForeignRecord {
  readonly kind: "foreign";
  readonly record: EntryRecord;
  readonly item: ForeignItem;
}

export interface Making {
  /** Id of the format. */
  readonly service: string;
  /** RFC 3339 in UTC. */
  readonly now: string;
  readonly takeSequence: (moment: number) => number;
}

const lineLimit = 2_000;
const addressLimit = 8_192;

/** The record of an item, not yet captured; null where it has no address of the web. */
export async function recordOf(item: ForeignItem, making: Making): Promise<ForeignRecord | null> {
  const url = addressOf(item.url);
  if (url === null) return null;
  const hash = await hashText(`${making.service}\n${canonicalJson(plain(item))}`);
  const moment = momentOf(item.saved, making.now);
  const savedAt = moment ?? making.now;
  const readAt = item.isRead === true ? savedAt : null;
  const record: EntryRecord = {
    id: await uuidOf(`${making.service}\n${url}`),
    url,
    createdAt: savedAt,
    updatedAt: savedAt,
    tags: tagsOf(item.tags ?? []),
    corrections: {},
    isFavourite: item.isFavourite === true,
    readAt,
    archivedAt: item.isArchived === true ? savedAt : null,
    note: noteOf(item),
    snapshots: [],
    link: {
      title: line(item.title) === url ? null : line(item.title),
      byline: line(item.byline),
      siteName: line(item.siteName),
      publishedTime: publishedOf(item.published),
      lang: langOf(item.lang),
      excerpt: line(item.excerpt),
      savedAt,
      sequence: making.takeSequence(Date.parse(savedAt)),
    },
    importedFrom: [{ service: making.service, hash }],
    hash,
  };
  return { kind: "foreign", record, item };
}

/** Hands out places in the order of the library, each once; of one moment what comes first is the newest. */
export function createSequences(): (moment: number) => number {
  const taken = new Set<number>();
  const nextBelow = new Map<number, number>();
  return (moment) => {
    let place = nextBelow.get(moment) ?? moment;
    while (taken.has(place)) place -= 1;
    taken.add(place);
    nextBelow.set(moment, place - 1);
    return Math.max(0, place);
  };
}

/** The one address an entry is known by; null for what is no address of the web. */
function addressOf(value: string): string | null {
  const text = value.trim();
  if (text.length > addressLimit || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  return canonicalUrl(text);
}

/** A UUID that the same text always gives: the same file again makes the same entries (RFC 9562, version 8). */
export async function uuidOf(text: string): Promise<string> {
  const hex = (await hashText(text)).slice("sha256:".length);
  const variant = ((Number.parseInt(hex[16] ?? "0", 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** Only what JSON knows, so that the same item always hashes alike. */
function plain(item: ForeignItem): unknown {
  return JSON.parse(JSON.stringify(item).toWellFormed());
}

function line(value: string | null | undefined): string | null {
  const text = normalizeSpace((value ?? "").slice(0, lineLimit * 2)).slice(0, lineLimit);
  return text === "" ? null : text.toWellFormed();
}

function langOf(value: string | null | undefined): string | null {
  const text = value?.trim().replace("_", "-") ?? "";
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(text) ? text : null;
}

function tagsOf(tags: readonly string[]): readonly string[] {
  const clean = tags
    .map((tag) => normalizeSpace(tag.normalize("NFC")).slice(0, limits.tagCharacters).trim().toWellFormed())
    .filter((tag) => tag !== "");
  return [...new Set(clean)].slice(0, limits.tagsPerEntry);
}

/** The note, and below it the highlights that there is no text to mark in. */
function noteOf(item: ForeignItem): string | null {
  const hasText = item.content != null || item.page != null;
  const quotes = hasText ? [] : (item.highlights ?? []).map(quoted);
  const text = [item.note?.trim() ?? "", ...quotes].filter((part) => part !== "").join("\n\n");
  return text === "" ? null : text.toWellFormed().slice(0, limits.noteCharacters).toWellFormed();
}

/** A highlight as lines of a note. */
export function quoted({ quote, note }: ForeignHighlight): string {
  const lines = quote
    .trim()
    .split("\n")
    .map((part) => `> ${part.trim()}`);
  return [lines.join("\n"), note?.trim() ?? ""].filter((part) => part !== "").join("\n\n");
}
