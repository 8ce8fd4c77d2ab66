/**
 * What the fetching of pictures has to know and the library has not: which tab showed the page, and
 * for whose sake the reader was asked for hosts. Lies in storage.session: it survives the worker and
 * ends with the browser, as the tabs do.
 */
import browser from "webextension-polyfill";
import type { SnapshotId } from "../model/id.ts";

const tabKey = (snapshotId: SnapshotId) => `imageTab:${snapshotId}`;
const askingKey = "imageAsking";

/** Remembers the tab a snapshot's pictures may be read in. */
export async function rememberTab(snapshotId: SnapshotId, tabId: number): Promise<void> {
  await browser.storage.session.set({ [tabKey(snapshotId)]: tabId });
}

/** The tab {@link rememberTab} was told of; null when there is none. */
export async function tabOfSnapshot(snapshotId: SnapshotId): Promise<number | null> {
  const key = tabKey(snapshotId);
  const tabId: unknown = (await browser.storage.session.get(key))[key];
  return typeof tabId === "number" ? tabId : null;
}

/** Forgets the tab of a snapshot whose pictures are done. */
export async function forgetTab(snapshotId: SnapshotId): Promise<void> {
  await browser.storage.session.remove(tabKey(snapshotId));
}

/** Remembers for which snapshot the reader is being asked for image hosts. */
export async function rememberAsking(snapshotId: SnapshotId): Promise<void> {
  await browser.storage.session.set({ [askingKey]: snapshotId });
}

/** The snapshot {@link rememberAsking} was told of, and forgets it; null when nobody was asked. */
export async function takeAsking(): Promise<SnapshotId | null> {
  const asking: unknown = (await browser.storage.session.get(askingKey))[askingKey];
  await browser.storage.session.remove(askingKey);
  return typeof asking === "string" ? asking : null;
}
