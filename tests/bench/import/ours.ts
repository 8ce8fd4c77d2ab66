/** Records of ours for the import bench, with hashes that hold. */
import { createZipFile } from "../../../src/export/zip-file.ts";
import { canonicalJson } from "../../../src/integrity/canonical.ts";
import { hashArticle, hashText } from "../../../src/integrity/hash.ts";
import type { Article } from "../../../src/model/article.ts";
import { libraryFile } from "../../../src/model/library-file.ts";

export { createZipFile };

const at = "2020-03-01T10:00:00.000Z";

export const header = `${JSON.stringify({
  record: "header",
  ...libraryFile,
  exportedAt: at,
  generator: { name: "Stillpage", version: "0.1.0" },
})}\n`;

/** The last line of a file of so many entries. */
export function footer(count: number): string {
  return `${JSON.stringify({ record: "footer", tagColours: {}, count, pictures: 0 })}\n`;
}

/** The line of one entry with one snapshot. */
export async function entryLine(index: number, title: string, content: string): Promise<string> {
  const url = `https://bench.invalid/${index}`;
  const article: Article = {
    url,
    pageUrl: url,
    title,
    byline: null,
    authors: [],
    editor: null,
    siteName: "Bench",
    publishedTime: "2020-03-01",
    modifiedTime: null,
    lang: "en",
    dir: null,
    excerpt: null,
    category: null,
    source: null,
    reprintedFrom: null,
    originalUrl: null,
    edition: null,
    pageTags: [],
    leadImage: null,
    wordCount: content.length / 6,
    scope: "article",
    images: [],
    completeness: { proseShare: null, doubts: [] },
    evidence: {},
    content,
    textContent: content.replaceAll("</p><p>", "\n").replace(/<\/?p>/g, ""),
  };
  const whole = { ...article, wordCount: Math.round(article.wordCount) };
  const snapshot = {
    id: idOf("10000000", index),
    capturedAt: at,
    sequence: Date.parse(at) + index,
    hash: await hashArticle(whole),
    ...whole,
    annotations: [],
  };
  const entry = {
    id: idOf("20000000", index),
    url,
    createdAt: at,
    updatedAt: at,
    tags: ["bench"],
    corrections: {},
    isFavourite: false,
    readAt: null,
    archivedAt: null,
    note: null,
    snapshots: [snapshot],
  };
  return `${JSON.stringify({ record: "entry", ...entry, hash: await hashText(canonicalJson(entry)) })}\n`;
}

function idOf(head: string, index: number): string {
  return `${head}-0000-4000-8000-${String(index).padStart(12, "0")}`;
}
