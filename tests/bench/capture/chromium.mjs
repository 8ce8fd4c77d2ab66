/** Pages under their own addresses in Chromium, whose every request but the page itself is refused. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import puppeteer from "puppeteer-core";
import { findBrowser } from "../../browser/driver/find.mjs";
import { contentScript, readabilityScript } from "./scripts.mjs";
import { createTabs, takeBoth } from "./tabs.mjs";

/** @typedef {import("puppeteer-core").CDPSession} Session */
/** @typedef {{ readonly url: string, readonly markup: string, readonly isOursFirst: boolean }} PageToTake */
/** @typedef {{ readonly source: string, readonly call: string }} Script */
/** @typedef {import("./prediction.mjs").Reply} Reply */

/**
 * A page's scripts stay off by policy and not by the browser's setting, so that `noscript` is text
 * as it is in life.
 */
const headers = [
  { name: "content-type", value: "text/html; charset=utf-8" },
  { name: "content-security-policy", value: "script-src 'none'" },
];
/** Pages whose frames never settle are read as they are after this long. */
const loadPatienceMs = 6_000;

/** @returns {Promise<{ take: (page: PageToTake, timeoutMs: number) => Promise<Reply>, close: () => Promise<void> }>} */
export async function launchChromium() {
  const ours = contentScript("chromium");
  const readability = readabilityScript();
  const profile = await mkdtemp(path.join(tmpdir(), "capture-"));
  const browser = await puppeteer.launch({
    executablePath: findBrowser("chromium") ?? "chromium",
    userDataDir: profile,
    // Dates without a zone must not depend on the machine.
    env: { ...process.env, TZ: "UTC", LANGUAGE: "en_US" },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
      "--disable-features=Translate,OptimizationHints,MediaRouter,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
      // No way out: no name resolves, and what asks for none meets a port where nobody listens.
      "--host-resolver-rules=MAP * ~NOTFOUND",
      "--proxy-server=http://127.0.0.1:1",
      "--proxy-bypass-list=<-loopback>",
    ],
  });
  const tabs = createTabs(browser, (tab, /** @type {PageToTake} */ page) =>
    takeIn(tab, page, ours, readability),
  );

  return {
    take: tabs.take,
    async close() {
      await tabs.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * @param {import("puppeteer-core").Page} tab
 * @param {PageToTake} page
 * @param {Script} ours
 * @param {Script} readability
 * @returns {Promise<Reply>}
 */
async function takeIn(tab, page, ours, readability) {
  const session = await tab.createCDPSession();
  try {
    const frameId = await show(session, page);
    return await takeBoth(
      page.isOursFirst,
      () => run(session, frameId, "stillpage", ours),
      () => run(session, frameId, "readability", readability),
    );
  } finally {
    await session.detach().catch(() => undefined);
  }
}

/**
 * Navigates to the page and answers that one request with its markup; the rest is refused.
 * @param {Session} session
 * @param {PageToTake} page
 */
async function show(session, { url, markup }) {
  const { frameTree } = await session.send("Page.getFrameTree");
  const frameId = frameTree.frame.id;
  let isServed = false;
  session.on("Fetch.requestPaused", (event) => {
    const isPage = event.frameId === frameId && event.resourceType === "Document";
    const answer =
      isPage && !isServed
        ? session.send("Fetch.fulfillRequest", {
            requestId: event.requestId,
            responseCode: 200,
            responseHeaders: headers,
            body: Buffer.from(markup, "utf8").toString("base64"),
          })
        : // Aborted, a page that sends itself elsewhere stays where it is.
          session.send("Fetch.failRequest", { requestId: event.requestId, errorReason: "Aborted" });
    isServed ||= isPage;
    // The frame may be gone by now, and with it the request.
    answer.catch(() => undefined);
  });
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
  await session.send("Page.enable");
  const loaded = new Promise((resolve) => session.once("Page.loadEventFired", () => resolve(undefined)));
  const { errorText } = await session.send("Page.navigate", { url });
  if (errorText) throw new Error(`not shown: ${errorText}`);
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, loadPatienceMs).unref())]);
  return frameId;
}

/**
 * @param {Session} session
 * @param {string} frameId
 * @param {string} worldName
 * @param {Script} script
 * @returns {Promise<string>}
 */
async function run(session, frameId, worldName, { source, call }) {
  const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId, worldName });
  await evaluate(session, executionContextId, `${source};undefined`);
  return evaluate(session, executionContextId, call);
}

/**
 * @param {Session} session
 * @param {number} contextId
 * @param {string} expression
 */
async function evaluate(session, contextId, expression) {
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    contextId,
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined)
    throw new Error(`threw: ${exceptionDetails.exception?.className ?? exceptionDetails.text}`);
  return result.value;
}
