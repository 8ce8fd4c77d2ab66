import browser from "webextension-polyfill";
import type { EntryId } from "../model/id.ts";

const key = "exportSelection";

/** Hands the entries of a long export to the transfer page; forgotten when the browser closes. */
export async function keepExportSelection(ids: readonly EntryId[]): Promise<void> {
  await browser.storage.session.set({ [key]: [...ids] });
}

/** What {@link keepExportSelection} kept last; empty when there is nothing. */
export async function readExportSelection(): Promise<readonly EntryId[]> {
  const stored: unknown = (await browser.storage.session.get(key))[key];
  return Array.isArray(stored) ? stored.filter((id) => typeof id === "string") : [];
}
