/** From rows to the values pages see. */
import type { Entry, EntrySummary } from "../model/entry.ts";
import type { SnapshotFacts } from "../model/snapshot.ts";
import type { EntryRow, SnapshotRow } from "./schema.ts";

export function summaryOf(row: EntryRow): EntrySummary {
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    byline: row.byline,
    siteName: row.siteName,
    publishedTime: row.publishedTime,
    lang: row.lang,
    excerpt: row.excerpt,
    category: row.category,
    source: row.source,
    reprintedFrom: row.reprintedFrom,
    wordCount: row.wordCount,
    tags: row.tags,
    isFavourite: row.favourite === 1,
    readAt: row.readAt,
    savedAt: row.savedAt,
    sequence: row.sequence,
    snapshotCount: row.snapshotCount,
    latestSnapshotId: row.latestSnapshotId,
    archivedAt: row.archivedAt,
    trashedAt: row.trashedAt,
  };
}

export function entryOf(row: EntryRow): Entry {
  return {
    ...summaryOf(row),
    note: row.note,
    corrections: row.corrections,
    grouping: row.grouping,
    link: row.link ?? null,
    importedFrom: row.importedFrom ?? [],
    extra: row.extra ?? null,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

export function snapshotFactsOf(row: SnapshotRow): SnapshotFacts {
  return {
    id: row.id,
    entryId: row.entryId,
    capturedAt: row.capturedAt,
    sequence: row.sequence,
    hash: row.hash,
    facts: row.facts,
  };
}
