/** EPUB 3: one article, or many as a book with its table of contents; see epub-package.ts for how it is parted. */
import { headMarkup, ownMarkup, textAttributes } from "../article-parts.ts";
import style from "../book.css";
import { contentOf } from "../content.ts";
import { type BookFile, type Chapter, container, navMarkup, packageMarkup, xhtml } from "../epub-package.ts";
import { pictureExtension } from "../file-names.ts";
import { type ExportItem, itemsOf } from "../items.ts";
import type { ExportJob, FormatModule, KeptPicture } from "../job.ts";
import { localDate } from "../stated-date.ts";
import { makeStrict } from "../strict-content.ts";
import { createZipFile, type ZipFile } from "../zip-file.ts";

const type = "application/epub+zip";
/** Kinds of pictures every reader of books knows; others are drawn anew as PNG. */
const coreTypes = new Set(["image/png", "image/jpeg", "image/gif"]);

export const write: FormatModule["write"] = async (job, request) => {
  const zip = createZipFile(new Date(job.exportedAt));
  // First and as it is: it is what tells a book from any other zip.
  await zip.store("mimetype", new TextEncoder().encode(type));
  await zip.add("META-INF/container.xml", container);
  const pictures = createPictures(job, zip);
  const chapters: Chapter[] = [];
  let first: ExportItem | null = null;
  for await (const item of itemsOf(job, request)) {
    first ??= item;
    const path = `text/${String(chapters.length + 1).padStart(5, "0")}.xhtml`;
    const { body, hasFormulas } = await bodyOf(job, item, pictures.paths);
    const { article, entry, snapshot } = item;
    await zip.add(
      `EPUB/${path}`,
      xhtml({
        title: article.title,
        attributes: textAttributes(article, true),
        stylePath: "../style.css",
        body,
      }),
    );
    chapters.push({
      path,
      title: article.title.trim() === "" ? entry.url : article.title,
      lang: article.lang,
      isRtl: article.dir === "rtl",
      hasFormulas,
      category: article.category?.trim() || job.t("export_no_category"),
      month: localDate(snapshot.capturedAt).slice(0, 7),
    });
  }
  const one = chapters.length === 1 ? first : null;
  const book = {
    identifier: `urn:uuid:${one === null ? crypto.randomUUID() : one.entry.id}`,
    title: one?.article.title ?? `${job.t("export_book_title")}, ${job.exportedAt.slice(0, 10)}`,
    creators: one?.article.authors ?? [],
    source: one?.entry.url ?? null,
    language: languageOf(chapters) ?? job.language,
    modified: job.exportedAt,
    chapters,
    pictures: pictures.files,
  };
  await zip.add("EPUB/style.css", style);
  await zip.add("EPUB/nav.xhtml", navMarkup(book, job.t("export_contents")));
  await zip.add("EPUB/package.opf", packageMarkup(book));
  return {
    file: zip.take(type),
    count: chapters.length,
    ...(one === null ? {} : { title: one.article.title }),
  };
};

async function bodyOf(
  job: ExportJob,
  item: ExportItem,
  pathsOf: (pictures: readonly KeptPicture[]) => Promise<ReadonlyMap<string, string>>,
): Promise<{ readonly body: string; readonly hasFormulas: boolean }> {
  const kept = await job.pictures(item.snapshot.id);
  const paths = await pathsOf(kept);
  const nodes = contentOf(job, item.article, kept, ({ hash }) => paths.get(hash) ?? null);
  const hasFormulas = makeStrict(nodes);
  const body = `<article>\n${headMarkup(job, item)}\n<div>${job.toXml(nodes)}</div>\n${ownMarkup(job, item)}\n</article>`;
  return { body, hasFormulas };
}

/** Puts pictures into the book, each once, and says where they are from a chapter. */
function createPictures(job: ExportJob, zip: ZipFile) {
  const files: BookFile[] = [];
  /** Null for one that no reader of books knows and this browser cannot draw. */
  const known = new Map<string, string | null>();

  async function put({ hash, type: kind, bytes }: KeptPicture): Promise<string | null> {
    const picture = coreTypes.has(kind) ? bytes : await job.toPng(bytes);
    if (picture === null) return null;
    const mediaType = coreTypes.has(kind) ? kind : "image/png";
    const path = `images/${hash.slice("sha256:".length, "sha256:".length + 24)}.${pictureExtension(mediaType)}`;
    await zip.store(`EPUB/${path}`, picture);
    files.push({ path, type: mediaType });
    return path;
  }

  async function paths(kept: readonly KeptPicture[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const picture of kept) {
      const { hash } = picture;
      if (!known.has(hash)) known.set(hash, await put(picture));
      const path = known.get(hash) ?? null;
      if (path !== null) found.set(hash, `../${path}`);
    }
    return found;
  }

  return { files, paths };
}

/** The language most chapters are in. */
function languageOf(chapters: readonly Chapter[]): string | null {
  const counts = new Map<string, number>();
  for (const { lang } of chapters) if (lang !== null) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
