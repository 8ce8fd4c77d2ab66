import { canonicalJson } from "../integrity/canonical.ts";
import { hashText } from "../integrity/hash.ts";
import { annotationOf } from "../model/annotation.ts";
import type { Highlight } from "../model/highlight.ts";
import type { EntryRecord, SnapshotRecord } from "../model/library-file.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { WholeEntry } from "../store/read.ts";

/** The record of an entry, members in the file's order, with its hash. */
export async function entryRecord({ entry, snapshots, highlights }: WholeEntry): Promise<EntryRecord> {
  const record: Omit<EntryRecord, "hash"> = {
    id: entry.id,
    url: entry.url,
    createdAt: entry.createdAt,
    updatedAt: entry.updatedAt,
    tags: entry.tags,
    corrections: entry.corrections,
    isFavourite: entry.isFavourite,
    readAt: entry.readAt,
    archivedAt: entry.archivedAt,
    note: entry.note,
    ...(entry.grouping === null ? {} : { grouping: entry.grouping }),
    snapshots: snapshots.map((snapshot) => snapshotRecord(snapshot, highlights)),
    ...(entry.link === null ? {} : { link: entry.link }),
    ...(entry.importedFrom.length === 0 ? {} : { importedFrom: entry.importedFrom }),
    // What a newer Stillpage wrote beside goes back beside.
    ...entry.extra,
  };
  return { ...record, hash: await hashText(canonicalJson(record)) };
}

/** Written member by member: the order in the file is this one, wherever the article came from. */
function snapshotRecord(
  { id, capturedAt, sequence, hash, article, extra }: Snapshot,
  highlights: readonly Highlight[],
): SnapshotRecord {
  return {
    id,
    capturedAt,
    sequence,
    hash,
    url: article.url,
    pageUrl: article.pageUrl,
    title: article.title,
    byline: article.byline,
    authors: article.authors,
    editor: article.editor,
    siteName: article.siteName,
    publishedTime: article.publishedTime,
    modifiedTime: article.modifiedTime,
    lang: article.lang,
    dir: article.dir,
    excerpt: article.excerpt,
    category: article.category,
    source: article.source,
    reprintedFrom: article.reprintedFrom,
    originalUrl: article.originalUrl,
    edition: article.edition,
    pageTags: article.pageTags,
    leadImage: article.leadImage,
    wordCount: article.wordCount,
    scope: article.scope,
    images: article.images,
    completeness: article.completeness,
    ...(article.feeds === undefined ? {} : { feeds: article.feeds }),
    evidence: article.evidence,
    content: article.content,
    textContent: article.textContent,
    annotations: highlights
      .filter(({ snapshotId }) => snapshotId === id)
      .map((highlight) => annotationOf(highlight, { url: article.url, capturedAt })),
    ...extra,
  };
}
