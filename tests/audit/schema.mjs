/**
 * A library that a release left, brought to a version after it which only this audit knows (tests/next-version.ts), by
 * the product's own opening and in a real browser: killed at random moments of it; refused, and not written, by the
 * built extension once it is newer; and migrated beside pages that have it open.
 *
 * Run: npm run audit:schema [-- --kills N] [--seed N] [--firefox]
 * JSON on the last line. Of `kills`, `cutOff` left the library in its old version and `finished` in the new one; `torn` is
 * neither, row for row, and is to be 0, as are `unread` (the built extension did not list what was left) and `unmigrated`
 * (the next try came to anything else than the first). `refused` is how many of `surfaces` say that the library is newer;
 * `written` whether anything in it changed; `told` how many of `open` pages say so after an upgrade beside them, and
 * `upgradeMs` how long that upgrade had to wait for them. `control`: a row changed by hand is told.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { launch, root } from "../browser/driver/launch.mjs";
import { until } from "../browser/driver/poll.mjs";
import { startSite } from "../browser/driver/site.mjs";
import { createRandom } from "../seeded-random.mjs";
import { openBeside } from "./beside.mjs";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "20" },
    seed: { type: "string", default: "1" },
    firefox: { type: "boolean", default: false },
  },
});
/** @type {"chromium" | "firefox"} */
const kind = values.firefox ? "firefox" : "chromium";
const random = createRandom(Number(values.seed));
const fixture = JSON.parse(readFileSync(`${root}/tests/fixtures/databases/v1.json`, "utf8"));
const listed = 35;
/** An entry of the fixture's. */
const entryId = fixture.tables.find((/** @type {any} */ { name }) => name === "entries").rows[0].id;
const addresses = {
  popup: "popup/popup.html",
  library: "pages/library/library.html",
  reader: `pages/reader/reader.html?entry=${entryId}`,
};
const patienceMs = 15_000;
const sentence = "written by a newer Stillpage";
const say = (/** @type {string} */ text) =>
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

const site = await startSite();
const session = await launch(kind, { proxyPort: site.port, language: "en" });
const ask = await openBeside(session, "tests/audit/schema/in-page.ts");
try {
  const result = await run();
  console.log(JSON.stringify(result));
  const { torn, unread, unmigrated, refused, surfaces, written, told, open, control } = result;
  const isSound = torn + unread + unmigrated === 0 && refused === surfaces && !written && told === open;
  if (!isSound || !control) process.exitCode = 1;
} finally {
  await session.remove();
  await site.close();
}

async function run() {
  const old = await restored();
  const longestMs = await ask("migrate");
  const next = await ask("digest");
  const refusal = await refusals();
  const killed = await kills(old, next, longestMs);
  const beside = await upgradeBeside();
  const altered = structuredClone(fixture);
  altered.tables.find((/** @type {any} */ { name }) => name === "entries").rows[0].title += ".";
  const control = (await restored(altered)).hash !== old.hash && (await restored()).hash === old.hash;
  const { version, rows } = old;
  return {
    ...{
      audit: "schema",
      browser: kind,
      from: version,
      to: next.version,
      rows,
      migrationMs: Math.round(longestMs),
    },
    ...killed,
    ...refusal,
    ...beside,
    control,
  };
}

/** The library as it was left, after the extension has had it: what that does of itself is done. */
async function restored(library = fixture) {
  await ask("restore", library);
  const page = await session.openBeside(addresses.library);
  if (!(await lists(page))) {
    const shown = await page.evaluate(() => document.body.textContent.replaceAll(/\s+/g, " ").slice(0, 400));
    throw new Error(`the fixture is not listed: ${shown}`);
  }
  await page.close();
  let last = await ask("digest");
  return until(async () => {
    await new Promise((resume) => setTimeout(resume, 1_000));
    const now = await ask("digest");
    const isStill = now.hash === last.hash;
    last = now;
    return isStill ? now : null;
  }, "the library at rest");
}

