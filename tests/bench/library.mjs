/**
 * A library of N articles through the product's own write path in a real page of the extension, then
 * searched, cold and warm, beside MiniSearch, FlexSearch and a Dexie multiEntry index over as many of the
 * same articles as they bear, in one run.
 *
 * Run: npm run bench:library -- --articles N [--profile DIR] [--peer-articles N] [--no-stories] [--images SHARE]
 * or, for libraries too large to be made, what a search reads of their index and nothing else (library/part.ts):
 * npm run bench:library -- --part 100000,1000000
 * With a profile the library is kept, and a second run goes on with it. JSON on the last line.
 * Cold: the page is loaded anew, and with it the connection; from the first line of our code to twenty
 * hits with excerpts. Of an import's batch, `bulkCpuMs` is what the index costs an article: cutting it into
 * terms, and folding and merging segments, on the page's thread, as the peers' figure is; `bulkPathCpuMs`
 * is the processor time of all of the browser's processes for the whole write path; `storiesMs` is what finding
 * copies costs an article, which is done after the import; `--no-stories` leaves it undone. `coldListPutAwayMs` is
 * the list again once its newest two thousand are archived; `coldListRatio` is the
 * first twenty rows of a cold page with all articles over the same with the first hundred of them. `scroll` is
 * the library page itself: library/scroll.mjs. With `--images 0.3` three of ten articles bring one to four pictures of 20
 * to 100 KB each, through the gate that every picture passes; `pictures` says how many there are, and what they cost an
 * article of an import.
 */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { median, quantile } from "./figures.mjs";
import { openLibraryPage } from "./library/page.mjs";
import { scrollFrames } from "./library/scroll.mjs";

const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "10000" },
    profile: { type: "string" },
    "peer-articles": { type: "string", default: "1000" },
    rounds: { type: "string", default: "15" },
    "no-stories": { type: "boolean", default: false },
    images: { type: "string", default: "0" },
    part: { type: "string" },
  },
});
const total = Number(values.articles);
const peerArticles = Math.min(total, Number(values["peer-articles"]));
const rounds = Number(values.rounds);
const pictured = Number(values.images);
/** Archived before a list is read once more, cold: what was put away may not slow down what is left. */
const putAway = Math.min(2_000, total / 2);

const { browser, profile, openPage } = await openLibraryPage(values.profile);
try {
  console.log(JSON.stringify(values.part === undefined ? await run() : await runPart(values.part)));
} finally {
  await browser.close();
  if (values.profile === undefined) rmSync(profile, { recursive: true, force: true });
}

async function run() {
  const { page, origin, load, ask } = await openPage();

  const already = await ask("count()");
  let bulk = null;
  /** @type {number | null} */
  let smallList = null;
  for (let from = already; from < total; ) {
    const to = Math.min(total, from + 1_000);
    const before = processorMs();
    if (from === 0 && to > 100) {
      await ask(`fill(0, 100, ${pictured})`);
      smallList = await coldLists(load, ask);
      from = 100;
      continue;
    }
    const { ms, madeMs, tendMs, picturesMs } = await ask(`fill(${from}, ${to}, ${pictured})`);
    const cpuMs = (processorMs() - before - madeMs) / (to - from);
    bulk = {
      cpuMs: round(cpuMs),
      wallMs: round((ms - madeMs) / (to - from)),
      tendMs: tendMs / (to - from),
      picturesMs: round(picturesMs / (to - from)),
    };
    process.stderr.write(`${to}/${total} articles, ${bulk.cpuMs} ms of processor time each\n`);
    from = to;
  }
  if (values["no-stories"]) {
    await openPage().then(({ ask: askBeside }) => askBeside("hold()"));
    // A page behind another gets no frames.
    await page.bringToFront();
  }
  const settled = await ask(`settle(${values["no-stories"]})`);
  const size = await ask("indexSize()");
  const terms = await ask("terms(0, 200)");
  const saves = await ask(`saves(${total + 10_000_000 + already}, 60)`);
  const { and3, prefix, han } = await ask(`queries(40, ${total})`);

  const cold = [];
  for (const query of and3.slice(0, rounds)) {
    await load();
    cold.push((await ask(`search(${JSON.stringify(query)}, false)`)).ms);
  }
  const coldList = await coldLists(load, ask);
  await ask(`archive(${putAway}, true)`);
  const coldListPutAway = await coldLists(load, ask);
  await ask(`archive(${putAway}, false)`);
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

  const scroll = await scrollFrames(page, origin);
  await load();

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
    bulkCpuMs: bulk === null ? null : round(median(terms) + bulk.tendMs + settled.indexMs / total),
    bulkPathCpuMs: bulk?.cpuMs ?? null,
    bulkWallMs: bulk?.wallMs ?? null,
    pictures: { ...(await ask("pictures()")), bulkWallMs: bulk?.picturesMs ?? null },
    settleMs: round(settled.indexMs),
    storiesMs: settled.storiesMs === null ? null : round(settled.storiesMs / total),
    coldListMs: coldList,
    coldListPutAwayMs: coldListPutAway,
    scroll,
    coldListRatio: smallList === null ? null : round(coldList / smallList),
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

/** @param {string} sizes by commas: how many articles, the first of them what the others are compared with */
async function runPart(sizes) {
  const { load, ask } = await openPage();
  const { and3, prefix } = await ask(`queries(40, 100000)`);
  const few = prefix.slice(0, 8);
  /** @type {(query: string, isTyping: boolean) => Promise<{ ms: number, found: number }>} */
  const search = (query, isTyping) => ask(`part.search(${JSON.stringify([query, isTyping])})`);
  const parts = [];
  for (const documents of sizes.split(",").map(Number)) {
    const size = await ask(`part.build(${JSON.stringify([documents, and3, few])})`);
    process.stderr.write(`${documents} articles: ${JSON.stringify(size)}\n`);
    const cold = [];
    for (const query of and3.slice(0, rounds)) {
      await load();
      cold.push((await search(query, false)).ms);
    }
    const warm = async (/** @type {readonly string[]} */ queries, /** @type {boolean} */ isTyping) => {
      const taken = [];
      for (let pass = 0; pass < 4; pass += 1)
        for (const query of queries) {
          const { ms } = await search(query, isTyping);
          if (pass > 0) taken.push(ms);
        }
      return { p50: median(taken), p95: quantile(taken, 0.95) };
    };
    parts.push({
      articles: documents,
      ...size,
      coldMs: median(cold),
      warmAnd3Ms: await warm(and3, false),
      warmPrefixMs: await warm(few, true),
    });
  }
  const [first] = parts;
  const ratios = parts.map((part) => ({
    articles: part.articles,
    cold: round(part.coldMs / (first?.coldMs ?? Number.NaN)),
    warmAnd3: round(part.warmAnd3Ms.p50 / (first?.warmAnd3Ms.p50 ?? Number.NaN)),
    warmPrefix: round(part.warmPrefixMs.p50 / (first?.warmPrefixMs.p50 ?? Number.NaN)),
  }));
  return { bench: "library", parts, ratios };
}

/**
 * The middle of some cold first pages, in milliseconds.
 * @param {() => Promise<void>} load @param {(call: string) => Promise<any>} ask
 */
async function coldLists(load, ask) {
  const taken = [];
  for (let round = 0; round < rounds; round += 1) {
    await load();
    taken.push(await ask("firstPage()"));
  }
  return median(taken);
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
