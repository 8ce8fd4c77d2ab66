import browser from "webextension-polyfill";
import type { EntryId } from "../model/entry.ts";
import type { SnapshotId } from "../model/snapshot.ts";

/** The tab the popup was opened on; null when the window shows none. */
export async function activeTabId(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/** Opens a stored article in a tab of its own; without a snapshot, its latest. */
export async function openReader(entryId: EntryId, snapshotId?: SnapshotId): Promise<void> {
  const query = new URLSearchParams({ entry: entryId });
  if (snapshotId !== undefined) query.set("snapshot", snapshotId);
  await browser.tabs.create({ url: browser.runtime.getURL(`pages/reader/reader.html?${query}`) });
}

/** Opens the page for import and long exports. */
export async function openTransfer(query: Readonly<Record<string, string>> = {}): Promise<void> {
  await browser.tabs.create({
    url: browser.runtime.getURL(`pages/transfer/transfer.html?${new URLSearchParams(query)}`),
  });
}

/** Opens an address of the web, if it is one: stored addresses come from pages and files. */
export async function openAddress(address: string): Promise<void> {
  const { protocol } = new URL(address);
  if (protocol !== "https:" && protocol !== "http:") return;
  await browser.tabs.create({ url: address });
}
