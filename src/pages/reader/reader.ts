/** The reader page: opens what its address names, and keeps it in step with the library. */

import { LibraryError } from "../../model/errors.ts";
import { isUncaptured } from "../../model/link.ts";
import { checkCanary } from "../../platform/canary.ts";
import { rememberedSettings } from "../../platform/settings.ts";
import { closeTab } from "../../platform/tabs.ts";
import { guardLibrary } from "../../store/guard.ts";
import { getEntry } from "../../store/read.ts";
import { byId } from "../../ui/element.ts";
import { preparePage } from "../../ui/page.ts";
import { parseReaderAddress, type ReaderAddress, readerHref } from "./address.ts";
import { drawFailure } from "./failure.ts";
import { applyLook } from "./look.ts";
import { openReading } from "./open-reading.ts";
import { loadShelf, loadSnapshot } from "./reading.ts";
import { showUncaptured } from "./uncaptured.ts";

preparePage("app_name");
guardLibrary(checkCanary);
applyLook(rememberedSettings(), [document.documentElement]);
void start();

async function start(): Promise<void> {
  const address = parseReaderAddress(location.search);
  try {
    if (address === null) throw new LibraryError("entry/missing");
    const known = await getEntry(address.entryId);
    if (known !== null && isUncaptured(known)) {
      document.body.dataset["state"] = "uncaptured";
      await showUncaptured(byId("text", HTMLElement), known);
      return;
    }
    const [snapshot, shelf] = await Promise.all([loadSnapshot(address), loadShelf(address)]);
    if (shelf.entry === null) throw new LibraryError("entry/missing");
    await openReading(
      { entry: shelf.entry, snapshots: shelf.snapshots, snapshot, list: address.list },
      address,
    );
    document.body.dataset["state"] = "ready";
  } catch (error) {
    await fail(error, address);
  }
}

async function fail(error: unknown, address: ReaderAddress | null): Promise<void> {
  const latest = address === null ? null : await latestOf(address);
  document.body.dataset["state"] = "failed";
  drawFailure(byId("text", HTMLElement), error, {
    onClose: () => void closeTab(),
    onLatest: latest,
  });
}

/** Another snapshot to offer, where there is one. */
async function latestOf(address: ReaderAddress): Promise<(() => void) | null> {
  // A failure is being shown already; a library that cannot be asked has only this way out less.
  const entry = await getEntry(address.entryId).catch(() => null);
  if (entry === null || entry.latestSnapshotId === address.snapshotId) return null;
  return () => location.assign(readerHref(entry.id, entry.latestSnapshotId, address.list));
}
