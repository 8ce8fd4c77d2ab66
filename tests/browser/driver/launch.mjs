import path from "node:path";
import { fileURLToPath } from "node:url";
import { launchChromium } from "./chromium.mjs";
import { launchFirefox } from "./firefox.mjs";
import { ensureBrowsers } from "./install.mjs";

/** @typedef {import("./find.mjs").BrowserKind} BrowserKind */
/** @typedef {import("./session.mjs").Session} Session */
/** @typedef {import("./session.mjs").LaunchOptions} LaunchOptions */

export const root = fileURLToPath(new URL("../../..", import.meta.url));
/** Where the build lies that `npm run build` makes for a browser. */
export const builtFolder = (/** @type {BrowserKind} */ kind) => path.join(root, "dist", kind);

const launchers = { chromium: launchChromium, firefox: launchFirefox };

/**
 * A browser with the built Stillpage installed, on a fresh profile. Throws one sentence when the
 * browser is missing.
 * @param {BrowserKind} kind
 * @param {Omit<LaunchOptions, "program" | "extension"> & { readonly extension?: string }} [options] another build than that in dist
 * @returns {Promise<Session>}
 */
export async function launch(kind, options = {}) {
  const program = ensureBrowsers([kind])[kind];
  if (program === null) throw new Error(`${kind} cannot be found.`);
  return launchers[kind]({ extension: builtFolder(kind), ...options, program });
}
