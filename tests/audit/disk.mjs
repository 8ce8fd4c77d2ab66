/**
 * A profile on a small disk that fills up, to the last byte and nearly so; the browser is started on it too. Each time
 * the reader must be told, nothing that was saved may go, and the next save must work once there is room.
 *
 * Run: npm run audit:disk [-- --megabytes N] [--firefox]. Needs root on Linux, for a file system of its own.
 *
 * JSON on the last line: `accepted` saves; `refused` ones, of which `told` by the sentence of a full disk, with the
 * room that is left where the browser says it; `rounds`, after which the next save `worked`; `lost`, `torn` and the like as in `audit:crash`. `control`
 * is 1 where a save taken away by hand is missed.
 */
import { closeSync, fstatSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { launch } from "../browser/driver/launch.mjs";
import { until } from "../browser/driver/poll.mjs";
import { startSite } from "../browser/driver/site.mjs";
import { openReadyPopup, untilCard } from "../browser/driver/steps.mjs";
import { createRandom } from "../seeded-random.mjs";
import { openBeside } from "./beside.mjs";
import { builtAllowed } from "./crash/built-allowed.mjs";
import { Model } from "./crash/model.mjs";
import { putArticle, putSharedPictures } from "./crash/pages.mjs";
import { addressOf } from "./crash/words.mjs";
import { mountSmallDisk, whyNoDisk } from "./small-disk.mjs";

const { values } = parseArgs({
  options: { megabytes: { type: "string", default: "100" }, firefox: { type: "boolean", default: false } },
});
/** @type {"chromium" | "firefox"} */
const kind = values.firefox ? "firefox" : "chromium";
/** What is left of the disk when a round begins, in bytes, and whether the browser is killed and started on it. */
const rounds = [
  { left: 0, isRestarted: false },
  { left: 400_000, isRestarted: false },
  { left: 9_000_000, isRestarted: false },
  { left: 0, isRestarted: true },
];
const mostSaves = 60;
/** Firefox does not tell an extension how much room there is, so only Chromium's has a number. */
const sentence =
  kind === "firefox"
    ? /no room left on the disk|that the disk is not full/
    : /no room left on the disk.* Room left: \d/;
const tell = (/** @type {string} */ text) =>
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

const none = whyNoDisk();
if (none !== null) {
  console.log(JSON.stringify({ audit: "disk", browser: kind, untested: none }));
} else {
  const result = await run();
  console.log(JSON.stringify(result));
  const { refused, told, worked, control, lost, torn, indexDisagrees, orphanedImages, missingImages } =
    result;
  const faults = lost + torn + indexDisagrees + orphanedImages + missingImages;
  if (faults > 0 || told < refused || refused < rounds.length || worked < rounds.length || control < 1)
    process.exitCode = 1;
}

async function run() {
  const disk = mountSmallDisk(Number(values.megabytes));
  const site = await startSite();
  const session = await launch(kind, { proxyPort: site.port, extension: builtAllowed(kind) });
  const random = createRandom(1);
  putSharedPictures(site, random);
  const ask = await openBeside(session, "tests/audit/crash/in-page.ts");
  const model = new Model();
  const tally = { accepted: 0, refused: 0, told: 0, worked: 0 };
  const faults = { lost: 0, torn: 0, indexDisagrees: 0, orphanedImages: 0, missingImages: 0 };
  let number = 0;
  try {
    await save();
    await save();
    for (const { left, isRestarted } of rounds) {
      const ballast = fillUp(disk, left);
      tell(`${left} bytes left: ${disk.free()} free, the browser says ${JSON.stringify(await ask("room"))}`);
      let isFull = false;
      for (let count = 0; count < mostSaves && !isFull; count += 1) isFull = !(await save());
      if (!isFull) throw new Error("the disk never filled up");
      if (isRestarted) {
        await session.crash();
        await session.relaunch();
      }
      const popup = await refuse();
      // Chromium lets nobody look into a database that has no room; what was kept is looked at once it has.
      ballast.remove();
      await popup.click('#card [data-action="retry"]');
      const outcome = await until(async () => {
        const card = await popup.evaluate(({ body }) => body.dataset["card"]);
        if (card === "new") await popup.press("Enter");
        return ["done", "refused"].find((state) => state === card);
      }, "an outcome");
      if (outcome === "done") tally.worked += 1;
      else tell(`with ${disk.free()} bytes free: ${await textOf(popup)}`);
      await popup.close();
      await forget();
      if (!(await save())) tell("a save after that is refused");
      await examine();
    }
    await ask("harm", "lost");
    const control = (await look()).lost.length;
    return { audit: "disk", browser: kind, rounds: rounds.length, ...tally, ...faults, control };
  } finally {
    await session.remove();
    await site.close();
    disk.remove();
  }

  /** A save whose answer counts; false where it was refused. */
  async function save() {
    number += 1;
    const snapshot = crypto.randomUUID();
    const url = putArticle(site, random, number, snapshot);
    const tab = await session.open(url);
    const tabId = await ask("tabOf", url);
    const acknowledge = model.begin(url, { kind: "save", snapshot });
    const request = { tabId, snapshotId: snapshot, scope: "article" };
    const reply = await ask("command", { command: "page.save", request });
    await tab.close();
    if (reply?.ok === true) {
      acknowledge();
      tally.accepted += 1;
      return true;
    }
    model.refuse(url);
    tell(`refused: ${JSON.stringify(reply)} with ${disk.free()} bytes free`);
    return false;
  }

  /** The same as a reader sees it; gives the popup that says so. */
  async function refuse() {
    const url = putArticle(site, random, 500_000, crypto.randomUUID());
    await session.open(url);
    const tabId = await ask("tabOf", url);
    const looked = await ask("command", { command: "page.inspect", request: { tabId } });
    tell(`a look: ${JSON.stringify(looked).slice(0, 120)}`);
    const popup = await openReadyPopup(session);
    // What is full may not even be looked into: then that is told, and the retry is that of the look.
    if (await popup.evaluate(({ body }) => body.dataset["card"] === "new")) await popup.press("Enter");
    await untilCard(popup, "refused");
    tally.refused += 1;
    const isTold = await until(async () => sentence.test(await textOf(popup)), "the sentence", 3_000).catch(
      () => false,
    );
    if (isTold) tally.told += 1;
    tell(`the popup says: ${await textOf(popup)} (${disk.free()} bytes free)`);
    return popup;
  }

  /** Takes away what the popup saved: its words are not those that the look goes by. */
  async function forget() {
    const { ids } = await ask("glance");
    const mine = ids.filter((/** @type {readonly string[]} */ [url]) => url === addressOf(500_000));
    const request = { ids: mine.map((/** @type {readonly string[]} */ [, id]) => id) };
    for (const command of ["entry.trash", "entry.delete"]) await ask("command", { command, request });
  }

  async function look() {
    const { entries, kept: _kept, ...wrong } = await ask("look", []);
    return { ...wrong, ...model.settle(new Map(entries)) };
  }

  async function examine() {
    const { lost, torn, index, orphaned, missing } = await look();
    faults.lost += lost.length;
    faults.torn += torn.length;
    faults.indexDisagrees += index.length;
    faults.orphanedImages += orphaned.length;
    faults.missingImages += missing.length;
    for (const [what, list] of Object.entries({ lost, torn, index, orphaned, missing }))
      for (const line of list.slice(0, 5)) tell(`${what}: ${line.slice(0, 600)}`);
  }
}

/** @param {import("../browser/driver/session.mjs").Popup} popup */
function textOf(popup) {
  return popup.evaluate((document) => document.querySelector("#card [role=alert]")?.textContent ?? "");
}

/**
 * Another program's file, which leaves so many bytes of the disk.
 * @param {ReturnType<typeof mountSmallDisk>} disk
 * @param {number} left
 */
function fillUp(disk, left) {
  const file = path.join(disk.folder, "ballast");
  const descriptor = openSync(file, "w");
  const block = Buffer.alloc(4_096);
  try {
    while (disk.free() > left) writeSync(descriptor, block);
  } catch (error) {
    // Full is what it is to be.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOSPC") throw error;
  }
  tell(`ballast of ${fstatSync(descriptor).size} bytes`);
  closeSync(descriptor);
  return { remove: () => rmSync(file) };
}
