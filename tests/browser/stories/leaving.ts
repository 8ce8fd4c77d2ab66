import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { afterEach, describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { formatIds } from "../../../src/export/formats.ts";
import { readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import { downloadOf, type Page, type Popup } from "../driver/session.mjs";
import { openReadyPopup, saveByToolbar } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { articlePage } from "./pages.ts";

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

/** What is kept leaves in the formats of other programs. */
export function leaving(world: World): void {
  describe("leaving", () => {
    // The format chosen last is remembered; the other stories mean JSON.
    afterEach(async () => {
      const page = await world.session.openOwn("pages/transfer/transfer.html");
      await page.evaluate(async () => {
        localStorage.removeItem("settings");
        await (
          globalThis as unknown as { chrome: { storage: { local: { remove(key: string): Promise<void> } } } }
        ).chrome.storage.local.remove("settings");
      });
      await page.close();
    });

    test("one article as a web page, chosen in the popup: it opens in a bare browser and asks for nothing", async () => {
      const { session, site } = world;
      site.put("http://news.test/wall.png", { type: "image/png", body: picture });
      const body =
        '<figure><img src="/wall.png" alt="The wall" width="40" height="40"></figure><p>The <b>wall</b>; “5 &lt; 6”.</p>';
      const address = site.put(
        "http://news.test/wall",
        articlePage("The wall &amp; the &lt;harbour>", { body }),
      );
      await (await saveByToolbar(session, address)).close();
      await until(
        async () => (await readTables(session)).snapshotImages.some(({ state }) => state === "kept"),
        "the picture",
      );
      const popup = await openReadyPopup(session);

      const file = await downloadOf(session, async () => {
        await choose(popup, "export", "html");
        await popup.click('[data-action="export-this"]');
      });
      site.forget();
      const page = await session.open(pathToFileURL(file).href);

      expect(path.basename(file)).toMatch(/^The wall & the -harbour-.*\.html$/);
      expect(await page.$eval("h1", (heading) => heading.textContent)).toBe("The wall & the <harbour>");
      expect(
        await page.$eval("img", (image) => [image.alt, image.naturalWidth, image.src.slice(0, 22)]),
      ).toEqual(["The wall", 1, "data:image/png;base64,"]);
      expect(await page.$eval('link[rel="canonical"]', (link) => link.getAttribute("href"))).toBe(address);
      expect(await page.$eval("body", (element) => getComputedStyle(element).maxWidth)).not.toBe("none");
      expect(site.asked).toEqual([]);
    });

    test("every format is written in this browser", async () => {
      const { session, site } = world;
      const head = '<link rel="alternate" type="application/rss+xml" href="/feed" title="News">';
      const address = site.put("http://news.test/wall", articlePage("The wall", { head }));
      await (await saveByToolbar(session, address)).close();
      const page = await session.openOwn("pages/transfer/transfer.html");
      const names: string[] = [];
      for (const format of formatIds) {
        await page.waitForSelector('[data-action="export"]:not([disabled])');
        await page.click('[data-action="export-format"]');
        await page.click(`[data-action="format-${format}"]`);
        const file = await downloadOf(session, () => page.click('[data-action="export"]'));
        names.push(path.extname(file));
        await page.waitForSelector("body[data-state=exported]");
        await page.click('[data-action="start"]');
      }
      expect(names).toEqual(
        ".json .jsonl .zip .md .html .epub .json .ris .bib .html .csv .csv .atom .opml .wacz".split(" "),
      );
    });

    test("the selected as Markdown, all by key, and the choice is remembered", async () => {
      const { session, site } = world;
      for (const name of ["first", "second", "third"])
        await (
          await saveByToolbar(session, site.put(`http://news.test/${name}`, articlePage(`The ${name} one`)))
        ).close();
      const page = await session.openOwn("pages/library/library.html");
      await until(async () => (await page.$$("[data-entry]")).length === 3, "three rows");
      for (const key of ["j", "x", "j", "x"] as const) await page.keyboard.press(key);
      await page.waitForSelector('[data-action="selected-export"]', { visible: true });
      await page.focus('[data-action="selected-export"]');

      const file = await downloadOf(session, async () => {
        await page.keyboard.press("Enter");
        await untilFocus(page, "export-picked");
        await page.keyboard.press("End");
        await untilFocus(page, "export-format");
        await page.keyboard.press("ArrowRight");
        await untilFocus(page, "format-json");
        await page.keyboard.press("m");
        await untilFocus(page, "format-markdown");
        await page.keyboard.press("Enter");
        await untilFocus(page, "export-picked");
        await page.keyboard.press("Enter");
      });

      const notes = Object.entries(unzipSync(new Uint8Array(readFileSync(file))));
      expect(notes.map(([name]) => name)).toEqual(["The third one.md", "The second one.md"]);
      const [head = ""] = new TextDecoder().decode(notes[0]?.[1]).slice(4).split("\n---\n");
      expect(parseYaml(head)).toMatchObject({ title: "The third one", source: "http://news.test/third" });
      const transfer = await session.openOwn("pages/transfer/transfer.html");
      expect(await transfer.$eval('[data-action="export-format"]', (button) => button.textContent)).toContain(
        "Markdown",
      );
    });
  });
}

/** Opens the menu and chooses a format; the menu is back at what leaves. */
async function choose(popup: Popup, button: string, format: string): Promise<void> {
  await popup.click(`[data-action="${button}"]`);
  for (const action of ["export-format", `format-${format}`]) {
    await untilThere(popup, action);
    await popup.click(`[data-action="${action}"]`);
  }
  await untilThere(popup, "export-format");
}

function untilThere(popup: Popup, action: string): Promise<unknown> {
  return until(
    () =>
      popup.evaluate(
        (document, _window, wanted) => document.querySelector(`[data-action="${wanted}"]`) !== null,
        action,
      ),
    action,
  );
}

function untilFocus(page: Page, action: string): Promise<unknown> {
  return until(
    () =>
      page.evaluate(
        (wanted) => (document.activeElement as HTMLElement | null)?.dataset["action"] === wanted,
        action,
      ),
    `the focus on ${action}`,
  );
}
