import { describe, expect, test } from "vitest";
import { fillLibrary } from "../driver/fill.mjs";
import { readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import type { Page } from "../driver/session.mjs";
import { openReadyPopup, rowsOf, saveByToolbar } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { articlePage } from "./pages.ts";

/** The library page: everything that is kept, found and put in order. */
export function library(world: World): void {
  async function keep(...articles: readonly (readonly [address: string, title: string, body?: string])[]) {
    const { session, site } = world;
    for (const [address, title, body = ""] of articles)
      await (await saveByToolbar(session, site.put(address, articlePage(title, { body })))).close();
  }

  describe("the library page", () => {
    test("finds words of the text and marks each of them; the address keeps the search", async () => {
      await keep(
        ["http://news.test/lamps", "Lamps for the quay", "<p>The surveyors counted ninety lanterns.</p>"],
        ["http://letters.test/herring", "A season of herring"],
      );
      const page = await openLibrary(world, "lanterns");

      expect(await untilTitles(page, 1)).toEqual(["Lamps for the quay"]);
      const marks = await page.$$eval(".entry-excerpt mark", (all) => all.map((mark) => mark.textContent));
      expect(marks).toEqual(["lanterns"]);

      await type(page, "herring");
      expect(await untilTitles(page, 2)).toContain("A season of herring");
      expect(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("q")).toBe("herring");
      await page.goBack();
      expect(await untilTitles(page, 1)).toEqual(["Lamps for the quay"]);
    });

    test("says what is wrong with a query, and offers the word that was meant", async () => {
      await keep(["http://news.test/lamps", "Lamps for the quay", "<p>Ninety lanterns hang there.</p>"]);
      const page = await openLibrary(world, "lamps after:soon");

      expect(await untilTitles(page, 1)).toEqual(["Lamps for the quay"]);
      expect(await page.$eval("[data-problem]", (note) => note.textContent)).toContain("after:soon");

      await type(page, "lantarns ");
      await page.waitForSelector('[data-action="did-you-mean"]');
      await page.click('[data-action="did-you-mean"]');
      expect(await untilTitles(page, 1)).toEqual(["Lamps for the quay"]);
    });

    test("a value at the side writes the query; several of a kind are alternatives", async () => {
      await keep(
        ["http://news.test/one", "First of the news"],
        ["http://letters.test/two", "A letter of thanks"],
        ["http://weekly.test/three", "Third, weekly"],
      );
      const page = await openLibrary(world);
      await untilTitles(page, 3);

      await page.waitForSelector('[data-facet="site"][data-value="news.test"]');
      await page.click('[data-facet="site"][data-value="news.test"]');
      expect(await untilTitles(page, 1)).toEqual(["First of the news"]);
      await page.waitForSelector('[data-facet="site"][data-value="letters.test"]');
      await page.click('[data-facet="site"][data-value="letters.test"]');
      expect(await untilTitles(page, 2)).toEqual(["A letter of thanks", "First of the news"]);
      expect(await page.$eval("#search", (field) => (field as HTMLInputElement).value.trim())).toBe(
        "site:news.test OR site:letters.test",
      );
    });

    test("does everything by key", async () => {
      const { session } = world;
      await keep(["http://news.test/one", "The first one"], ["http://news.test/two", "The second one"]);
      const page = await openLibrary(world);
      await untilTitles(page, 2);
      const second = async () =>
        (await readTables(session)).entries.find((entry) => entry["title"] === "The second one");

      await page.keyboard.press("j");
      await untilFocusOn(page, "The second one");
      await page.keyboard.press("s");
      await until(async () => (await second())?.["favourite"] === 1, "the favourite by S");
      await page.keyboard.press("m");
      await until(async () => (await second())?.["unread"] === 0, "read by M");
      await page.keyboard.down("Shift");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.up("Shift");
      await untilFocusOn(page, "The first one");
      await until(() => selectedOf(page).then((count) => count === 2), "the selection by Shift and arrow");
      await page.keyboard.press("#");
      await untilTitles(page, 0);
      await page.keyboard.press("u");
      expect(await untilTitles(page, 2)).toEqual(["The second one", "The first one"]);
      await page.keyboard.press("/");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("search");
    });

    test("tags all that a search finds, and takes it back", async () => {
      const { session } = world;
      await keep(
        ["http://news.test/one", "Harbour lamps"],
        ["http://news.test/two", "Harbour walls"],
        ["http://letters.test/three", "A letter of thanks"],
      );
      const page = await openLibrary(world, "title:harbour ");
      await untilTitles(page, 2);
      await page.keyboard.press("j");
      await page.keyboard.press("x");
      await page.waitForSelector('[data-action="select-all"]', { visible: true });
      await page.click('[data-action="select-all"]');
      await until(() => selectedOf(page).then((count) => count === 2), "both selected");
      await page.click('[data-action="selected-tags"]');
      await page.waitForSelector(".sheet .field");
      await page.type(".sheet .field", "coast");
      await page.keyboard.press("Enter");
      await page.click('[data-action="tags-add"]');
      const tagged = async () =>
        (await readTables(session)).entries.filter((entry) => (entry["tags"] as string[]).includes("coast"));
      await until(async () => (await tagged()).length === 2, "both tagged");

      await page.waitForSelector('#bar [data-action="undo"]');
      await page.click('#bar [data-action="undo"]');
      await until(async () => (await tagged()).length === 0, "neither tagged");
    });

    test("offers words that exist, and keeps a search under a name", async () => {
      await keep(["http://news.test/lamps", "Lamps for the quay", "<p>Ninety lanterns hang there.</p>"]);
      const page = await openLibrary(world);
      await untilTitles(page, 1);

      await type(page, "lant");
      await page.waitForSelector('.completion[role="option"]');
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      const query = () => page.$eval("#search", (field) => (field as HTMLInputElement).value);
      expect(await query()).toBe("lanterns ");

      await page.click('[data-action="save-search"]');
      await page.waitForSelector(".sheet .field");
      await page.$eval(".sheet .field", (field) => (field as HTMLInputElement).select());
      await page.keyboard.type("On lights");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".saved-line a");
      await page.click('#side [data-view="all"]');
      await until(async () => (await query()) === "", "everything again");
      await page.click(".saved-line a");
      await until(async () => (await query()) === "lanterns ", "the saved search");

      // It is kept beside the library, which alone is emptied between stories.
      await page.click(".saved-line button");
      await page.waitForSelector('[data-action="delete-search"]');
      await page.click('[data-action="delete-search"]');
      await page.waitForFunction(() => document.querySelector(".saved-line") === null);
    });

    test("renames a tag everywhere, and takes it back", async () => {
      const { session } = world;
      await keep(["http://news.test/one", "Harbour lamps"], ["http://news.test/two", "Harbour walls"]);
      const page = await openLibrary(world);
      await untilTitles(page, 2);
      const tags = async () => (await readTables(session)).entries.map((entry) => entry["tags"]);
      for (const step of [1, 2]) {
        await page.keyboard.press("j");
        await page.keyboard.press("t");
        await page.waitForSelector(".sheet .field");
        await page.keyboard.type("sea");
        await page.keyboard.press("Enter");
        await until(async () => (await tags()).flat().length === step, `tag ${step}`);
        await page.keyboard.press("Escape");
      }
      await page.click('[data-action="library-menu"]');
      await page.waitForSelector('[data-action="manage-tags"]');
      await page.click('[data-action="manage-tags"]');
      // A colour is on every chip at once, in every window, and comes along with the new name.
      await page.waitForSelector('[data-action="tag-colour"]');
      await page.click('[data-action="tag-colour"]');
      await page.click('.tag-palette [data-colour="teal"]');
      const painted = (tag: string) =>
        page.evaluate(
          (name) =>
            [...document.querySelectorAll(`.entry [data-tag="${name}"]`)].filter(
              (chip) => getComputedStyle(chip).getPropertyValue("--tag") !== "",
            ).length,
          tag,
        );
      await until(async () => (await painted("sea")) === 2, "both chips painted");
      await page.waitForSelector('[data-action="rename-tag"]');
      await page.click('[data-action="rename-tag"]');
      await page.waitForSelector('[data-action="answer"]');
      await page.keyboard.type("coast");
      await page.keyboard.press("Enter");
      await until(async () => (await tags()).flat().join() === "coast,coast", "the new name");
      await until(async () => (await painted("coast")) === 2, "the colour of the new name");
      await page.waitForSelector('#bar [data-action="undo"]');
      await page.click('#bar [data-action="undo"]');
      await until(async () => (await tags()).flat().join() === "sea,sea", "the old name");
    });

    test("puts away what was read; a search for words still finds it", async () => {
      const { session } = world;
      await keep(["http://news.test/one", "Harbour lamps"], ["http://news.test/two", "Harbour walls"]);
      const page = await openLibrary(world);
      await untilTitles(page, 2);
      await page.keyboard.press("j");
      await page.keyboard.press("e");
      expect(await untilTitles(page, 1)).toEqual(["Harbour lamps"]);
      await page.keyboard.press("u");
      await untilTitles(page, 2);
      await page.$eval('.entry[aria-posinset="1"] [data-action="archive"]', (button) =>
        (button as HTMLElement).click(),
      );
      expect(await untilTitles(page, 1)).toEqual(["Harbour lamps"]);

      await type(page, "walls");
      await until(async () => (await untilTitles(page, 1))[0] === "Harbour walls", "the one put away");
      expect(await page.$eval(".entry-meta", (meta) => meta.textContent)).toContain("archived");
      await page.click('#side [data-view="archive"]');
      expect(await untilTitles(page, 1)).toEqual(["Harbour walls"]);
      await page.keyboard.press("j");
      await page.keyboard.press("x");
      await page.click('[data-action="selected-unarchive"]');
      await untilTitles(page, 0);

      // The popup has the same shelf, by the same key.
      await session.open("http://news.test/one");
      const popup = await openReadyPopup(session);
      await popup.press("j");
      await popup.press("e");
      await until(async () => (await rowsOf(popup)).length === 1, "one row less");
      await popup.click('[data-action="more"]');
      await popup.click('[data-action="archive"]');
      await until(async () => (await rowsOf(popup))[0]?.title === "Harbour walls", "the archive");
    });

    test("shows at once what another window changes", async () => {
      const page = await openLibrary(world);
      await untilTitles(page, 0);
      await keep(["http://news.test/one", "Kept elsewhere"]);
      expect(await untilTitles(page, 1)).toEqual(["Kept elsewhere"]);
    });

    test("of six hundred rows holds those in view, at their places, and keeps the place", async () => {
      const { session } = world;
      await fillLibrary(session, 600);
      const page = await openLibrary(world);
      await page.waitForSelector(".entry:not(.waiting)");
      // So many articles make a backup due, and its offer takes a line above the rows.
      const untilOffered = () => page.waitForSelector("#backup-offer:not([hidden])");
      await untilOffered();
      expect((await page.$$(".entry")).length).toBeLessThan(40);
      expect(await page.$eval(".entry", (row) => row.getAttribute("aria-setsize"))).toBe("600");

      await page.$eval("#scroller", (scroller) => {
        scroller.scrollTop = scroller.scrollHeight;
      });
      await page.waitForSelector('.entry[aria-posinset="600"]:not(.waiting)');
      expect((await page.$$(".entry")).length).toBeLessThan(40);
      const inView = () =>
        page.evaluate(
          () =>
            document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest("li")?.dataset["entry"] ??
            null,
        );
      const before = await inView();
      // The page takes note of its place once scrolling has come to rest.
      await until(() => page.evaluate(() => Number(history.state?.rowsDown) > 500), "the place to be kept");
      await reload(page);
      await page.waitForSelector('.entry[aria-posinset="599"]:not(.waiting)');
      await untilOffered();
      expect(await inView()).toBe(before);
    });
  });
}

