import { describe, expect, test } from "vitest";
import { readTables } from "../driver/library.mjs";
import type { Popup } from "../driver/session.mjs";
import { openReadyPopup, untilCard } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { clobberedPage, deepPage, emptyPage, hugePage, pdf, searchPage } from "./pages.ts";

const browsersOwn = { chromium: "chrome://version/", firefox: "about:config" };

/** Pages that cannot be saved, or try not to be: each its sentence, and the tab lives on. */
export function refusing(world: World): void {
  describe("pages that are no article", () => {
    test("a page without an article says so, and its whole text can be kept instead", async () => {
      const { session, site } = world;
      await session.open(site.put("http://news.test/search", searchPage));
      const popup = await openReadyPopup(session);
      await untilCard(popup, "refused");
      expect(await cardText(popup)).toContain("Nothing here reads like an article");

      await popup.click('[data-action="save-text"]');
      await untilCard(popup, "done");

      const { snapshots } = await readTables(session);
      expect(snapshots).toHaveLength(1);
      expect(snapshots[0]?.["facts"]).toMatchObject({ scope: "text", title: "Search" });
    });

    test("an empty page says that there is no text yet", async () => {
      const { session, site } = world;
      await session.open(site.put("http://news.test/empty", emptyPage));
      const popup = await openReadyPopup(session);
      await untilCard(popup, "refused");
      expect(await cardText(popup)).toContain("There is no text on this page yet");
      expect(await offersText(popup)).toBe(false);
    });

    test("a PDF says that it is one", async () => {
      const { session, site } = world;
      await session.open(site.put("http://news.test/paper.pdf", { body: pdf, type: "application/pdf" }));
      const popup = await openReadyPopup(session);
      await untilCard(popup, "refused");
      expect(await cardText(popup)).toContain("This is a PDF");
      expect(await offersText(popup)).toBe(false);
    });

    test("a page of the browser itself says why it cannot be read", async () => {
      const { session, kind } = world;
      await session.openBrowsersOwn(browsersOwn[kind]);
      const popup = await openReadyPopup(session);
      await untilCard(popup, "refused");
      expect(await cardText(popup)).toContain("This page is the browser’s own and cannot be read");
      expect(await offersText(popup)).toBe(false);
      await popup.close();
    });
  });

  describe("pages that try to stop it", () => {
    test.each([
      ["a million nodes", "huge", hugePage],
      ["50,000 levels", "deep", deepPage],
      ["form controls in front of the DOM", "clobbered", clobberedPage],
    ])("%s: the popup has its answer, and the tab still answers too", async (_what, name, markup) => {
      const { session, site } = world;
      const page = await session.open(site.put(`http://hostile.test/${name}`, markup));

      const popup = await openReadyPopup(session);

      expect(["new", "refused"]).toContain(await popup.evaluate(({ body }) => body.dataset["card"]));
      const askedAt = performance.now();
      expect(await page.evaluate(() => document.title.length > 0)).toBe(true);
      expect(performance.now() - askedAt).toBeLessThan(2000);
    });
  });
}

function cardText(popup: Popup): Promise<string> {
  return popup.evaluate((document) => document.querySelector("#card")?.textContent ?? "");
}

function offersText(popup: Popup): Promise<boolean> {
  return popup.evaluate((document) => document.querySelector('[data-action="save-text"]') !== null);
}
