/**
 * A large import in the real page of the built extension in Chromium: a wallabag file of articles with their
 * texts, or a Pocket list of addresses, written to disk and chosen as a reader would.
 *
 * Run: npm run bench:import -- [--items N] [--kilobytes N] [--links]. JSON on the last line.
 * `longestTaskMs` is the browser's own measure of what held the page up; `peakMb` the most the page's
 * JavaScript held at any look, ten a second; `look` is the preview, `take` the import, `again` the preview of the
 * same file once it is in.
 */
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";
import { parseArgs } from "node:util";
import { launch } from "../browser/driver/launch.mjs";
import { createRandom } from "../seeded-random.mjs";

const { values } = parseArgs({
  options: {
    items: { type: "string", default: "50000" },
    kilobytes: { type: "string", default: "4" },
    links: { type: "boolean", default: false },
  },
});
const items = Number(values.items);
const desk = mkdtempSync(path.join(tmpdir(), "stillpage-bench-import-"));
const file = path.join(desk, "list");
const session = await launch("chromium", {});
try {
  await writeList();
  const page = await session.openOwn("pages/transfer/transfer.html");
  await page.evaluate(observe);
  const look = await measured(page, () => choose(page), "preview");
  const take = await measured(page, () => page.click('[data-action="import"]'), "imported");
  await page.click('[data-action="start"]');
  const again = await measured(page, () => choose(page), "preview");
  const megabytes = Math.round(statSync(file).size / 1e5) / 10;
  console.log(JSON.stringify({ bench: "import", items, megabytes, look, take, again }));
} finally {
  await session.remove();
  rmSync(desk, { recursive: true, force: true });
}

/** @typedef {import("../browser/driver/session.mjs").Page} Page */

/** @param {Page} page */
async function choose(page) {
  const input = await page.waitForSelector("input#file");
  await input?.uploadFile(file);
}

/** In the page: notes what holds it up, and what it holds. */
function observe() {
  const figures = { longest: 0, tasks: 0, peak: 0 };
  Object.assign(window, { figures });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      figures.longest = Math.max(figures.longest, duration);
      figures.tasks += 1;
    }
  }).observe({ type: "longtask" });
  setInterval(() => {
    const memory = Reflect.get(performance, "memory");
    figures.peak = Math.max(figures.peak, memory.usedJSHeapSize);
  }, 100);
}

/**
 * @param {Page} page
 * @param {() => Promise<unknown>} start
 * @param {string} state that the page ends in
 */
async function measured(page, start, state) {
  await page.evaluate(() => Object.assign(Reflect.get(window, "figures"), { longest: 0, tasks: 0, peak: 0 }));
  const began = performance.now();
  await start();
  await page.waitForFunction(
    (wanted) => document.body.dataset["state"] === wanted,
    { timeout: 0, polling: 250 },
    state,
  );
  const seconds = (performance.now() - began) / 1000;
  const { longest, tasks, peak } = await page.evaluate(() => ({ ...Reflect.get(window, "figures") }));
  return {
    seconds: Math.round(seconds * 10) / 10,
    longestTaskMs: Math.round(longest),
    // The browser counts tasks above 50 ms.
    longTasks: tasks,
    peakMb: Math.round(peak / 1e6),
  };
}

/** The list, item by item: it is larger than a string may be. */
async function writeList() {
  const random = createRandom(7);
  const words =
    "river town flood wall council meadow water street winter engineer port office model school".split(" ");
  const word = () => words[Math.floor(random() * words.length)] ?? "";
  const stream = createWriteStream(file);
  stream.write(values.links ? "title,url,time_added,tags,status\n" : "[");
  for (let index = 0; index < items; index += 1) {
    const title = `${word()} ${word()} ${index}`;
    const url = `https://bench.invalid/${index}`;
    let text;
    if (values.links) text = `${title},${url},${1_500_000_000 + index},${word()}|${word()},unread\n`;
    else {
      let content = "";
      while (content.length < Number(values.kilobytes) * 1_000)
        content += `<p>${Array.from({ length: 60 }, word).join(" ")} ${index}.</p>`;
      const entry = {
        is_archived: 0,
        title,
        url,
        content,
        created_at: "2020-03-01T10:00:00+0000",
        tags: [word()],
        mimetype: "text/html",
      };
      text = `${index === 0 ? "" : ","}${JSON.stringify(entry)}`;
    }
    if (!stream.write(text)) await new Promise((resolve) => stream.once("drain", () => resolve(undefined)));
  }
  stream.end(values.links ? "" : "]");
  await finished(stream);
}