/** Whether the library page shows all there is. @param {import("puppeteer-core").Page} page */
function lists(page) {
  return until(
    () =>
      page.evaluate(
        (wanted) =>
          (document.body.textContent ?? "").includes(String(wanted)) &&
          document.querySelector("#list > li:not(.waiting)") !== null,
        listed,
      ),
    "the list",
    patienceMs,
  ).catch(() => false);
}

/** Whether a page says that the library is newer. @param {import("puppeteer-core").Page} page */
function says(page) {
  return until(
    () => page.evaluate((words) => (document.body.textContent ?? "").includes(words), sentence),
    "the sentence",
    patienceMs,
  ).catch(() => false);
}

/** What the built extension makes of a newer library. */
async function refusals() {
  const before = await ask("digest");
  // Started on it, as after going back to an older build.
  await session.close();
  await session.relaunch();
  let refused = 0;
  for (const [name, address] of Object.entries(addresses)) {
    const page = await session.openBeside(address);
    const isRefused = (await says(page)) === true;
    say(`${name}: ${isRefused ? "refused" : "not refused"}`);
    if (isRefused) refused += 1;
    await page.close();
  }
  const after = await ask("digest");
  const written = after.hash !== before.hash || after.version !== before.version;
  return { surfaces: Object.keys(addresses).length, refused, written };
}

/**
 * @param {{ readonly version: number, readonly hash: string }} old
 * @param {{ readonly version: number, readonly hash: string }} next
 * @param {number} longestMs
 */
async function kills(old, next, longestMs) {
  const tally = { kills: 0, cutOff: 0, finished: 0, torn: 0, unread: 0, unmigrated: 0 };
  let isOld = false;
  while (tally.kills < Number(values.kills)) {
    // With nothing left that the extension would do of itself, which is no damage.
    if (!isOld) await restored();
    const begun = ask("migrate").catch(() => null);
    const lifeMs = random() * longestMs;
    await new Promise((resume) => setTimeout(resume, lifeMs));
    await session.crash();
    await Promise.race([begun, new Promise((resume) => setTimeout(resume, 1_000))]);
    await session.relaunch();
    tally.kills += 1;
    const found = await ask("digest");
    const wanted = found.version === old.version ? old : next;
    if (found.hash !== wanted.hash) tally.torn += 1;
    isOld = found.version === old.version;
    if (isOld) tally.cutOff += 1;
    else tally.finished += 1;
    say(`kill ${tally.kills} after ${Math.round(lifeMs)} ms: version ${found.version}, ${found.rows} rows`);
    if (!isOld) continue;
    const page = await session.openBeside(addresses.library);
    if ((await lists(page)) !== true) tally.unread += 1;
    await page.close();
    // Every other goes on from what the kill left, so that one is killed more than once.
    if (random() < 0.5) continue;
    await ask("migrate");
    if ((await ask("digest")).hash !== next.hash) tally.unmigrated += 1;
    isOld = false;
  }
  return tally;
}

/** Pages have the library open while another migrates it: nobody waits for ever, and each is told. */
async function upgradeBeside() {
  await restored();
  const names = /** @type {const} */ (["library", "reader"]);
  const pages = [];
  for (const name of names) pages.push({ name, page: await session.openBeside(addresses[name]) });
  await lists(/** @type {any} */ (pages[0]).page);
  const upgradeMs = await ask("migrate");
  let told = 0;
  for (const { name, page } of pages) {
    // What it shows already stays; the next thing asked of it is refused.
    await page.evaluate(() => {
      const field = document.querySelector("input[type=search]");
      if (!(field instanceof HTMLInputElement)) return location.reload();
      field.value = "council";
      return field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    const isTold = (await says(page)) === true;
    say(`${name}, with the library upgraded beside it: ${isTold ? "told" : "not told"}`);
    if (isTold) told += 1;
    await page.close();
  }
  return { open: pages.length, told, upgradeMs: Math.round(upgradeMs) };
}
