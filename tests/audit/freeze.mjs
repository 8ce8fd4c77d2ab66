/**
 * Whether a page can stop Stillpage, or have Stillpage stop its tab: names that stand in front of the DOM's own, at
 * three places; pages of ten thousand to a million nodes, of 50 MB, of a hundred thousand levels; and texts that
 * double in length. The built content script runs in a world of its own in the page, as in life.
 *
 * Run: npm run audit:freeze [-- --corpus DIR] [--limit N] [--part clobber,ladder,growth]
 *
 * JSON on the last line: `hangs` of over two seconds and `errors` nobody foresaw, both to be 0; `ladder`, with what
 * came of each page, after how long, and the longest time in which the page had no turn; `growth`, the worst factor
 * by which a doubled text takes longer. Limits are held against processor time of the page's main thread, which other
 * work on the machine does not lengthen; `stillMs` wants a quiet one. `control` is how many of the names stop Readability alone.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { readabilityScript } from "../bench/capture/scripts.mjs";
import { builtFolder, launch } from "../browser/driver/launch.mjs";
import { startSite } from "../browser/driver/site.mjs";
import { readItems } from "./hostile/items.mjs";
import { rungs } from "./hostile/ladder.mjs";

/** @typedef {{ readonly code: string, readonly detail: string | null, readonly ms: number, readonly cpuMs: number, readonly stillMs: number }} Outcome */

const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    limit: { type: "string" },
    part: { type: "string", default: "clobber,ladder,growth" },
  },
});
const parts = values.part.split(",");
/** After so long a page counts as one that hangs. */
const hangMs = 2_000;
/** The control is given up after so long. */
const controlMs = 3_000;
const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
const source = readFileSync(path.join(builtFolder("chromium"), "content.js"), "utf8");
const readability = readabilityScript();
const sentence = "The ferry leaves at six, and the harbour master writes its name in a book. ";
const article = `<article><h1>Ferry</h1>${`<p>${sentence.repeat(4)}</p>`.repeat(6)}</article>`;
const pageOf = (/** @type {string} */ body, head = "") =>
  `<!doctype html><html lang="en"><head><title>Ferry</title>${head}</head><body>${body}</body></html>`;

/** Where the names stand: before the article, in its middle, around it. */
const places = [
  (/** @type {string} */ item) => pageOf(`${item}${article}`),
  (/** @type {string} */ item) => pageOf(article.replace("</p>", `</p>${item}`)),
  (/** @type {string} */ item) => pageOf(`<form>${item.replaceAll(/<\/?form>/g, "")}${article}</form>`),
];

/** What is said again and again until there is a megabyte of it. */
const pieces = [
  "a",
  " ",
  "a ",
  "\n",
  "<",
  "(",
  "[",
  "“",
  "by ",
  "By Ann and ",
  "2026-",
  "1/",
  "12:",
  "Mon, ",
  " - ",
  " | ",
  "http://",
  "www.",
  "@",
  "#",
  "&amp;",
  "，",
  "记者",
  "来源：",
  "年",
  "、",
  "«",
  "...",
  "—",
  "\u200b",
  "\u0301",
  "\u202e",
  "😀",
];
const sizes = [131_072, 262_144, 524_288, 1_048_576];
/** Below this a factor is noise. */
const leastMs = 60;

const site = await startSite();
const session = await launch("chromium", { proxyPort: site.port });
try {
  const clobber = parts.includes("clobber") ? await clobbered() : null;
  const ladder = parts.includes("ladder") ? await climbed() : null;
  const growth = parts.includes("growth") ? await grown() : null;
  const hangs = clobber?.hangs ?? 0;
  const errors = clobber?.errors ?? 0;
  console.log(
    JSON.stringify({
      audit: "freeze",
      items: clobber?.items ?? 0,
      hangs,
      errors,
      control: clobber?.control,
      ladder,
      growth,
    }),
  );
  const isSlow = ladder?.some(({ isInTime }) => !isInTime) === true;
  if (hangs > 0 || errors > 0 || isSlow || (growth?.worst ?? 0) > 3) process.exitCode = 1;
} finally {
  await session.remove();
  await site.close();
}

async function clobbered() {
  const items = readItems({ corpus: values.corpus, kinds: ["clobber"], limit });
  let hangs = 0;
  let errors = 0;
  let control = 0;
  let tab = await openTab();
  for (const { id, text } of items)
    for (const [place, make] of places.entries()) {
      const { code, detail, cpuMs: ms } = await tab.capture(make(text), 10 * hangMs);
      if (ms > hangMs || code === "hang") hangs += 1;
      // An article is there; that it is not found is a page that misled us.
      if (code !== "article") errors += 1;
      if (ms > hangMs || code !== "article")
        process.stderr.write(`${id} at ${place}: ${code} ${detail} in ${ms} ms\n`);
      if (code === "hang") tab = await openTab();
      if (place !== 2) continue;
      const isStopped = await tab.readsAlone(controlMs);
      if (isStopped !== "article") control += 1;
      if (isStopped === "hang") tab = await openTab();
    }
  await tab.close();
  return { items: items.length * places.length, hangs, errors, control };
}

