/**
 * Exports of N articles, each with a picture, out of a library in a real page of the extension: time, the longest
 * task, and how much memory all of the browser's processes took at the most beyond what they had before. Beside
 * them the naive way, everything as one string, for as many articles as it bears: halved until it ends well.
 *
 * Run: npm run bench:export -- [--articles N] [--formats json,zip,…] [--profile DIR]. JSON on the last line.
 * The bytes of a file that was written lie with the browser, some on disk: they are part of the peak.
 */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { openLibraryPage } from "./library/page.mjs";

const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "10000" },
    formats: { type: "string", default: "json,zip,markdown,html" },
    profile: { type: "string" },
  },
});
const total = Number(values.articles);
const { browser, profile, openPage } = await openLibraryPage(values.profile, "tests/bench/export/in-page.ts");
try {
  console.log(JSON.stringify(await run()));
} finally {
  await browser.close();
  if (values.profile === undefined) rmSync(profile, { recursive: true, force: true });
}

async function run() {
  const { ask, load } = await openPage();
  for (let from = await ask("count()"); from < total; from += 500) {
    await ask(`fill(${from}, ${Math.min(total, from + 500)})`);
    process.stderr.write(`${Math.min(total, from + 500)}/${total} articles\n`);
  }
  /** @type {Record<string, object>} */
  const formats = {};
  for (const format of values.formats.split(",")) {
    formats[format] = await measured(load, () => ask(`write(${JSON.stringify(format)}, ${total})`));
    process.stderr.write(`${format}: ${JSON.stringify(formats[format])}\n`);
  }
  let naive = null;
  for (let most = total; naive === null && most > 0; most = Math.floor(most / 2)) {
    try {
      naive = { articles: most, ...(await measured(load, () => ask(`naive(${most})`))) };
    } catch (error) {
      process.stderr.write(
        `the naive way fails at ${most}: ${error instanceof Error ? error.message : error}\n`,
      );
    }
  }
  return { bench: "export", articles: total, formats, naive };
}

/** @param {() => Promise<void>} load @param {() => Promise<object>} work */
async function measured(load, work) {
  await load();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const before = residentMb();
  let peak = before;
  const watching = setInterval(() => {
    peak = Math.max(peak, residentMb());
  }, 200);
  try {
    return { ...(await work()), peakMb: Math.round(peak - before) };
  } finally {
    clearInterval(watching);
  }
}

/** Megabytes that all processes of this profile's browser and their children hold; pages they share count once (PSS). */
function residentMb() {
  const script = `
    pids=$(pgrep -f -- "$0"); all="$pids"
    for p in $pids; do all="$all $(pgrep -P $p)"; done
    for p in $(printf '%s\\n' $all | sort -u); do
      awk '/^Pss:/ {print $2}' /proc/$p/smaps_rollup 2>/dev/null
    done`;
  const lines = execFileSync("bash", ["-c", script, profile], { encoding: "utf8" }).trim().split(/\s+/);
  return lines.reduce((sum, line) => sum + Number(line), 0) / 1024;
}
