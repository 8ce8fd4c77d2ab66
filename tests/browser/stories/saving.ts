import { describe, expect, test } from "vitest";
import { readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import { putFixture, samples } from "../driver/samples.mjs";
import { openReadyPopup, rowsOf, saveByToolbar, untilCard } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { articlePage } from "./pages.ts";

/** From a page to a row, by every way there is. */
export function saving(world: World): void {
  describe("saving", () => {
    test("the popup opens with Save focused, and Enter saves the page", async () => {
      const { session, site } = world;
      await session.open(putFixture(site, "http://news.test", samples.english));
      const popup = await openReadyPopup(session);
      expect(await popup.evaluate(({ activeElement }) => activeElement?.getAttribute("data-action"))).toBe(
        "save",
      );

      await popup.press("Enter");
      await untilCard(popup, "done");

      const { entries, snapshots, bodies, counts } = await readTables(session);
      expect([entries.length, snapshots.length, bodies.length]).toEqual([1, 1, 1]);
      expect(counts).toMatchObject({ entries: 1, snapshots: 1, unread: 1 });
      await until(async () => (await rowsOf(popup)).length === 1, "the row of the saved page");
      expect((await rowsOf(popup))[0]?.text).toContain(String(entries[0]?.["title"]));
    });

    test("the keyboard command saves without opening anything, and the popup then offers to undo it", async () => {
      const { session, site } = world;
      await session.open(site.put("http://news.test/command", articlePage("Saved by a key")));

      await session.pressCommand();
      await until(async () => (await readTables(session)).entries.length === 1, "the entry");

      const popup = await openReadyPopup(session);
      expect((await rowsOf(popup))[0]?.text).toContain("Saved by a key");
      expect(
        await popup.evaluate((document) => document.querySelector('#card [data-action="undo"]') !== null),
      ).toBe(true);
    });

    test("the context menu saves the page", async () => {
      const { session, site } = world;
      const page = await session.open(site.put("http://news.test/menu", articlePage("Saved from the menu")));

      await session.chooseMenu(page, "save-page");

      const [entry] = await until(async () => {
        const { entries } = await readTables(session);
        return entries.length > 0 && entries;
      }, "the entry");
      expect(entry?.["title"]).toBe("Saved from the menu");
    });

    test("the context menu on a selection saves just the selection", async () => {
      const { session, site } = world;
      const marked = "<p id='marked'>Only this sentence is to be kept, and none of its neighbours.</p>";
      const page = await session.open(
        site.put("http://news.test/part", articlePage("Parts", { body: marked })),
      );
      const at = await page.evaluate(() => {
        const passage = document.getElementById("marked");
        if (passage === null) throw new Error("the passage is gone");
        passage.scrollIntoView({ block: "center" });
        getSelection()?.selectAllChildren(passage);
        const { x, y, height } = passage.getBoundingClientRect();
        return { x: x + 20, y: y + height / 2 };
      });

      await session.chooseMenu(page, "save-selection", at);

      const [snapshot] = await until(async () => {
        const { snapshots } = await readTables(session);
        return snapshots.length > 0 && snapshots;
      }, "the snapshot");
      expect(snapshot?.["facts"]).toMatchObject({ scope: "selection", title: "Parts", wordCount: 12 });
    });

    test("Undo right after saving leaves nothing behind", async () => {
      const { session, site } = world;
      const popup = await saveByToolbar(
        session,
        site.put("http://news.test/undo", articlePage("Taken back")),
      );

      await popup.click('#card [data-action="undo"]');
      await untilCard(popup, "new");

      const { entries, snapshots, bodies, counts } = await readTables(session);
      expect([entries, snapshots, bodies]).toEqual([[], [], []]);
      expect(counts).toMatchObject({ entries: 0, snapshots: 0, unread: 0, bytes: 0 });
      await until(async () => (await rowsOf(popup)).length === 0, "the row to go");
    });
  });

  describe("saving again", () => {
    test("a page that has not changed says since when, and adds nothing", async () => {
      const { session, site } = world;
      const address = site.put("http://news.test/same", articlePage("The same"));
      await (await saveByToolbar(session, address)).close();

      const page = await session.open(address);
      const popup = await openReadyPopup(session);
      await untilCard(popup, "saved");
      expect(await popup.evaluate((document) => document.querySelector("#card")?.textContent ?? "")).toMatch(
        /unchanged/i,
      );
      await popup.close();
      await page.bringToFront();
      await session.pressCommand();

      const again = await openReadyPopup(session);
      await until(
        () => again.evaluate((document) => /unchanged/i.test(document.body.textContent ?? "")),
        "the word that nothing has changed",
      );
      const { entries, snapshots } = await readTables(session);
      expect([entries.length, snapshots.length]).toEqual([1, 1]);
    });

    test("a page that has changed says so, and adds a second snapshot to its entry", async () => {
      const { session, site } = world;
      const address = site.put("http://news.test/edited", articlePage("As first printed"));
      await (await saveByToolbar(session, address)).close();
      site.put(address, articlePage("As corrected", { length: 7 }));

      await session.open(address);
      const popup = await openReadyPopup(session);
      await untilCard(popup, "saved");
      await popup.click('#card [data-action="save"]');
      await untilCard(popup, "done");

      const { entries, snapshots } = await readTables(session);
      expect(entries).toHaveLength(1);
      expect(entries[0]).toMatchObject({ title: "As corrected", snapshotCount: 2 });
      expect(snapshots.map((snapshot) => snapshot["entryId"])).toEqual([
        entries[0]?.["id"],
        entries[0]?.["id"],
      ]);
      expect(new Set(snapshots.map((snapshot) => snapshot["hash"])).size).toBe(2);
    });

    test("tracking parameters and fragments lead to the same entry", async () => {
      const { session, site } = world;
      const address = site.put("http://news.test/tracked", articlePage("Tracked"));
      await (await saveByToolbar(session, `${address}?utm_source=letter&fbclid=abc#comments`)).close();

      await session.open(`${address}?gclid=1&utm_campaign=x#top`);
      const popup = await openReadyPopup(session);
      await untilCard(popup, "saved");

      expect((await readTables(session)).entries.map((entry) => entry["url"])).toEqual([address]);
    });

    test("fragments that are routes lead to entries of their own", async () => {
      const { session, site } = world;
      const address = site.put("http://app.test/", articlePage("An application"));
      await (await saveByToolbar(session, `${address}#/first`)).close();
      await (await saveByToolbar(session, `${address}#/second`)).close();

      const urls = (await readTables(session)).entries.map((entry) => entry["url"]);
      expect(urls).toEqual([`${address}#/first`, `${address}#/second`]);
    });
  });
}
