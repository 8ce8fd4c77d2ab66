import { canonicalJson } from "../integrity/canonical.ts";
import { hashText } from "../integrity/hash.ts";
import type { Entry } from "../model/entry.ts";
import type { EntryRecord, SnapshotRecord } from "../model/library-file.ts";
import type { Snapshot } from "../model/snapshot.ts";

/** The record of an entry, members in the file's order, with its hash. `snapshots` newest first. */
export async function entryRecord(entry: Entry, snapshots: readonly Snapshot[]): Promise<EntryRecord> {
  const record: Omit<EntryRecord, "hash"> = {
    id: entry.id,
    url: entry.url,
    createdAt: entry.createdAt,
    updatedAt: entry.updatedAt,
    tags: entry.tags,
    corrections: entry.corrections,
    isFavourite: entry.isFavourite,
    readAt: entry.readAt,
    note: entry.note,
    snapshots: snapshots.map(snapshotRecord),
  };
  return { ...record, hash: await hashText(canonicalJson(record)) };
}

/** Written member by member: the order in the file is this one, wherever the article came from. */
function snapshotRecord({ id, capturedAt, sequence, hash, article }: Snapshot): SnapshotRecord {
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
    evidence: article.evidence,
    content: article.content,
    textContent: article.textContent,
  };
}
