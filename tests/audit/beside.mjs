/** An audit's own code beside the library: in a picture of the extension's, which has its origin and runs nothing. */
import { build } from "esbuild";
import { root } from "../browser/driver/launch.mjs";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {import("../browser/driver/session.mjs").Session} Session */

/**
 * Bundles `entry`, which leaves an object `audit` on the global, and gives a function that calls its methods.
 * @param {Session} session
 * @param {string} entry path inside the project
 * @returns {Promise<(method: string, argument?: unknown) => Promise<any>>}
 */
export async function openBeside(session, entry) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    target: ["chrome123", "firefox128"],
  });
  const ownCode = outputFiles[0]?.text ?? "";
  /** @type {Page | null} */
  let page = null;
  return async (method, argument = null) => {
    // Whoever closed all tabs, or the browser, closed this one too.
    const isThere = await page?.evaluate(() => "audit" in globalThis).catch(() => false);
    if (page === null || isThere !== true) {
      page = await session.openBeside("icons/icon-16.png");
      await page.evaluate(`${ownCode};null`);
    }
    return page.evaluate(
      (name, value) => /** @type {any} */ (globalThis).audit[name](value),
      method,
      argument,
    );
  };
}
