/** What pages of ours may ask for, one handler each. Times are taken here, once. */

import { changeBackups, storedBackups } from "../platform/backup-state.ts";
import { checkCanary } from "../platform/canary.ts";
import type { Handlers } from "../protocol.ts";
import { deleteEntries, restoreEntries, trashEntries, updateEntries } from "../store/write/edit.ts";
import { addHighlight, removeHighlights, updateHighlight } from "../store/write/highlights.ts";
import { keepPlace } from "../store/write/place.ts";
import { undoSave } from "../store/write/save.ts";
import { paintTag } from "../store/write/tag-colours.ts";
import { findDownload, removeDownload, startDownload } from "./backup-work.ts";
import { showBadge } from "./badge.ts";
import { openChooser, openChooserAt } from "./chooser.ts";
import { rememberAsking, rememberTab } from "./image-memory.ts";
import { resumeImages, retryImages } from "./image-work.ts";
import { tendSoon } from "./index-work.ts";
import { inspectPage, reprintsOfPage } from "./inspect-page.ts";
import { forgetSave, recallSave } from "./last-save.ts";
import { savePage, savePageAt } from "./save-page.ts";
import { stampLog } from "./stamp-log.ts";

const now = () => new Date().toISOString();

/** The change, and after it what it left to do for the index. */
async function tended(change: Promise<void>): Promise<void> {
  await change;
  tendSoon();
}

export const handlers = {
  "page.inspect": ({ tabId }) => inspectPage(tabId),
  "page.reprints": ({ tabId }) => reprintsOfPage(tabId),
  "page.save": (request) => savePage(request),
  "page.save-at": ({ addresses, snapshotId }) => savePageAt(addresses, snapshotId),
  "save.undo": async ({ tabId, outcome }) => {
    await tended(undoSave(outcome, now()));
    if (tabId === null) return;
    await Promise.all([forgetSave(tabId), showBadge(tabId, "none")]);
  },
  "part.pick": ({ tabId }) => openChooser(tabId),
  "part.pick-at": ({ addresses }) => openChooserAt(addresses),
  "save.last": ({ tabId }) => recallSave(tabId),
  "entry.update": ({ ids, patch }) => tended(updateEntries(ids, patch, now())),
  "entry.trash": ({ ids }) => tended(trashEntries(ids, now())),
  "entry.restore": ({ ids }) => tended(restoreEntries(ids)),
  "entry.delete": ({ ids }) => tended(deleteEntries(ids, now())),
  "tag.paint": ({ tag, colour }) => paintTag(tag, colour),
  "highlight.add": ({ highlight }) => tended(addHighlight(highlight, now())),
  "highlight.update": ({ id, patch }) => tended(updateHighlight(id, patch, now())),
  "highlight.remove": ({ ids }) => tended(removeHighlights(ids, now())),
  "log.stamp": ({ authority }) => stampLog(authority),
  "library.check": ({ library }) => checkCanary(library),
  "backup.read": storedBackups,
  "download.start": startDownload,
  "download.find": findDownload,
  "download.remove": removeDownload,
  "backup.keep": ({ change }) => changeBackups(change),
  "place.keep": ({ entryId, place }) => keepPlace(entryId, place),
  "index.tend": async () => tendSoon(),
  "images.resume": async () => {
    void resumeImages();
    tendSoon();
  },
  "images.retry": async ({ snapshotId, tabId }) => {
    if (tabId !== null) await rememberTab(snapshotId, tabId);
    void retryImages(snapshotId);
  },
  "images.asking": ({ snapshotId }) => rememberAsking(snapshotId),
} satisfies Handlers;
