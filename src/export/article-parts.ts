/** What stands around an article's text in the files that are read: its head with where it comes from, its foot. */
import { escapeMarkup } from "./escape.ts";
import type { ExportItem } from "./items.ts";
import type { ExportJob } from "./job.ts";
import { strictAddress } from "./strict-address.ts";

type Words = Pick<ExportJob, "t">;

/** The headline with the facts of the article and of its capture, as markup that is both HTML and XML. */
export function headMarkup({ t }: Words, { entry, snapshot, article }: ExportItem): string {
  const rows = [
    [t("fact_byline"), said(article.byline ?? (article.authors.join(", ") || null))],
    [t("fact_published"), timeMarkup(article.publishedTime)],
    [t("fact_modified"), timeMarkup(article.modifiedTime)],
    [t("fact_source"), said(article.source)],
    [t("fact_reprinted_from"), said(article.reprintedFrom)],
    [t("fact_url"), linkMarkup(entry.url)],
    [t("fact_captured"), timeMarkup(snapshot.capturedAt)],
    [t("fact_hash"), `<code>${escapeMarkup(snapshot.hash)}</code>`],
  ] as const;
  const facts = rows.map(([label, value]) =>
    value === null ? "" : `<dt>${escapeMarkup(label)}</dt><dd>${value}</dd>`,
  );
  const kicker = [article.category, article.siteName ?? entry.siteName].filter(
    (part) => part !== null && part !== "",
  );
  return [
    '<header class="head">',
    kicker.length === 0 ? "" : `<p class="kicker">${escapeMarkup(kicker.join(" · "))}</p>`,
    `<h1${textAttributes(article)}>${escapeMarkup(article.title)}</h1>`,
    `<dl class="facts">${facts.join("")}</dl>`,
    "</header>",
  ].join("\n");
}

/** The reader's note and highlights; empty where there are none. */
export function ownMarkup({ t }: Words, { entry, highlights }: ExportItem): string {
  const note =
    entry.note === null || entry.note.trim() === ""
      ? ""
      : `<h2>${escapeMarkup(t("reader_note"))}</h2><p>${escapeMarkup(entry.note)}</p>`;
  const marked = highlights.map(
    ({ exact, note: words }) =>
      `<blockquote>${escapeMarkup(exact)}</blockquote>${words === null ? "" : `<p>${escapeMarkup(words)}</p>`}`,
  );
  if (note === "" && marked.length === 0) return "";
  const heading = marked.length === 0 ? "" : `<h2>${escapeMarkup(t("highlights"))}</h2>`;
  return `<section class="own">${note}${heading}${marked.join("\n")}</section>`;
}

/** Language and direction of the text, as attributes with a space before each. */
export function textAttributes({ lang, dir }: ExportItem["article"], isXml = false): string {
  const tag = lang !== null && /^[a-z0-9-]{1,35}$/i.test(lang) ? lang : null;
  const both = isXml && tag !== null ? ` xml:lang="${tag}"` : "";
  return `${tag === null ? "" : ` lang="${tag}"`}${both}${dir === null ? "" : ` dir="${dir}"`}`;
}

function said(text: string | null): string | null {
  return text === null || text === "" ? null : escapeMarkup(text);
}

function timeMarkup(time: string | null): string | null {
  return time === null
    ? null
    : escapeMarkup(
        time
          .replace("T", " ")
          .replace(/\.\d+(?=Z|$)/, "")
          .replace("Z", " UTC"),
      );
}

function linkMarkup(address: string): string {
  const strict = /^https?:/.test(address) ? strictAddress(address) : null;
  const text = escapeMarkup(address);
  return strict === null ? text : `<a href="${escapeMarkup(strict)}" rel="noreferrer">${text}</a>`;
}
