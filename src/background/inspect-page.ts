import { hashArticle } from "../integrity/hash.ts";
import { type Article, factsOf } from "../model/article.ts";
import { corrected } from "../model/corrections.ts";
import type { Hash } from "../model/snapshot.ts";
import type { PageInspection } from "../protocol.ts";
import { findEntry, getSnapshot, getSnapshotFacts } from "../store/read.ts";
import { type InspectedPage, inspectTab } from "./capture.ts";

/** Reads the tab's page without keeping anything, and compares it with what is kept. */
export async function inspectPage(tabId: number): Promise<PageInspection> {
  const page = await inspectTab(tabId);
  const facts = factsOf(page.article);
  const entry = await findEntry(page.article.url);
  if (entry === null) return { facts, saved: null };
  return {
    facts: corrected(facts, entry.corrections),
    saved: {
      entryId: entry.id,
      latestSnapshotId: entry.latestSnapshotId,
      savedAt: entry.savedAt,
      snapshotCount: entry.snapshotCount,
      isUnchanged: await isUnchanged(page, entry.latestSnapshotId),
      isTrashed: entry.trashedAt !== null,
    },
  };
}

/**
 * A save of an article on several pages keeps them joined, while a look reads one of them: that one is
 * unchanged when the page says the same about itself and each of its lines is among those kept.
 */
async function isUnchanged(
  { article, isOnePageOfSeveral }: InspectedPage,
  latestId: string,
): Promise<boolean | null> {
  const kept = await getSnapshotFacts(latestId);
  // What was picked or selected of a page cannot be compared with its article.
  if (kept !== null && kept.facts.scope !== "article") return null;
  if (!isOnePageOfSeveral) return kept?.hash === (await hashArticle(article));
  const latest = await getSnapshot(latestId);
  if (latest === null || (await hashOfFacts(latest.article)) !== (await hashOfFacts(article))) return false;
  const lines = new Set(latest.article.textContent.split("\n"));
  return article.textContent.split("\n").every((line) => lines.has(line));
}

/** Null and empty are not hashed: what is left are the facts. */
function hashOfFacts(article: Article): Promise<Hash> {
  return hashArticle({ ...article, content: "", textContent: "" });
}
