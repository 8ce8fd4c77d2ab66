import { compareVersions } from "../compare/compare.ts";
import { summaryOf } from "../compare/comparison.ts";
import { textVersionOf } from "../compare/text-version.ts";
import { hashArticle } from "../integrity/hash.ts";
import { type Article, factsOf } from "../model/article.ts";
import { isChange } from "../model/change-summary.ts";
import { corrected } from "../model/corrections.ts";
import { isUncaptured } from "../model/link.ts";
import type { Hash } from "../model/snapshot.ts";
import type { HeldReprint, PageInspection } from "../protocol.ts";
import { findableOfArticle } from "../store/findable.ts";
import { findEntry, getSnapshot, getSnapshotFacts } from "../store/read.ts";
import { findReprints } from "../store/reprints.ts";
import { type InspectedPage, inspectTab } from "./capture.ts";

/** The page looked at last, so that what else is asked about it need not read it again. */
let looked: { readonly tabId: number; readonly page: InspectedPage } | null = null;

async function look(tabId: number): Promise<InspectedPage> {
  const page = await inspectTab(tabId);
  looked = { tabId, page };
  return page;
}

/** Reads the tab's page without keeping anything, and compares it with what is kept. */
export async function inspectPage(tabId: number): Promise<PageInspection> {
  const page = await look(tabId);
  const facts = factsOf(page.article);
  const entry = await findEntry(page.article.url);
  if (entry === null) return { facts, saved: null };
  // Nothing of it is kept: it is a page to save, whatever was said of it.
  if (isUncaptured(entry) && entry.trashedAt === null)
    return { facts: corrected(facts, entry.corrections), saved: null };
  const standing = await standingOf(page, entry.latestSnapshotId);
  return {
    facts: corrected(facts, entry.corrections),
    saved: {
      entryId: entry.id,
      latestSnapshotId: entry.latestSnapshotId,
      savedAt: entry.savedAt,
      snapshotCount: entry.snapshotCount,
      ...standing,
      isTrashed: entry.trashedAt !== null,
    },
  };
}

const mostReprints = 3;

/** Which entries hold the story of the tab's page under other addresses. */
export async function reprintsOfPage(tabId: number): Promise<readonly HeldReprint[]> {
  const { article } = looked?.tabId === tabId ? looked.page : await look(tabId);
  const entry = await findEntry(article.url);
  const found = await findReprints(findableOfArticle(article), entry?.id ?? null);
  return found
    .slice(0, mostReprints)
    .map(({ entry: { id, title, source, reprintedFrom, siteName, savedAt } }) => ({
      entryId: id,
      title,
      from: source ?? reprintedFrom ?? siteName,
      savedAt,
    }));
}

type Standing = Pick<NonNullable<PageInspection["saved"]>, "isUnchanged" | "changes">;

/**
 * What hashes otherwise has changed only where a reader would say so: not where a mark of punctuation,
 * the address of a link or "5 minutes ago" differs.
 *
 * A save of an article on several pages keeps them joined, while a look reads one of them: that one is
 * unchanged when the page says the same about itself and each of its lines is among those kept.
 */
async function standingOf(
  { article, isOnePageOfSeveral }: InspectedPage,
  latestId: string,
): Promise<Standing> {
  const kept = await getSnapshotFacts(latestId);
  // What was picked or selected of a page cannot be compared with its article.
  if (kept !== null && kept.facts.scope !== "article") return { isUnchanged: null, changes: null };
  if (!isOnePageOfSeveral && kept?.hash === (await hashArticle(article))) return unchanged;
  const latest = await getSnapshot(latestId);
  if (latest === null) return { isUnchanged: false, changes: null };
  if (isOnePageOfSeveral) {
    const isSame = (await hashOfFacts(latest.article)) === (await hashOfFacts(article));
    const lines = new Set(latest.article.textContent.split("\n"));
    if (isSame && article.textContent.split("\n").every((line) => lines.has(line))) return unchanged;
    return { isUnchanged: false, changes: null };
  }
  const changes = summaryOf(compareVersions(textVersionOf(latest.article), textVersionOf(article)));
  return isChange(changes) ? { isUnchanged: false, changes } : unchanged;
}

const unchanged: Standing = { isUnchanged: true, changes: null };

/** Null and empty are not hashed: what is left are the facts. */
function hashOfFacts(article: Article): Promise<Hash> {
  return hashArticle({ ...article, content: "", textContent: "" });
}
