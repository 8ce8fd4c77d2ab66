/** The same pages for a reader whose browser speaks Chinese. */
import { describe, expect, test } from "vitest";
import { putFixture, samples } from "./driver/samples.mjs";
import { saveByToolbar } from "./driver/steps.mjs";
import { calm } from "./stories/calm.ts";
import { looking } from "./stories/looking.ts";
import { worldOf } from "./world.ts";

const world = worldOf("chromium", { language: "zh_CN" });

describe("in Chinese", () => {
  test("the popup speaks it", async () => {
    const { session, site } = world;
    const popup = await saveByToolbar(session, putFixture(site, "http://news.test", samples.chinese));
    expect(await popup.evaluate(({ documentElement }) => documentElement.lang)).toMatch(/^zh/);
    expect(await popup.evaluate(({ body }) => body.textContent)).toContain("已存");
  });
});

looking(world);
calm(world);
