/**
 * What is done to the library until the browser dies: saves with their pictures, edits, the trash, an import, several
 * at once. Nothing is counted as done before the browser has answered.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { until } from "../../browser/driver/poll.mjs";
import { articlesFor, pick, putArticle } from "./pages.mjs";
import { numberOf } from "./words.mjs";

/** @typedef {import("./model.mjs").Model} Model */
/** @typedef {import("../../browser/driver/session.mjs").Session} Session */
/** @typedef {import("../../seeded-random.mjs").Random} Random */
/**
 * @typedef {object} Bench
 * @property {Session} session
 * @property {import("../../browser/driver/site.mjs").Site} site
 * @property {(method: string, argument?: unknown) => Promise<any>} ask
 * @property {Model} model
 * @property {Random} random
 * @property {Map<string, readonly string[]>} seen pictures that were kept when somebody looked, by snapshot
 * @property {typeof import("./made.ts").zipOf} zipOf
 * @property {(text: string) => void} tell
 */

/** The library stays about this large, so that looking through it takes no longer in the end. */
const comfortable = 60;
const saveTabs = 2;
const articlesInFile = 10;

/** An answer that has not come by then never will: its worker is dead. */
const patienceMs = 20_000;

let lastNumber = 0;

/**
 * Starts the work.
 * @param {Bench} bench
 * @param {{ readonly isImporting: boolean }} how
 */
export async function startWork(bench, { isImporting }) {
  const { session, ask, random } = bench;
  let isOver = false;
  const { promise: death, reject: die } = rejectable();
  const tabs = [];
  for (let tab = 0; tab < saveTabs; tab += 1) {
    const address = putArticle(bench.site, random, 900_000 + tab, crypto.randomUUID());
    const page = await session.open(address);
    const id = await ask("tabOf", address);
    if (id === null) throw new Error("the extension does not see the audit's tab");
    tabs.push({ page, id });
  }
  const lanes = [
    ...tabs.map((tab) => () => saveOne(bench, tab)),
    () => editOne(bench),
    () => putAwayOne(bench),
    () => lookOnce(bench),
  ];
  const running = lanes.map(async (once) => {
    while (!isOver) {
      await once();
      await pause(pick(random, 40));
    }
  });
  if (isImporting) running.push(importOnce(bench, death));
  // Whoever waits for an answer when the browser dies gets none.
  const ended = Promise.allSettled(running);
  return {
    /** Resolves when everything that was begun has had its answer, or never will. */
    async stop() {
      isOver = true;
      const outcomes = await ended;
      return outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    },
    /** The browser is dead: nobody waits for it any more. */
    die: () => die(new Error("the browser is dead")),
    async closeTabs() {
      for (const { page } of tabs) await page.close();
    },
  };
}

function rejectable() {
  /** @type {(reason: Error) => void} */
  let reject = () => {};
  /** @type {Promise<never>} */
  const promise = new Promise((_resolve, refuse) => {
    reject = refuse;
  });
  // Whether anybody waits for it or not.
  promise.catch(() => undefined);
  return { promise, reject };
}

async function tooLate() {
  await pause(patienceMs);
  throw new Error("no answer came");
}

/** @param {number} ms */
const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));

/**
 * One change: under way until it is answered.
 * @param {Bench} bench
 * @param {string} url
 * @param {import("./model.mjs").Change} change
 * @param {string} command
 * @param {object} request
 * @returns {Promise<any>} what it came to; null where it was refused
 */
async function done({ ask, model, tell }, url, change, command, request) {
  const acknowledge = model.begin(url, change);
  const reply = await Promise.race([ask("command", { command, request }), tooLate()]);
  if (reply?.ok !== true) {
    tell(`${command} was refused: ${JSON.stringify(reply?.failure)}`);
    return null;
  }
  acknowledge();
  return reply.value;
}

