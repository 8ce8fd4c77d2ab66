/**
 * A citation as readers paste it into a text: the plain common form of each style for an article on the web.
 * What the page does not state is left out, as the styles ask for; nothing is guessed.
 */
import type { Article } from "../model/article.ts";
import { invertedName, type Name, namesOf } from "./names.ts";
import { datePartsOf, localDate } from "./stated-date.ts";

export const citationStyles = ["apa", "mla", "chicago", "gbt"] as const;
export type CitationStyle = (typeof citationStyles)[number];

/** What is cited: the article as the reader sees it, and the copy that was read. */
export interface CitedArticle {
  readonly article: Pick<
    Article,
    "title" | "authors" | "byline" | "evidence" | "siteName" | "publishedTime" | "lang"
  >;
  /** Where the page names no site of its own. */
  readonly siteName: string;
  readonly url: string;
  readonly capturedAt: string;
}

/** Words of a citation that are set alike. */
export interface CitationPiece {
  readonly text: string;
  readonly isItalic?: boolean;
  readonly href?: string;
}

/** The citation in a style, piece by piece; read one after the other it is the whole of it. */
export function citationOf(cited: CitedArticle, style: CitationStyle): readonly CitationPiece[] {
  const { article, url, capturedAt } = cited;
  const site = tidy(article.siteName ?? cited.siteName);
  const names = namesOf(article);
  const parts: Parts = {
    names,
    title: tidy(article.title),
    // Who writes under the name of the site is named once.
    site: names.some((name) => "literal" in name && tidy(name.literal) === site) ? "" : site,
    published: datePartsOf(article.publishedTime),
    accessed: datePartsOf(localDate(capturedAt)) ?? [1970],
    url: { text: url, href: url },
    isHan: /^zh\b/i.test(article.lang ?? ""),
  };
  const sentences = styles[style](parts).filter((pieces) => pieces.some(({ text }) => text !== ""));
  return sentences.flatMap((pieces, index) => (index === 0 ? pieces : [{ text: " " }, ...pieces]));
}

/** The style a text is usually cited in, before the reader has chosen one. */
export function usualStyle(lang: string | null): CitationStyle {
  return /^zh\b/i.test(lang ?? "") ? "gbt" : "apa";
}

type DateParts = readonly [number, number?, number?];

interface Parts {
  readonly names: readonly Name[];
  readonly title: string;
  readonly site: string;
  readonly published: DateParts | null;
  readonly accessed: DateParts;
  readonly url: CitationPiece;
  readonly isHan: boolean;
}

/** Sentence by sentence; an empty one is left out. */
type Style = (parts: Parts) => readonly (readonly CitationPiece[])[];

const styles = { apa, mla, chicago, gbt } satisfies Record<CitationStyle, Style>;

/** `Lindqvist, A., & Ek, B. (2024, March 5). Title. Site. https://…` */
function apa({ names, title, site, published, accessed, url }: Parts): ReturnType<Style> {
  const who = names.length === 0 ? [] : [plain(stopped(apaNames(names)))];
  const when = published === null ? "n.d." : apaDate(published);
  const heading = [{ text: stopped(title), isItalic: true }];
  const [first, second] = [who, [plain(`(${when}).`)]];
  return [
    ...(who.length === 0 ? [heading, second] : [first, second, heading]),
    [plain(site === "" ? "" : stopped(site))],
    // A page without a date may change, so the day it was read counts.
    published === null ? [plain(`Retrieved ${americanDate(accessed)}, from `), url] : [url],
  ];
}

function apaNames(names: readonly Name[]): string {
  const all = names.map(apaName);
  const last = all.at(-1) ?? "";
  if (all.length === 1) return last;
  if (all.length > 20) return `${all.slice(0, 19).join(", ")}, . . . ${last}`;
  return `${all.slice(0, -1).join(", ")}, & ${last}`;
}

function apaName(name: Name): string {
  if ("literal" in name) return tidy(name.literal);
  return invertedName({ ...name, given: initialsOf(name.given, ".", " ") });
}

function apaDate([year, month, day]: DateParts): string {
  if (month === undefined) return String(year);
  return day === undefined ? `${year}, ${monthOf(month)}` : `${year}, ${monthOf(month)} ${day}`;
}

