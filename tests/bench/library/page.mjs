/** A page of the built extension with the library bench in it, in a Chromium of its own. */
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";
import { findBrowser } from "../../browser/driver/find.mjs";

const quietPage = "icons/icon-16.png";

/**
 * Starts Chromium on a profile, a fresh one where none is named; whoever called closes it.
 * @param {string | undefined} folder
 * @param {string} entry what the page is given as `bench`
 */
export async function openLibraryPage(folder, entry = "tests/bench/library/in-page.ts") {
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    loader: { ".css": "text" },
    target: "chrome123",
  });
  const source = bundle.outputFiles[0]?.text ?? "";
  const profile = folder ?? mkdtempSync(path.join(tmpdir(), "stillpage-library-"));
  mkdirSync(profile, { recursive: true });
  const browser = await puppeteer.launch({
    executablePath: await findBrowser("chromium"),
    userDataDir: profile,
    enableExtensions: [path.resolve("dist/chromium")],
    args: ["--disable-gpu", "--no-sandbox", "--js-flags=--expose-gc"],
    protocolTimeout: 0,
  });

  /** A page that runs nothing of ours but what is asked of it; `load` makes it anew, and its connection cold. */
  async function openPage() {
    const worker = await browser.waitForTarget((target) => target.type() === "service_worker");
    const [origin = ""] = /^[a-z-]+:\/\/[^/]+/.exec(worker.url()) ?? [];
    const page = await browser.newPage();
    const load = async () => {
      await page.goto(`${origin}/${quietPage}`);
      await page.evaluate(source);
    };
    /** @type {(call: string) => Promise<any>} */
    const ask = (call) => page.evaluate(`globalThis.bench.${call}`);
    await load();
    return { page, origin, load, ask };
  }

  return { browser, profile, openPage };
}
