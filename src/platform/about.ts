import browser from "webextension-polyfill";

/** The version of this Stillpage, from its manifest. */
export function version(): string {
  return browser.runtime.getManifest().version;
}
