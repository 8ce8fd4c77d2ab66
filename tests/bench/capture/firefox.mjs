/**
 * The same in Firefox, over WebDriver BiDi: requests are intercepted there too, and a sandbox stands
 * for the content script's world.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import puppeteer from "puppeteer-core";
import { findBrowser } from "../../browser/driver/find.mjs";
import { FirefoxScope } from "../../browser/driver/firefox-scope.mjs";
import { contentScript, readabilityScript } from "./scripts.mjs";
import { createTabs, takeBoth } from "./tabs.mjs";

/** @typedef {import("./chromium.mjs").PageToTake} PageToTake */
/** @typedef {import("./chromium.mjs").Script} Script */
/** @typedef {import("./prediction.mjs").Reply} Reply */

const headers = { "content-security-policy": "script-src 'none'" };
const loadPatienceMs = 6_000;

/** @returns {Promise<{ take: (page: PageToTake, timeoutMs: number) => Promise<Reply>, close: () => Promise<void> }>} */
export async function launchFirefox() {
  const ours = contentScript("firefox");
  const readability = readabilityScript();
  const profile = await mkdtemp(path.join(tmpdir(), "capture-"));
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: findBrowser("firefox") ?? "firefox",
    userDataDir: profile,
    timeout: 120_000,
    env: { ...process.env, TZ: "UTC" },
    extraPrefsFirefox: {
      // No way out: a proxy where nobody listens, for names and for loopback alike.
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": 1,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": 1,
      "network.proxy.allow_hijacking_localhost": true,
      "network.proxy.no_proxies_on": "",
      "dom.security.https_first": false,
    },
  });
  const scope = new FirefoxScope(browser);
  const tabs = createTabs(browser, (tab, /** @type {PageToTake} */ page) =>
    takeIn(tab, scope, page, ours, readability),
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
 * @param {FirefoxScope} scope
 * @param {PageToTake} page
 * @param {Script} ours
 * @param {Script} readability
 * @returns {Promise<Reply>}
 */
async function takeIn(tab, scope, page, ours, readability) {
  await show(tab, page);
  const { contexts } = await scope.command("browsingContext.getTree", { maxDepth: 0 });
  const context = contexts.find(
    (/** @type {{ url: string, context: string }} */ item) => item.url === tab.url(),
  )?.context;
  if (context === undefined) throw new Error("the page is not where it was shown");
  return takeBoth(
    page.isOursFirst,
    () => run(scope, context, "stillpage", ours),
    () => run(scope, context, "readability", readability),
  );
}

/**
 * @param {import("puppeteer-core").Page} tab
 * @param {PageToTake} page
 */
async function show(tab, { url, markup }) {
  let isServed = false;
  tab.removeAllListeners("request");
  await tab.setRequestInterception(true);
  tab.on("request", (request) => {
    const isPage = request.isNavigationRequest() && request.frame() === tab.mainFrame();
    const answer =
      isPage && !isServed
        ? request.respond({ status: 200, contentType: "text/html; charset=utf-8", headers, body: markup })
        : request.abort();
    isServed ||= isPage;
    // The frame may be gone by now, and with it the request.
    answer.catch(() => undefined);
  });
  await tab.goto(url, { timeout: loadPatienceMs, waitUntil: "load" }).catch((error) => {
    // A page whose frames never settle is read as it is.
    if (error.name !== "TimeoutError") throw error;
  });
}

/**
 * @param {FirefoxScope} scope
 * @param {string} context
 * @param {string} sandbox
 * @param {Script} script
 * @returns {Promise<string>}
 */
async function run(scope, context, sandbox, { source, call }) {
  const target = { context, sandbox };
  await evaluate(scope, target, `${source};undefined`);
  return evaluate(scope, target, call);
}

/**
 * @param {FirefoxScope} scope
 * @param {{ context: string, sandbox: string }} target
 * @param {string} expression
 */
async function evaluate(scope, target, expression) {
  const reply = await scope.command("script.evaluate", { target, expression, awaitPromise: true });
  if (reply.type === "exception") throw new Error(`threw: ${reply.exceptionDetails.text}`);
  return reply.result.value;
}
