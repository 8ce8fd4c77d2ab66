/** BibLaTeX: an `@online` an article, in UTF-8. */
import { createCitationKeys } from "../citation-keys.ts";
import { oneLine } from "../escape.ts";
import { type ExportItem, itemsOf } from "../items.ts";
import type { FormatModule } from "../job.ts";
import { type Name, namesOf } from "../names.ts";
import { dateOf } from "../stated-date.ts";
import { createTextFile } from "../text-file.ts";

export const write: FormatModule["write"] = async (job, request) => {
  const text = createTextFile();
  const keyOf = createCitationKeys();
  let count = 0;
  for await (const item of itemsOf(job, request)) {
    text.add(`${count === 0 ? "" : "\n"}${recordOf(item, keyOf(item))}`);
    count += 1;
  }
  return { file: text.take("application/x-bibtex"), count };
};

function recordOf({ entry, snapshot, article }: ExportItem, key: string): string {
  const authors = namesOf(article).map(nameText);
  const fields: readonly (readonly [string, string | null])[] = [
    // Twice in braces: a headline keeps its capitals.
    ["title", `{${escapeTex(article.title)}}`],
    ["author", authors.length === 0 ? null : authors.join(" and ")],
    ["organization", escapeTex(article.siteName ?? entry.siteName)],
    ["date", dateOf(article.publishedTime)],
    ["url", addressText(entry.url)],
    ["urldate", snapshot.capturedAt.slice(0, 10)],
    ["abstract", article.excerpt === null ? null : escapeTex(article.excerpt)],
    [
      "keywords",
      entry.tags.length === 0 ? null : entry.tags.map((tag) => escapeTex(tag.replace(/,/g, " "))).join(", "),
    ],
    ["annotation", entry.note === null ? null : escapeTex(entry.note)],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === null || value === "" ? [] : [`  ${name} = {${value}},\n`],
  );
  return `@online{${key},\n${lines.join("")}}\n`;
}

/** A person is split at the comma; whoever is not one person stands in braces of its own. */
function nameText(name: Name): string {
  if ("literal" in name) return `{${escapeTex(name.literal)}}`;
  const family = name.particle === null ? name.family : `${name.particle} ${name.family}`;
  return `${escapeTex(family)}, ${escapeTex(name.given)}`;
}

const signs: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Text that TeX prints as it stands, on one line. */
function escapeTex(text: string): string {
  return oneLine(text).replace(/[\\{}$&#%_~^]/g, (sign) => signs[sign] ?? `\\${sign}`);
}

/** The address as it is; braces and backslashes, which would end the field, by their numbers. */
function addressText(address: string): string {
  return address
    .replace(/[\\{}\s]/g, (character) => encodeURIComponent(character))
    .replace(/%(?![0-9A-Fa-f]{2})/g, "%25");
}
