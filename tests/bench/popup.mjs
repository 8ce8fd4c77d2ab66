/**
 * The popup's cold open: from the start of its document, with the background dead, to the first rows,
 * with 10, 1,000 and 10,000 entries, in both browsers, medians. Run: npm run bench:popup [-- rounds].
 * JSON on the last line. The sizes take turns, each in a browser of its own, so that a noisy minute
 * is noise for all of them; `ratio` is the slowest median over the fastest.
 */
import { browserKinds } from "../browser/driver/find.mjs";
import { launch } from "../browser/driver/launch.mjs";
import { seedLibrary } from "../browser/driver/library.mjs";
import { until } from "../browser/driver/poll.mjs";
import { putFixture, samples } from "../browser/driver/samples.mjs";
import { startSite } from "../browser/driver/site.mjs";
import { saveByToolbar } from "../browser/driver/steps.mjs";
import { median } from "./figures.mjs";

/** @typedef {import("../browser/driver/session.mjs").Session} Session */

const sizes = [10, 1_000, 10_000];
const rounds = Number(process.argv[2] ?? 15);
const site = await startSite();
const address = putFixture(site, "http://news.test", samples.english);
/** @type {Record<string, Record<string, number>>} */
const medians = {};
/** @type {Record<string, number>} */
const ratio = {};
for (const kind of browserKinds) {
  const figures = await benchBrowser(kind);
  medians[kind] = Object.fromEntries([...figures].map(([size, taken]) => [size, median(taken)]));
  const middles = Object.values(medians[kind]);
  ratio[kind] = Math.round((Math.max(...middles) / Math.min(...middles)) * 100) / 100;
}
await site.close();
console.log(JSON.stringify({ bench: "popup", unit: "ms", rounds, medians, ratio }));

/** @param {import("../browser/driver/find.mjs").BrowserKind} kind */
async function benchBrowser(kind) {
  /** @type {Map<number, Session>} */
  const sessions = new Map();
  /** @type {Map<number, number[]>} */
  const figures = new Map(sizes.map((size) => [size, []]));
  try {
    for (const size of sizes) {
      const session = await launch(kind, { proxyPort: site.port });
      sessions.set(size, session);
      await (await saveByToolbar(session, address)).close();
      await seedLibrary(session, size);
      await session.closeTabs();
    }
    // One more round than counted: the first warms the disk's cache.
    for (let round = 0; round <= rounds; round += 1) {
      for (const [size, session] of sessions) {
        const tookMs = await openOnce(session);
        if (round > 0) figures.get(size)?.push(tookMs);
      }
      process.stderr.write(`${kind} ${round}/${rounds}\n`);
    }
  } finally {
    for (const session of sessions.values()) await session.remove();
  }
  return figures;
}

/** @param {Session} session */
async function openOnce(session) {
  await session.killBackground();
  const popup = await session.openPopup();
  const tookMs = await until(
    () =>
      popup.evaluate((_document, window) => window.performance.getEntriesByName("first-rows")[0]?.startTime),
    "the first rows",
  );
  await popup.close();
  return tookMs;
}
