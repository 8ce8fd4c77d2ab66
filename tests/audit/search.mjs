/**
 * Whether a search finds what reading everything finds: a library of seeded articles through the product's own write path
 * in a real browser, saved again, edited, archived, thrown away and brought back at random, its index at whatever step of
 * a merge; then generated queries of every kind against a plain scan outside the browser that shares no line with the
 * index (search/plain.ts).
 *
 * Run: npm run audit:search [-- --articles N] [--queries N] [--seed N] [--firefox]
 * JSON on the last line: `articles` there are at the end, `queries` asked, `found` by how many anything, `inexact` totals
 * that are told as about, and `differing` queries, the first of which are told line by line. `control` is how many of
 * `controls` faults put into the index by hand are told.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { launch, root } from "../browser/driver/launch.mjs";
import { emptyLibrary } from "../browser/driver/library.mjs";
import { openBeside } from "./beside.mjs";

/** @typedef {import("./search/asked.ts").Question} Question */
/** @typedef {{ readonly question: Question, readonly expected: readonly string[] }} Asked */

const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "5000" },
    queries: { type: "string", default: "3000" },
    seed: { type: "string", default: "1" },
    firefox: { type: "boolean", default: false },
  },
});
const articles = Number(values.articles);
const queries = Number(values.queries);
/** In so many rounds: steps, then queries. */
const rounds = 6;
const stepsARound = 90;
/** What a browser is asked for has to come within a minute. */
const atOnce = { articles: 500, queries: 25 };

const say = (/** @type {string} */ text) =>
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

const { createModel } = await bundledModel();
const session = await launch(values.firefox ? "firefox" : "chromium", {});
try {
  const result = await run();
  console.log(JSON.stringify(result));
  if (result.differing > 0 || result.control < result.controls) process.exitCode = 1;
} finally {
  await session.remove();
}

async function run() {
  await emptyLibrary(session);
  const ask = await openBeside(session, "tests/audit/search/in-page.ts");
  const model = createModel(Number(values.seed), articles);
  for (let from = 0; from < articles; from += atOnce.articles)
    await ask("fill", [from, Math.min(articles, from + atOnce.articles)]);
  say(`${articles} articles`);
  const sum = { queries: 0, found: 0, inexact: 0, differing: 0 };
  /** @type {Asked[]} */
  const asked = [];
  for (let round = 0; round < rounds; round += 1) {
    const steps = Array.from({ length: stepsARound }, () => model.next());
    // Of the last round nothing is left to be done for the index.
    for (let at = 0; at < steps.length; at += 10) await ask("run", steps.slice(at, at + 10));
    if (round === rounds - 1) await ask("tend");
    model.settle();
    const end = Math.round((queries * (round + 1)) / rounds);
    asked.length = 0;
    while (sum.queries < end) {
      const questions = Array.from({ length: Math.min(atOnce.queries, end - sum.queries) }, () =>
        model.question(),
      );
      const answering = ask(
        "answers",
        questions.map(({ query, isTyping }) => ({ query, isTyping })),
      );
      // Both read at once, each in its own process.
      const expected = questions.map((question) => model.answer(question));
      const answers = await answering;
      for (const [at, question] of questions.entries()) {
        const trouble = troubleWith(answers[at], expected[at] ?? []);
        sum.queries += 1;
        if ((expected[at]?.length ?? 0) > 0) sum.found += 1;
        if (answers[at].total === null) sum.inexact += 1;
        asked.push({ question, expected: expected[at] ?? [] });
        if (trouble === null) continue;
        sum.differing += 1;
        if (sum.differing <= 20)
          console.log(`${JSON.stringify(question.query)}${question.isTyping ? " …" : ""}: ${trouble}`);
      }
    }
    say(`round ${round + 1}: ${JSON.stringify(sum)}`);
  }
  const told = await control(ask, asked);
  return { audit: "search", articles: model.size(), ...sum, ...told };
}

/**
 * What is wrong with an answer, in words; null where nothing is.
 * @param {{ urls: readonly string[], total: number | null, shown: readonly string[] }} answer
 * @param {readonly string[]} expected
 */
function troubleWith({ urls, total, shown }, expected) {
  const [found, wanted] = [new Set(urls), new Set(expected)];
  const missing = expected.filter((url) => !found.has(url));
  const extra = urls.filter((url) => !wanted.has(url));
  if (missing.length + extra.length > 0)
    return `${missing.length} missing ${missing.slice(0, 2).join(" ")}, ${extra.length} too many ${extra.slice(0, 2).join(" ")}`;
  if (total !== null && total !== expected.length) return `told ${total} of ${expected.length}`;
  if (shown.some((url) => !wanted.has(url))) return "shows what it does not find";
  return shown.length < Math.min(20, expected.length) ? `shows ${shown.length} of ${expected.length}` : null;
}

/**
 * Faults put into the index one after the other, each to be told by some question whose answer was right.
 * @param {(method: string, argument?: unknown) => Promise<any>} ask
 * @param {readonly Asked[]} asked
 */
async function control(ask, asked) {
  const isPlain = (/** @type {Asked} */ { question, expected }) =>
    expected.length > 0 &&
    question.groups.length === 1 &&
    question.groups[0]?.length === 1 &&
    /^[a-z]{4,}$/.test(question.query);
  const plain = asked.find((each) => isPlain(each) && !each.question.isTyping);
  const faults = ["block", "gone", "mark"];
  // What is in the tail has its marks there, not in the columns that are harmed.
  await ask("run", [{ kind: "fold" }]);
  let told = 0;
  for (const fault of faults) {
    const favourites = { query: "is:favourite", isTyping: false };
    const [word, url] = [plain?.question.query ?? "", plain?.expected[0] ?? ""];
    const question = fault === "mark" ? favourites : { query: word, isTyping: false };
    const before = await ask("answers", [question]);
    if (!(await ask("harm", { fault, word, url }))) continue;
    const harmed = await ask("answers", [question]);
    await ask("mend");
    const after = await ask("answers", [question]);
    const isTold =
      troubleWith(harmed[0], before[0].urls) !== null && troubleWith(after[0], before[0].urls) === null;
    if (isTold) told += 1;
    else say(`the fault "${fault}" was not told`);
  }
  return { control: told, controls: faults.length };
}

/** The model for this side, out of TypeScript. */
async function bundledModel() {
  mkdirSync(path.join(root, ".tmp"), { recursive: true });
  const folder = mkdtempSync(path.join(root, ".tmp/audit-"));
  try {
    const outfile = path.join(folder, "model.mjs");
    const entryPoints = [path.join(root, "tests/audit/search/model.ts")];
    await build({ entryPoints, bundle: true, format: "esm", platform: "node", outfile });
    return /** @type {typeof import("./search/model.ts")} */ (await import(pathToFileURL(outfile).href));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
