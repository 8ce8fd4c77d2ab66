/**
 * A large import in the real page of the built extension in Chromium: a wallabag file of articles with their
 * texts, a Pocket list of addresses, our own lines or their zip, written to disk and chosen as a reader would.
 *
 * Run: npm run bench:import -- [--items N] [--kilobytes N] [--kind wallabag|pocket|lines|zip] [--kill]. JSON on the
 * last line. With `--kill` the page is closed in the middle of the import and the file taken in again: `killed` says
 * how many entries there were then, and `entries` how many at the end.
 * `longestTaskMs` is the browser's own measure of what held the page up; `peakMb` the most the page's
 * JavaScript held at any look, ten a second; `look` is the preview, `take` the import, `again` the preview of the
 * same file once it is in.
 */
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { launch } from "../browser/driver/launch.mjs";
import { createRandom } from "../seeded-random.mjs";

const { values } = parseArgs({
  options: {
    items: { type: "string", default: "50000" },
    kilobytes: { type: "string", default: "4" },
    kind: { type: "string", default: "wallabag" },
    kill: { type: "boolean", default: false },
  },
});
const items = Number(values.items);
const desk = mkdtempSync(path.join(tmpdir(), "stillpage-bench-import-"));
const file = path.join(desk, "list");
const session = await launch("chromium", {});
try {
  await writeList();
  let page = await session.openOwn("pages/transfer/transfer.html");
  await page.evaluate(observe);
  const look = await measured(page, () => choose(page), "preview");
  let killed = null;
  if (values.kill) {
    await page.click('[data-action="import"]');
    while ((await countEntries(page)) < items / 3) await new Promise((done) => setTimeout(done, 200));
    await page.close({ runBeforeUnload: false });
    page = await session.openOwn("pages/transfer/transfer.html");
    killed = await countEntries(page);
    await page.evaluate(observe);
    await choose(page);
    await page.waitForSelector("body[data-state=preview]", { timeout: 0 });
  }
  const take = await measured(page, () => page.click('[data-action="import"]'), "imported");
  const entries = await countEntries(page);
  await page.click('[data-action="start"]');
  const again = await measured(page, () => choose(page), "preview");
  const megabytes = Math.round(statSync(file).size / 1e5) / 10;
  console.log(
    JSON.stringify({
      bench: "import",
      kind: values.kind,
      items,
      megabytes,
      look,
      take,
      again,
      killed,
      entries,
    }),
  );
} finally {
  await session.remove();
  rmSync(desk, { recursive: true, force: true });
}

/** @typedef {import("../browser/driver/session.mjs").Page} Page */

/** How many entries the library has, by the database itself. @param {Page} page @returns {Promise<number>} */
function countEntries(page) {
  return page.evaluate(async () => {
    const [{ name = "" } = {}] = (await indexedDB.databases()).filter((one) => one.name === "stillpage");
    /** @type {IDBDatabase} */
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const counted = database.transaction("entries").objectStore("entries").count();
    await new Promise((resolve) => {
      counted.onsuccess = resolve;
    });
    database.close();
    return counted.result;
  });
}

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
  const contentOf = (index) => {
    let content = "";
    while (content.length < Number(values.kilobytes) * 1_000)
      content += `<p>${Array.from({ length: 60 }, word).join(" ")} ${index}.</p>`;
    return content;
  };
  const ours = await oursModule();
  const zip = ours.createZipFile(new Date(0));
  const zipped = zip.addText("library.jsonl");
  const stream = createWriteStream(file);
  const put = async (text) => {
    if (values.kind === "zip") zipped.add(text);
    else if (!stream.write(text))
      await new Promise((resolve) => stream.once("drain", () => resolve(undefined)));
  };
  const isOurs = values.kind === "zip" || values.kind === "lines";
  await put(isOurs ? ours.header : values.kind === "pocket" ? "title,url,time_added,tags,status\n" : "[");
  for (let index = 0; index < items; index += 1) {
    const title = `${word()} ${word()} ${index}`;
    const url = `https://bench.invalid/${index}`;
    if (isOurs) await put(await ours.entryLine(index, title, contentOf(index)));
    else if (values.kind === "pocket")
      await put(`${title},${url},${1_500_000_000 + index},${word()}|${word()},unread\n`);
    else {
      const entry = {
        is_archived: 0,
        title,
        url,
        content: contentOf(index),
        created_at: "2020-03-01T10:00:00+0000",
        tags: [word()],
        mimetype: "text/html",
      };
      await put(`${index === 0 ? "" : ","}${JSON.stringify(entry)}`);
    }
  }
  await put(isOurs ? ours.footer(items) : values.kind === "pocket" ? "" : "]");
  if (values.kind === "zip") {
    zipped.end();
    stream.write(new Uint8Array(await zip.take("application/zip").arrayBuffer()));
  }
  stream.end();
  await finished(stream);
}

/** @returns {Promise<typeof import("./import/ours.ts")>} */
async function oursModule() {
  // Inside the project, where the packages of the bundle are found.
  mkdirSync(".tmp", { recursive: true });
  const folder = mkdtempSync(path.resolve(".tmp/bench-"));
  try {
    const outfile = path.join(folder, "ours.mjs");
    await build({
      entryPoints: ["tests/bench/import/ours.ts"],
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      outfile,
      logLevel: "warning",
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
