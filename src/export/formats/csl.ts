/** CSL-JSON: what Zotero, pandoc and other citation processors read. */
import { createCitationKeys } from "../citation-keys.ts";
import { oneLine, wellFormedJson } from "../escape.ts";
import { type ExportItem, itemsOf } from "../items.ts";
import type { FormatModule } from "../job.ts";
import { type Name, namesOf } from "../names.ts";
import { datePartsOf } from "../stated-date.ts";
import { createTextFile } from "../text-file.ts";

export const write: FormatModule["write"] = async (job, request) => {
  const text = createTextFile();
  const keyOf = createCitationKeys();
  let count = 0;
  for await (const item of itemsOf(job, request)) {
    text.add(count === 0 ? "[\n" : ",\n", wellFormedJson(record(item, keyOf(item))));
    count += 1;
  }
  text.add(count === 0 ? "[]\n" : "\n]\n");
  return { file: text.take("application/vnd.citationstyles.csl+json"), count };
};

function record({ entry, snapshot, article }: ExportItem, id: string): object {
  const authors = namesOf(article).map(nameRecord);
  const issued = datePartsOf(article.publishedTime);
  const accessed = datePartsOf(snapshot.capturedAt);
  return {
    id,
    type: "webpage",
    title: oneLine(article.title),
    ...(authors.length === 0 ? {} : { author: authors }),
    "container-title": oneLine(article.siteName ?? entry.siteName),
    ...(article.source === null ? {} : { publisher: oneLine(article.source) }),
    ...(issued === null ? {} : { issued: { "date-parts": [issued] } }),
    ...(accessed === null ? {} : { accessed: { "date-parts": [accessed] } }),
    URL: entry.url,
    ...(article.lang === null ? {} : { language: article.lang }),
    ...(article.excerpt === null ? {} : { abstract: oneLine(article.excerpt) }),
    ...(article.category === null ? {} : { section: oneLine(article.category) }),
    ...(entry.tags.length === 0 ? {} : { keyword: entry.tags.join(", ") }),
    ...(entry.note === null || entry.note === "" ? {} : { note: entry.note.toWellFormed() }),
    custom: { "stillpage-entry": entry.id, "stillpage-snapshot": snapshot.hash },
  };
}

function nameRecord(name: Name): object {
  if ("literal" in name) return { literal: oneLine(name.literal) };
  const { family, given, particle } = name;
  return { family, given, ...(particle === null ? {} : { "non-dropping-particle": particle }) };
}
