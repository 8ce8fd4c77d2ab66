import { hashArticle } from "../integrity/hash.ts";
import { factsOf } from "../model/article.ts";
import type { PageInspection } from "../protocol.ts";
import { findEntry, getSnapshotFacts } from "../store/read.ts";
import { captureTab } from "./capture.ts";

/** Reads the tab's page without keeping anything, and compares it with what is kept. */
export async function inspectPage(tabId: number): Promise<PageInspection> {
  const article = await captureTab(tabId, "article");
  const [entry, hash] = await Promise.all([findEntry(article.url), hashArticle(article)]);
  if (entry === null) return { facts: factsOf(article), saved: null };
  const latest = await getSnapshotFacts(entry.latestSnapshotId);
  return {
    facts: factsOf(article),
    saved: {
      entryId: entry.id,
      latestSnapshotId: entry.latestSnapshotId,
      savedAt: entry.savedAt,
      snapshotCount: entry.snapshotCount,
      isUnchanged: latest?.hash === hash,
      isTrashed: entry.trashedAt !== null,
    },
  };
}
