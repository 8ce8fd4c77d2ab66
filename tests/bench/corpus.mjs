/**
 * A folder of real pages as a library: each page captured by the built content script, kept by the product's own
 * write path; then the first related ones of chosen articles, a line each, every pair of texts that share stretches of
 * words by plain counting, and on the last line every pair that is told as one story. What is true of it a person has to say.
 *
 *     npm run bench:corpus -- --corpus DIR --pages FILE.jsonl [--related ID,ID | --every N]
 *
 * DIR is as for `bench:capture`, whose output FILE is; where there is none yet it is made (some minutes).
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { median, quantile } from "./figures.mjs";
import { openLibraryPage } from "./library/page.mjs";

const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    pages: { type: "string" },
    related: { type: "string" },
    every: { type: "string", default: "40" },
    limit: { type: "string", default: "5" },
  },
});
const { corpus, pages: file } = values;
if (corpus === undefined || file === undefined) {
  console.error(
    "usage: corpus.mjs --corpus DIR --pages FILE.jsonl [--related ID,ID | --every N] [--limit N]",
  );
  process.exit(2);
}
if (!existsSync(file)) {
  const script = path.join(import.meta.dirname, "capture.mjs");
  const { status } = spawnSync(process.execPath, [script, "--corpus", corpus, "--out", file], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Texts shorter than this are no articles: a page that gave nothing, or a line. */
const shortest = 100;

/** @param {string} name */
const linesOf = (name) =>
  readFileSync(name, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
/** @type {Map<string, string>} */
const addresses = new Map();
const given = new Set();
for (const { id, url } of linesOf(path.join(corpus, "index.jsonl"))) {
  // Some sets give many pages the address of their site, which would be one entry.
  addresses.set(id, given.has(url) ? `${url}${url.includes("?") ? "&" : "?"}page=${id}` : url);
  given.add(url);
}
/** @type {import("./library/corpus.ts").Page[]} */
const pages = linesOf(file)
  .filter(({ text }) => text.length >= shortest)
  .map(({ id, text, title, authors, published, siteName, source, lang }) => {
    return { id, url: addresses.get(id), text, title, authors, published, siteName, source, lang };
  });
/** @typedef {import("./library/corpus.ts").Pair} Pair */
/** @param {Pair} pair */
const keyOf = ({ ids }) => ids.toSorted().join(" ");

const { browser, profile, openPage } = await openLibraryPage(undefined, "tests/bench/library/corpus.ts");
try {
  const { page, ask } = await openPage();
  for (let from = 0; from < pages.length; from += 50) {
    await page.evaluate(`globalThis.bench.keep(${JSON.stringify(pages.slice(from, from + 50))})`);
    process.stderr.write(`${Math.min(pages.length, from + 50)}/${pages.length} pages\n`);
  }
  await ask("settle()");
  const asked =
    values.related?.split(",") ??
    pages.filter((_, at) => at % Number(values.every) === 0).map(({ id }) => id);
  const ms = [];
  for (const id of asked) {
    const list = await ask(`related(${JSON.stringify(id)}, ${Number(values.limit)})`);
    ms.push(list.ms);
    const { title, lang } = pages.find((one) => one.id === id) ?? {};
    console.log(JSON.stringify({ related: id, title, lang, ...list }));
  }
  const counted = await ask("counted()");
  console.log(JSON.stringify({ counted }));
  const told = new Map();
  for (let from = 0; from < pages.length; from += 50) {
    for (const pair of await ask(`told(${from}, ${from + 50})`)) told.set(keyOf(pair), pair);
    process.stderr.write(`${Math.min(pages.length, from + 50)}/${pages.length} asked for their stories\n`);
  }
  console.log(
    JSON.stringify({
      bench: "corpus",
      pages: pages.length,
      sharing: await ask("sharing()"),
      told: [...told.values()],
      // What is enough for a story, and was not told.
      missed: counted.filter((/** @type {Pair} */ pair) => pair.kinship !== null && !told.has(keyOf(pair))),
      related: asked.length,
      relatedMs: { p50: median(ms), p95: quantile(ms, 0.95) },
    }),
  );
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}
