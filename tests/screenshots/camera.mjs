/** Takes a surface in both themes and writes it under its name, language and theme. */
import { writeFileSync } from "node:fs";
import path from "node:path";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {import("../browser/driver/session.mjs").Session} Session */
/** @typedef {import("../browser/driver/session.mjs").Popup} Popup */
/**
 * @typedef {object} Camera
 * @property {(part: string) => boolean} wants whether the pattern of what was asked for speaks of this part
 * @property {(page: Page, name: string, frame?: { width?: number, height?: number, isForced?: boolean }) => Promise<void>} take
 * @property {(name: string, open: () => Promise<Popup>) => Promise<void>} takePopup opened once for each theme
 * @property {() => number} count
 */

/** As a regular expression of nothing writes itself. */
const emptyPattern = /(?:)/.source;

const schemes = /** @type {const} */ (["light", "dark"]);

/**
 * @param {Session} session
 * @param {{ readonly folder: string, readonly language: string, readonly wanted: RegExp }} options
 * @returns {Camera}
 */
export function createCamera(session, { folder, language, wanted }) {
  let count = 0;
  /** @param {string} name @param {string} look @param {Uint8Array} png */
  const write = (name, look, png) => {
    count += 1;
    writeFileSync(path.join(folder, `${name}.${language}.${look}.png`), png);
  };
  return {
    wants: (part) => wanted.source === emptyPattern || wanted.source.includes(part),
    count: () => count,

    async take(page, name, { width = 1200, height = 760, isForced = false } = {}) {
      if (!wanted.test(name)) return;
      await page.bringToFront();
      await page.setViewport({ width, height });
      for (const scheme of schemes) {
        await page.emulateMediaFeatures([
          { name: "prefers-color-scheme", value: scheme },
          { name: "prefers-reduced-motion", value: "reduce" },
          { name: "forced-colors", value: isForced ? "active" : "none" },
        ]);
        await settle(page);
        write(name, isForced ? `forced-${scheme}` : scheme, await page.screenshot());
      }
    },

    async takePopup(name, open) {
      if (!wanted.test(name)) return;
      for (const scheme of schemes) {
        await session.setLook({ scheme, isMotionReduced: true });
        const popup = await open();
        await popup.evaluate((_document, window) => new Promise((done) => window.setTimeout(done, 400)));
        write(name, scheme, await popup.screenshot());
        await popup.close();
      }
      await session.setLook({});
    },
  };
}

/** Late pictures are in, and what was laid out anew is painted. @param {Page} page */
async function settle(page) {
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
