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

      const wanted = [/TrustedScriptURL|injection sink/, /TrustedHTML|insertAdjacentHTML/];
      await until(async () => {
        const heard = (await session.complaints()).join("\n");
        return wanted.every((pattern) => pattern.test(heard));
      }, "both complaints");
    });
  });
}
