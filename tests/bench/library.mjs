/**
 * A library of N articles through the product's own write path in a real page of the extension, then
 * searched, cold and warm, beside MiniSearch, FlexSearch and a Dexie multiEntry index over as many of the
 * same articles as they bear, in one run.
 *
 * Run: npm run bench:library -- --articles N [--profile DIR] [--peer-articles N]
 * With a profile the library is kept, and a second run goes on with it. JSON on the last line.
 * Cold: the page is loaded anew, and with it the connection; from the first line of our code to twenty
 * hits with excerpts. `bulkCpuMs` is processor time of all of the browser's processes for an article.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";
import { findBrowser } from "../browser/driver/find.mjs";
import { median, quantile } from "./figures.mjs";

const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "10000" },
    profile: { type: "string" },
    "peer-articles": { type: "string", default: "1000" },
    rounds: { type: "string", default: "15" },
  },
});
const total = Number(values.articles);
const peerArticles = Math.min(total, Number(values["peer-articles"]));
const rounds = Number(values.rounds);
const quietPage = "icons/icon-16.png";

const bundle = await build({
  entryPoints: ["tests/bench/library/in-page.ts"],
  bundle: true,
  write: false,
  format: "iife",
  minify: true,
  target: "chrome123",
});
const source = bundle.outputFiles[0]?.text ?? "";
const profile = values.profile ?? mkdtempSync(path.join(tmpdir(), "stillpage-library-"));
mkdirSync(profile, { recursive: true });
const browser = await puppeteer.launch({
  executablePath: await findBrowser("chromium"),
  userDataDir: profile,
  enableExtensions: [path.resolve("dist/chromium")],
  args: ["--disable-gpu", "--no-sandbox", "--js-flags=--expose-gc"],
  protocolTimeout: 0,
});
try {
  console.log(JSON.stringify(await run()));
} finally {
  await browser.close();
  if (values.profile === undefined) rmSync(profile, { recursive: true, force: true });
}

async function run() {
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

  const already = await ask("count()");
  let bulk = null;
  for (let from = already; from < total; ) {
    const to = Math.min(total, from + 1_000);
    const before = processorMs();
    const { ms, madeMs } = await ask(`fill(${from}, ${to})`);
    const cpuMs = (processorMs() - before - madeMs) / (to - from);
    bulk = { cpuMs: round(cpuMs), wallMs: round((ms - madeMs) / (to - from)) };
    process.stderr.write(`${to}/${total} articles, ${bulk.cpuMs} ms of processor time each\n`);
    from = to;
  }
  const settleMs = round(await ask("settle()"));
  const size = await ask("indexSize()");
  const terms = await ask("terms(0, 200)");
  const saves = await ask(`saves(${total + 10_000_000 + already}, 60)`);
  const { and3, prefix, han } = await ask(`queries(40, ${total})`);

  const cold = [];
  const coldList = [];
  for (const query of and3.slice(0, rounds)) {
    await load();
    cold.push((await ask(`search(${JSON.stringify(query)}, false)`)).ms);
    await load();
    coldList.push(await ask("firstPage()"));
  }
  await load();
  const heapBefore = await heapOf(page);
  await ask(`search(${JSON.stringify(and3[0])}, false)`);
  const heapMb = round((await heapOf(page)) - heapBefore);
  const warm = { and3: await all(and3, false), prefix: await all(prefix, true), han: await all(han, false) };

  /** @param {readonly string[]} queries @param {boolean} isTyping */
  async function all(queries, isTyping) {
    const taken = [];
    for (let pass = 0; pass < 3; pass += 1)
      for (const query of queries) {
        const { ms } = await ask(`search(${JSON.stringify(query)}, ${isTyping})`);
        if (pass > 0) taken.push(ms);
      }
    return { p50: median(taken), p95: quantile(taken, 0.95) };
  }

  const mini = await ask(`peers.buildMiniSearch(${peerArticles})`);
  const miniCold = [];
  for (const query of and3.slice(0, 3)) {
    await load();
    miniCold.push(await ask(`peers.coldMiniSearch(${JSON.stringify(query)})`));
  }
  const miniWarm = [];
  for (const query of and3) miniWarm.push(await ask(`peers.warmMiniSearch(${JSON.stringify(query)}, false)`));
  const flex = await ask(`peers.buildFlexSearch(${peerArticles})`);
  const flexWarm = [];
  for (const query of and3) flexWarm.push(await ask(`peers.warmFlexSearch(${JSON.stringify(query)})`));
  const multi = await ask(`peers.buildMultiEntry(${peerArticles})`);
  const multiCold = [];
  for (const query of and3.slice(0, rounds)) {
    await load();
    multiCold.push(await ask(`peers.coldMultiEntry(${JSON.stringify(query)})`));
  }
  return {
    bench: "library",
    articles: total,
    coldSearchMs: median(cold),
    heapMb,
    warmAnd3Ms: warm.and3,
    warmPrefixMs: warm.prefix,
    warmHanMs: warm.han,
    indexBytesPerArticle: Math.round(size.bytes / total),
    columnBytesPerArticle: Math.round(size.columnBytes / total),
    segments: size.segments,
    tail: size.tail,
    termsMs: median(terms),
    saveMs: median(saves),
    bulkCpuMs: bulk?.cpuMs ?? null,
    bulkWallMs: bulk?.wallMs ?? null,
    settleMs,
    coldListMs: median(coldList),
    peers: {
      articles: peerArticles,
      minisearch: {
        coldSearchMs: median(miniCold),
        warmAnd3Ms: median(miniWarm),
        indexBytesPerArticle: Math.round(mini.bytes / peerArticles),
        bulkCpuMs: round(mini.ms),
      },
      flexsearch: { warmAnd3Ms: median(flexWarm), bulkCpuMs: round(flex.ms) },
      multiEntry: {
        coldSearchMs: median(multiCold),
        indexBytesPerArticle: Math.round(multi.bytes / peerArticles),
        bulkCpuMs: round(multi.ms),
      },
    },
  };
}

/** @param {import("puppeteer-core").Page} page */
async function heapOf(page) {
  const client = await page.createCDPSession();
  await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  await client.detach();
  return usedSize / 2 ** 20;
}

/** Milliseconds of processor time of all processes of this profile's browser so far. */
function processorMs() {
  const ticks = execFileSync("sh", [
    "-c",
    `for p in $(pgrep -f -- "$0"); do cut -d' ' -f14,15 /proc/$p/stat 2>/dev/null; done`,
    profile,
  ]);
  const sum = String(ticks)
    .trim()
    .split(/\s+/)
    .reduce((total, tick) => total + Number(tick), 0);
  return sum * 10;
}

/** @param {number} figure */
function round(figure) {
  return Math.round(figure * 100) / 100;
}
