/**
 * From the click to "saved", on the two sample articles, in both browsers: medians, and what of it is
 * extraction, transfer, hash and commit. Run: npm run bench:save [-- rounds]. JSON on the last line.
 *
 * `total` is taken in the popup, from the key to the card that says saved. `extract` is the content
 * script's own time; `transfer` the rest of the capture: injection, the answer's way between processes,
 * its check. `commit` is deflate and the strict transaction. `rest` is messages, badge and popup.
 */
import { browserKinds } from "../browser/driver/find.mjs";
import { launch } from "../browser/driver/launch.mjs";
import { emptyLibrary } from "../browser/driver/library.mjs";
import { putFixture, samples } from "../browser/driver/samples.mjs";
import { startSite } from "../browser/driver/site.mjs";
import { openReadyPopup, untilCard } from "../browser/driver/steps.mjs";
import { median } from "./figures.mjs";

/** @typedef {import("../browser/driver/session.mjs").Session} Session */

const rounds = Number(process.argv[2] ?? 15);
const site = await startSite();
/** @type {Record<string, Record<string, Record<string, number>>>} */
const medians = {};
for (const kind of browserKinds) {
  const session = await launch(kind, { proxyPort: site.port });
  try {
    medians[kind] = await benchBrowser(session);
  } finally {
    await session.remove();
  }
}
await site.close();
console.log(JSON.stringify({ bench: "save", unit: "ms", rounds, medians }));

/** @param {Session} session */
async function benchBrowser(session) {
  /** @type {Map<string, Record<string, number>[]>} */
  const taken = new Map(Object.keys(samples).map((name) => [name, []]));
  // One more round than counted: the first warms what a browser warms once.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, slug] of Object.entries(samples)) {
      const figures = await saveOnce(session, putFixture(site, "http://news.test", slug));
      if (round > 0) taken.get(name)?.push(figures);
    }
    process.stderr.write(`${session.kind} ${round}/${rounds}\n`);
  }
  return Object.fromEntries([...taken].map(([name, figures]) => [name, mediansOf(figures)]));
}

/** @param {readonly Record<string, number>[]} figures */
function mediansOf(figures) {
  const names = Object.keys(figures[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, median(figures.map((taken) => taken[name] ?? Number.NaN))]),
  );
}

/**
 * @param {Session} session
 * @param {string} address
 * @returns {Promise<Record<string, number>>}
 */
async function saveOnce(session, address) {
  await session.open(address);
  const popup = await openReadyPopup(session);
  await untilCard(popup, "new");
  await popup.evaluate((document, window) => {
    const { performance } = window;
    document.addEventListener("keydown", () => performance.mark("key"), { capture: true, once: true });
    new window.MutationObserver(() => {
      if (document.body.dataset["card"] === "done") performance.measure("total", "key");
    }).observe(document.body, { attributeFilter: ["data-card"] });
  });
  await popup.press("Enter");
  await untilCard(popup, "done");
  const total = await popup.evaluate(
    (_document, window) => window.performance.getEntriesByName("total")[0]?.duration ?? 0,
  );
  const { extract = 0, capture = 0, hash = 0, commit = 0 } = await session.backgroundMeasures();
  await session.closeTabs();
  await emptyLibrary(session);
  const transfer = capture - extract;
  return { total, extract, transfer, hash, commit, rest: total - capture - hash - commit };
}
