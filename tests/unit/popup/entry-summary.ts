import type { EntrySummary } from "../../../src/model/entry.ts";

/** A row of the list; what a test cares about is given. */
export function entrySummary(given: Partial<EntrySummary> = {}): EntrySummary {
  return {
    id: "entry",
    url: "https://review.example.org/flood-walls",
    title: "River towns rethink flood walls",
    byline: null,
    siteName: "The Harbour Review",
    publishedTime: null,
    lang: "en",
    excerpt: null,
    category: null,
    source: null,
    reprintedFrom: null,
    wordCount: 100,
    tags: [],
    isFavourite: false,
    readAt: null,
    savedAt: "2026-11-24T09:00:00Z",
    sequence: 1,
    snapshotCount: 1,
    latestSnapshotId: "snapshot",
    archivedAt: null,
    trashedAt: null,
    ...given,
  };
}