/** `Lindqvist, Ada, and Bo Ek. “Title.” Site, 5 Mar. 2024, https://…. Accessed 24 Nov. 2026.` */
function mla({ names, title, site, published, accessed, url }: Parts): ReturnType<Style> {
  const [first, ...others] = names;
  const [second] = others;
  const who =
    first === undefined
      ? ""
      : second === undefined
        ? inverted(first)
        : others.length > 1
          ? `${inverted(first)}, et al.`
          : `${inverted(first)}, and ${natural(second)}`;
  return [
    [plain(who === "" ? "" : stopped(who))],
    [plain(`“${stopped(title)}”`)],
    [
      ...(site === "" ? [] : [{ text: site, isItalic: true }, plain(", ")]),
      ...(published === null ? [] : [plain(`${britishDate(published)}, `)]),
      url,
      plain("."),
    ],
    [plain(`Accessed ${britishDate(accessed)}.`)],
  ];
}

/** `Lindqvist, Ada, and Bo Ek. “Title.” Site, March 5, 2024. https://….` */
function chicago({ names, title, site, published, accessed, url }: Parts): ReturnType<Style> {
  const when = published === null ? "" : americanDate(published);
  return [
    [plain(names.length === 0 ? "" : stopped(chicagoNames(names)))],
    [plain(`“${stopped(title)}”`)],
    site === ""
      ? [plain(when === "" ? "" : stopped(when))]
      : [{ text: site, isItalic: true }, plain(when === "" ? "." : `, ${when}.`)],
    [plain(published === null ? `Accessed ${americanDate(accessed)}.` : "")],
    [url, plain(".")],
  ];
}

function chicagoNames(names: readonly Name[]): string {
  const all = names.map((name, index) => (index === 0 ? inverted(name) : natural(name)));
  if (all.length > 10) return `${all.slice(0, 7).join(", ")}, et al.`;
  return all.length === 1 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")}, and ${all.at(-1)}`;
}

/** `赵一鸣, 钱坤. 题名[EB/OL]. (2024-03-05)[2026-11-24]. https://….`; without an author the site answers for it. */
function gbt({ names, title, site, published, accessed, url, isHan }: Parts): ReturnType<Style> {
  const all = names.map(gbtName);
  const more = all.length > 3 ? (isHan ? ", 等" : ", et al") : "";
  const who = all.length === 0 ? site : `${all.slice(0, 3).join(", ")}${more}`;
  const issued = published === null ? "" : `(${numericDate(published)})`;
  return [
    [plain(who === "" ? "" : stopped(who))],
    [plain(`${title.replace(/[.。]$/u, "")}[EB/OL].`)],
    [plain(`${issued}[${numericDate(accessed)}].`)],
    [url, plain(".")],
  ];
}

function gbtName(name: Name): string {
  if ("literal" in name) return tidy(name.literal);
  const { family, given, particle } = name;
  const last = (particle === null ? family : `${particle} ${family}`).toLocaleUpperCase("en");
  return `${last} ${initialsOf(given, "", " ")}`;
}

function inverted(name: Name): string {
  return tidy(invertedName(name));
}

function natural(name: Name): string {
  if ("literal" in name) return tidy(name.literal);
  return [name.given, name.particle, name.family].filter((part) => part !== null).join(" ");
}

/** `Ada-Maria Bea` as `A.-M. B.`, or without points `A-M B`. */
function initialsOf(given: string, point: string, between: string): string {
  const initial = (word: string): string => `${[...word][0] ?? ""}${point}`;
  return given
    .split(/\s+/)
    .map((word) => word.split("-").filter(Boolean).map(initial).join("-"))
    .join(between);
}

/** The styles write their dates in English, whatever the reader's language. */
const months = "January February March April May June July August September October November December".split(
  " ",
);
const shortMonths = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(" ");

function monthOf(month: number, names: readonly string[] = months): string {
  return names[month - 1] ?? String(month);
}

function americanDate([year, month, day]: DateParts): string {
  if (month === undefined) return String(year);
  return day === undefined ? `${monthOf(month)} ${year}` : `${monthOf(month)} ${day}, ${year}`;
}

function britishDate([year, month, day]: DateParts): string {
  const parts = [day, month === undefined ? undefined : monthOf(month, shortMonths), year];
  return parts.filter((part) => part !== undefined).join(" ");
}

function numericDate(parts: DateParts): string {
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/** With a full stop, unless it ends with a mark of its own. */
function stopped(text: string): string {
  return /[.?!。？！…][”’»」』"']?$/u.test(text) ? text : `${text}.`;
}

function plain(text: string): CitationPiece {
  return { text };
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
