/**
 * Kills the whole browser at random moments while saves with pictures, edits, the trash and imports run, starts it
 * again, and holds the library against what the browser had acknowledged.
 *
 * Run: npm run audit:crash [-- --kills N] [--worker-kills N] [--power] [--sqlite] [--firefox] [--seed N] [--state FILE]
 * With a file for its state a run that was stopped goes on: figures are added up until there are N.
 * With `--power` the profile lies on a file system that loses, with the kill, all that was not flushed (root on Linux);
 * `unflushedLost` is what the same build loses there without strict durability. With `--sqlite` Chromium keeps databases
 * the way it is moving to.
 *
 * JSON on the last line. `restarts` is how often the library was not opened before the browser was started once more;
 * `cutOff` is how many changes were under way at the kills. Of `acknowledged` ones `lost` is how many were not there after the next start; `torn` rows
 * that do not belong together, `indexDisagrees` entries that the search does not know as they are, `orphanedImages`
 * and `missingImages` pictures that nothing shows and that have no bytes. At the end the library is harmed by hand in
 * six ways; `control` is how many of them are told.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { launch } from "../browser/driver/launch.mjs";
import { startSite } from "../browser/driver/site.mjs";
import { createRandom } from "../seeded-random.mjs";
import { openBeside } from "./beside.mjs";
import { builtAllowed } from "./crash/built-allowed.mjs";
import { Model } from "./crash/model.mjs";
import { pick, putSharedPictures, writer } from "./crash/pages.mjs";
import { startWork } from "./crash/work.mjs";
import { mountFallibleDisk, whyNoDisk } from "./small-disk.mjs";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "20" },
    "worker-kills": { type: "string", default: "10" },
    power: { type: "boolean", default: false },
    sqlite: { type: "boolean", default: false },
    firefox: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    state: { type: "string" },
  },
});
/** @type {"chromium" | "firefox"} */
const kind = values.firefox ? "firefox" : "chromium";
const megabytesOfDisk = 512;
/** How long the work may go on before the kill, and how often it is killed as soon as it is up. */
const longestMs = 2_500;
const longestImportMs = 6_000;
const earlyShare = 0.2;
const earlyMs = 250;
const goneMs = 3_000;
const cutsUnflushed = 3;
const features = values.sqlite ? "IdbSqliteBackingStore" : undefined;
let store = "";

/** Ways of harming a library, and the list that has to tell of each. */
const ways = /** @type {const} */ ([
  ["lost", "lost"],
  ["counts", "torn"],
  ["torn", "torn"],
  ["index", "index"],
  ["orphaned", "orphaned"],
  ["missing", "missing"],
]);

const tally = {
  ...{
    kills: 0,
    workerKills: 0,
    acknowledged: 0,
    cutOff: 0,
    restarts: 0,
    lost: 0,
    torn: 0,
    indexDisagrees: 0,
  },
  ...{ orphanedImages: 0, missingImages: 0 },
};
if (values.state !== undefined && existsSync(values.state))
  Object.assign(tally, JSON.parse(readFileSync(values.state, "utf8")));
const tell = (/** @type {string} */ text) =>
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

const none = values.power ? whyNoDisk() : null;
if (none !== null) {
  console.log(JSON.stringify({ audit: "power", browser: kind, untested: none }));
} else {
  const result = await run();
  console.log(JSON.stringify(result));
  const {
    kills: _kills,
    workerKills: _workerKills,
    acknowledged: _acknowledged,
    cutOff: _cutOff,
    restarts: _restarts,
    ...faults
  } = tally;
  if (
    result.control < ways.length ||
    result.unflushedLost === 0 ||
    Object.values(faults).some((count) => count > 0)
  )
    process.exitCode = 1;
}

async function run() {
  const disk = values.power ? mountFallibleDisk(megabytesOfDisk) : null;
  const site = await startSite();
  const random = createRandom(Number(values.seed) + tally.kills + tally.workerKills);
  putSharedPictures(site, random);
  const { zipOf } = await writer();
  try {
    const control = await withBench({}, async (bench) => {
      while (tally.kills < Number(values.kills)) await killOnce(bench, disk);
      while (tally.workerKills < Number(values["worker-kills"])) await killWorkerOnce(bench);
      return runControl(bench);
    });
    const unflushed =
      disk === null ? {} : { unflushedLost: await withBench({ isRelaxed: true }, unflushedLoss) };
    return { audit: values.power ? "power" : "crash", browser: kind, store, ...tally, ...unflushed, control };
  } finally {
    await site.close();
    disk?.remove();
  }

  /**
   * A browser on a fresh profile, and all that is done to it.
   * @template T
   * @param {{ readonly isRelaxed?: boolean }} how
   * @param {(bench: import("./crash/work.mjs").Bench) => Promise<T>} act
   */
  async function withBench(how, act) {
    const extension = builtAllowed(kind, how);
    const session = await launch(kind, { proxyPort: site.port, extension, features });
    try {
      // What the browser itself has to keep is on disk.
      await session.close();
      disk?.settle();
      await session.relaunch();
      const ask = await openBeside(session, "tests/audit/crash/in-page.ts");
      const result = await act({
        session,
        site,
        random,
        tell,
        ask,
        model: new Model(),
        seen: new Map(),
        zipOf,
      });
      store = storeOf(session.profile);
      return result;
    } finally {
      await session.remove();
    }
  }

  /** What is lost where nothing is flushed: shows that the disk forgets. @param {import("./crash/work.mjs").Bench} bench */
  async function unflushedLoss(bench) {
    const before = { ...tally };
    try {
      for (let cut = 0; cut < cutsUnflushed; cut += 1) await killOnce(bench, disk);
    } catch (error) {
      // A library that cannot even be read has lost everything.
      tell(`unflushed: ${error}`);
      tally.lost += 1;
    }
    const lost = tally.lost - before.lost;
    Object.assign(tally, before);
    return lost;
  }
}

