import browser from "webextension-polyfill";

/** The version of this Stillpage, from its manifest. */
export function version(): string {
  return browser.runtime.getManifest().version;
}

/** Whether this is Firefox, whose words for its own parts are others. */
export function isFirefox(): boolean {
  return browser.runtime.getURL("").startsWith("moz-extension:");
}
