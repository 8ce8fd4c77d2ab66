/**
 * `npm start`: a browser with a fresh profile, Stillpage installed, on an article to save. Where there
 * is no display it does the same job headless, through the really triggered toolbar button, and shows
 * what came of it. `--firefox` takes Firefox; an address takes another page than the samples.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { launch, root } from "./driver/launch.mjs";
import { putFixture, samples } from "./driver/samples.mjs";
import { startSite } from "./driver/site.mjs";
import { exportAll, saveByToolbar, untilStill } from "./driver/steps.mjs";

/** @typedef {import("./driver/session.mjs").Session} Session */
/** @typedef {import("./driver/site.mjs").Site} Site */

/** Where a headless run leaves what it made. */
const results = path.join(root, ".tmp", "start");

try {
  await start(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** @param {readonly string[]} words */
async function start(words) {
  const { kind, address } = asked(words);
  const isHeaded = process.platform !== "linux" || hasDisplay();
  const site = await startSite();
  const session = await launch(kind, { isHeaded });
  // The reader's Ctrl+C should not leave a browser and a profile behind.
  process.once("SIGINT", () => void session.close());
  try {
    const addresses = address === null ? sampleAddresses(site) : [address];
    await (isHeaded ? showAround(session, addresses) : saveAll(session, addresses));
  } finally {
    await session.remove();
    await site.close();
  }
}

/**
 * @param {readonly string[]} words
 * @returns {{ kind: "chromium" | "firefox", address: string | null }}
 */
function asked(words) {
  const addresses = words.filter((word) => word !== "--firefox");
  const [address = null] = addresses;
  const isAddress =
    address === null || (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol));
  if (addresses.length > 1 || !isAddress) {
    throw new Error("npm start takes --firefox and one address that begins with https:// or http://.");
  }
  return { kind: words.includes("--firefox") ? "firefox" : "chromium", address };
}

function hasDisplay() {
  return Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}

/** @param {Site} site */
function sampleAddresses(site) {
  const origin = `http://localhost:${site.port}`;
  return [samples.english, samples.chinese].map((slug) => putFixture(site, origin, slug));
}

/**
 * For a person at a screen: opens the pages, says what to do, and waits.
 * @param {Session} session
 * @param {readonly string[]} addresses
 */
async function showAround(session, addresses) {
  await session.pin();
  const pages = [];
  for (const address of addresses) pages.push(await session.open(address));
  await session.closeBlankTabs();
  await pages[0]?.bringToFront();
  console.log(`Stillpage is installed in ${session.version}, on a profile that is deleted afterwards.`);
  console.log(
    "Click its button in the toolbar (the page with the red seal), or press Alt+Shift+D to save at once.",
  );
  console.log(
    "Enter saves the page. The list below holds what is saved: open it, read it, export it as JSON.",
  );
  console.log("Close the browser to end.");
  await session.closed();
}

/**
 * The same without a screen: saves every page, exports, and tells where the results lie.
 * @param {Session} session
 * @param {readonly string[]} addresses
 */
async function saveAll(session, addresses) {
  mkdirSync(results, { recursive: true });
  console.log(
    `There is no display, so ${session.version} does it without one: toolbar button, Enter, export.`,
  );
  for (const address of addresses.slice(0, -1)) await (await saveByToolbar(session, address)).close();
  const popup = await saveByToolbar(session, addresses.at(-1) ?? "");
  const exported = await exportAll(session, popup);
  const picture = path.join(results, `popup-${session.kind}.png`);
  await untilStill(popup);
  writeFileSync(picture, await popup.screenshot());
  const file = path.join(results, path.basename(exported));
  copyFileSync(exported, file);
  await popup.close();
  tell(file);
  console.log(`Exported JSON:     ${path.relative(process.cwd(), file)}`);
  console.log(`Picture of popup:  ${path.relative(process.cwd(), picture)}`);
}

/**
 * The rows that were saved, as the exported file has them.
 * @param {string} file
 */
function tell(file) {
  const { entries } = JSON.parse(readFileSync(file, "utf8"));
  console.log(`Saved, ${entries.length}:`);
  for (const { snapshots } of entries) {
    const { title, siteName, publishedTime } = snapshots[0];
    console.log(`  ${[title, siteName ?? "no site named", publishedTime ?? "no date stated"].join("  ·  ")}`);
  }
}
