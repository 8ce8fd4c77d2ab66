/** From a tab to a checked article, under activeTab alone. */
import browser from "webextension-polyfill";
import type { Article, CaptureScope } from "../model/article.ts";
import { canonicalUrl } from "../model/canonical-url.ts";
import { type ErrorCode, errorCodes, LibraryError } from "../model/errors.ts";
import { isRecord, readArticle } from "../model/read-article.ts";
import { noteDuration } from "./timing.ts";

/** How long a page may take to be read, in all. */
const timeLimitMs = 15_000;

/** What a look at a page found. */
export interface InspectedPage {
  readonly article: Article;
  /** The article goes on on other pages, which a look does not ask for. */
  readonly isOnePageOfSeveral: boolean;
}

/** The article of the tab's page, with all its further pages; what a save keeps. */
export async function captureTab(tabId: number, scope: CaptureScope): Promise<Article> {
  return (await readTab(tabId, scope, false)).article;
}

/** The article as far as the tab's page itself has it; asks the site for nothing. */
export function inspectTab(tabId: number): Promise<InspectedPage> {
  return readTab(tabId, "article", true);
}

/**
 * Runs the content script in the tab and gives what it read. Rejects with one of the `page/` codes.
 * Whatever comes back is from the page's own process, which may have been taken over: it is copied
 * field by field and refused if out of shape.
 */
async function readTab(tabId: number, scope: CaptureScope, isInspection: boolean): Promise<InspectedPage> {
  const tab = await tabAddress(tabId);
  const answer = await within(timeLimitMs, inject(tabId, tab, scope, isInspection));
  if (!isRecord(answer)) throw new LibraryError("page/unreadable", { detail: "no answer" });
  if (answer["ok"] !== true)
    throw new LibraryError(pageCode(answer["code"]), { detail: "refused by the page" });
  noteDuration("extract", answer["tookMs"]);
  const article = readArticle(answer["article"]);
  if (article === null) throw new LibraryError("page/unreadable", { detail: "article out of shape" });
  if (tab !== null && !isOfTab(article, tab)) throw new LibraryError("page/gone", { detail: "another page" });
  return { article, isOnePageOfSeveral: answer["isOnePageOfSeveral"] === true };
}

/**
 * Whether the article is of the site that the tab showed when it was asked, under an address that a page of it may give
 * itself: a page's process that has been taken over could name any, and be kept as another site's entry.
 */
function isOfTab({ url, pageUrl }: Article, tab: URL): boolean {
  const page = new URL(pageUrl);
  return (
    page.protocol === tab.protocol &&
    page.host === tab.host &&
    canonicalUrl(pageUrl, { canonicalLink: url }) === url
  );
}

async function inject(
  tabId: number,
  tab: URL | null,
  scope: CaptureScope,
  isInspection: boolean,
): Promise<unknown> {
  const target = { tabId };
  // Firefox lets nothing run in our own pages, calls that a success, and complains in their name.
  if (tab?.href.startsWith(browser.runtime.getURL("")))
    throw new LibraryError("page/restricted", { detail: "a page of ours" });
  try {
    // A file takes no arguments, so it leaves a function, which is the same for every capture.
    await browser.scripting.executeScript({ target, files: ["content.js"] });
    const args = [scope, isInspection];
    const [result] = await browser.scripting.executeScript({ target, func: callCapture, args });
    if (result !== undefined) return result.result;
  } catch (cause) {
    throw new LibraryError(await refusalCode(tabId, cause), { cause });
  }
  // Where no script may run, Firefox runs it in no frame and calls that a success (seen in 153 on about:config).
  throw new LibraryError(await refusalCode(tabId, null), { detail: "no frame" });
}

/** Travels to the page as source text: it may name nothing outside itself. */
function callCapture(scope: string, isInspection: boolean): unknown {
  const capture: unknown = Reflect.get(globalThis, "__stillpageCapture");
  return typeof capture === "function" ? capture(scope, { isInspection }) : undefined;
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new LibraryError("page/timeout")), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function pageCode(value: unknown): ErrorCode {
  const code = errorCodes.find((known) => known === value);
  return code?.startsWith("page/") ? code : "page/unreadable";
}

/** What browsers say when a script may not run, first match wins; seen in Chromium 156 and Firefox 153. */
const refusals: readonly (readonly [RegExp, ErrorCode])[] = [
  [/gallery cannot be scripted/i, "page/store"],
  [
    /No tab with id|tab was closed|Frame with ID .* was removed|Invalid tab ID|frame was removed/i,
    "page/gone",
  ],
  [/Cannot access contents of url "file:/i, "page/file"],
];

/** Why no script may run in a tab, from what the browser said and where the tab is. */
export async function refusalCode(tabId: number, cause: unknown): Promise<ErrorCode> {
  const message = cause instanceof Error ? cause.message : String(cause);
  const refusal = refusals.find(([pattern]) => pattern.test(message));
  if (refusal) return refusal[1];
  const address = await tabAddress(tabId);
  if (address === null) return "page/restricted";
  if (address.protocol === "file:") return "page/file";
  if (storeHosts.has(address.hostname)) return "page/store";
  return /\.pdf$/i.test(address.pathname) ? "page/pdf" : "page/restricted";
}

const storeHosts = new Set([
  "chromewebstore.google.com",
  "chrome.google.com",
  "addons.mozilla.org",
  "microsoftedge.microsoft.com",
]);

/** The tab's address where the browser tells it, which under activeTab is after the reader's click. */
export async function tabAddress(tabId: number): Promise<URL | null> {
  const tab = await browser.tabs.get(tabId).catch((error: unknown) => {
    throw new LibraryError("page/gone", { cause: error });
  });
  return tab.url !== undefined && URL.canParse(tab.url) ? new URL(tab.url) : null;
}
