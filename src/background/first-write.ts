/** What is done before the first writing after the browser was started; storage.session ends with the browser. */
import browser from "webextension-polyfill";
import { beginNewLog } from "../store/new-log.ts";

const key = "newLogBegun";

/** Begins a new log for the library's database, once as long as the browser runs: new-log.ts says why. */
export async function prepareFirstWrite(): Promise<void> {
  if ((await browser.storage.session.get(key))[key] === true) return;
  await beginNewLog();
  await browser.storage.session.set({ [key]: true });
}
