/**
 * Hostile items through every way in and every way out of the built extension, in a real browser that can reach no
 * network. What runs, what the policies have to stop, what navigates and what covers our controls is counted.
 *
 * Run: npm run audit:xss [-- --corpus DIR] [--firefox] [--only html,urls] [--limit N] [--without sanitizer,csp,frame|none]
 *
 * DIR has one file of JSON Lines a kind (tests/audit/hostile/items.mjs); without it the project's own few are taken.
 * Each protection is then taken away in a build of its own. `control` is how many items run in a page that has none.
 * JSON on the last line.
 */
import { parseArgs } from "node:util";
import { emptyLibrary } from "../browser/driver/library.mjs";
import { builtWithout, openBench } from "./hostile/bench.mjs";
import { runControl } from "./hostile/control.mjs";
import { allKinds, inGroups, markupKinds, readItems } from "./hostile/items.mjs";
import { fileOf, loadsOf, storeRaw } from "./hostile/loads.mjs";
import { renderedMarkdown } from "./hostile/markdown.mjs";
import { wallNames } from "./hostile/walls.mjs";
import { capturePages, foreignFiles, importFile, writeByHand } from "./hostile/ways-in.mjs";
import { compare, exported, openBare, read, scrollLibrary, scrollPopup } from "./hostile/ways-out.mjs";

/** @typedef {import("./hostile/bench.mjs").Bench} Bench */
/** @typedef {import("./hostile/loads.mjs").Batch} Batch */

const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    firefox: { type: "boolean", default: false },
    limit: { type: "string" },
    only: { type: "string" },
    without: { type: "string", default: wallNames.join(",") },
    ways: { type: "string", default: "control,stored,imported,foreign,captured" },
  },
});
/** @type {"chromium" | "firefox"} */
const kind = values.firefox ? "firefox" : "chromium";
const items = readItems({
  corpus: values.corpus,
  kinds: values.only?.split(",") ?? allKinds,
  limit: values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit),
});
/** A comparison shows words alone; some are enough to see that. */
const mostCompared = 60;
const ways = values.ways.split(",");
const sum = { executed: 0, violations: 0, navigations: 0, covered: 0, requests: 0, shown: 0 };
/** @type {string[]} */
const complaints = [];
const tell = (/** @type {string} */ text) =>
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

tell(`${items.length} items, ${kind}`);
const control = ways.includes("control") ? await runControl(kind, items) : null;
if (control !== null) tell(`control: ${control.live} of ${control.items} run without any protection`);
await attack("all walls", {}, true);
/** @type {Record<string, typeof sum>} */
const without = {};
const whole = { ...sum };
for (const wall of values.without.split(",").filter((name) => wallNames.includes(name))) {
  for (const key of /** @type {(keyof typeof sum)[]} */ (Object.keys(sum))) sum[key] = 0;
  await attack(`without ${wall}`, { extension: builtWithout(wall, kind) }, false);
  without[wall] = { ...sum };
}
const isBroken = Object.values(without).some(({ executed }) => executed > 0);
for (const complaint of complaints.slice(0, 40)) console.log(complaint);
const result = {
  audit: "xss",
  browser: kind,
  items: items.length,
  ...whole,
  control: control?.live ?? null,
  without,
};
console.log(JSON.stringify(result));
const { shown: _shown, ...findings } = whole;
if (isBroken || Object.values(findings).some((count) => count > 0)) process.exitCode = 1;

/**
 * One build, all ways.
 * @param {string} name
 * @param {{ readonly extension?: string }} options
 * @param {boolean} isWhole all ways in and out, not only those that a wall is in
 */
