/**
 * The shortcut as a hand presses it: a key of the screen, through window manager and browser, to the
 * command. It proves that Alt+Shift+D is bound and taken by nothing before it; that the handler does
 * its work is proved with the other stories. Screens that can be had for the asking are Linux's.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./driver/launch.mjs";
import { readTables } from "./driver/library.mjs";
import { until } from "./driver/poll.mjs";
import { startScreen } from "./driver/screen.mjs";
import { type Site, startSite } from "./driver/site.mjs";
import { articlePage } from "./stories/pages.ts";

const kinds = process.platform === "linux" ? (["chromium", "firefox"] as const) : [];

describe.each(kinds)("%s on a screen", (kind) => {
  let screen: Awaited<ReturnType<typeof startScreen>>;
  let site: Site;
  beforeAll(async () => {
    screen = await startScreen();
    site = await startSite();
  });
  afterAll(async () => {
    screen.stop();
    await site.close();
  });

  test("Alt+Shift+D saves the page", async () => {
    const { environment } = screen;
    const session = await launch(kind, { isHeaded: true, environment, proxyPort: site.port });
    try {
      await session.open(site.put("http://news.test/key", articlePage("Saved by a real key")));
      // A window may not have the focus yet when its page is there: press until somebody listens.
      await until(async () => {
        screen.focus(kind);
        screen.press("alt+shift+d");
        return (await readTables(session)).entries.length > 0;
      }, "the saved page");
      expect((await readTables(session)).entries.map((entry) => entry["title"])).toEqual([
        "Saved by a real key",
      ]);
    } finally {
      await session.remove();
    }
  });
});