/** What Chromium's LevelDB wrote down last. @param {string} profile */
function logOf(profile) {
  const folder = path.join(profile, "Default", "IndexedDB");
  if (kind === "firefox" || !existsSync(folder)) return "";
  const names = readdirSync(folder, { recursive: true }).map(String);
  const log = names.find((name) => name.includes("chrome-extension") && name.endsWith("/LOG"));
  const text = log === undefined ? "" : readFileSync(path.join(folder, log), "utf8");
  return `${names.join(" ")} ${text.slice(-600)}`;
}

/** How the browser keeps databases: Chromium has two ways. @param {string} profile */
function storeOf(profile) {
  if (kind === "firefox") return "sqlite";
  const names = readdirSync(path.join(profile, "Default", "IndexedDB"), { recursive: true }).map(String);
  return names.some((name) => name.includes(".indexeddb.leveldb")) ? "leveldb" : "sqlite";
}

/**
 * @param {import("./crash/work.mjs").Bench} bench
 * @param {ReturnType<typeof mountFallibleDisk> | null} disk
 */
async function killOnce(bench, disk) {
  const { session, random } = bench;
  const isImporting = random() < 0.4;
  const work = await startWork(bench, { isImporting });
  const mostMs = isImporting ? longestImportMs : longestMs;
  const lifeMs = pick(random, random() < earlyShare ? earlyMs : mostMs);
  await new Promise((resume) => setTimeout(resume, lifeMs));
  // What is answered from here on was not answered before the end.
  bench.model.freeze();
  const stopped = work.stop();
  disk?.cut();
  await session.crash();
  work.die();
  // What was asked of a browser that is gone may never be answered, and is not waited for.
  await Promise.race([stopped, new Promise((resume) => setTimeout(resume, goneMs))]);
  disk?.restore();
  await session.relaunch();
  tally.kills += 1;
  const when = `kill ${tally.kills} after ${lifeMs} ms`;
  try {
    await examine(bench, when);
  } catch (error) {
    // The sentence for this says: restart the browser first. What is not there after that is lost.
    tell(`${when}: ${error}; ${logOf(session.profile)}`);
    tally.restarts += 1;
    await session.close();
    await session.relaunch();
    await examine(bench, when);
  }
}

/** @param {import("./crash/work.mjs").Bench} bench */
async function killWorkerOnce(bench) {
  const { session, random } = bench;
  const work = await startWork(bench, { isImporting: random() < 0.2 });
  await new Promise((resume) => setTimeout(resume, pick(random, longestMs)));
  // A command that came while it dies would keep it: what it is killed for is what it has begun.
  bench.model.close();
  const stopped = work.stop();
  // One that is woken again at once is never seen to be gone.
  const killing = session.killBackground().catch(() => undefined);
  await Promise.race([killing, new Promise((resume) => setTimeout(resume, goneMs))]);
  await stopped;
  tally.workerKills += 1;
  await examine(bench, `worker killed ${tally.workerKills} times`);
  await work.closeTabs();
}

/**
 * Looks through the library and adds up what is wrong.
 * @param {import("./crash/work.mjs").Bench} bench
 * @param {string} when
 */
async function examine({ ask, model, seen }, when) {
  const { cutOff, lost, torn, index, orphaned, missing } = await faultsNow({ ask, model, seen });
  tally.acknowledged += model.takeAcknowledged();
  tally.cutOff += cutOff;
  tally.lost += lost.length;
  tally.torn += torn.length;
  tally.indexDisagrees += index.length;
  tally.orphanedImages += orphaned.length;
  tally.missingImages += missing.length;
  const all = { lost, torn, index, orphaned, missing };
  for (const [what, list] of Object.entries(all))
    for (const line of list.slice(0, 5)) tell(`${when}: ${what}: ${line.slice(0, 600)}`);
  tell(`${when}: ${model.size} entries, ${JSON.stringify(tally)}`);
  if (values.state !== undefined) writeFileSync(values.state, JSON.stringify(tally));
}

/**
 * @param {Pick<import("./crash/work.mjs").Bench, "ask" | "model" | "seen">} bench
 * @returns {Promise<Record<"lost" | "torn" | "index" | "orphaned" | "missing", readonly string[]> & { cutOff: number }>}
 */
async function faultsNow({ ask, model, seen }) {
  const { entries, kept, missing, ...faults } = await ask("look", model.gone().slice(-40));
  const { lost, cutOff } = model.settle(new Map(entries));
  const held = new Map(kept);
  const there = new Set(entries.flatMap((/** @type {[string, any]} */ [, { snapshots }]) => snapshots));
  const gone = [...seen].flatMap(([snapshot, hashes]) =>
    !there.has(snapshot)
      ? []
      : hashes
          .filter((hash) => !held.get(snapshot)?.includes(hash))
          .map((hash) => `picture ${hash} of ${snapshot} was kept`),
  );
  seen.clear();
  for (const [snapshot, hashes] of kept) seen.set(snapshot, hashes);
  return { ...faults, cutOff, lost, missing: [...missing, ...gone] };
}

/** How many ways of harming the library by hand are told. @param {import("./crash/work.mjs").Bench} bench */
async function runControl(bench) {
  let told = 0;
  let before = await faultsNow(bench);
  for (const [way, list] of ways) {
    await bench.ask("harm", way);
    const after = await faultsNow(bench);
    const isTold = after[list].length > before[list].length;
    tell(`control, ${way}: ${isTold ? (after[list].at(-1) ?? "").slice(0, 200) : "not told"}`);
    if (isTold) told += 1;
    before = after;
  }
  return told;
}
