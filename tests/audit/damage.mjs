/**
 * Damages the library's files in ways that disks, tools and people do, starts the browser on them, and asks
 * whether the reader is told. A library of five articles in a real profile; each time a fresh copy of it.
 *
 * Run: npm run audit:damage [-- --times N] [--seed N] [--firefox]
 * JSON on the last line: `damages`; `recognised`, where the popup or the library page says that the library is
 * lost or cannot be opened, or “Verify” names what is altered or missing; `unharmed`, where all five are there
 * and verified; `unnoticed`, which is to be 0; `control`, how often an untouched copy was called unharmed.
 */
import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { launch } from "../browser/driver/launch.mjs";
import { until } from "../browser/driver/poll.mjs";
import { startSite } from "../browser/driver/site.mjs";
import { saveByToolbar } from "../browser/driver/steps.mjs";
import { createRandom } from "../seeded-random.mjs";

/** @typedef {import("../browser/driver/session.mjs").Session} Session */

const { values } = parseArgs({
  options: {
    times: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    firefox: { type: "boolean", default: false },
  },
});
const times = Number(values.times);
const kind = values.firefox ? "firefox" : "chromium";
const articles = 5;
/** How many of them were there when the older copy was made. */
const olderArticles = 3;
const random = createRandom(Number(values.seed));

const site = await startSite();
const session = await launch(kind, { proxyPort: site.port });
try {
  console.log(JSON.stringify(await run()));
} finally {
  await session.remove();
  await site.close();
}

async function run() {
  await keep(0, olderArticles);
  await session.close();
  const older = `${session.profile}-older`;
  cpSync(session.profile, older, { recursive: true });
  await session.relaunch();
  await keep(olderArticles, articles);
  await session.close();
  const whole = `${session.profile}-whole`;
  cpSync(session.profile, whole, { recursive: true });

  /** @type {Record<string, number>} */
  const tally = { recognised: 0, unharmed: 0, unnoticed: 0 };
  const control = await outcomeOf(() => "nothing", whole);
  /** @type {string[]} */
  const unnoticed = [];
  for (let time = 0; time < times; time += 1) {
    const ways = [deleteOne, deleteAll, cutOne, flipBytes, wipeBlock, () => putBack(older)];
    const way = ways[time % ways.length] ?? deleteAll;
    const { outcome, what } = await outcomeOf(way, whole);
    tally[outcome] = (tally[outcome] ?? 0) + 1;
    if (outcome === "unnoticed") unnoticed.push(what);
    process.stderr.write(`${time + 1}/${times} ${what}: ${outcome}\n`);
  }
  return {
    audit: "damage",
    browser: kind,
    damages: times,
    ...tally,
    control: control.outcome,
    unnoticedWays: unnoticed,
  };
}

/** @param {number} from @param {number} to */
async function keep(from, to) {
  for (let number = from; number < to; number += 1) {
    const words = Array.from({ length: 120 }, (_, at) => `word${(number * 131 + at * 17) % 997}`).join(" ");
    const page = `<!doctype html><html lang="en"><title>Article ${number}</title><body><article><h1>Article ${number}</h1><p>${words}.</p><p>${words} again.</p></article></body></html>`;
    await (await saveByToolbar(session, site.put(`http://news.test/${number}`, page))).close();
  }
  // The note of the library follows the save.
  await new Promise((resume) => setTimeout(resume, 2_000));
}

/**
 * What the reader is told of a copy of the profile after `damage`.
 * @param {() => string} damage gives what it did
 * @param {string} whole
 * @returns {Promise<{ outcome: "recognised" | "unharmed" | "unnoticed", what: string }>}
 */
async function outcomeOf(damage, whole) {
  rmSync(session.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  cpSync(whole, session.profile, { recursive: true });
  const what = damage();
  await session.relaunch();
  try {
    const page = await session.openOwn("pages/library/library.html");
    await page.waitForSelector("#list > li, #empty:not([hidden])");
    const trouble = await page.evaluate(() => document.querySelector("#empty [role=alert]") !== null);
    if (trouble) return { outcome: "recognised", what };
    const rows = await page.evaluate(() => document.querySelectorAll("#list > li:not(.waiting)").length);
    const verdict = await verdictOn(page);
    if (verdict === "trouble") return { outcome: "recognised", what };
    return { outcome: rows === articles && verdict === "sound" ? "unharmed" : "unnoticed", what };
  } finally {
    await session.close();
  }
}

/**
 * What “Verify” says.
 * @param {import("puppeteer-core").Page} page
 */
async function verdictOn(page) {
  await page.click('[data-action="library-menu"]');
  await page.waitForSelector('[data-action="verify"]');
  await page.click('[data-action="verify"]');
  return until(
    () =>
      page.evaluate(() => {
        const verdict = document.querySelector(".sheet .verdict");
        if (verdict !== null) return verdict.classList.contains("trouble") ? "trouble" : "sound";
        // It could not even be read.
        return document.querySelector(".sheet [role=alert], .undo-bar [role=alert]") === null
          ? null
          : "trouble";
      }),
    "the verdict",
    20_000,
  ).catch(() => "trouble");
}

/** Files of the library, largest first. */
function libraryFiles(profile = session.profile) {
  const folders =
    kind === "chromium"
      ? [path.join(profile, "Default", "IndexedDB")]
      : readdirSync(path.join(profile, "storage", "default"))
          .filter((name) => name.startsWith("moz-extension") && !name.includes("userContextId"))
          .map((name) => path.join(profile, "storage", "default", name, "idb"));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== "LOCK")
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  return { folders, files: files.toSorted((a, b) => statSync(b).size - statSync(a).size) };
}

function someFile() {
  const { files } = libraryFiles();
  const filled = files.filter((file) => statSync(file).size > 0);
  const file = filled[Math.floor(random() * filled.length)];
  if (file === undefined) throw new Error("the library has no files");
  return file;
}

function deleteOne() {
  const file = someFile();
  rmSync(file);
  return `${path.basename(file)} deleted`;
}

function deleteAll() {
  for (const folder of libraryFiles().folders) rmSync(folder, { recursive: true });
  return "everything deleted";
}

function cutOne() {
  const file = someFile();
  const size = Math.floor(statSync(file).size * random());
  truncateSync(file, size);
  return `${path.basename(file)} cut to ${size} bytes`;
}

function flipBytes() {
  const file = someFile();
  const bytes = readFileSync(file);
  const count = 1 + Math.floor(random() * 64);
  for (let flip = 0; flip < count; flip += 1) {
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(random() * 255));
  }
  writeFileSync(file, bytes);
  return `${count} bytes of ${path.basename(file)} changed`;
}

function wipeBlock() {
  const file = someFile();
  const bytes = readFileSync(file);
  const from = Math.floor((random() * bytes.length) / 4096) * 4096;
  bytes.fill(0, from, Math.min(bytes.length, from + 4096));
  writeFileSync(file, bytes);
  return `4 KB of ${path.basename(file)} wiped at ${from}`;
}

/** @param {string} older */
function putBack(older) {
  const now = libraryFiles().folders;
  const then = libraryFiles(older).folders;
  for (const [at, folder] of now.entries()) {
    rmSync(folder, { recursive: true });
    const source = then[at];
    if (source !== undefined) cpSync(source, folder, { recursive: true });
  }
  return "put back from an older copy";
}
