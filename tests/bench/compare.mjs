/**
 * The comparison measured: pairs that a seeded editor made of texts in English, Chinese and Japanese, of
 * which it is known how much was changed and what was moved, beside a plain word diff and a plain
 * character diff in the same run; and the time of long articles.
 *
 * Run: npm run bench:compare [-- --pairs N]. JSON on the last line.
 * A ratio is the reported edit over the true one, in characters; a move counts as found where its text
 * is told as moved, or where the whole is told with no more text moved than was.
 */
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { median, quantile } from "./figures.mjs";

const { values } = parseArgs({ options: { pairs: { type: "string", default: "900" } } });

const bundle = await build({
  entryPoints: ["tests/bench/compare/measure.ts"],
  bundle: true,
  write: false,
  format: "esm",
  platform: "node",
});
const code = Buffer.from(bundle.outputFiles[0]?.contents ?? []).toString("base64");
/** @type {typeof import("./compare/measure.ts")} */
const { measureLong, measurePairs } = await import(`data:text/javascript;base64,${code}`);

const pairs = measurePairs(Number(values.pairs));
const { edited, unrelated, words } = measureLong();

console.log(
  JSON.stringify({
    bench: "compare",
    pairs: pairs.length,
    ...figuresOf(pairs),
    languages: Object.fromEntries(
      ["en", "zh", "ja"].map((lang) => [lang, figuresOf(pairs.filter((pair) => pair.lang === lang))]),
    ),
    ms20k: round(edited),
    ms20kUnrelated: round(unrelated),
    words20k: words,
    peers: {
      words: { editRatioMedian: round(median(ratios(pairs, "words"))) },
      characters: { editRatioMedian: round(median(ratios(pairs, "characters"))) },
    },
  }),
);

/** @param {typeof pairs} some */
function figuresOf(some) {
  const moves = some.reduce((sum, pair) => sum + pair.moves, 0);
  const found = some.reduce((sum, pair) => sum + (pair.isAsShort ? pair.moves : pair.found), 0);
  return {
    editRatioMedian: round(median(ratios(some, "ratio"))),
    editRatioP90: round(quantile(ratios(some, "ratio"), 0.9)),
    movesFound: round(found / moves),
  };
}

/** @param {typeof pairs} some @param {"ratio" | "words" | "characters"} key */
function ratios(some, key) {
  return some.flatMap((pair) => {
    const ratio = pair[key];
    return ratio === null ? [] : [ratio];
  });
}

/** @param {number} figure */
function round(figure) {
  return Math.round(figure * 1_000) / 1_000;
}
