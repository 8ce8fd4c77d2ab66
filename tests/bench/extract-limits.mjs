/**
 * How long pages of unusual size hold a tab, in real Chromium: the figures beside
 * src/extract/limits.ts. Run: node tests/bench/extract-limits.mjs [shape]. JSON on the last line.
 * `tookMs` and `longestStillMs` want a quiet machine; `cpuMs` does not.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import puppeteer from "puppeteer-core";

const sentence =
  "The harbour wall was raised by a metre last spring, and the engineers say that it will hold, for now. ";

/** Pages built by script, as functions that run in the page: `count` is nodes or levels. */
const shapes = {
  paragraphs: (count, text) => {
    const article = document.createElement("article");
    for (let i = 0; i < count / 2; i += 1) {
      const p = document.createElement("p");
      p.textContent = text;
      article.append(p);
    }
    document.body.append(article);
  },
  nestedBoxes: (count, text) => {
    for (let made = 0; made < count; ) {
      let into = document.body;
      for (let depth = 0; depth < 40 && made < count; depth += 1, made += 2) {
        const box = document.createElement("div");
        box.append(text.slice(0, 40));
        into.append(box);
        into = box;
      }
    }
  },
  lists: (count, text) => {
    for (let made = 0; made < count; ) {
      const list = document.createElement("ul");
      for (let item = 0; item < 50 && made < count; item += 1, made += 4) {
        const li = document.createElement("li");
        const a = document.createElement("a");
        a.href = `/p/${made}`;
        a.textContent = text.slice(0, 30);
        li.append(a, text.slice(30, 60));
        list.append(li);
      }
      document.body.append(list);
    }
  },
  breaks: (count, text) => {
    const box = document.createElement("div");
    for (let i = 0; i < count / 2; i += 1) box.append(text, document.createElement("br"));
    document.body.append(box);
  },
  table: (count, text) => {
    const table = document.createElement("table");
    for (let made = 0; made < count; made += 21) {
      const row = table.insertRow();
      for (let cell = 0; cell < 10; cell += 1) row.insertCell().textContent = text.slice(0, 20);
    }
    document.body.append(table);
  },
  deep: (count, text) => {
    const top = document.createElement("div");
    let into = top;
    for (let i = 0; i < count; i += 1) {
      const box = document.createElement("div");
      into.append(box);
      into = box;
    }
    into.append(text.repeat(10));
    // Not rendered: laying out so deep a tree is more than the browser itself survives.
    top.className = "unrendered";
    document.body.append(
      ...Array.from({ length: 5 }, () =>
        Object.assign(document.createElement("p"), { textContent: text.repeat(3) }),
      ),
    );
    document.body.append(top);
  },
};

const runs = [
  ...["paragraphs", "nestedBoxes", "lists", "breaks", "table"].flatMap((shape) =>
    [10_000, 45_000, 100_000, 1_000_000].map((count) => ({ shape, count, scope: "article" })),
  ),
  ...["paragraphs", "nestedBoxes", "table"].flatMap((shape) =>
    [100_000, 240_000].map((count) => ({ shape, count, scope: "text" })),
  ),
  ...[1_000, 5_000, 100_000].map((count) => ({ shape: "deep", count, scope: "article" })),
].filter(({ shape }) => process.argv[2] === undefined || process.argv[2] === shape);

const bundle = buildSync({
  entryPoints: ["src/content/content.ts"],
  bundle: true,
  write: false,
  format: "iife",
  minify: true,
}).outputFiles[0].text;

const results = [];
for (const run of runs) {
  // A browser each: the largest pages may take theirs with them.
  const profile = await mkdtemp(join(tmpdir(), "limits-"));
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    userDataDir: profile,
    protocolTimeout: 120_000,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  results.push({
    ...run,
    ...(await measure(browser, run).catch((error) => ({ outcome: String(error.message).slice(0, 80) }))),
  });
  await browser.close().catch(() => undefined);
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  process.stderr.write(`${JSON.stringify(results.at(-1))}\n`);
}
process.stdout.write(`${JSON.stringify(results)}\n`);

async function measure(browser, { shape, count, scope }) {
  const page = await browser.newPage();
  await page.setContent(
    "<!doctype html><title>Size</title><style>.unrendered { display: none }</style><body></body>",
  );
  const cdp = await page.createCDPSession();
  const { frameTree } = await cdp.send("Page.getFrameTree");
  await page.evaluate(`(${shapes[shape]})(${count}, ${JSON.stringify(sentence)})`);
  // Laid out before the clock starts, as a page is when its reader clicks.
  await page.evaluate(() => document.body.getBoundingClientRect().height);
  await new Promise((resolve) => setTimeout(resolve, 300));
  // The longest time in which the page's own timer had no turn.
  await page.evaluate(() => {
    globalThis.longest = 0;
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      globalThis.longest = Math.max(globalThis.longest, now - last);
      last = now;
      setTimeout(tick, 4);
    };
    tick();
  });
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await busyMs(cdp);
  const { executionContextId } = await cdp.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
  const { result } = await cdp.send("Runtime.evaluate", {
    contextId: executionContextId,
    awaitPromise: true,
    returnByValue: true,
    expression: `const begun = performance.now(); ${bundle};
      globalThis.__stillpageCapture(${JSON.stringify(scope)}, { isInspection: true }).then((value) => ({
        outcome: value.ok ? value.article.wordCount : value.code + " " + value.detail,
        tookMs: Math.round(performance.now() - begun),
      }))`,
  });
  const cpuMs = (await busyMs(cdp)) - before;
  await new Promise((resolve) => setTimeout(resolve, 50));
  return { ...result.value, cpuMs, longestStillMs: Math.round(await page.evaluate("longest")) };
}

/** Processor time of the page's main thread so far, which other work on the machine does not lengthen. */
async function busyMs(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return Math.round((metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000);
}
