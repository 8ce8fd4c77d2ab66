/** Every surface in the order in which a library grows: empty, a few articles, thousands. */
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "../browser/driver/launch.mjs";
import { emptyLibrary, loseLibrary } from "../browser/driver/library.mjs";
import { until } from "../browser/driver/poll.mjs";
import { japaneseSample, putFixture, samples } from "../browser/driver/samples.mjs";
import { downloadOf } from "../browser/driver/session.mjs";
import { exportAll, openReader, openReadyPopup, saveByToolbar, untilCard } from "../browser/driver/steps.mjs";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {{ session: import("../browser/driver/session.mjs").Session, site: import("../browser/driver/site.mjs").Site, camera: import("./camera.mjs").Camera, language: string }} Studio */

const many = 3_000;

/** What is read and searched for, by the reader's language; `begun` is being typed, `wrong` has problems in it. */
const scripts = {
  en: {
    sample: samples.english,
    found: "tide OR lamps OR map",
    none: "zeppelin",
    begun: "tag:ma",
    wrong: "maps sitee:x after:soon",
    headline: ["will hold, for now", "may not hold"],
  },
  "zh-CN": {
    sample: samples.chinese,
    found: "地图 OR 记录",
    none: "飞艇",
    begun: "tag:公共",
    wrong: "地图 sitee:x after:soon",
    headline: ["夜里也亮着灯", "夜里不再亮灯"],
  },
  "zh-TW": {
    sample: samples.chinese,
    found: "地圖 OR 紀錄",
    none: "飛船",
    begun: "tag:公共",
    wrong: "地圖 sitee:x after:soon",
    headline: ["夜里也亮着灯", "夜里不再亮灯"],
  },
  ja: {
    sample: japaneseSample,
    found: "水位 OR 方法",
    none: "飛行船",
    begun: "tag:公共",
    wrong: "地図 sitee:x after:soon",
    headline: ["終電のあとに灯る", "始発のまえに灯る"],
  },
};

/**
 * What is to be photographed, each to be done in turn.
 * @param {Studio} studio
 * @returns {readonly (() => Promise<void>)[]}
 */
