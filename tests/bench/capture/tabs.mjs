/** What both browsers do with the tabs of a run, and in which order a page is taken. */
import { within } from "./patience.mjs";

/** @typedef {import("puppeteer-core").Page} Tab */
/** @typedef {import("./prediction.mjs").Reply} Reply */

const closePatienceMs = 3_000;

/**
 * Takes pages in tabs that are used again; one whose page hangs or throws is closed, and the next page
 * gets another.
 * @template P
 * @param {import("puppeteer-core").Browser} browser
 * @param {(tab: Tab, page: P) => Promise<Reply>} takeIn
 */
export function createTabs(browser, takeIn) {
  /** @type {Tab[]} */
  const idle = [];
  return {
    /**
     * @param {P} page
     * @param {number} timeoutMs
     */
    async take(page, timeoutMs) {
      const tab = idle.pop() ?? (await browser.newPage());
      try {
        const reply = await within(timeoutMs, takeIn(tab, page));
        idle.push(tab);
        return reply;
      } catch (error) {
        await within(closePatienceMs, tab.close()).catch(() => undefined);
        throw error;
      }
    },
    async close() {
      await within(closePatienceMs, browser.close()).catch(() => browser.process()?.kill("SIGKILL"));
    },
  };
}

/**
 * Our script and Readability alone on one page, whichever is to be first, since the first pays for
 * what the page has not laid out yet.
 * @param {boolean} isOursFirst
 * @param {() => Promise<string>} ours what our script gives, as JSON
 * @param {() => Promise<string>} readability its milliseconds
 * @returns {Promise<Reply>}
 */
export async function takeBoth(isOursFirst, ours, readability) {
  const takeOurs = async () => JSON.parse(await ours());
  const early = isOursFirst ? await takeOurs() : null;
  const readabilityMs = await readability().then(Number, () => null);
  const { value, ms } = early ?? (await takeOurs());
  return { result: value, ms, readabilityMs };
}
