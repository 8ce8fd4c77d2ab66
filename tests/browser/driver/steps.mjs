/** What a reader does, in the popup that the toolbar button opens. The hooks are those of the pages. */
import { until } from "./poll.mjs";
import { downloadOf } from "./session.mjs";

/** @typedef {import("./session.mjs").Session} Session */
/** @typedef {import("./session.mjs").Popup} Popup */
/** @typedef {import("./session.mjs").Page} Page */
/** @typedef {"loading" | "new" | "saving" | "done" | "saved" | "refused"} Card */

/**
 * The popup on the tab at the front, its rows painted and its card past loading.
 * @param {Session} session
 * @returns {Promise<Popup>}
 */
export async function openReadyPopup(session) {
  const popup = await session.openPopup();
  await until(
    () =>
      popup.evaluate(
        ({ body }) =>
          body.dataset["ready"] !== undefined && (body.dataset["card"] ?? "loading") !== "loading",
      ),
    "the popup to be ready",
  );
  return popup;
}

/**
 * Waits for a state of the card of this page.
 * @param {Popup} popup
 * @param {Card} card
 */
export async function untilCard(popup, card) {
  await until(
    () => popup.evaluate(({ body }, _window, wanted) => body.dataset["card"] === wanted, card),
    `the card "${card}"`,
  );
}

/**
 * Opens an address, the popup on it, and presses Enter on the focused Save; resolves when it says "saved".
 * @param {Session} session
 * @param {string} address
 * @returns {Promise<Popup>} the popup, still open
 */
export async function saveByToolbar(session, address) {
  await session.open(address);
  const popup = await openReadyPopup(session);
  await untilCard(popup, "new");
  await popup.press("Enter");
  await untilCard(popup, "done");
  return popup;
}

/**
 * The rows the popup shows.
 * @param {Popup} popup
 * @returns {Promise<{ id: string, title: string, text: string }[]>}
 */
export async function rowsOf(popup) {
  return popup.evaluate((document) =>
    [...document.querySelectorAll("#list > li[data-entry]")].map((row) => ({
      id: row.getAttribute("data-entry") ?? "",
      // The mark of the unread is text for screen readers, inside the title.
      title: row.querySelector('[data-action="open"]')?.lastChild?.textContent ?? "",
      text: row.textContent ?? "",
    })),
  );
}

/**
 * Opens the first row in the reader; resolves when the article stands there.
 * @param {Session} session
 * @param {Popup} popup
 * @returns {Promise<Page>}
 */
export async function openReader(session, popup) {
  const before = await session.ownAddresses();
  await popup.click('#list [data-action="open"]');
  const address = await until(
    async () =>
      (await session.ownAddresses()).find((url) => url.includes("/reader.html?") && !before.includes(url)),
    "the reader",
  );
  const page = await session.ownPage(address);
  await until(() => page.evaluate(() => document.body.dataset["state"] === "ready"), "the article");
  return page;
}

/**
 * Resolves when nothing in the popup moves any more.
 * @param {Popup} popup
 */
export async function untilStill(popup) {
  await until(
    () =>
      popup.evaluate((document) =>
        document.getAnimations().every(({ playState }) => playState === "finished"),
      ),
    "the popup to come to rest",
  );
}

/**
 * Exports the whole library from the popup's menu.
 * @param {Session} session
 * @param {Popup} popup
 * @returns {Promise<string>} the file
 */
export async function exportAll(session, popup) {
  return downloadOf(session, async () => {
    await popup.click('[data-action="export"]');
    await until(
      () => popup.evaluate((document) => document.querySelector('[data-action="export-all"]') !== null),
      "the export menu",
    );
    await popup.click('[data-action="export-all"]');
  });
}

/**
 * Imports all of a file; resolves when it is taken in.
 * @param {Session} session
 * @param {string} file
 */
export async function importAll(session, file) {
  const page = await session.openOwn("pages/transfer/transfer.html");
  const untilState = (/** @type {string} */ state) =>
    until(
      () => page.evaluate((wanted) => document.body.dataset["state"] === wanted, state),
      `the state "${state}"`,
    );
  await untilState("idle");
  const input = await page.waitForSelector("input#file[type=file]");
  if (input === null) throw new Error("the page has no place for a file");
  await input.uploadFile(file);
  await untilState("preview");
  await page.click('[data-action="import"]');
  await untilState("imported");
}
