import browser from "webextension-polyfill";
import type { EntryId, SnapshotId } from "../model/id.ts";
import { type ListPlace, writeListPlace } from "../model/list-place.ts";

/** The tab the popup was opened on; null when the window shows none. */
export async function activeTabId(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/** The address of the page that shows the latest snapshot of a stored article, and leads through a list. */
export function readerAddress(entryId: EntryId, list: ListPlace | null = null): string {
  const query = new URLSearchParams({ entry: entryId });
  writeListPlace(query, list);
  return browser.runtime.getURL(`pages/reader/reader.html?${query}`);
}

/** The address of one of its snapshots in the reader. */
export function snapshotAddress(entryId: EntryId, snapshotId: SnapshotId): string {
  return `${readerAddress(entryId)}&${new URLSearchParams({ snapshot: snapshotId })}`;
}

/** Opens a stored article in a tab of its own. */
export async function openReader(entryId: EntryId, list: ListPlace | null = null): Promise<void> {
  await browser.tabs.create({ url: readerAddress(entryId, list) });
}

/** The address of the page that compares two captures. */
export function compareAddress(before: SnapshotId, after: SnapshotId): string {
  return browser.runtime.getURL(`pages/compare/compare.html?${new URLSearchParams({ before, after })}`);
}

/** Opens the comparison of two captures in a tab of its own. */
export async function openComparison(before: SnapshotId, after: SnapshotId): Promise<void> {
  await browser.tabs.create({ url: compareAddress(before, after) });
}

/** The address of the library page, showing what a query finds; empty shows everything. */
export function libraryAddress(query = ""): string {
  const address = browser.runtime.getURL("pages/library/library.html");
  return query === "" ? address : `${address}#${new URLSearchParams({ q: query })}`;
}

/** Opens the library page in a tab of its own. */
export async function openLibraryPage(query = ""): Promise<void> {
  await browser.tabs.create({ url: libraryAddress(query) });
}

/** Opens the page for import and long exports. */
export async function openTransfer(query: Readonly<Record<string, string>> = {}): Promise<void> {
  await browser.tabs.create({
    url: browser.runtime.getURL(`pages/transfer/transfer.html?${new URLSearchParams(query)}`),
  });
}

/** Opens the page that tells of a library that is gone, and what can be done. */
export async function openRecovery(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL("pages/recovery/recovery.html") });
}

/** Opens an address of the web, if it is one: stored addresses come from pages and files. */
export async function openAddress(address: string): Promise<void> {
  const { protocol } = new URL(address);
  if (protocol !== "https:" && protocol !== "http:") return;
  await browser.tabs.create({ url: address });
}

/** Closes the tab this page is in; a window it is alone in stays, with an empty tab. */
export async function closeTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) return;
  const others = await browser.tabs.query(tab.windowId === undefined ? {} : { windowId: tab.windowId });
  if (others.length === 1) await browser.tabs.create({});
  await browser.tabs.remove(tab.id);
}
