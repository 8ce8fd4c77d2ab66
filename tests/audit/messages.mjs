/**
 * Forged orders to the background: from a page, from a frame of it, from our own script in a page that has been taken
 * over, from another extension's script and background. And what a page can find out: every packaged file asked for in
 * every way, and what it sees of a save of it.
 *
 * Run: npm run audit:messages [-- --firefox]
 *
 * JSON on the last line: `attempts`, of which `answered`; `loaded` files; `changed`, what of library and storage was
 * otherwise after it; `traces` of a save in the page; all but the first are to be 0. `storage` names what a taken-over
 * script reaches of the extension's own storage, which only Chromium lets an extension forbid. `control` is how many of
 * the attempts come through where the same extension leaves all doors open.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { builtFolder, launch, root } from "../browser/driver/launch.mjs";
import { readTables } from "../browser/driver/library.mjs";
import { until } from "../browser/driver/poll.mjs";
import { startSite } from "../browser/driver/site.mjs";
import { saveByToolbar } from "../browser/driver/steps.mjs";
import { stranger, takenOver } from "./messages/builds.mjs";
import { article, tracesOfSave } from "./messages/traces.mjs";

/** @typedef {import("../browser/driver/session.mjs").Session} Session */
/** @typedef {import("../browser/driver/site.mjs").Site} Site */

const { values } = parseArgs({ options: { firefox: { type: "boolean", default: false } } });
/** @type {"chromium" | "firefox"} */
const kind = values.firefox ? "firefox" : "chromium";
const geckoId = JSON.parse(readFileSync(path.join(root, "manifest.json"), "utf8")).browser_specific_settings
  .gecko.id;
const tell = (/** @type {string} */ text) =>
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

const site = await startSite();
const closed = await attack(false);
const open = await attack(true);
const traces = await tracesOfSave(kind, site);
for (const trace of traces) tell(`trace: ${trace}`);
await site.close();
const control = open.answered + open.loaded;
const { storage, ...counts } = closed;
console.log(
  JSON.stringify({ audit: "messages", browser: kind, ...counts, traces: traces.length, storage, control }),
);
const isStorageOpen = kind === "chromium" && storage.length > 0;
if (counts.answered + counts.changed + counts.loaded + traces.length > 0 || isStorageOpen || control === 0)
  process.exitCode = 1;

/** @param {boolean} isOpen */
async function attack(isOpen) {
  const companions = [stranger(kind)];
  const session = await launch(kind, {
    proxyPort: site.port,
    extension: takenOver(kind, isOpen),
    companions,
  });
  try {
    for (const name of ["first", "second"])
      await (await saveByToolbar(session, site.put(`http://news.test/${name}`, article(name)))).close();
    const before = await library(session);
    const messages = ordersOn(before.tables);
    const target = kind === "firefox" ? geckoId : new URL(session.origin).host;
    const attributes = `data-forged='${JSON.stringify(messages)}' data-target="${target}"`;
    site.put("http://frame.test/inside", page(attributes));
    const frames = `<iframe src="http://frame.test/inside"></iframe>`;
    const tab = await session.open(site.put("http://stranger.test/page", page(attributes, frames)));

    const found = [
      await left(tab, "inside"),
      await left(tab, "outside"),
      await left(await frameOf(tab), "inside"),
    ];
    found.push(await fromPage(tab, messages, target));
    const sum = (/** @type {"attempts" | "answered"} */ what) =>
      found.reduce((all, one) => all + one[what], 0);
    const loaded = await filesSeen(session, tab);
    const after = await library(session);
    const changed = JSON.stringify(after) === JSON.stringify(before) ? 0 : 1;
    if (changed > 0)
      tell(`changed: ${JSON.stringify(before).slice(0, 1_500)}\n${JSON.stringify(after).slice(0, 1_500)}`);
    const storage = [...new Set(found.flatMap((one) => one.storage ?? []))];
    const result = { attempts: sum("attempts"), answered: sum("answered"), loaded, changed, storage };
    tell(`${isOpen ? "control" : "ours"}: ${JSON.stringify(found)} ${JSON.stringify(result)}`);
    return result;
  } finally {
    await session.remove();
  }
}

/** @param {string} attributes @param {string} [body] */
function page(attributes, body = "") {
  return `<!doctype html><html lang="en" ${attributes}><title>Stranger</title><body><p>Nothing here.</p>${body}</body></html>`;
}

/**
 * Every command there is, with all that any of them asks for, about what is really there; and shapes that are none.
 * @param {Awaited<ReturnType<typeof readTables>>} tables
 */
