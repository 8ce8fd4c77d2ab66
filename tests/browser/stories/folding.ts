import { describe, expect, test } from "vitest";
import { readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import type { Page } from "../driver/session.mjs";
import { saveByToolbar } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { articleOf } from "./pages.ts";

/** Copies of one story: one row of the list, opened, parted by hand and brought together again. */
export function folding(world: World): void {
  describe("a story that several sources printed", () => {
    test("is one row once folded; a copy parted by hand stays apart, and comes back by undo", async () => {
      const { session, site } = world;
      const copies = [
        ["http://harbour.test/records", "Flood records go online", story],
        ["http://evening.test/archive", "Archive opens its flood books", story.slice(0, 5)],
        ["http://letters.test/numbers", "What the old numbers say", [...story.slice(1), "Readers wrote in."]],
        ["http://letters.test/herring", "A season of herring", other],
      ] as const;
      for (const [address, title, lines] of copies) {
        await (await saveByToolbar(session, site.put(address, articleOf(title, lines)))).close();
      }
      let page = await session.openOwn("pages/library/library.html");
      await page.waitForSelector('[data-action="fold"]:not([hidden])');
      await untilCount(page, 4);
      await until(async () => {
        const { entries } = await readTables(session);
        return entries.filter(({ story: number }) => number !== null).length === 3;
      }, "the group of three");

      await page.click('[data-action="fold"]');
      await untilCount(page, 2);
      expect(await textOf(page, '[data-action="copies"]')).toBe("+2 copies evening.test, harbour.test");
      expect(await textOf(page, ".count")).toContain("2 articles found · 2 copies folded");
      await page.click('[data-action="fold"]');
      await untilCount(page, 4);
      await page.click('[data-action="fold"]');
      await untilCount(page, 2);

      // What is selected is what is shown; the copies as well only if one asks for them.
      await page.keyboard.press("j");
      await page.keyboard.press("x");
      await page.waitForSelector('[data-action="select-all"]', { visible: true });
      await page.click('[data-action="select-all"]');
      await page.waitForSelector('[data-action="select-copies"]', { visible: true });
      expect(await textOf(page, ".selected-count")).toBe("2 selected");
      await page.click('[data-action="select-copies"]');
      await until(
        async () => (await textOf(page, ".selected-count")) === "4 selected · 2 of them folded copies",
        "the copies selected",
      );
      await page.click('[data-action="end-selection"]');

      // Opened by key on its row; the row of the other story opens nothing.
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      await page.keyboard.press("c");
      await page.waitForSelector(".sheet .story-list");
      expect(await textOf(page, ".sheet .story-list")).toContain("of its text is the same");
      const parted = '.sheet .story-list li:has([href*="compare"]) [data-action="part"]';
      await page.click(parted);
      await untilCount(page, 3);
      expect(await textOf(page, ".undo-text")).toBe("1 article stands by itself again.");
      await page.keyboard.press("u");
      await untilCount(page, 2);

      // Kept, for a page opened anew; and the reader's card says the same.
      await page.close();
      page = await session.openOwn("pages/library/library.html");
      await untilCount(page, 2);
      await page.click('[data-action="copies"]');
      await page.waitForSelector('.sheet [data-action="part"]');
      await page.click('.sheet [data-action="part"]');
      await untilCount(page, 3);
      const alone = (await readTables(session)).entries.find(({ grouping }) => grouping === "alone");
      const reader = await session.openOwn(`pages/reader/reader.html?entry=${alone?.["id"]}`);
      await reader.waitForSelector("#related:not([hidden])");
      expect(await reader.$eval("#reprints", (card) => (card as HTMLElement).hidden)).toBe(true);
      await reader.close();

      // By hand together again: two rows selected are one story.
      await page.bringToFront();
      for (const key of ["k", "k", "x", "j", "x"] as const) await page.keyboard.press(key);
      await page.waitForSelector('[data-action="selected-group"]:not([hidden])');
      await page.click('[data-action="selected-group"]');
      await untilCount(page, 2);
      await page.click('[data-action="fold"]');
      await untilCount(page, 4);
      expect(await session.complaints()).toEqual([]);
    });
  });
}

async function untilCount(page: Page, count: number): Promise<void> {
  const rows = () => page.$$eval(".entry:not(.waiting)", (all) => all.length);
  await until(async () => (await rows()) === count, `${count} rows`);
}

function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => element.textContent?.trim() ?? "");
}

const story = [
  "The county archive released a set of restored flood records this week, the first page dated 1897 and the ink still sharp.",
  "The books had lain in a basement for eighty years and were moved twice unopened until somebody cut the string last autumn.",
  "Restorers spent eleven months dusting, mending and photographing them, four thousand two hundred sheets in all.",
  "They show the stone steps under the old wall going under water five times, the deepest of them in the summer of 1931.",
  "A water engineer called the figures better than any later estimate, because each line carries the signature of that day.",
  "Everything goes online next spring, free to read and to download, with the photographs beside the transcriptions.",
  "A school nearby has booked a visit already; the children mostly want to know what became of the people who wrote.",
];

const other = [
  "The boats came in before dawn on Thursday with the first full nets of the year, three weeks later than last season.",
  "Buyers from the smokehouses were waiting on the quay, and by breakfast every crate had found somebody to carry it away.",
  "Old hands put the delay down to the cold spring; the younger skippers blame the new nets, which nobody has mended yet.",
  "Prices held until noon, when two more trawlers were seen beyond the mole and the talk turned to ice and lorries.",
];