async function climbed() {
  const results = [];
  for (const { name, build, count, mostMs, refusalMs } of rungs) {
    const tab = await openTab();
    // What the browser itself does not come back from is told as that.
    const outcome = await tab.capture(pageOf(""), 60_000, { build, count, sentence }).catch((error) => ({
      code: `the browser: ${String(error.message).slice(0, 80)}`,
      ms: 0,
      cpuMs: 0,
      stillMs: 0,
    }));
    const isRefused = outcome.code === "page/too-large" || outcome.code === "page/timeout";
    const { code, ms, cpuMs, stillMs } = outcome;
    const isInTime = code === "article" ? cpuMs <= mostMs : isRefused && cpuMs <= refusalMs;
    results.push({ name, outcome: code, ms, cpuMs, stillMs, isInTime });
    process.stderr.write(`${JSON.stringify(results.at(-1))}\n`);
    await tab.close();
  }
  return results;
}

async function grown() {
  const tab = await openTab();
  let worst = 0;
  let worstPiece = "";
  for (const piece of pieces) {
    const took = [];
    for (const size of sizes) {
      const text = piece.repeat(size / piece.length);
      const safe = text.replaceAll("<", "&lt;").replaceAll('"', "&quot;");
      const ld = JSON.stringify({
        "@type": "NewsArticle",
        headline: text.slice(0, 400_000),
        author: text.slice(0, 400_000),
      });
      const head = `<meta name="author" content="${safe}"><meta property="og:title" content="${safe}"><script type="application/ld+json">${ld.replaceAll("<", "\\u003c")}</script>`;
      const { cpuMs: ms } = await tab.capture(
        pageOf(`<article><h1>${safe}</h1><p>${safe}</p>${article}</article>`, head),
        60_000,
      );
      took.push(ms);
    }
    const factors = took
      .slice(1)
      .map((ms, at) => (ms < leastMs ? 0 : ms / Math.max(leastMs / 2, took[at] ?? 0)));
    const factor = Math.max(...factors);
    if (factor > worst) [worst, worstPiece] = [factor, piece];
    process.stderr.write(`${JSON.stringify(piece)}: ${took.join(", ")} ms\n`);
  }
  await tab.close();
  return { patterns: pieces.length, worst: Number(worst.toFixed(2)), worstPiece };
}

/** A tab that shows a page and has it read. */
async function openTab() {
  const page = await session.open(site.put("http://tab.test/", pageOf("")));
  const cdp = await page.createCDPSession();
  const { frameTree } = await cdp.send("Page.getFrameTree");
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });

  /** @param {string} worldName @param {string} script @param {string} call @param {number} limitMs */
  async function run(worldName, script, call, limitMs) {
    const { executionContextId: contextId } = await cdp.send("Page.createIsolatedWorld", {
      frameId: frameTree.frame.id,
      worldName,
    });
    await cdp.send("Runtime.evaluate", { contextId, expression: `${script};undefined` });
    const begun = performance.now();
    const answer = cdp.send("Runtime.evaluate", {
      contextId,
      expression: call,
      awaitPromise: true,
      returnByValue: true,
    });
    const late = new Promise((resume) => setTimeout(() => resume(null), limitMs).unref());
    const reply = /** @type {any} */ (await Promise.race([answer.catch(() => null), late]));
    return { reply, ms: Math.round(performance.now() - begun) };
  }

  return {
    /**
     * @param {string} markup
     * @param {number} limitMs
     * @param {{ build: Function, count: number, sentence: string } | null} [made] by script, once the page is there
     * @returns {Promise<Outcome>}
     */
    async capture(markup, limitMs, made = null) {
      await page.goto(site.put("http://freeze.test/page", markup));
      if (made !== null)
        await page.evaluate(`(${made.build})(${made.count}, ${JSON.stringify(made.sentence)})`);
      await page.evaluate(() => {
        const state = Object.assign(globalThis, { auditStill: 0 });
        let last = performance.now();
        const tick = () => {
          const now = performance.now();
          state.auditStill = Math.max(state.auditStill, now - last);
          last = now;
          setTimeout(tick, 4);
        };
        tick();
      });
      const call = `globalThis.__stillpageCapture("article", { isInspection: true }).then((value) =>
        value.ok ? { code: "article", detail: String(value.article.wordCount) } : { code: value.code, detail: value.detail })`;
      const before = await busyMs(cdp);
      const { reply, ms } = await run("stillpage", source, call, limitMs);
      if (reply === null) return { code: "hang", detail: null, ms, cpuMs: ms, stillMs: ms };
      const cpuMs = (await busyMs(cdp)) - before;
      await page.evaluate(() => new Promise((resume) => setTimeout(resume, 10)));
      const stillMs = Math.round(await page.evaluate("auditStill"));
      const { code = "threw", detail = reply.exceptionDetails?.text ?? null } = reply.result?.value ?? {};
      return { code, detail, ms, cpuMs, stillMs };
    },

    /** Whether Readability by itself reads the page that stands there. @param {number} limitMs */
    async readsAlone(limitMs) {
      const call = readability.call.replace(".call", "");
      const { reply } = await run("readability", readability.source, call, limitMs);
      if (reply === null) return "hang";
      return reply.exceptionDetails === undefined ? "article" : "threw";
    },

    close: () => page.close().catch(() => undefined),
  };
}

/** Processor time of the page's main thread so far. @param {import("puppeteer-core").CDPSession} cdp */
async function busyMs(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return Math.round((metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000);
}