async function openLibrary({ session }: World, query = ""): Promise<Page> {
  const hash = query === "" ? "" : `#${new URLSearchParams({ q: query })}`;
  const page = await session.openOwn(`pages/library/library.html${hash}`);
  await page.waitForFunction(() => document.body.dataset["ready"] !== undefined);
  return page;
}

/** The titles of the rows, once there are so many. */
async function untilTitles(page: Page, count: number): Promise<readonly string[]> {
  const titles = () =>
    page.$$eval(".entry-title a", (all) =>
      all.filter((link) => link.closest(".entry") !== null).map((link) => link.textContent ?? ""),
    );
  await until(async () => (await titles()).length === count, `${count} rows`);
  return titles();
}

async function untilFocusOn(page: Page, title: string): Promise<void> {
  await until(
    () => page.evaluate((wanted) => document.activeElement?.textContent === wanted, title),
    `the focus on "${title}"`,
  );
}

/** As the reader does it: Puppeteer waits in vain for Firefox to tell of a page of ours that is loaded anew. */
async function reload(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.body.dataset["old"] = "";
    setTimeout(() => location.reload());
  });
  await page.waitForFunction(
    () => document.body?.dataset["old"] === undefined && document.body?.dataset["ready"] !== undefined,
  );
}

async function selectedOf(page: Page): Promise<number> {
  return (await page.$$(".entry.selected")).length;
}

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.$eval("#search", (field) => (field as HTMLInputElement).select());
  await page.keyboard.type(text);
}
