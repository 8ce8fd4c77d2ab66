import path from "node:path";
import { build } from "esbuild";
import { root } from "./launch.mjs";

/** @typedef {import("./session.mjs").Session} Session */

/**
 * Takes so many made-up articles into the library through the product's own write path, index and all:
 * those of tests/bench/library.
 * @param {Session} session
 * @param {number} total
 * @returns {Promise<void>}
 */
export async function fillLibrary(session, total) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path.join(root, "tests/bench/library/in-page.ts")],
    bundle: true,
    write: false,
    format: "iife",
    target: ["chrome123", "firefox128"],
  });
  const page = await session.openBeside("icons/icon-16.png");
  try {
    await page.evaluate(`${outputFiles[0]?.text};null`);
    await page.evaluate(`globalThis.bench.fill(0, ${total}).then(() => globalThis.bench.settle())`);
  } finally {
    await page.close();
  }
}