export function surfacesOf(studio) {
  const { session, site, camera, language } = studio;
  const script = scripts[/** @type {keyof typeof scripts} */ (language)];
  const address = putFixture(site, "http://news.test", script.sample);

  /** @param {string} [query] */
  const openLibrary = async (query = "") => {
    const page = await session.openOwn(
      `pages/library/library.html${query && `#q=${encodeURIComponent(query)}`}`,
    );
    await page.waitForSelector(".entry-title, #empty h2");
    return page;
  };
  /** @param {string} selector @param {Page} page */
  const press = async (page, selector) => {
    await page.waitForSelector(selector, { visible: true });
    await page.click(selector);
  };

  return [
    async function empty() {
      await session.open(address);
      await camera.takePopup("popup-empty", () => openReadyPopup(session));
      if (!camera.wants("empty")) return;
      await camera.take(await openLibrary(), "library-empty");
      await session.closeTabs();
    },

    async function popups() {
      await fill(session, `keepNews(${JSON.stringify(language)})`);
      await session.open(address);
      await camera.takePopup("popup-new", () => openReadyPopup(session));
      await camera.takePopup("popup-search", async () => {
        const popup = await openReadyPopup(session);
        await popup.press("/");
        await popup.type(script.found);
        return popup;
      });
      await camera.takePopup("popup-search-wrong", async () => {
        const popup = await openReadyPopup(session);
        await popup.press("/");
        await popup.type(script.wrong);
        return popup;
      });
      await (await saveByToolbar(session, address)).close();
      await session.open(address);
      await camera.takePopup("popup-saved", () => openReadyPopup(session));
      await camera.takePopup("popup-menu", async () => {
        const popup = await openReadyPopup(session);
        await popup.click('[data-action="export"]');
        return popup;
      });
      await session.open(putFixture(site, "http://news.test", "search-results"));
      await camera.takePopup("popup-refused", async () => {
        const popup = await openReadyPopup(session);
        await untilCard(popup, "refused");
        return popup;
      });
    },

    async function reader() {
      if (!camera.wants("reader")) return;
      await session.open(address);
      const page = await openReader(session, await openReadyPopup(session));
      // Low enough to be shown in the README, which has room for 150 KB each.
      await camera.take(page, "reader", { height: 560 });
      await camera.take(page, "reader-narrow", { width: 400, height: 760 });
      await camera.take(page, "reader-4k", { width: 3840, height: 1600 });
      await camera.take(page, "reader-forced", { isForced: true });
      await page.setViewport({ width: 1200, height: 760 });
      await press(page, ".type-button");
      await camera.take(page, "reader-type");
      await page.keyboard.press("Escape");
      await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight }));
      await camera.take(page, "reader-end");
      await session.closeTabs();
    },

    async function marked() {
      if (!camera.wants("highlights")) return;
      await session.open(address);
      const page = await openReader(session, await openReadyPopup(session));
      await page.setViewport({ width: 1200, height: 760 });
      await page.evaluate(() => {
        const inner = document.querySelector("iframe")?.contentDocument;
        const [first] = [...(inner?.querySelectorAll("p") ?? [])].filter(
          ({ textContent }) => (textContent ?? "").length > 60,
        );
        if (inner && first) inner.getSelection()?.selectAllChildren(first);
      });
      await page.keyboard.press("n");
      await page.waitForSelector("#highlight-note:focus");
      await page.keyboard.type(script.found);
      await camera.take(page, "reader-highlights");
      await session.closeTabs();
    },

    async function compared() {
      if (!camera.wants("compare")) return;
      site.put(address, edited(script));
      await session.open(address);
      await camera.takePopup("popup-compare-changed", () => openReadyPopup(session));
      const popup = await openReadyPopup(session);
      await untilCard(popup, "saved");
      await popup.click('#card [data-action="save"]');
      await untilCard(popup, "done");
      const page = await openReader(session, popup);
      await page.waitForSelector(".capture-size");
      await camera.take(page, "reader-compare-timeline");
      const link = await page.$eval(
        ".compare-link",
        (found) => /** @type {HTMLAnchorElement} */ (found).href,
      );
      const comparison = await session.openOwn(link.slice(session.origin.length + 1));
      await comparison.waitForSelector("body[data-state=ready]");
      await camera.take(comparison, "compare");
      await camera.take(comparison, "compare-forced", { isForced: true });
      await comparison.keyboard.press("i");
      await comparison.keyboard.press("n");
      await camera.take(comparison, "compare-inline");
      await camera.take(comparison, "compare-narrow", { width: 400, height: 760 });
      const failed = await session.openOwn("pages/compare/compare.html");
      await failed.waitForSelector("body[data-state=failed]");
      await camera.take(failed, "compare-failed");
      await session.closeTabs();
      await session.open(putFixture(site, "http://elsewhere.test", script.sample));
      await camera.takePopup("popup-compare-held", async () => {
        const held = await openReadyPopup(session);
        await until(
          () => held.evaluate((document) => document.querySelector(".held") !== null),
          "the story that is held already",
        );
        return held;
      });
      putFixture(site, "http://news.test", script.sample);
    },

    async function library() {
      if (!camera.wants("library")) return;
      const page = await openLibrary();
      await page.waitForSelector(".facets .side-line");
      await camera.take(page, "library-few", { height: 600 });
      await camera.take(page, "library-narrow", { width: 400, height: 760 });
      await camera.take(page, "library-4k", { width: 3840, height: 1600 });
      await page.setViewport({ width: 1200, height: 760 });
      await press(page, '[data-action="density"]');
      await camera.take(page, "library-compact");
      await press(page, '[data-action="density"]');
      for (const key of ["j", "x", "j", "x", "j", "x"]) await page.keyboard.press(key);
      await page.waitForSelector("#selection:not([hidden])");
      await camera.take(page, "library-selection");
      await camera.take(page, "library-forced", { isForced: true });
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      await camera.take(page, "library-keys");
      await page.keyboard.press("Escape");
      await press(page, '[data-action="numbers"]');
      await page.waitForSelector(".sheet .bars");
      await camera.take(page, "library-numbers-few");
      await page.keyboard.press("Escape");
      await press(page, '[data-action="library-menu"]');
      await press(page, '[data-action="verify"]');
      await page.waitForSelector(".sheet .verdict");
      await camera.take(page, "library-verify");
      await session.closeTabs();
    },

    async function backups() {
      if (!camera.wants("backup")) return;
      const page = await openLibrary();
      await page.waitForSelector("#backup-offer:not([hidden])");
      await camera.take(page, "backup-offer", { height: 600 });
      await camera.take(page, "backup-offer-narrow", { width: 400 });
      await page.setViewport({ width: 1200, height: 760 });
      const file = await downloadOf(session, () => press(page, '[data-action="backup"]'));
      await press(page, '[data-action="backup-dismiss"]');
      await press(page, '[data-action="library-menu"]');
      await press(page, '[data-action="backups"]');
      await camera.take(page, "backup-sheet", { height: 900 });
      const input = await page.waitForSelector('[data-action="backup-check"]');
      await /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement> | null} */ (
        input
      )?.uploadFile(file);
      await page.waitForSelector(".backup-told .verdict");
      await camera.take(page, "backup-verified", { height: 1000 });
      rmSync(file);
      await session.closeTabs();
    },

    async function queries() {
      if (!camera.wants("library")) return;
      for (const [name, query] of [
        ["library-hits", script.found],
        ["library-none", script.none],
        ["library-problem", script.wrong],
        ["library-archive", "is:archived "],
        ["library-trash", "is:trashed "],
      ])
        await camera.take(await openLibrary(query), name ?? "");
      const page = await openLibrary();
      await page.keyboard.press("/");
      await page.keyboard.type(script.begun);
      await page.waitForSelector(".completion");
      await camera.take(page, "library-completions");
      await page.keyboard.press("Escape");
      await press(page, '[data-action="library-menu"]');
      await press(page, '[data-action="manage-tags"]');
      await press(page, '[data-action="tag-colour"]');
      await camera.take(page, "library-tags");
      const asked = await openLibrary("is:unread -zeppelin ");
      await asked.waitForSelector(".facets .side-line");
      await press(asked, '[data-action="filter"]');
      await camera.take(asked, "library-filter");
      await press(asked, '[data-action="filter-is"]');
      await camera.take(asked, "library-filter-state");
      await session.closeTabs();
    },

    async function exporting() {
      if (!camera.wants("export")) return;
      await session.open(address);
      const popup = await openReadyPopup(session);
      const library = await exportAll(session, popup);
      await popup.close();
      await camera.takePopup("export-popup", async () => {
        const opened = await openReadyPopup(session);
        await opened.click('[data-action="export"]');
        const isThere = (/** @type {string} */ action) =>
          until(
            () =>
              opened.evaluate(
                (document, _window, wanted) => document.querySelector(`[data-action="${wanted}"]`) !== null,
                action,
              ),
            action,
          );
        await isThere("export-format");
        await opened.click('[data-action="export-format"]');
        await isThere("format-html");
        return opened;
      });
      const list = await session.openOwn("pages/library/library.html");
      await list.waitForSelector("[data-entry]");
      await press(list, '#head [data-action="export"]');
      await camera.take(list, "export-library");
      const reader = await openReader(session, await openReadyPopup(session));
      await press(reader, "#bar .export");
      await press(reader, '[data-action="export-format"]');
      await camera.take(reader, "export-reader");
      await press(reader, '[data-action="format-html"]');
      const file = await downloadOf(session, () => press(reader, '[data-action="export-this"]'));
      const page = await session.open(pathToFileURL(file).href);
      await camera.take(page, "export-html");
      await camera.take(page, "export-html-narrow", { width: 400 });
      for (const made of [library, file]) rmSync(made);
      await session.closeTabs();
    },

    async function transfer() {
      if (!camera.wants("transfer")) return;
      const page = await session.openOwn("pages/transfer/transfer.html");
      await page.waitForSelector("body[data-state=idle]");
      await camera.take(page, "transfer");
      await session.open(address);
      const popup = await openReadyPopup(session);
      const file = await exportAll(session, popup);
      await popup.close();
      await emptyLibrary(session);
      await page.bringToFront();
      const input = await page.waitForSelector("input#file[type=file]");
      await input?.uploadFile(file);
      await page.waitForSelector("body[data-state=preview]");
      await camera.take(page, "transfer-preview");
      await press(page, '[data-action="import"]');
      await page.waitForSelector("body[data-state=imported]");
      await camera.take(page, "transfer-imported");
      await press(page, '[data-action="start"]');
      await press(page, '[data-action="export"]');
      await page.waitForSelector("body[data-state=exported]");
      await camera.take(page, "transfer-exported");
      await session.closeTabs();
    },

    async function arriving() {
      if (!camera.wants("arriving")) return;
      await emptyLibrary(session);
      const page = await session.openOwn("pages/transfer/transfer.html");
      const input = await page.waitForSelector("input#file");
      await input?.uploadFile(path.join(root, "tests/fixtures/import/pocket.csv"));
      await page.waitForSelector("body[data-state=preview]");
      await camera.take(page, "arriving-preview");
      await press(page, '[data-action="import"]');
      await page.waitForSelector("body[data-state=imported]");
      const list = await session.openOwn("pages/library/library.html");
      await list.waitForSelector("li[data-entry]");
      await camera.take(list, "arriving-library");
      const id = await list.evaluate(() =>
        document.querySelector("li[data-entry]")?.getAttribute("data-entry"),
      );
      const reader = await session.openOwn(`pages/reader/reader.html?entry=${id}`);
      await reader.waitForSelector("body[data-state=uncaptured]");
      await camera.take(reader, "arriving-reader");
      await session.closeTabs();
      await emptyLibrary(session);
    },

    async function thousands() {
      if (!camera.wants("many")) return;
      await emptyLibrary(session);
      const parts = Array.from({ length: many / 500 }, (_, part) => [part * 500, (part + 1) * 500]);
      await fill(
        session,
        ...parts.map(([from, to]) => `keepMany(${JSON.stringify(language)}, ${many}, ${from}, ${to})`),
        "settle()",
      );
      await session.open(address);
      await camera.takePopup("popup-many", () => openReadyPopup(session));
      const page = await openLibrary();
      await page.waitForSelector(".facets .side-line");
      await camera.take(page, "library-many");
      await press(page, '[data-action="numbers"]');
      await page.waitForSelector(".sheet .bars");
      await camera.take(page, "library-numbers-many");
      await page.keyboard.press("Escape");
      await session.closeTabs();
    },

    async function welcome() {
      if (!camera.wants("welcome")) return;
      const page = await session.openOwn("pages/welcome/welcome.html");
      await page.waitForSelector('[data-action="library"]');
      await camera.take(page, "welcome");
      await camera.take(page, "welcome-narrow", { width: 400, height: 900 });
      await session.closeTabs();
    },

    async function recovery() {
      if (!camera.wants("recovery")) return;
      await emptyLibrary(session);
      await session.open(address);
      await (await saveByToolbar(session, address)).close();
      await loseLibrary(session);
      await session.open(address);
      await camera.takePopup("popup-recovery", () => openReadyPopup(session));
      const page = await session.openOwn("pages/recovery/recovery.html");
      await page.waitForSelector('[data-action="anew"]');
      await camera.take(page, "recovery");
      await press(page, '[data-action="anew"]');
      await camera.take(page, "recovery-question");
      await page.keyboard.press("Escape");
      await camera.take(page, "recovery-narrow", { width: 400, height: 900 });
      const library = await session.openOwn("pages/library/library.html");
      await library.waitForSelector("#empty button");
      await camera.take(library, "library-recovery");
      await session.closeTabs();
    },
  ];
}

/**
 * The sample page as its site shows it after an edit: another headline, a paragraph fewer, a number changed.
 * @param {{ readonly sample: string, readonly headline: readonly string[] }} script
 */
function edited({ sample, headline: [before = "", after = ""] }) {
  const html = readFileSync(path.join(root, "tests/fixtures/pages", sample, "source.html"), "utf8");
  let paragraphs = 0;
  return html.replaceAll(before, after).replaceAll(/<p>[^<]{60,}<\/p>/g, (paragraph) => {
    paragraphs += 1;
    if (paragraphs === 2) return "";
    return paragraphs === 3 ? paragraph.replace(/\d+|[一二三四五六七八九十]+/, "7") : paragraph;
  });
}

/**
 * @param {Studio["session"]} session
 * @param {readonly string[]} calls of `gallery` in in-page.ts
 */
async function fill(session, ...calls) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path.join(root, "tests/screenshots/in-page.ts")],
    bundle: true,
    write: false,
    format: "iife",
    target: "chrome123",
  });
  const page = await session.openBeside("icons/icon-16.png");
  await page.evaluate(`${outputFiles[0]?.text};null`);
  for (const call of calls) await page.evaluate(`globalThis.gallery.${call}.then(() => null)`);
  await page.close();
}
