/** An hour of use: what a heavy reader does in one, through the product's own commands, and all of it undone at its end. */
import { rmSync } from "node:fs";
import { exportAll, openReadyPopup } from "../../browser/driver/steps.mjs";
import { putArticle } from "../crash/pages.mjs";
import { addressOf, wordOfNumber } from "../crash/words.mjs";

/**
 * @typedef {object} Soak
 * @property {import("../../browser/driver/session.mjs").Session} session
 * @property {import("../../browser/driver/site.mjs").Site} site
 * @property {import("../../seeded-random.mjs").Random} random
 * @property {(method: string, argument?: unknown) => Promise<any>} ask
 * @property {Record<string, number>} done how often each thing was done
 */
/** @typedef {{ readonly page: import("puppeteer-core").Page, readonly id: number }} Tab */

/**
 * A tab on the audit's site, which the extension is allowed to read.
 * @param {Soak} soak
 * @returns {Promise<Tab>}
 */
export async function openTab({ session, site, random, ask }) {
  const address = putArticle(site, random, 900_000, crypto.randomUUID());
  const page = await session.open(address);
  const id = await ask("tabOf", address);
  if (id === null) throw new Error("the extension does not see the audit's tab");
  return { page, id };
}

/**
 * Gives the background a command and counts it.
 * @param {Soak} soak
 * @param {string} command
 * @param {object} request
 * @returns {Promise<any>}
 */
export async function tell({ ask, done }, command, request) {
  const reply = await ask("command", { command, request });
  if (reply?.ok !== true) throw new Error(`${command} was refused: ${JSON.stringify(reply?.failure)}`);
  done[command] = (done[command] ?? 0) + 1;
  return reply.value;
}

/**
 * Saves an article, in whatever edition the site has then.
 * @param {Soak} soak
 * @param {Tab} tab
 * @param {number} number
 */
export async function save(soak, { page, id }, number) {
  const snapshot = crypto.randomUUID();
  await page.goto(putArticle(soak.site, soak.random, number, snapshot));
  return tell(soak, "page.save", { tabId: id, snapshotId: snapshot, scope: "article" });
}

/**
 * One hour: articles saved, some again, read, marked, tagged, searched; then all of them to the trash and out of it.
 * @param {Soak} soak
 * @param {Tab} tab
 * @param {{ readonly from: number, readonly count: number }} articles numbers that nothing else has
 */
export async function anHour(soak, tab, { from, count }) {
  const { ask, done, random } = soak;
  for (let number = from; number < from + count; number += 1) {
    const outcome = await save(soak, tab, number);
    const { entryId, snapshotId } = outcome;
    const ids = [entryId];
    const tags = [`tag ${number}`, `t${number % 12}`];
    await tell(soak, "entry.update", {
      ids,
      patch: { tags, note: `of ${number}`, isFavourite: number % 2 === 0 },
    });
    if (random() < 0.3) await save(soak, tab, number);
    if (random() < 0.1) {
      const tabId = tab.id;
      await tell(soak, "save.undo", { tabId, outcome: await save(soak, tab, number) });
    }
    if (random() < 0.4) {
      const quote = {
        exact: wordOfNumber(number),
        prefix: "",
        suffix: "",
        start: 0,
        end: wordOfNumber(number).length,
      };
      const place = { entryId, snapshotId, ...quote };
      const highlight = {
        ...place,
        id: crypto.randomUUID(),
        colour: "yellow",
        note: "x",
        createdAt: new Date().toISOString(),
      };
      await tell(soak, "highlight.add", { highlight });
      await tell(soak, "place.keep", { entryId, place });
    }
    for (const query of [wordOfNumber(number), `tag:"tag ${number}"`, "river is:unread"]) {
      if ((await ask("search", query)) === 0 && query === wordOfNumber(number))
        throw new Error(`article ${number} is not found`);
      done["search"] = (done["search"] ?? 0) + 1;
    }
  }
  await exportOnce(soak);
  const numbers = Array.from({ length: count }, (_, at) => addressOf(from + at));
  const known = new Map((await ask("ids")).map((/** @type {string[]} */ [url, id]) => [url, id]));
  const ids = numbers.flatMap((url) => known.get(url) ?? []);
  if (ids.length !== count) throw new Error(`${ids.length} articles of ${count} are there`);
  const half = Math.ceil(count / 2);
  await tell(soak, "entry.trash", { ids: ids.slice(0, half) });
  await tell(soak, "entry.restore", { ids: ids.slice(0, half) });
  await tell(soak, "entry.trash", { ids });
  await tell(soak, "entry.delete", { ids });
}

/** All there is as one file, from the popup on the tab at the front. @param {Soak} soak */
async function exportOnce({ session, done }) {
  const popup = await openReadyPopup(session);
  rmSync(await exportAll(session, popup));
  await popup.close();
  done["export"] = (done["export"] ?? 0) + 1;
}
