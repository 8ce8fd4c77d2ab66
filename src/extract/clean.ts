/** From a stated value to one fit to keep, a function a field; null where the value says nothing of use. */
import { excerptOf, normalizeSpace } from "../model/text.ts";
import type { TextField } from "./candidate.ts";
import type { DateHabits } from "./date-habits.ts";
import { parseDate } from "./dates.ts";
import { decodeEntities } from "./entities.ts";
import { han, hasHan } from "./scripts.ts";
import { beforeSections, withoutSite } from "./site-suffix.ts";

/** What a value is judged against. */
export interface Context {
  readonly address: string;
  /** The site's names as far as known: stated ones and the host's own. */
  readonly siteNames: readonly string[];
  /** What links to the site's root are called. */
  readonly atHome: readonly string[];
  readonly dates: DateHabits;
}

/** A headline to be seen: as it stands, but for the site's name. */
export function headlineText(text: string, { siteNames }: Context): string | null {
  return within(withoutSite(normalizeSpace(decodeEntities(text)), siteNames), 1, 500);
}

/** The fields read one value at a time; authors, times and title are weighed together (see metadata.ts). */
export const cleaners = {
  url: (value) => (URL.canParse(value) ? value : null),
  title: (value, { siteNames }) => titleOf(value, siteNames),
  byline: (value) => within(plain(value), 2, 150),
  siteName: (value) => within(siteNameOf(plain(value)), 1, 80),
  publishedTime: (value, { dates }) => parseDate(value, dates),
  modifiedTime: (value, { dates }) => parseDate(value, dates),
  lang: languageOf,
  dir: (value) => (value === "ltr" || value === "rtl" ? value : null),
  excerpt: (value) => within(excerptOf(plain(withoutTags(value))), 12, 300),
  category: (value) => within(firstName(plain(value)), 1, 40),
  source: (value) => within(sourceOf(plain(value)), 2, 60),
  reprintedFrom: (value) => within(sourceOf(plain(value)), 2, 80),
  editor: (value) => within(editorOf(plain(value)), 2, 80),
  originalUrl: (value) => (/^https?:/i.test(value) && URL.canParse(value) ? new URL(value).href : null),
  edition: (value) => within(editionOf(plain(value)), 4, 120),
  leadImage: (value, { address }) => imageOf(value, address),
} satisfies Readonly<Record<TextField, (value: string, context: Context) => string | null>>;

function plain(value: string): string {
  return normalizeSpace(decodeEntities(value));
}

/** A title without the site's name at either end, and without the sections that stand before it there. */
function titleOf(value: string, siteNames: readonly string[]): string | null {
  const title = normalizeSpace(decodeEntities(value).replaceAll("\u00AD", "").slice(0, 500));
  return within(beforeSections(withoutSite(title, siteNames)), 1, 500);
}

/** The name of the site, not of the company that runs it: `Free Press - Printing House & Co. KG`; no initials after it. */
function siteNameOf(stated: string): string {
  const name = stated.replace(/\s\([A-Z]{2,5}\)$/, "");
  const first = name.split(/\s[-–—|·]\s/)[0] ?? name;
  return /\b(?:GmbH|KG|AG|Ltd|LLC|Inc|S\.A\.)/.test(name) ? first : name;
}

/** 《 人民日报海外版 》( 2023年11月02日 第 10 版) as print sets it: no spaces within the brackets. */
function editionOf(value: string): string {
  return value
    .replace(/(?<=[《（(第])\s+|\s+(?=[》）)版])|(?<=》)\s+(?=[（(])/gu, "")
    .replace(/\(([^()]*)\)/g, "（$1）");
}

const noEditor = /^.?[\d_-]+$|\d{3}/;

/** 责任编辑：王某_NN1234: the name without the number that the office knows it by. */
function editorOf(value: string): string {
  const name = value
    .replace(/[（(【[\])】）].*$/u, "")
    .replace(/[_\s]?[A-Z]{0,4}\d{2,}.*$/u, "")
    .replace(/\s[|｜].*$/u, "")
    .trim();
  return noEditor.test(name) ? "" : joinSpreadNames(name);
}

const spreadName = new RegExp(`(?<![${han}·])([${han}])[ \u3000]([${han}])(?![${han}·])`, "g");

/** Typesetters spread a name of two characters to the width of three: 辛 阳 is one name. */
function joinSpreadNames(names: string): string {
  return names.replace(spreadName, "$1$2");
}

/** A publication: what the label was followed by, without what only says that there is one. */
function sourceOf(value: string): string {
  const name = firstName(value).replace(/^(?:the website of|the)\s(?=the\s)/i, "");
  return noSource.test(name) ? "" : name.replace(/[《〈「『]/g, "");
}

/** An address, a number, a template's leftover, a label's answer that says nothing, an archive of pictures. */
const noSource =
  /^(?:http|[-–—\d.:/]+$|(?:未知|不详|不詳|其他|其它|暂无|null|undefined|none|n\/a)$|(?:getty|shutterstock|i?stock|unsplash|pixabay|pexels|flickr|alamy)\b)|[=<>{}]/i;

/** The first of what a label was followed by: Chinese names hold no space, others end at a bar or a date. */
function firstName(value: string): string {
  const bare = value.replace(/^[\s《〈【「『“"(（[]+/u, "");
  const cut = hasHan(bare.charAt(0))
    ? bare.search(/[\s|｜丨》〉】」』”"()（）[\]，,。；;]/u)
    : bare.search(/\s?[|｜•]|\s[-–—]\s|[》〉】」』”"]|\s\d{4}|[。；;]/u);
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
    !/(?:^|[/_-])(?:logo|favicon|blank|spacer|(?<=\/)default)[\w-]{0,12}\.\w{3,4}$/i.test(url.pathname);
  return isPicture && url.href.length <= 4_096 ? url.href : null;
}

function withoutTags(text: string): string {
  return text.replace(/<[^<>]{0,500}>/g, " ");
}

function within(text: string, least: number, most: number): string | null {
  return text.length >= least && text.length <= most ? text : null;
}
