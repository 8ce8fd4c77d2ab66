/** An Atom feed of a selection, whole texts in it; pictures are links, since a feed carries none. */

import { markupOf } from "../../sanitize.ts";
import { contentOf } from "../content.ts";
import { escapeMarkup } from "../escape.ts";
import { type ExportItem, itemsOf } from "../items.ts";
import type { ExportJob, FormatModule } from "../job.ts";
import { instantOf } from "../stated-date.ts";
import { createTextFile } from "../text-file.ts";

export const write: FormatModule["write"] = async (job, request) => {
  const text = createTextFile();
  const title = escapeMarkup(job.t("export_book_title"));
  text.add(
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n',
    `<id>urn:uuid:${crypto.randomUUID()}</id>\n<title>${title}</title>\n<updated>${job.exportedAt}</updated>\n`,
    `<generator version="${escapeMarkup(job.version)}">Stillpage</generator>\n`,
  );
  let count = 0;
  for await (const item of itemsOf(job, request)) {
    text.add(entryMarkup(job, item));
    count += 1;
  }
  text.add("</feed>\n");
  return { file: text.take("application/atom+xml"), count };
};

function entryMarkup(job: ExportJob, { entry, snapshot, article }: ExportItem): string {
  const site = article.siteName ?? entry.siteName;
  // A feed must name an author; where the page names none it is the site that says it.
  const names = article.authors.length > 0 ? article.authors : [article.byline ?? site];
  const published = instantOf(article.publishedTime);
  const lang = article.lang === null ? "" : ` xml:lang="${escapeMarkup(article.lang)}"`;
  const nodes = contentOf(job, article, [], () => null);
  const terms = article.category === null ? entry.tags : [article.category, ...entry.tags];
  return [
    `<entry${lang}>`,
    `<id>urn:uuid:${entry.id}</id>`,
    `<title type="text">${escapeMarkup(article.title)}</title>`,
    `<updated>${snapshot.capturedAt}</updated>`,
    published === null ? null : `<published>${published}</published>`,
    ...names.map((name) => `<author><name>${escapeMarkup(name)}</name></author>`),
    /^https?:/.test(entry.url)
      ? `<link rel="alternate" type="text/html" href="${escapeMarkup(entry.url)}"/>`
      : null,
    ...terms.map((term) => `<category term="${escapeMarkup(term)}"/>`),
    article.excerpt === null ? null : `<summary type="text">${escapeMarkup(article.excerpt)}</summary>`,
    `<content type="html">${escapeMarkup(markupOf(nodes))}</content>`,
    "</entry>\n",
  ]
    .filter((line) => line !== null)
    .join("\n");
}
