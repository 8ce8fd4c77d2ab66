/** One save from click to disk, whichever way it was asked for. */

import { planImages } from "../images/plan.ts";
import { hashArticle } from "../integrity/hash.ts";
import type { Article, CaptureScope } from "../model/article.ts";
import { failureOf } from "../model/errors.ts";
import type { SnapshotId } from "../model/id.ts";
import type { SaveOutcome } from "../model/save-outcome.ts";
import type { SaveReport } from "../protocol.ts";
import { saveSnapshot } from "../store/write/save.ts";
import { showBadge } from "./badge.ts";
import { captureTab } from "./capture.ts";
import { rememberTab } from "./image-memory.ts";
import { keepImages, retryImages } from "./image-work.ts";
import { tendSoon } from "./index-work.ts";
import { rememberSave } from "./last-save.ts";
import { tabsShowing } from "./tabs-showing.ts";
import { addThumbnail } from "./thumbnail.ts";
import { timed } from "./timing.ts";

export interface SaveRequest {
  readonly tabId: number;
  readonly snapshotId: SnapshotId;
  readonly scope: CaptureScope;
}

/** Captures and stores the tab's page; badge and outcome are shown only once it is on disk. */
export async function savePage(request: SaveRequest): Promise<SaveOutcome> {
  const { tabId, snapshotId, scope } = request;
  await showBadge(tabId, "saving");
  try {
    performance.clearMeasures();
    const article = await timed("capture", captureTab(tabId, scope));
    const hash = await timed("hash", hashArticle(article));
    const capturedAt = new Date().toISOString();
    const images = planImages(article);
    const kept = saveSnapshot({ id: snapshotId, article, hash, capturedAt, images });
    const outcome = await timed("commit", kept);
    await report(tabId, { ok: true, outcome });
    void addPictures(tabId, outcome, article);
    tendSoon();
    return outcome;
  } catch (error) {
    await report(tabId, { ok: false, failure: failureOf(error) });
    throw error;
  }
}

/** Saves the page from a tab that still shows it under one of these addresses; null where the browser lets us on none. */
export async function savePageAt(
  addresses: readonly string[],
  snapshotId: SnapshotId,
): Promise<SaveOutcome | null> {
  for (const tabId of await tabsShowing(addresses)) {
    try {
      return await savePage({ tabId, snapshotId, scope: "article" });
    } catch (error) {
      // Another tab may show it too, and let us on it.
      if (failureOf(error).code !== "page/restricted") throw error;
    }
  }
  return null;
}

/** What follows a save that is told: nothing that fails here is a failure of the save. */
async function addPictures(tabId: number, outcome: SaveOutcome, article: Article): Promise<void> {
  const { snapshotId } = outcome;
  try {
    await rememberTab(snapshotId, tabId);
  } catch {
    // Without the tab pictures are asked of allowed hosts alone, and the rest is told as missing.
  }
  if (outcome.kind === "unchanged") return retryImages(snapshotId);
  await Promise.all([addThumbnail(tabId, snapshotId, article), keepImages(snapshotId)]);
}

/** Saves where nobody waits for an answer: the badge tells, and the popup when it is opened next. */
export async function savePageUnattended(tabId: number, scope: CaptureScope): Promise<void> {
  try {
    await savePage({ tabId, snapshotId: crypto.randomUUID(), scope });
  } catch (error) {
    // Told already, by badge and report; thrown on, it would be an unhandled rejection.
    if (failureOf(error).code === "internal") throw error;
  }
}

async function report(tabId: number, result: SaveReport): Promise<void> {
  await Promise.all([
    showBadge(tabId, result.ok ? result.outcome.kind : result.failure.code),
    rememberSave(tabId, result),
  ]);
}