function ordersOn({ entries, snapshots }) {
  const protocol = readFileSync(path.join(root, "src/protocol.ts"), "utf8");
  const commands = [...protocol.matchAll(/^ {2}"([a-z]+\.[a-z-]+)": \(/gm)].map(([, name]) => name);
  const ids = entries.map((entry) => entry["id"]);
  const [snapshotId] = snapshots.map((snapshot) => snapshot["id"]);
  const outcome = {
    kind: "added",
    entryId: ids[0],
    snapshotId,
    savedAt: "2026-01-01T00:00:00Z",
    wasTrashed: false,
  };
  const request = {
    ...{ tabId: 1, ids, id: ids[0], entryId: ids[0], snapshotId, outcome, scope: "article", tag: "forged" },
    ...{
      patch: { tags: ["forged"], note: "forged" },
      colour: "teal",
      url: "http://news.test/first",
      name: "x",
    },
    ...{ authority: "http://stranger.test/tsa", change: {}, library: null, place: null },
    highlight: {
      id: crypto.randomUUID(),
      entryId: ids[0],
      snapshotId,
      colour: "yellow",
      exact: "ferry",
      start: 4,
      end: 9,
    },
  };
  const orders = commands.map((command) => ({ command, request }));
  const [trash] = orders.filter(({ command }) => command === "entry.trash");
  return [
    ...orders,
    ...["save", "undo", "leave"].map((chooser) => ({ chooser, tabId: 1, request })),
    { ...trash, sender: { url: "chrome-extension://own/", id: "own" } },
    [trash],
    JSON.stringify(trash),
    { message: trash },
  ];
}

/** What lies in the library and in the extension's own storage. @param {Session} session */
async function library(session) {
  // What follows a save, such as the note of the library, has settled.
  await new Promise((resume) => setTimeout(resume, 2_000));
  const tables = await readTables(session);
  const beside = await session.openBeside("icons/icon-16.png");
  const stored = await beside.evaluate(() => chrome.storage.local.get(null));
  await beside.close();
  return { tables, stored };
}

/**
 * The counts that a script left on the page.
 * @param {{ evaluate: import("puppeteer-core").Page["evaluate"] }} place
 * @param {string} name
 */
async function left(place, name) {
  const text = await until(
    () => place.evaluate((key) => document.documentElement.dataset[key], name),
    `what was forged ${name}`,
  );
  return JSON.parse(text);
}

/** @param {import("puppeteer-core").Page} tab */
function frameOf(tab) {
  return until(() => tab.frames().find((frame) => frame.url().startsWith("http://frame.test/")), "the frame");
}

/**
 * What the page itself can send, and what comes back.
 * @param {import("puppeteer-core").Page} tab
 * @param {readonly unknown[]} messages
 * @param {string} target
 */
async function fromPage(tab, messages, target) {
  return tab.evaluate(
    async (all, id) => {
      let answered = 0;
      const own = new Set();
      addEventListener("message", ({ data }) => {
        if (!own.has(JSON.stringify(data))) answered += 1;
      });
      for (const message of all) {
        own.add(JSON.stringify(message));
        for (const place of [window, ...Array.from({ length: frames.length }, (_, at) => frames[at])])
          place?.postMessage(message, "*");
        document.dispatchEvent(new CustomEvent("stillpage", { detail: message }));
      }
      const runtime = /** @type {any} */ (window).chrome?.runtime;
      if (runtime?.sendMessage !== undefined)
        for (const message of all)
          await new Promise((resolve) => {
            setTimeout(resolve, 1_000);
            runtime.sendMessage(id, message, (/** @type {unknown} */ answer) => {
              if (answer !== undefined) answered += 1;
              resolve(undefined);
            });
          });
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { attempts: all.length * 3, answered };
    },
    messages,
    target,
  );
}

/**
 * How many of the packaged files a page gets, by any way of asking.
 * @param {Session} session
 * @param {import("puppeteer-core").Page} tab
 */
async function filesSeen(session, tab) {
  const folder = builtFolder(kind);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
  const addresses = files.map((file) => `${session.origin}/${file}`);
  const byPage = await tab.evaluate(async (all) => {
    const asked = (
      /** @type {string} */ name,
      /** @type {string} */ attribute,
      /** @type {string} */ address,
    ) =>
      new Promise((resolve) => {
        const element = document.createElement(name);
        if (name === "link") element.setAttribute("rel", "stylesheet");
        element.addEventListener("load", () => resolve(true));
        element.addEventListener("error", () => resolve(false));
        element.setAttribute(attribute, address);
        document.body.append(element);
        setTimeout(() => resolve(false), 3_000);
      });
    const seen = new Set();
    for (const address of all) {
      const answers = await Promise.all([
        fetch(address).then(
          () => true,
          () => false,
        ),
        asked("img", "src", address),
        /\.js$/.test(address) ? asked("script", "src", address) : false,
        /\.css$/.test(address) ? asked("link", "href", address) : false,
      ]);
      if (answers.some(Boolean)) seen.add(address);
    }
    return [...seen];
  }, addresses);
  const pages = addresses.filter((address) => address.endsWith(".html"));
  await tab.evaluate((all) => {
    for (const address of all) {
      const frame = document.createElement("iframe");
      frame.src = address;
      document.body.append(frame);
    }
  }, pages);
  await new Promise((resume) => setTimeout(resume, 2_000));
  const framed = [];
  for (const frame of tab.frames()) {
    if (!frame.url().startsWith(session.origin)) continue;
    // A frame that was refused shows an error under the address it was asked for.
    if (
      (await frame.evaluate(() => document.querySelector("script, link") !== null).catch(() => false)) ===
      true
    )
      framed.push(frame.url());
  }
  return new Set([...byPage, ...framed]).size;
}
