/**
 * What the last save of each tab came to, for the popup that is opened after a shortcut. Lies in
 * storage.session: it survives the worker and ends with the browser.
 */
import browser from "webextension-polyfill";
import { isRecord } from "../model/read-article.ts";
import type { SaveReport } from "../protocol.ts";
import { tabAddress } from "./capture.ts";

const key = (tabId: number) => `lastSave:${tabId}`;
/** After this long a save is history: the card then speaks of the saved entry itself. */
const freshForMs = 10 * 60_000;

interface Remembered {
  readonly address: string | null;
  readonly at: number;
  readonly report: SaveReport;
}

export async function rememberSave(tabId: number, report: SaveReport): Promise<void> {
  const remembered: Remembered = { address: await addressOf(tabId), at: Date.now(), report };
  await browser.storage.session.set({ [key(tabId)]: remembered });
}

/** The report, if the tab still shows the page that was saved and it was a short while ago. */
export async function recallSave(tabId: number): Promise<SaveReport | null> {
  const stored = (await browser.storage.session.get(key(tabId)))[key(tabId)];
  if (!isRemembered(stored) || Date.now() - stored.at > freshForMs) return null;
  return stored.address === (await addressOf(tabId)) ? stored.report : null;
}

/** Forgets the save of a tab, when it has been taken back or the tab is gone. */
export async function forgetSave(tabId: number): Promise<void> {
  await browser.storage.session.remove(key(tabId));
}

async function addressOf(tabId: number): Promise<string | null> {
  return (await tabAddress(tabId))?.href ?? null;
}

/** Written by {@link rememberSave} and by nothing else, so its outline is enough. */
function isRemembered(value: unknown): value is Remembered {
  return isRecord(value) && typeof value["at"] === "number" && isRecord(value["report"]);
}
