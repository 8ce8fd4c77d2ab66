import { describe, expect, test } from "vitest";
import { until } from "../driver/poll.mjs";
import type { World } from "../world.ts";

/** Told last in a file: what our pages and the background complained of in all the stories before. */
export function calm(world: World): void {
  describe("in the whole run", () => {
    test("no error, no CSP and no Trusted Types violation in any page of ours", async () => {
      expect(await world.session.complaints()).toEqual([]);
    });

    test("and the recorder would have heard them", async () => {
      const { session } = world;
      const page = await session.openOwn("pages/transfer/transfer.html");
      await page
        .evaluate(() => {
          const script = document.createElement("script");
          script.src = "http://elsewhere.test/script.js";
          document.body.append(script);
        })
        .catch(() => undefined);
      await page.evaluate(
        () => void setTimeout(() => document.body.insertAdjacentHTML("beforeend", "<b>markup</b>")),
      );

      const heard = await until(async () => {
        const complaints = await session.complaints();
        return complaints.length >= 2 && complaints;
      }, "both complaints");
      expect(heard.join("\n")).toMatch(/TrustedScriptURL|injection sink/);
      expect(heard.join("\n")).toMatch(/TrustedHTML|insertAdjacentHTML/);
    });
  });
}
