import { describe, expect, test } from "vitest";
import { until } from "../driver/poll.mjs";
import type { Page } from "../driver/session.mjs";
import { saveByToolbar } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { articlePage } from "./pages.ts";

/** From one article of a list to the next, without the list. */
export function stepping(world: World): void {
  describe("previous and next", () => {
    test("lead through the list one came from, in its order, by key and button, and to where each was left", async () => {
      const { session, site } = world;
      for (const [path, title] of [
        ["news.test/b", "Bells"],
        ["news.test/c", "Cranes"],
        ["letters.test/x", "An elsewhere"],
        ["news.test/a", "Anchors"],
      ] as const)
        await (
          await saveByToolbar(session, site.put(`http://${path}`, articlePage(title, { length: 24 })))
        ).close();
      const library = await session.openOwn("pages/library/library.html#q=site%3Anews.test+&sort=title");
      await until(async () => (await library.$$(".entry-title")).length === 3, "the rows");
      await library.keyboard.press("j");
      await library.keyboard.press("j");
      await library.keyboard.press("o");
      const address = await until(
        async () => (await session.ownAddresses()).find((url) => url.includes("/reader.html?")),
        "the reader",
      );
      const reader = await session.ownPage(address);
      await untilShown(reader, "Bells", "2 of 3");

      const left = await reader.evaluate(() => {
        scrollTo(0, document.documentElement.scrollHeight / 2);
        return scrollY;
      });
      await reader.keyboard.press("J");
      await untilShown(reader, "Cranes", "3 of 3");
      await reader.keyboard.press("J");
      await until(() => reader.$eval("#said", ({ textContent }) => textContent !== ""), "the end told");
      await reader.click('[data-action="previous"]');
      await untilShown(reader, "Bells", "2 of 3");
      // To the paragraph, which is no higher than this.
      expect(Math.abs((await reader.evaluate(() => scrollY)) - left)).toBeLessThan(250);
      await reader.keyboard.press("K");
      await untilShown(reader, "Anchors", "1 of 3");
      expect(await reader.$eval('[data-action="previous"]', (button) => button.ariaDisabled)).toBe("true");
    });
  });
}

async function untilShown(reader: Page, title: string, place: string): Promise<void> {
  await until(
    () =>
      reader.evaluate(
        (wantedTitle, wantedPlace) =>
          document.body.dataset["state"] === "ready" &&
          document.querySelector("h1")?.textContent === wantedTitle &&
          document.querySelector(".list-place")?.textContent === wantedPlace,
        title,
        place,
      ),
    `${title}, ${place}`,
  );
}
