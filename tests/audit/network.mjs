/**
 * What Stillpage asks the network for while it lists, searches, reads, compares and takes files in, and what files
 * that left ask for in a bare browser: nothing, whatever they hold. Every name that is looked up and every connection
 * is counted where it cannot be missed (hostile/sinks.mjs); where no such network can be made, a proxy counts the
 * requests alone and `lookups` is null.
 *
 * Run: npm run audit:network [-- --corpus DIR] [--firefox] [--limit N] [--only phonehome,html]
 * `control` is what the same items ask for in a page of their own. JSON on the last line.
 */
import { parseArgs } from "node:util";
import { emptyLibrary } from "../browser/driver/library.mjs";
import { builtWithout, openBench } from "./hostile/bench.mjs";
import { showInFrames } from "./hostile/control.mjs";
import { inGroups, readItems } from "./hostile/items.mjs";
import { loadsOf, storeRaw } from "./hostile/loads.mjs";
import { againInside, isSunk, openSinks } from "./hostile/sinks.mjs";
import { foreignFiles, importFile } from "./hostile/ways-in.mjs";
import { compare, exported, openBare, read, scrollLibrary, scrollPopup } from "./hostile/ways-out.mjs";

/** @typedef {import("./hostile/bench.mjs").Bench} Bench */

const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    firefox: { type: "boolean", default: false },
    limit: { type: "string" },
    only: { type: "string", default: "phonehome,html" },
  },
});
/** What loads late is asked for by then. */
const lateMs = 1_500;
const mostCompared = 40;
/** @type {"chromium" | "firefox"} */
const kind = values.firefox ? "firefox" : "chromium";

const inside = isSunk ? null : againInside();
if (inside === null) await run();
else process.exitCode = inside;

async function run() {
  const items = readItems({
    corpus: values.corpus,
    kinds: values.only.split(","),
    limit: values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit),
  });
  const sinks = isSunk ? await openSinks() : null;
  /** @type {Record<string, Asked>} */
  const asked = {};
  try {
    const control = await controlOf(items, sinks);
    process.stderr.write(`control: ${JSON.stringify(control)}\n`);
    for (const wall of ["none", "csp", "sanitizer"]) {
      asked[wall] = await askedFor(wall, items, sinks);
      process.stderr.write(`without ${wall}: ${JSON.stringify(asked[wall])}\n`);
    }
    const { none: whole = nothing, ...without } = asked;
    console.log(
      JSON.stringify({ audit: "network", browser: kind, items: items.length, ...whole, control, without }),
    );
    if (Object.values(asked).some(({ requests, lookups }) => requests > 0 || (lookups ?? 0) > 0))
      process.exitCode = 1;
  } finally {
    sinks?.close();
  }
}

/** @typedef {{ readonly requests: number, readonly lookups: number | null }} Asked */
/** @type {Asked} */
const nothing = { requests: 0, lookups: 0 };

/**
 * @param {string} wall
 * @param {ReturnType<typeof readItems>} items
 * @param {Awaited<ReturnType<typeof openSinks>> | null} sinks
 * @returns {Promise<Asked>}
 */
async function askedFor(wall, items, sinks) {
  const extension = wall === "none" ? {} : { extension: builtWithout(wall, kind) };
  const bench = await openBench(kind, { ...extension, isSunk });
  try {
    const loads = await loadsOf(bench, items);
    sinks?.take();
    bench.site.forget();
    let files = 0;
    for (const way of ["stored", "foreign"]) {
      await emptyLibrary(bench.session);
      if (way === "stored") await storeRaw(bench, loads);
      else
        for (const group of inGroups(items, 500))
          for (const [name, text] of Object.entries(foreignFiles(group))) await importFile(bench, name, text);
      const tab = await bench.ownTab();
      await scrollLibrary(tab);
      await scrollPopup(tab);
      await tab.go("pages/library/library.html?q=ferry%20harbour", "body");
      const kept = await bench.ask("pages");
      for (const page of way === "stored" ? kept : kept.slice(0, mostCompared)) {
        await read(tab, page);
        await hoverLinks(tab.page);
      }
      for (const page of kept.slice(0, mostCompared)) await compare(tab, page);
      await tab.page.close();
      // A file of one wall less is what that wall is not about.
      if (wall !== "none" || way !== "stored") continue;
      for (const [format, type] of /** @type {const} */ ([
        ["html", "text/html; charset=utf-8"],
        ["epub", "application/xhtml+xml"],
      ])) {
        const opened = await openBare(bench, await exported(bench, format), type);
        files += opened.asked.length;
      }
    }
    await new Promise((resume) => setTimeout(resume, lateMs));
    const ofFiles = (/** @type {string} */ url) => url.startsWith(`${bench.bareOrigin}/`);
    const left = bench.site.asked.filter(({ url }) => !ofFiles(url));
    const taken = sinks?.take();
    for (const { url } of left.slice(0, 5)) process.stderr.write(`asked for: ${url}\n`);
    for (const name of taken?.lookups.slice(0, 5) ?? []) process.stderr.write(`looked up: ${name}\n`);
    return {
      requests: left.length + files + (taken?.connections ?? 0),
      lookups: taken?.lookups.length ?? null,
    };
  } finally {
    await bench.close();
  }
}

/**
 * The pointer over every link, which browsers may take for a reason to look its host up.
 * @param {import("puppeteer-core").Page} page
 */
function hoverLinks(page) {
  return page.evaluate(() => {
    const frame = document.querySelector("iframe");
    for (const link of frame?.contentDocument?.querySelectorAll("a") ?? [])
      for (const type of ["pointerover", "mouseover", "mousemove", "pointerleave"])
        link.dispatchEvent(new MouseEvent(type, { bubbles: true }));
  });
}

/**
 * The items in frames of a bare page: how many addresses they ask for, and names they look up.
 * @param {ReturnType<typeof readItems>} items
 * @param {Awaited<ReturnType<typeof openSinks>> | null} sinks
 */
async function controlOf(items, sinks) {
  const bench = await openBench(kind, { isSunk });
  const addresses = new Set();
  try {
    const page = await bench.session.open("about:blank");
    page.on("dialog", (dialog) => void dialog.dismiss().catch(() => undefined));
    page.on("request", (request) => {
      if (/^https?:/.test(request.url())) addresses.add(request.url());
    });
    for (const [at, group] of inGroups(items, 50).entries()) {
      await page.goto(
        bench.site.put(
          `${bench.bareOrigin}/control/${at}`,
          "<!doctype html><title>Control</title><body></body>",
        ),
      );
      await page.evaluate(
        showInFrames,
        group.map(({ text }) => text),
      );
      await new Promise((resume) => setTimeout(resume, lateMs / 2));
    }
    const taken = sinks?.take();
    const own = [...addresses].filter((address) => address.startsWith(bench.bareOrigin)).length;
    return {
      addresses: addresses.size - own,
      connections: taken?.connections ?? null,
      lookups: taken?.lookups.length ?? null,
    };
  } finally {
    await bench.close();
  }
}