async function attack(name, options, isWhole) {
  const bench = await openBench(kind, options);
  try {
    const loads = await loadsOf(bench, items);
    tell(`${name}: ${loads.length} entries`);
    if (ways.includes("stored")) {
      await storeRaw(bench, loads);
      await showAll(bench, `${name}, rows as they are`, isWhole, loads);
    }
    if (!isWhole) return;
    if (ways.includes("imported")) {
      await emptyLibrary(bench.session);
      await importFile(bench, "ours.json", await fileOf(bench, loads));
      await writeByHand(bench, loads, await bench.ask("pages"));
      await showAll(bench, `${name}, imported`, true, loads);
    }
    if (ways.includes("foreign")) {
      for (const group of inGroups(items, 500)) {
        await emptyLibrary(bench.session);
        for (const [file, text] of Object.entries(foreignFiles(group)))
          if (!(await importFile(bench, file, text))) tell(`${file}: nothing of it could be taken in`);
        await showLists(bench, `${name}, of other programs`);
      }
    }
    if (ways.includes("captured")) {
      await emptyLibrary(bench.session);
      const markup = items.filter(({ file }) => markupKinds.includes(file));
      const words = items.filter(({ file }) => !markupKinds.includes(file));
      const captured = await capturePages(bench, [...markup, ...words]);
      tell(`${captured.pages} pages captured, ${captured.refused} refused`);
      await showAll(bench, `${name}, captured`, true, []);
    }
    for (const line of await bench.session.complaints()) note("violations", `${name}, complaint`, [line]);
  } finally {
    await bench.close();
  }
}

/** @param {Bench} bench @param {string} name */
async function showLists(bench, name) {
  const tab = await bench.ownTab();
  for (const scroll of [scrollLibrary, scrollPopup]) {
    const { rows, covered } = await scroll(tab);
    sum.shown += rows;
    note(
      "covered",
      `${name}, list`,
      Array.from({ length: covered }, () => "a control"),
    );
    report(`${name}, ${scroll.name}`, tab.found);
  }
  await tab.page.close();
}

/**
 * @param {Bench} bench
 * @param {string} name
 * @param {boolean} isWhole
 * @param {readonly Batch[]} loads
 */
async function showAll(bench, name, isWhole, loads) {
  tell(`${name}: lists`);
  await showLists(bench, name);
  const kept = await bench.ask("pages");
  tell(`${name}: ${kept.length} readers`);
  const tab = await bench.ownTab();
  for (const [at, page] of kept.entries()) {
    bench.site.forget();
    const covered = await read(tab, page);
    sum.shown += 1;
    const batch = loads.find(({ number }) => page.entry.endsWith(number.toString(16).padStart(12, "0")));
    const where = `${name}, reader ${at} (${batch?.items.map(({ file, id }) => `${file}:${id}`).join(" ") ?? ""})`;
    note(
      "covered",
      where,
      Array.from({ length: covered }, () => "a control"),
    );
    note(
      "requests",
      where,
      bench.site.asked.map(({ url }) => url),
    );
    report(where, tab.found);
    if (at % 100 === 99) tell(`${at + 1}`);
  }
  if (isWhole)
    for (const page of kept.slice(0, mostCompared)) {
      const covered = await compare(tab, page);
      note(
        "covered",
        `${name}, comparison`,
        Array.from({ length: covered }, () => "a control"),
      );
      report(`${name}, comparison`, tab.found);
    }
  await tab.page.close();
  if (name.startsWith("without frame")) return;
  tell(`${name}: files`);
  await openFiles(bench, name, "html", "text/html; charset=utf-8");
  if (!isWhole) return;
  await openFiles(bench, name, "epub", "application/xhtml+xml");
  const rendered = renderedMarkdown(await exported(bench, "markdown"));
  if (rendered === null) tell("Markdown is not rendered: there is no pandoc");
  else reportFiles(`${name}, Markdown`, await openBare(bench, rendered, "text/html; charset=utf-8"));
}

/** @param {Bench} bench @param {string} name @param {string} format @param {string} type */
async function openFiles(bench, name, format, type) {
  const documents = await exported(bench, format);
  reportFiles(`${name}, ${format}`, await openBare(bench, documents, type));
}

/** @param {string} name @param {Awaited<ReturnType<typeof openBare>>} opened */
function reportFiles(name, { count, asked, found }) {
  sum.shown += count;
  note(
    "requests",
    name,
    asked.map(({ url }) => url),
  );
  report(name, found);
}

/** @param {string} where @param {import("./hostile/watch.mjs").Findings} found */
function report(where, found) {
  for (const what of /** @type {const} */ (["executed", "violations", "navigations"]))
    note(what, where, found[what].splice(0));
}

/** @param {Exclude<keyof typeof sum, "shown">} what @param {string} where @param {readonly string[]} list */
function note(what, where, list) {
  sum[what] += list.length;
  for (const line of list.slice(0, 3)) {
    complaints.push(`${what}: ${where}: ${line}`);
    tell(`${what}: ${where.slice(0, 300)}: ${line.slice(0, 300)}`);
  }
}
