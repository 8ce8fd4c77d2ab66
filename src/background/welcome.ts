/** The page that says what this is, opened once, where a reader has installed it. */
import browser, { type Runtime } from "webextension-polyfill";

/**
 * Opens it after a reader's own installation: not after an update, not where a folder under development is loaded
 * (anew, all day), and not where an administrator or another program has put it there.
 */
export async function welcome(reason: Runtime.OnInstalledReason): Promise<void> {
  if (reason !== "install") return;
  const { installType } = await browser.management.getSelf();
  if (installType !== "normal") return;
  await browser.tabs.create({ url: browser.runtime.getURL("pages/welcome/welcome.html") });
}
