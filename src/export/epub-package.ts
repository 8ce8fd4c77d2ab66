/** The files of a book that list the others: package, table of contents, container. */
import { escapeMarkup } from "./escape.ts";

export interface Chapter {
  /** Below the book's folder. */
  readonly path: string;
  readonly title: string;
  readonly lang: string | null;
  readonly isRtl: boolean;
  readonly hasFormulas: boolean;
  /** What it stands under in the table of contents. */
  readonly category: string;
  readonly month: string;
}

export interface BookFile {
  readonly path: string;
  readonly type: string;
}

export interface Book {
  readonly identifier: string;
  readonly title: string;
  readonly creators: readonly string[];
  readonly source: string | null;
  readonly language: string;
  /** RFC 3339 in UTC. */
  readonly modified: string;
  readonly chapters: readonly Chapter[];
  readonly pictures: readonly BookFile[];
}

export const container = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
`;

/** The parts of the table of contents: by category where the book has more than one, else by month of saving. */
function partsOf(chapters: readonly Chapter[]): readonly (readonly [string, readonly Chapter[]])[] {
  const byCategory = grouped(chapters, ({ category }) => category);
  return byCategory.length > 1 ? byCategory : grouped(chapters, ({ month }) => month);
}

function grouped(
  chapters: readonly Chapter[],
  nameOf: (chapter: Chapter) => string,
): readonly (readonly [string, readonly Chapter[]])[] {
  const groups = new Map<string, Chapter[]>();
  for (const chapter of chapters) {
    const name = nameOf(chapter);
    groups.set(name, [...(groups.get(name) ?? []), chapter]);
  }
  return [...groups];
}

/** The package document; chapters are read in the order of the table of contents. */
export function packageMarkup(book: Book): string {
  const { chapters, pictures } = book;
  const ordered = partsOf(chapters).flatMap(([, group]) => group);
  const number = new Map(chapters.map((chapter, index) => [chapter, index + 1]));
  const direction =
    chapters.length > 0 && chapters.every(({ isRtl }) => isRtl) ? ' page-progression-direction="rtl"' : "";
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">',
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:identifier id="id">${escapeMarkup(book.identifier)}</dc:identifier>`,
    `<dc:title>${escapeMarkup(book.title)}</dc:title>`,
    `<dc:language>${escapeMarkup(book.language)}</dc:language>`,
    ...book.creators.map((name) => `<dc:creator>${escapeMarkup(name)}</dc:creator>`),
    book.source === null ? "" : `<dc:source>${escapeMarkup(book.source)}</dc:source>`,
    `<meta property="dcterms:modified">${book.modified.replace(/\.\d+Z$/, "Z")}</meta>`,
    "</metadata>",
    "<manifest>",
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    '<item id="style" href="style.css" media-type="text/css"/>',
    ...chapters.map(
      (chapter, index) =>
        `<item id="c${index + 1}" href="${chapter.path}" media-type="application/xhtml+xml"${chapter.hasFormulas ? ' properties="mathml"' : ""}/>`,
    ),
    ...pictures.map(
      ({ path, type }, index) => `<item id="p${index + 1}" href="${path}" media-type="${type}"/>`,
    ),
    "</manifest>",
    `<spine${direction}>`,
    '<itemref idref="nav"/>',
    ...ordered.map((chapter) => `<itemref idref="c${number.get(chapter)}"/>`),
    "</spine>",
    "</package>\n",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** The table of contents; of one part it is a plain list. */
export function navMarkup(book: Book, heading: string): string {
  const parts = partsOf(book.chapters);
  const lines = ([, group]: readonly [string, readonly Chapter[]]): string =>
    group.map(({ path, title }) => `<li><a href="${path}">${escapeMarkup(title)}</a></li>`).join("\n");
  const isFlat = parts.length === 1;
  const list = parts.map((part) =>
    isFlat ? lines(part) : `<li><span>${escapeMarkup(part[0])}</span>\n<ol>\n${lines(part)}\n</ol>\n</li>`,
  );
  return xhtml({
    title: book.title,
    attributes: ` lang="${escapeMarkup(book.language)}" xml:lang="${escapeMarkup(book.language)}"`,
    stylePath: "style.css",
    body: `<nav epub:type="toc" id="toc">\n<h1>${escapeMarkup(heading)}</h1>\n<ol>\n${list.join("\n")}\n</ol>\n</nav>`,
  });
}

/** A document of the book. */
export function xhtml(document: {
  readonly title: string;
  readonly attributes: string;
  readonly stylePath: string;
  readonly body: string;
}): string {
  const title = escapeMarkup(document.title).trim();
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"${document.attributes}>
<head>
<meta charset="utf-8"/>
<title>${title === "" ? "Stillpage" : title}</title>
<link rel="stylesheet" type="text/css" href="${document.stylePath}"/>
</head>
<body>
${document.body}
</body>
</html>
`;
}
