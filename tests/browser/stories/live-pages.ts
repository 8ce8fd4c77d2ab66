import { describe, expect, test } from "vitest";
import { readNewest, readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import { openReader, openReadyPopup, untilCard } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import {
  applicationPage,
  endlessPage,
  frameInside,
  framePage,
  livePage,
  serialPage,
} from "./live-pages-made.ts";

/** What a live page adds to its markup, and what a copy must not lose or believe. */
export function livePages(world: World): void {
  /** Saves the tab at the front by key; gives what was kept. */
  async function kept(count: number) {
    const { session } = world;
    await session.pressCommand();
    await until(async () => (await readTables(session)).snapshots.length === count, "the snapshot");
    const newest = await readNewest(session);
    if (newest === null) throw new Error("nothing was kept");
    return newest;
  }

  describe("a live page", () => {
    test("is kept as it is seen: what scripts put in place, lazy pictures, formulas, notes, and nothing over it", async () => {
      const { session, site } = world;
      await session.open(site.put("http://live.test/wall", livePage));

      const { content, textContent } = await kept(1);

      const subjects = [
        "wall",
        "boxless part",
        "folded part",
        "part below",
        "revealed part",
        "streamed part",
        "closed part",
        "sea",
      ];
      expect(subjects.filter((subject) => !textContent.includes(`Line 2 about the ${subject}`))).toEqual([]);
      expect(textContent).not.toMatch(/partners|does not show/);
      const pieces = [
        '<math alttext="x^2"><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math>',
        'src="http://live.test/drawn.png"',
        "The wall, seen from the sea.",
        'src="http://live.test/late.png"',
        'src="http://live.test/wide.png"',
        '<a href="https://films.test/embed/7">The storm, filmed</a>',
        '<code class="language-python">def wall(height):\n    return height + 1\n</code>',
        "<th>Height in metres</th>",
        "<ruby>堤<rp>(</rp><rt>つつみ</rt><rp>)</rp></ruby>",
        '<p dir="rtl" lang="ar">',
        '<a href="#ref-1">1</a>',
        '<li id="ref-1">',
      ];
      expect(pieces.filter((piece) => !content.includes(piece))).toEqual([]);
      expect(content).not.toContain("count.gif");

      const popup = await openReadyPopup(session);
      const reader = await openReader(session, popup);
      const shown = await reader.evaluate(() => {
        const inner = document.querySelector("iframe")?.contentDocument;
        const link = inner?.querySelector<HTMLElement>('a[href="#ref-1"]');
        link?.click();
        const popped = document.querySelector<HTMLElement>(".note-pop:not([hidden])");
        const note = popped?.querySelector(".note-pop-body")?.textContent?.trim();
        popped?.querySelector("button")?.click();
        return {
          formula: inner?.querySelector("math")?.getBoundingClientRect().width ?? 0,
          note,
          focused: inner?.activeElement?.id,
        };
      });
      expect(shown.formula).toBeGreaterThan(0);
      expect(shown.note).toBe("The letter of the engineers to the council, in the spring.");
      expect(shown.focused).toBe("ref-1");
      expect((await session.ownAddresses()).filter((url) => url.includes("/reader.html"))).toHaveLength(1);
    });

    test("that holds its article in a frame of its own site is kept with it", async () => {
      const { session, site } = world;
      site.put("http://live.test/frame-inside", frameInside);
      await session.open(site.put("http://live.test/frame", framePage));

      const { facts, textContent } = await kept(1);

      expect(facts["title"]).toBe("The mill in the frame");
      expect(textContent).toContain("Line 8 about the framed mill");
    });

    test("of a site that goes on without loading is the article in view, never the one before", async () => {
      const { session, site } = world;
      const endless = await session.open(site.put("http://live.test/endless", endlessPage));
      await endless.evaluate(() => document.getElementById("second")?.scrollIntoView());
      const scrolled = await kept(1);
      expect(scrolled.facts).toMatchObject({
        title: "The bridge stands in the morning",
        publishedTime: null,
      });
      expect(scrolled.textContent).not.toContain("mill");

      const application = await session.open(
        site.put("http://app.test/2026/the-mill-burns-at-night", applicationPage),
      );
      await application.evaluate(() => Reflect.get(globalThis, "goOn")());
      const navigated = await kept(2);
      expect(navigated.facts).toMatchObject({
        url: "http://app.test/2026/the-bridge-stands-in-the-morning",
        title: "The bridge stands in the morning",
        publishedTime: null,
      });
      expect(navigated.textContent).not.toContain("mill");
    });
  });

  describe("an article on several pages", () => {
    test("is kept whole, with the reader's session, asked for by a save alone, and is unchanged afterwards", async () => {
      const { session, site } = world;
      for (const page of [2, 3]) {
        site.put(`http://live.test/serial_${page}.html`, (request) =>
          request.headers.cookie?.includes("reader=1") === true
            ? { body: serialPage(page, 3) }
            : { status: 403, body: "Who are you?" },
        );
      }
      const first = await session.open(site.put("http://live.test/serial.html", serialPage(1, 3)));
      await first.evaluate(() => {
        // biome-ignore lint/suspicious/noDocumentCookie: Firefox 128 has no cookie store.
        document.cookie = "reader=1; SameSite=Strict";
      });
      site.forget();
      const popup = await openReadyPopup(session);
      await untilCard(popup, "new");
      expect(site.asked.filter(({ url }) => url.includes("serial_"))).toEqual([]);
      await popup.press("Enter");
      await untilCard(popup, "done");
      await popup.close();

      const joined = await readNewest(session);
      const textContent = joined?.textContent ?? "";
      expect(textContent.match(/第\d页第1段/g)).toEqual(["第1页第1段", "第2页第1段", "第3页第1段"]);
      expect(textContent).not.toContain("下一页");
      expect(joined?.facts["completeness"]).toMatchObject({ doubts: [] });

      await session.open("http://live.test/serial.html");
      const again = await openReadyPopup(session);
      await untilCard(again, "saved");
      expect(await again.evaluate((document) => document.querySelector("#card")?.textContent ?? "")).toMatch(
        /unchanged/i,
      );
      await again.close();
    });

    test("of which a page cannot be had says so", async () => {
      const { session, site } = world;
      site.put("http://live.test/serial_2.html", { status: 500, body: "" });
      await session.open(site.put("http://live.test/serial.html", serialPage(1, 2)));

      const { facts, textContent } = await kept(1);

      expect(textContent).toContain("第1页第5段");
      expect(facts["completeness"]).toMatchObject({ doubts: [{ kind: "pages", count: 1 }] });
    });

    test("of which a page does not come in time says that", async () => {
      const { session, site } = world;
      site.put("http://live.test/serial_2.html", { body: serialPage(2, 2), delayMs: 20_000 });
      await session.open(site.put("http://live.test/serial.html", serialPage(1, 2)));

      const { facts } = await kept(1);

      expect(facts["completeness"]).toMatchObject({ doubts: [{ kind: "time", count: 1 }] });
    });
  });
}
