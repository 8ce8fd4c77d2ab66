/**
 * One interface over both browsers: what a reader can do with Stillpage installed. `chromium.mjs` and
 * `firefox.mjs` each give a {@link Session}.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { until } from "./poll.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

/**
 * @typedef {object} LaunchOptions
 * @property {string} program the browser's executable
 * @property {string} extension folder of the built extension
 * @property {string | undefined} [features] of Chromium's, to be switched on
 * @property {readonly string[]} [companions] folders of other extensions, installed beside
 * @property {number} [proxyPort] a {@link import("./site.mjs").Site}; without it the browser has the real network
 * @property {string} [language] such as `zh_CN`; the browser's own language otherwise
 * @property {boolean} [isHeaded] on the screen of `environment`
 * @property {NodeJS.ProcessEnv} [environment]
 * @property {(line: string) => void} [onStage] told what the launch is about to do
 */

/**
 * The real popup, opened by the really triggered toolbar button.
 * @typedef {object} Popup
 * @property {PopupEvaluate} evaluate runs a function beside the popup's document
 * @property {(source: string) => Promise<any>} inject runs a script in the page, past its CSP
 * @property {(selector: string) => Promise<void>} click
 * @property {(key: string, modifiers?: readonly Modifier[]) => Promise<void>} press a real key to whatever has the focus
 * @property {(text: string) => Promise<void>} type
 * @property {() => Promise<Buffer>} screenshot a PNG
 * @property {() => Promise<boolean>} isOpen
 * @property {() => Promise<void>} close
 */

/** @typedef {"Shift" | "Control" | "Alt"} Modifier */
/** @typedef {{ readonly scheme?: "light" | "dark", readonly isMotionReduced?: boolean }} Look */

/**
 * The function crosses a process as text: it sees only its arguments, and answers JSON.
 * @typedef {<T, A = undefined>(fn: (document: Document, window: Window, argument: A) => T | Promise<T>, argument?: A) => Promise<T>} PopupEvaluate
 */

/**
 * @typedef {object} Session
 * @property {"chromium" | "firefox"} kind
 * @property {string} version the browser's own words
 * @property {boolean} isRunning false after a close or a crash, and where a start failed
 * @property {string} origin of the extension's pages, without a slash at the end
 * @property {string} profile the folder the browser keeps everything in
 * @property {string} downloads the folder downloads land in
 * @property {() => Promise<readonly string[]>} complaints since the first launch: every console error, uncaught error, CSP and Trusted Types violation of our pages
 * @property {(address: string) => Promise<Page>} open a tab at the front, loaded
 * @property {(address: string) => Promise<void>} openBrowsersOwn a page of the browser itself, such as about:config
 * @property {() => Promise<Popup>} openPopup on the tab at the front
 * @property {() => Promise<void>} pressCommand the save command on the tab at the front
 * @property {(page: Page, item: string, at?: { readonly x: number, readonly y: number }) => Promise<void>} chooseMenu an item of ours in the page's context menu
 * @property {(path: string) => Promise<Page>} openOwn a page of the extension in a tab
 * @property {(path: string) => Promise<Page>} openBeside the same behind the tab at the front, so that an open popup stays
 * @property {() => Promise<readonly string[]>} ownAddresses the extension's pages that are open in tabs now
 * @property {(address: string) => Promise<Page>} ownPage the tab that shows one of {@link ownAddresses}
 * @property {(patterns: readonly string[], ask: () => Promise<void>, meanwhile?: () => Promise<void>) => Promise<void>} agreeToHosts what makes the browser ask for hosts, what happens while it asks, and the reader's yes
 * @property {() => Promise<void>} killBackground the worker or event page, as the browser does when it is idle
 * @property {() => Promise<Record<string, number>>} backgroundMeasures milliseconds of each step of the last save, by name
 * @property {() => Promise<void>} crash `kill -9` of the browser
 * @property {(changes?: Partial<LaunchOptions>) => Promise<void>} relaunch on the same profile, after a close or a crash
 * @property {(look: Look) => Promise<void>} setLook what the system prefers, for pages of ours opened from now on
 * @property {() => Promise<void>} pin puts the button into the toolbar, where browsers hide it at first
 * @property {() => Promise<void>} closeBlankTabs those the browser came with
 * @property {() => Promise<void>} closeTabs all but one empty one
 * @property {() => Promise<void>} closed resolves when the browser has gone, by whosever hand
 * @property {() => Promise<void>} close
 * @property {() => Promise<void>} remove closes, and deletes the profile
 */

/**
 * A fresh folder for a profile and its downloads.
 * @param {string} kind
 */
export function makeFolders(kind) {
  const root = mkdtempSync(path.join(tmpdir(), `stillpage-${kind}-`));
  return {
    profile: mkdtempSync(path.join(root, "profile-")),
    downloads: mkdtempSync(path.join(root, "downloads-")),
    // A browser's helpers may still write for a moment after it has gone.
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}

/**
 * The file that appears in the downloads folder while `act` runs, complete.
 * @param {Pick<Session, "downloads">} session
 * @param {() => Promise<unknown>} act
 * @returns {Promise<string>} its path
 */
export async function downloadOf({ downloads }, act) {
  const before = new Set(readdirSync(downloads));
  await act();
  let lastSize = -1;
  return until(() => {
    const names = readdirSync(downloads);
    if (names.some((name) => /\.(crdownload|part)$/.test(name))) return null;
    const name = names.find((candidate) => !before.has(candidate) && !candidate.startsWith("."));
    if (name === undefined) return null;
    const file = path.join(downloads, name);
    const { size } = statSync(file);
    const isSettled = size > 0 && size === lastSize;
    lastSize = size;
    return isSettled ? file : null;
  }, "a download");
}
