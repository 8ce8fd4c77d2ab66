/** The same pages for readers whose browser speaks another language than English. */
import { describe, expect, test } from "vitest";
import ja from "../../src/_locales/ja/messages.json";
import zhTw from "../../src/_locales/zh_TW/messages.json";
import { japaneseSample, putFixture, samples } from "./driver/samples.mjs";
import { saveByToolbar } from "./driver/steps.mjs";
import { calm } from "./stories/calm.ts";
import { looking } from "./stories/looking.ts";
import { speaking } from "./stories/speaking.ts";
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
speaking(world, { language: "zh_TW", tag: "zh-TW", messages: zhTw, sample: samples.chinese });
speaking(world, { language: "ja", tag: "ja", messages: ja, sample: japaneseSample });
calm(world);
