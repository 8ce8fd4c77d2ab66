/**
 * The comparison measured: pairs that a seeded editor made of texts in English, Chinese and Japanese, of
 * which it is known how much was changed and what was moved, beside a plain word diff and a plain
 * character diff in the same run; and the time of long articles.
 *
 * Then, on the seeded library of `bench:library` in real Chromium, reprints (another headline, a lead-in, 5
 * to 40 % cut, a footer, another source) and as many unrelated texts, and the first five related ones of
 * articles whose topics are known, beside the headline by BM25 and the newest of the same site; what a save pays
 * for groups, which are found after it; and the verification of that library.
 *
 * Run: npm run bench:compare [-- --pairs N] [--articles N] [--profile DIR] [--no-verify]. JSON on the last line.
 * A ratio is the reported edit over the true one, in characters; a move counts as found where its text
 * is told as moved, or where the whole is told with no more text moved than was.
 */
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { median, quantile } from "./figures.mjs";
import { openLibraryPage } from "./library/page.mjs";

const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "900" },
    articles: { type: "string", default: "3000" },
    asked: { type: "string", default: "200" },
    profile: { type: "string" },
    "no-verify": { type: "boolean", default: false },
  },
});

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

const kin = await measureKin();

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
    articles: kin.articles,
    reprints: kin.reprints,
    related: kin.related,
    verify: kin.verify,
    peers: {
      ...kin.peers,
      words: { editRatioMedian: round(median(ratios(pairs, "words"))) },
      characters: { editRatioMedian: round(median(ratios(pairs, "characters"))) },
    },
  }),
);

/** What the library tells of copies and of what belongs together. */
async function measureKin() {
  const { browser, profile, openPage } = await openLibraryPage(values.profile);
  try {
    const { ask } = await openPage();
    const total = Number(values.articles);
    const asked = Number(values.asked);
    for (let from = await ask("count()"); from < total; from += 1_000) {
      await ask(`fill(${from}, ${Math.min(total, from + 1_000)})`);
      process.stderr.write(`${Math.min(total, from + 1_000)}/${total} articles\n`);
    }
    const { storiesMs } = await ask("settle(false)");
    const falselyGrouped = await ask("kin.grouped()");
    const { found, wrong, ms } = await ask(`kin.reprints(${total}, ${asked})`);
    const related = await ask(`kin.related(${total}, ${asked})`);
    const saves = await ask(`kin.saves(${20_000_000 + (await ask("count()"))}, 40)`);
    const verified = values["no-verify"] ? null : await ask("verify()");
    return {
      articles: total,
      reprints: {
        recall: round(found / asked),
        precision: round(found / (found + wrong)),
        ms: { p50: round(median(ms)), p95: round(quantile(ms, 0.95)) },
        // Looked for after a save, on the same thread: what a save pays is that one may be looked for beside it.
        saveMs: round(median(saves.beside) - median(saves.quiet)),
        saveAloneMs: round(median(saves.quiet)),
        placeMs: { p50: round(median(saves.placing)), p95: round(quantile(saves.placing, 0.95)) },
        falselyGrouped,
        storiesMs: round(storiesMs / total),
      },
      verify: verified && {
        verifyMs1000: round((verified.ms / (await ask("count()"))) * 1_000),
        longestTaskMs: verified.longestTaskMs,
        cancelMs: round(verified.cancelMs),
        timesTold: verified.told,
      },
      related: { p5: round(related.p5), ms: round(median(related.ms)) },
      peers: { headline: { p5: round(related.headlineP5) }, newestOfSite: { p5: round(related.siteP5) } },
    };
  } finally {
    await browser.close();
    if (values.profile === undefined) rmSync(profile, { recursive: true, force: true });
  }
}

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
