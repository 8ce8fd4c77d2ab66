/**
 * Markdown as Obsidian keeps it: a note an article with its properties, pictures beside the notes. The names of
 * the properties are those of Obsidian's own clipper, so that its notes and these are found alike.
 */
import { limits } from "../../model/entry.ts";
import { contentOf } from "../content.ts";
import { oneLine } from "../escape.ts";
import { createFileNames, pictureExtension } from "../file-names.ts";
import { type ExportItem, itemsOf } from "../items.ts";
import type { ExportJob, FormatModule, KeptPicture } from "../job.ts";
import { dateOf, localDate } from "../stated-date.ts";
import { createMarkdown, escapedText } from "../to-markdown.ts";
import { createZipFile } from "../zip-file.ts";

/** Where a note looks for its pictures. */
const attachmentFolder = "attachments";

export const write: FormatModule["write"] = async (job, request) => {
  const markdown = createMarkdown();
  const nameOf = createFileNames();
  const zip = createZipFile(new Date(job.exportedAt));
  const written = new Set<string>();
  let count = 0;
  let only: { readonly title: string; readonly text: string } | null = null;
  for await (const item of itemsOf(job, request)) {
    const used: KeptPicture[] = [];
    const nodes = contentOf(job, item.article, await job.pictures(item.snapshot.id), (picture) => {
      used.push(picture);
      return attachmentPath(picture);
    });
    const text = noteOf(job, item, markdown(nodes));
    only = count === 0 && used.length === 0 ? { title: item.article.title, text } : null;
    await zip.add(nameOf(item.article.title, "md"), text);
    for (const picture of used) {
      const path = attachmentPath(picture);
      if (written.has(path)) continue;
      written.add(path);
      await zip.store(path, picture.bytes);
    }
    count += 1;
  }
  if (count === 1 && only !== null)
    return {
      file: new Blob([only.text], { type: "text/markdown" }),
      count,
      title: only.title,
      extension: "md",
    };
  return { file: zip.take("application/zip"), count };
};

function attachmentPath({ hash, type }: KeptPicture): string {
  return `${attachmentFolder}/${hash.slice("sha256:".length, "sha256:".length + 12)}.${pictureExtension(type)}`;
}

/** The whole note: properties, text, the reader's note and highlights. */
function noteOf(job: ExportJob, { entry, snapshot, article, highlights }: ExportItem, body: string): string {
  const parts = [properties({ entry, snapshot, article, highlights }), body.trim()];
  if (entry.note !== null && entry.note.trim() !== "")
    parts.push(`## ${job.t("reader_note")}`, paragraphs(entry.note));
  if (highlights.length > 0) parts.push(`## ${job.t("highlights")}`);
  for (const { exact, note } of highlights) {
    parts.push(quoted(paragraphs(exact)));
    if (note !== null) parts.push(paragraphs(note));
  }
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`.toWellFormed();
}

function paragraphs(text: string): string {
  return text
    .split(/\n+/)
    .map((line) => escapedText(line.trim()))
    .filter((line) => line !== "")
    .join("\n\n");
}

function quoted(markdown: string): string {
  return markdown
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}

/** The properties, in the clipper's order and then our own; those that are not known are left out. */
function properties({ entry, snapshot, article }: ExportItem): string {
  const people =
    article.authors.length > 0 ? article.authors : article.byline === null ? [] : [article.byline];
  const lines = [
    ["title", text(article.title)],
    ["source", text(entry.url)],
    ["author", list(people.map((name) => `[[${oneLine(name.replace(/[[\]|#^]/g, " "))}]]`))],
    ["published", date(dateOf(article.publishedTime))],
    ["created", date(localDate(snapshot.capturedAt))],
    ["description", textOrNull(article.excerpt)],
    ["tags", list(tagsOf(entry.tags))],
    ["updated", date(dateOf(article.modifiedTime))],
    ["site", text(article.siteName ?? entry.siteName)],
    ["category", textOrNull(article.category)],
    ["publication", textOrNull(article.source)],
    ["reprinted", textOrNull(article.reprintedFrom)],
    ["original", textOrNull(article.originalUrl)],
    ["editor", textOrNull(article.editor)],
    ["edition", textOrNull(article.edition)],
    ["lang", textOrNull(article.lang)],
    ["read", String(entry.readAt !== null)],
    ["archived", String(entry.archivedAt !== null)],
    ["favourite", String(entry.isFavourite)],
    ["snapshot", text(snapshot.hash)],
  ] as const;
  const written = lines.flatMap(([name, value]) =>
    value === null ? [] : [`${name}:${value.startsWith("\n") ? "" : " "}${value}`],
  );
  return `---\n${written.join("\n")}\n---`;
}

/** Breaks of lines to a YAML parser of either version, marks it would drop, and what it calls not printable. */
const unsafe = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A string in double quotes with JSON's escapes, which YAML has too: then nothing in it means anything. */
function text(value: string): string {
  return JSON.stringify(oneLine(value)).replace(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function textOrNull(value: string | null): string | null {
  return value === null || value === "" ? null : text(value);
}

function list(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.map((value) => `\n  - ${text(value)}`).join("");
}

/** A whole date stands bare, which makes it a date; a month or a year is text. */
function date(value: string | null): string | null {
  if (value === null) return null;
  return value.length === "2026-08-01".length ? value : text(value);
}

/** Tags as Obsidian has them: letters, digits, `_`, `-` and `/`, no spaces, not digits alone. */
function tagsOf(tags: readonly string[]): readonly string[] {
  const plain = tags.slice(0, limits.tagsPerEntry).map((tag) =>
    tag
      .toWellFormed()
      .trim()
      .replace(/\s+/g, "-")
      .replace(/[^\p{L}\p{M}\p{N}_/-]/gu, ""),
  );
  return [...new Set(plain.filter((tag) => /[^\d/-]/.test(tag)))];
}
