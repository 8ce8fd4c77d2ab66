import browser from "webextension-polyfill";
import type { SnapshotId } from "../model/id.ts";
import { send } from "./messages.ts";

/** Sites that the reader is asked for: some by their names, or all there are. */
export type AskedHosts = readonly string[] | "all";

/** Asks the reader for the host of an address; call it straight from a click. True where it is allowed already. */
export function allowHost(address: string): Promise<boolean> {
  const { protocol, hostname } = new URL(address);
  return browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] });
}

/**
 * Asks the reader, by the browser's own question, for the hosts that have pictures of a snapshot, and
 * fetches those. Call it straight from a click: browsers ask nothing otherwise. Their question may
 * close the popup, so the background is told first and goes on alone when the answer is yes.
 */
export async function allowImageHosts(snapshotId: SnapshotId, hosts: AskedHosts): Promise<void> {
  const told = send("images.asking", { snapshotId });
  const origins = hosts === "all" ? ["*://*/*"] : hosts.map((host) => `*://${host}/*`);
  const isAllowed = await browser.permissions.request({ origins });
  await told;
  // Where it had been allowed before, nothing was asked, and the background heard of nothing.
  if (isAllowed) await send("images.retry", { snapshotId, tabId: null });
}