/** @param {Bench} bench @param {{ readonly page: import("puppeteer-core").Page, readonly id: number }} tab */
async function saveOne(bench, { page, id }) {
  const { site, model, random } = bench;
  const known =
    random() < 0.3
      ? some(
          random,
          model.idle((place) => place !== null),
        )
      : undefined;
  lastNumber += known === undefined ? 1 : 0;
  const number = known === undefined ? lastNumber : numberOf(known);
  const snapshot = crypto.randomUUID();
  const url = putArticle(site, random, number, snapshot);
  const release = model.hold(url);
  await page.goto(url);
  release();
  const request = { tabId: id, snapshotId: snapshot, scope: "article" };
  const outcome = await done(bench, url, { kind: "save", snapshot }, "page.save", request);
  if (outcome === null || random() > 0.15) return;
  const { wasTrashed } = outcome;
  await done(bench, url, { kind: "undo", snapshot, wasTrashed }, "save.undo", { tabId: id, outcome });
}

/** @param {Bench} bench */
async function editOne(bench) {
  const { model, random } = bench;
  const url = some(
    random,
    model.idle((place) => place !== null && !place.isTrashed),
  );
  if (url === undefined) return;
  const patches = [
    { tags: [`t${pick(random, 12)}`, `t${12 + pick(random, 12)}`] },
    { tags: [] },
    { note: `noted ${pick(random, 1_000)}` },
    { isFavourite: random() < 0.5 },
    { isArchived: random() < 0.3 },
  ];
  const patch = patches[pick(random, patches.length)] ?? {};
  await changeEntry(bench, url, { kind: "edit", patch }, "entry.update", { patch });
}

/** The trash: into it, out of it, for ever. @param {Bench} bench */
async function putAwayOne(bench) {
  const { model, random } = bench;
  const trashed = some(
    random,
    model.idle((place) => place?.isTrashed === true),
  );
  const isFull = model.size > comfortable;
  if (trashed !== undefined && random() < 0.6) {
    const kind = isFull || random() < 0.5 ? "delete" : "restore";
    return changeEntry(bench, trashed, { kind }, `entry.${kind}`);
  }
  if (!isFull && random() < 0.6) return;
  const url = some(
    random,
    model.idle((place) => place !== null && !place.isTrashed),
  );
  if (url !== undefined) await changeEntry(bench, url, { kind: "trash" }, "entry.trash");
}

/**
 * @param {Bench} bench @param {string} url @param {import("./model.mjs").Change} change
 * @param {string} command @param {object} [request]
 */
async function changeEntry(bench, url, change, command, request = {}) {
  const id = bench.model.idOf(url);
  // The library gives the ids; one that is not known yet is known after the next look.
  if (id !== undefined) await done(bench, url, change, command, { ids: [id], ...request });
}

/** @param {Bench} bench */
async function lookOnce({ ask, seen, model }) {
  await pause(150);
  const { kept, ids } = await ask("glance");
  for (const [snapshot, hashes] of kept) seen.set(snapshot, hashes);
  model.name(ids);
}

/**
 * Takes a file in on the page for it; done when the page says so.
 * @param {Bench} bench
 * @param {Promise<never>} death
 */
async function importOnce({ session, model, random, seen, zipOf }, death) {
  const numbers = Array.from({ length: articlesInFile }, () => {
    lastNumber += 1;
    return lastNumber;
  });
  const articles = articlesFor(random, numbers);
  const { bytes, kept } = await zipOf(articles);
  const folder = mkdtempSync(path.join(tmpdir(), "stillpage-audit-"));
  const file = path.join(folder, "library.zip");
  writeFileSync(file, bytes);
  try {
    const page = await session.openBeside("pages/transfer/transfer.html");
    const state = (/** @type {string} */ wanted) =>
      Promise.race([
        death,
        until(() => page.evaluate((name) => document.body.dataset["state"] === name, wanted), wanted, 30_000),
      ]);
    await state("idle");
    const input = await page.waitForSelector("input#file[type=file]");
    await input?.uploadFile(file);
    await state("preview");
    const answers = articles.map(({ url, snapshot, tags }) =>
      model.begin(url, { kind: "import", snapshot, tags }),
    );
    await page.evaluate(() => {
      const button = document.querySelector('[data-action="import"]');
      if (button instanceof HTMLElement) button.click();
    });
    await state("imported");
    for (const acknowledge of answers) acknowledge();
    for (const [snapshot, hashes] of kept) seen.set(snapshot, hashes);
    await page.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @template T @param {Random} random @param {readonly T[]} list @returns {T | undefined} */
function some(random, list) {
  return list[pick(random, list.length)];
}
