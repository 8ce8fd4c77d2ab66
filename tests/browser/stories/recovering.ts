import { describe, expect, test } from "vitest";
import { loseLibrary, readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import { openReadyPopup, saveByToolbar, untilCard } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { articlePage } from "./pages.ts";

/** A library that is gone is never shown as an empty one. */
export function recovering(world: World): void {
  describe("a library that the browser has lost", () => {
    test("is told of, nothing is saved over it, and the reader may begin anew", async () => {
      const { session, site } = world;
      await (
        await saveByToolbar(session, site.put("http://news.test/before", articlePage("Before the loss")))
      ).close();
      await loseLibrary(session);

      await session.open(site.put("http://news.test/after", articlePage("After the loss")));
      const popup = await openReadyPopup(session);
      await until(
        () => popup.evaluate(({ body }) => body.textContent?.includes("is not the one it was")),
        "the popup's word",
      );
      await untilCard(popup, "refused");
      await popup.press("Enter");
      expect((await readTables(session)).entries).toEqual([]);

      await popup.click("#empty button");
      const address = `${session.origin}/pages/recovery/recovery.html`;
      const page = await session.ownPage(address);
      await page.waitForSelector('[data-action="anew"]');
      const told = await page.evaluate(() => document.body.textContent ?? "");
      expect(told).toContain("an empty library where there was a full one");
      expect(told).toContain("1 article");

      await page.click('[data-action="anew"]');
      await page.waitForSelector('[data-action="confirm"]');
      await page.click('[data-action="confirm"]');
      await until(
        async () => (await session.ownAddresses()).some((url) => url.includes("/library.html")),
        "the library page",
      );
      await (await saveByToolbar(session, "http://news.test/after")).close();
      const { entries } = await readTables(session);
      expect(entries.map((entry) => entry["title"])).toEqual(["After the loss"]);
    });
  });
}
