/**
 * A folder of labelled pages, through the built content script, in a real browser: one prediction a
 * line, in the shape a scorer reads, with what extraction took beside what @mozilla/readability alone
 * takes on the same DOM. Build first, or run it as
 *
 *     npm run bench:capture -- --corpus DIR --out FILE.jsonl [--firefox] [--only ID,ID] [--limit N] [--jobs N]
 *
 * DIR/index.jsonl has one page a line, `{id, url, html}`; `html` names its file in DIR, gzipped where it
 * ends in .gz. Each page is shown under its own address by a browser that has no way out, with its
 * scripts off. A page that throws or hangs becomes an empty prediction and a line on stderr. JSON on
 * the last line of stdout; times want a quiet machine.
 */
import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { launchChromium } from "./capture/chromium.mjs";
import { launchFirefox } from "./capture/firefox.mjs";
import { emptyPrediction, predictionOf } from "./capture/prediction.mjs";
import { quantile } from "./figures.mjs";

/** @typedef {{ readonly id: string, readonly url: string, readonly html: string }} Row */
/** @typedef {import("./capture/prediction.mjs").Prediction} Prediction */

/** All of one page: showing it, and both extractions. */
const pageTimeoutMs = 20_000;

const options = optionsOf(process.argv.slice(2));
const rows = await rowsOf(options);
const started = performance.now();
const lab = await (options.isFirefox ? launchFirefox() : launchChromium());
/** @type {(Prediction | undefined)[]} */
const predictions = [];
try {
  await takeAll();
} finally {
  await lab.close();
}
console.log(JSON.stringify(summary()));

/** A few tabs take pages from one list; lines are written in the list's order as soon as they can be. */
async function takeAll() {
  const out = createWriteStream(options.out);
  const left = rows.entries();
  let written = 0;
  const work = async () => {
    for (const [index, row] of left) {
      predictions[index] = await take(row, index);
      for (let next = predictions[written]; next !== undefined; next = predictions[written]) {
        out.write(`${JSON.stringify(next)}\n`);
        written += 1;
        if (written % 100 === 0) process.stderr.write(`${written}/${rows.length}\n`);
      }
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  await new Promise((resolve) => out.end(resolve));
}

/**
 * @param {Row} row
 * @param {number} index
 */
async function take(row, index) {
  try {
    const markup = await markupOf(path.join(options.corpus, row.html));
    // Whoever goes first finds a colder DOM: they take turns.
    const reply = await lab.take({ url: row.url, markup, isOursFirst: index % 2 === 0 }, pageTimeoutMs);
    return predictionOf(row.id, reply);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    process.stderr.write(`${row.id}: ${reason}\n`);
    return emptyPrediction(row.id);
  }
}

function summary() {
  const done = predictions.filter((item) => item !== undefined);
  const timed = done.filter(({ ms, readabilityMs }) => ms !== null && readabilityMs !== null);
  const ours = timed.map(({ ms }) => Number(ms));
  const theirs = timed.map(({ readabilityMs }) => Number(readabilityMs));
  const ratios = ours.map((ms, index) => ms / Math.max(0.1, theirs[index] ?? 0));
  return {
    bench: "capture",
    browser: options.isFirefox ? "firefox" : "chromium",
    pages: done.length,
    failed: done.filter(({ ok, code }) => !ok && code === null).length,
    noArticle: done.filter(({ code }) => code !== null).length,
    msMedian: quantile(ours, 0.5),
    msP95: quantile(ours, 0.95),
    readabilityMedian: quantile(theirs, 0.5),
    readabilityP95: quantile(theirs, 0.95),
    ratioMedian: quantile(ratios, 0.5),
    ratioP95: quantile(ratios, 0.95),
    seconds: Math.round((performance.now() - started) / 1000),
  };
}

/** @param {ReturnType<typeof optionsOf>} options */
async function rowsOf({ corpus, only, limit }) {
  const lines = (await readFile(path.join(corpus, "index.jsonl"), "utf8")).split("\n");
  const all = lines.filter((line) => line !== "").map((line) => /** @type {Row} */ (JSON.parse(line)));
  return all.filter(({ id }) => only === null || only.has(id)).slice(0, limit);
}

/** @param {string} file */
async function markupOf(file) {
  const bytes = await readFile(file);
  return (file.endsWith(".gz") ? await promisify(gunzip)(bytes) : bytes).toString("utf8");
}

/** @param {readonly string[]} given */
function optionsOf(given) {
  /** @param {string} name */
  const stated = (name) => {
    const at = given.indexOf(name);
    return at < 0 ? null : (given[at + 1] ?? null);
  };
  const corpus = stated("--corpus");
  const out = stated("--out");
  if (corpus === null || out === null) {
    console.error(
      "usage: capture.mjs --corpus DIR --out FILE.jsonl [--firefox] [--only ID,ID] [--limit N] [--jobs N]",
    );
    process.exit(2);
  }
  const only = stated("--only");
  return {
    corpus,
    out,
    isFirefox: given.includes("--firefox"),
    only: only === null ? null : new Set(only.split(",")),
    limit: Number(stated("--limit") ?? Number.POSITIVE_INFINITY),
    jobs: Number(stated("--jobs") ?? 2),
  };
}
