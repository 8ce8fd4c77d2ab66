/**
 * How often the completeness report cries wolf: the doubts of predictions written by `bench:capture`
 * on pages whose body is as good as whole. A scorer that exports `tokens`, `charTokens`, `tpFpFn` and
 * `bodyMetrics` tells which those are.
 *
 *     node tests/bench/false-alarms.mjs --corpus DIR --scorer SCORE.mjs --predictions FILE.jsonl [--list]
 *
 * JSON on the last line of stdout: the rate over pages with a body F1 of at least .95, by kind, and how
 * many of the pages below .7 raised a doubt. `--list` names the pages, one a line.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** A page whose body is at least this good is whole; one below the other bound lacks something. */
const whole = 0.95;
const poor = 0.7;

const options = optionsOf(process.argv.slice(2));
const scorer = await import(pathToFileURL(path.resolve(options.scorer)).href);
const labels = (await linesOf(path.join(options.corpus, "index.jsonl"))).filter(
  ({ headline, textKind }) => headline === true && (textKind === undefined || textKind === "full"),
);
const predictions = new Map((await linesOf(options.predictions)).map((line) => [line.id, line]));
const pages = labels.flatMap((label) => {
  const prediction = predictions.get(label.id);
  return prediction?.ok === true ? [{ ...prediction, lang: label.lang, f1: f1Of(label, prediction) }] : [];
});
const good = pages.filter(({ f1 }) => f1 >= whole);
const bad = pages.filter(({ f1 }) => f1 < poor);
const alarmed = good.filter(({ doubts }) => doubts.length > 0);
if (options.isListing) {
  for (const { id, f1, doubts, proseShare } of pages.filter((page) => page.doubts.length > 0))
    console.log(
      `${f1 >= whole ? "false" : f1 < poor ? "true " : "     "} ${f1.toFixed(3)} ${id} ${doubts} ${proseShare}`,
    );
}
console.log(
  JSON.stringify({
    bench: "false-alarms",
    pages: pages.length,
    whole: good.length,
    falseAlarms: alarmed.length,
    rate: rounded(alarmed.length / Math.max(1, good.length)),
    byKind: tally(alarmed.flatMap(({ doubts }) => doubts)),
    byLanguage: tally(alarmed.map(({ lang }) => lang)),
    poor: bad.length,
    poorDoubted: bad.filter(({ doubts }) => doubts.length > 0).length,
  }),
);

/**
 * The scorer's measure of one page: characters where the language is written without spaces.
 * @param {any} label
 * @param {any} prediction
 */
function f1Of(label, prediction) {
  const cut = /^(?:zh|ja|ko|th)/.test(label.lang ?? "") ? scorer.charTokens : scorer.tokens;
  return scorer.bodyMetrics([scorer.tpFpFn(cut(label.text), cut(prediction.text))]).f1;
}

/** @param {readonly string[]} names */
function tally(names) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** @param {number} value */
function rounded(value) {
  return Math.round(value * 10_000) / 10_000;
}

/**
 * @param {string} file
 * @returns {Promise<any[]>}
 */
async function linesOf(file) {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}

/** @param {readonly string[]} given */
function optionsOf(given) {
  /** @param {string} name */
  const stated = (name) => {
    const at = given.indexOf(name);
    return at < 0 ? undefined : given[at + 1];
  };
  const [corpus, scorerFile, predictionsFile] = ["--corpus", "--scorer", "--predictions"].map(stated);
  if (corpus === undefined || scorerFile === undefined || predictionsFile === undefined) {
    console.error(
      "usage: false-alarms.mjs --corpus DIR --scorer SCORE.mjs --predictions FILE.jsonl [--list]",
    );
    process.exit(2);
  }
  return { corpus, scorer: scorerFile, predictions: predictionsFile, isListing: given.includes("--list") };
}
