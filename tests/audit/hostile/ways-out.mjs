/** Every place where what was kept is shown, with every event raised there. */
import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { until } from "../../browser/driver/poll.mjs";
import { downloadOf } from "../../browser/driver/session.mjs";
import { fireAll } from "./watch.mjs";

/** @typedef {import("./bench.mjs").Bench} Bench */
/** @typedef {Awaited<ReturnType<Bench["ownTab"]>>} OwnTab */
/** @typedef {{ entry: string, snapshots: readonly string[] }} KeptPage */

const drawnMs = 30;
const settle = () => new Promise((resume) => setTimeout(resume, drawnMs));

/**
 * The library page, scrolled from its first row to its last.
 * @param {OwnTab} tab
 */
export async function scrollLibrary(tab) {
  await tab.go("pages/library/library.html", "#list > li:not(.waiting)");
  await raiseAll(tab);
  const rows = await scrollThrough(tab, "#list");
  return { rows, covered: await coveredControls(tab.page) };
}

/**
 * The popup, scrolled until it has no more rows.
 * @param {OwnTab} tab
 */
export async function scrollPopup(tab) {
  await tab.go("popup/popup.html", "#list > li[data-entry]");
  await raiseAll(tab);
  const rows = await scrollThrough(tab, "#scroller");
  return { rows, covered: await coveredControls(tab.page) };
}

/**
 * @param {OwnTab} tab
 * @param {string} start an element of the list
 * @returns {Promise<number>} how many different rows were shown
 */
async function scrollThrough({ page, collect }, start) {
  const seen = new Set();
  for (;;) {
    const { ids, isAtEnd } = await page.evaluate((selector) => {
      let scroller = document.querySelector(selector);
      while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1)
        scroller = scroller.parentElement;
      const moved = scroller ?? document.scrollingElement;
      const ids = [...document.querySelectorAll("[data-entry]")].map((row) => row.getAttribute("data-entry"));
      if (moved === null) return { ids, isAtEnd: true };
      const before = moved.scrollTop;
      moved.scrollTop += moved.clientHeight * 1.5;
      return { ids, isAtEnd: moved.scrollTop <= before + 1 };
    }, start);
    const known = seen.size;
    for (const id of ids) seen.add(id);
    if (isAtEnd && seen.size === known) break;
    await settle();
  }
  await page.evaluate(fireAll);
  await collect();
  return seen.size;
}

/**
 * One article in the reader, as it prints too.
 * @param {OwnTab} tab
 * @param {KeptPage} kept
 */
export async function read(tab, { entry, snapshots: [latest = ""] }) {
  await tab.go(`pages/reader/reader.html?entry=${entry}&snapshot=${latest}`, readerDone);
  await raiseAll(tab);
  await tab.page.evaluate(() => void window.dispatchEvent(new Event("beforeprint")));
  await raiseAll(tab);
  await tab.page.evaluate(() => void window.dispatchEvent(new Event("afterprint")));
  return coveredControls(tab.page);
}

const readerDone = "body[data-state=ready], body[data-state=failed], body[data-state=uncaptured]";

/**
 * The two newest snapshots of an entry, compared.
 * @param {OwnTab} tab
 * @param {KeptPage} kept
 */
export async function compare(tab, { snapshots: [after = "", before = after] }) {
  await tab.go(
    `pages/compare/compare.html?before=${before}&after=${after}`,
    "body[data-state=ready], body[data-state=failed]",
  );
  await raiseAll(tab);
  return coveredControls(tab.page);
}

/** @param {OwnTab} tab */
async function raiseAll(tab) {
  await tab.page.evaluate(fireAll);
  await tab.collect();
}

/**
 * How many buttons of ours, in view and not hidden by us, do not get a click in their middle.
 * @param {import("puppeteer-core").Page} page
 * @returns {Promise<number>}
 */
function coveredControls(page) {
  return page.evaluate(
    () =>
      [...document.querySelectorAll("button")].filter((button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        const isInView = width > 0 && height > 0 && x > 0 && y > 0 && x < innerWidth && y < innerHeight;
        if (!isInView || !button.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
          return false;
        const met = document.elementFromPoint(x, y);
        // The saved page lies in the frame: nothing else of it can meet a pointer.
        return met !== null && met.closest("iframe, #print") !== null;
      }).length,
  );
}

/**
 * Everything as one file of a format, through the page a reader exports on.
 * @param {Bench} bench
 * @param {string} format
 * @returns {Promise<Map<string, string>>} the texts in it, by name
 */
export async function exported({ session }, format) {
  const page = await session.openOwn("pages/transfer/transfer.html");
  await page.waitForSelector('[data-action="export"]:not([disabled])');
  await page.click('[data-action="export-format"]');
  await page.click(`[data-action="format-${format}"]`);
  const file = await downloadOf(session, () => page.click('[data-action="export"]'));
  await until(
    () => page.evaluate(() => document.body.dataset["state"] === "exported"),
    "the export",
    240_000,
  );
  await page.close();
  const bytes = new Uint8Array(readFileSync(file));
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new Map([[file, new TextDecoder().decode(bytes)]]);
  const texts = Object.entries(unzipSync(bytes, { filter: ({ name }) => /\.x?html$|\.md$/.test(name) }));
  return new Map(texts.map(([name, content]) => [name, new TextDecoder().decode(content)]));
}

/**
 * Opens documents in a tab that has nothing of ours about it, and raises every event in each.
 * @param {Bench} bench
 * @param {Iterable<readonly [string, string]>} documents by name
 * @param {string} type
 */
export async function openBare(bench, documents, type) {
  const tab = await bench.bareTab();
  let count = 0;
  /** @type {import("../../browser/driver/site.mjs").Asked[]} */
  const asked = [];
  // What the browser asks of any host, and the sheet that lies beside the chapters in a book.
  const isOwn = (/** @type {string} */ url) =>
    url.startsWith(`${bench.bareOrigin}/`) && /\/(?:favicon\.ico|style\.css)$/.test(url);
  bench.site.forget();
  for (const [, body] of documents) {
    count += 1;
    const address = bench.site.put(`${bench.bareOrigin}/${type.includes("xml") ? "x" : "h"}/${count}`, {
      type,
      body,
    });
    // A document that leads away at once is told below.
    await tab.page.goto(address).catch(() => undefined);
    await tab.page.evaluate(fireAll).catch(() => undefined);
    await tab.collect();
    if (!tab.page.url().startsWith(`${bench.bareOrigin}/`)) tab.found.navigations.push(tab.page.url());
    asked.push(...bench.site.asked.filter(({ url }) => url !== address && !isOwn(url)));
    bench.site.forget();
  }
  await tab.page.close();
  // The browser looks for a picture of the host's by itself, which the file's policy holds off.
  const isErrand = (/** @type {string} */ line) => line.includes(`${bench.bareOrigin}/favicon.ico`);
  const violations = tab.found.violations.filter((line) => !isErrand(line));
  return { count, asked, found: { ...tab.found, violations } };
}
