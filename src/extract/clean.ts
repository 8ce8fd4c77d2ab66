/** From a stated value to one fit to keep, a function a field; null where the value says nothing of use. */
import { excerptOf, normalizeSpace } from "../model/text.ts";
import type { TextField } from "./candidate.ts";
import { parseDate } from "./dates.ts";

/** What a value is judged against. */
export interface Context {
  readonly address: string;
  /** The site's names as far as known: stated ones and the host's own. */
  readonly siteNames: readonly string[];
  /** The texts of the page's first headings. */
  readonly headings: readonly string[];
}

export const cleaners = {
  url: (value) => (URL.canParse(value) ? value : null),
  title: (value, context) => titleOf(normalizeSpace(value).slice(0, 500), context),
  byline: (value) => bylineOf(normalizeSpace(value)),
  siteName: (value) => within(normalizeSpace(value), 1, 80),
  publishedTime: parseDate,
  modifiedTime: parseDate,
  lang: languageOf,
  dir: (value) => (value === "ltr" || value === "rtl" ? value : null),
  excerpt: (value) => within(excerptOf(normalizeSpace(withoutTags(value))), 12, 300),
  category: (value) => within(firstName(normalizeSpace(value)), 1, 40),
  source: (value) => within(firstName(normalizeSpace(value)), 2, 60),
  reprintedFrom: (value) => within(firstName(normalizeSpace(value)), 2, 80),
  editor: (value) => bylineOf(normalizeSpace(value)),
  originalUrl: (value) => (URL.canParse(value) ? new URL(value).href : null),
  edition: (value) => within(normalizeSpace(value), 4, 120),
  leadImage: (value, { address }) => imageOf(value, address),
} satisfies Readonly<Record<TextField, (value: string, context: Context) => string | null>>;

/** Between a title and the site's name. */
const separators =
  /\s+[-–—|｜·•:»/]\s+|\s*[|｜»]\s*|\s*::\s*|[_＿]+|(?<=\p{Script=Han}|[”」》）])\s?[-–—]\s?(?=\p{Script=Han})/gu;

/**
 * A title without the site's name at either end. A heading of the page that is the title's beginning
 * or end is the title; else a last (or first) part that names the site is cut off.
 */
function titleOf(title: string, { siteNames, headings }: Context): string | null {
  const heading = headings.find(
    (text) =>
      text.length >= 6 && text.length < title.length && (title.startsWith(text) || title.endsWith(text)),
  );
  if (heading !== undefined && separatesAt(title, heading)) return heading;
  const cuts = [...title.matchAll(separators)];
  const last = cuts.at(-1);
  if (last !== undefined && isSiteName(title.slice(last.index + last[0].length), siteNames))
    return within(title.slice(0, last.index).trim(), 1, 500);
  const first = cuts[0];
  if (first !== undefined && isSiteName(title.slice(0, first.index), siteNames))
    return within(title.slice(first.index + first[0].length).trim(), 1, 500);
  return within(title, 1, 500);
}

function separatesAt(title: string, heading: string): boolean {
  const rest = title.startsWith(heading) ? title.slice(heading.length) : title.slice(0, -heading.length);
  return /^\s*[-–—|｜·•:»_＿(（/]|[-–—|｜·•:»_＿/]\s*$/.test(rest);
}

function isSiteName(part: string, siteNames: readonly string[]): boolean {
  const folded = fold(part);
  return (
    folded !== "" &&
    siteNames.some((name) => fold(name) === folded || (folded.length > 3 && fold(name).includes(folded)))
  );
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/^the/, "");
}

const rolesBefore =
  /^(?:by|von|par|por|written by|words by|text by|author|作者|本报记者|本报讯?|记者|記者|撰文|文)(?:\s*[:：/／]\s*|\s+)/iu;
const rolesAfter = /(?:[\s/／](?:本报)?(?:记者|記者|编辑|編集|报道|文|摄)|\s\((?:staff|author)\))$/iu;

/** Names without the words for their office; no addresses, no times. */
function bylineOf(byline: string): string | null {
  let names = byline.replace(/\s[|｜•]\s.*$/u, "");
  for (let before = ""; before !== names; ) {
    before = names;
    names = names.replace(rolesBefore, "").replace(rolesAfter, "").trim();
  }
  names = names.replace(/\s?[(（][^()（）]{0,40}[)）]$/u, "").trim();
  if (/^(?:https?:|www\.|@)|[\w.]@\w/i.test(names) || /^\d+$/.test(names)) return null;
  return within(joinSpreadNames(names), 2, 150);
}

/** Typesetters spread a name of two characters to the width of three: 辛 阳 is one name. */
function joinSpreadNames(names: string): string {
  return names.replace(
    /(?<![\p{Script=Han}·])(\p{Script=Han})[ \u3000](\p{Script=Han})(?![\p{Script=Han}·])/gu,
    "$1$2",
  );
}

/** The first of what a label was followed by: Chinese names hold no space, others end at a bar or a date. */
function firstName(value: string): string {
  const bare = value.replace(/^[\s《【「“"(（[]+/u, "");
  const cut = /^[\p{Script=Han}]/u.test(bare)
    ? bare.search(/[\s|｜丨》】」”"()（）[\]，,。；;]/u)
    : bare.search(/\s?[|｜•]|\s[-–—]\s|[》】」”"]|\s\d{4}|[。；;]/u);
  const name = (cut < 0 ? bare : bare.slice(0, cut)).trim();
  return /^https?:/i.test(name) ? "" : name;
}

/** A language tag in its canonical spelling; `zh_CN` and `EN-us` are meant well. */
function languageOf(value: string): string | null {
  const tag =
    value
      .trim()
      .split(/[\s,;]/)[0]
      ?.replaceAll("_", "-") ?? "";
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    // Looked like a tag and is none.
    return null;
  }
}

function imageOf(value: string, base: string): string | null {
  if (!URL.canParse(value, base)) return null;
  const url = new URL(value, base);
  const isPicture =
    /^https?:$/.test(url.protocol) &&
    !/(?:^|[/_-])(?:logo|favicon|default|blank|spacer)[\w-]{0,12}\.\w{3,4}$/i.test(url.pathname);
  return isPicture && url.href.length <= 4_096 ? url.href : null;
}

function withoutTags(text: string): string {
  return text.replace(/<[^<>]{0,500}>/g, " ");
}

function within(text: string, least: number, most: number): string | null {
  return text.length >= least && text.length <= most ? text : null;
}
