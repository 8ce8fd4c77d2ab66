import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../driver/launch.mjs";
import { readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import { putFixture, samples } from "../driver/samples.mjs";
import type { Page, Popup } from "../driver/session.mjs";
import { openReader, openReadyPopup, saveByToolbar, untilCard } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { searchPage } from "./pages.ts";

const axe = readFileSync(path.join(root, "node_modules/axe-core/axe.min.js"), "utf8");

/** Everybody can see it, read it and use it. */
export function looking(world: World): void {
  describe.each(["light", "dark"] as const)("axe finds nothing, %s:", (scheme) => {
    test("popup on a new page, with rows, with the undo bar, on a refused page", async () => {
      const { session, site } = world;
      await session.setLook({ scheme });
      await (await saveByToolbar(session, putFixture(site, "http://news.test", samples.english))).close();
      await session.open(putFixture(site, "http://news.test", samples.chinese));
      const popup = await openReadyPopup(session);
      await untilCard(popup, "new");
      expect(await popupViolations(popup)).toEqual([]);

      await popup.press("Enter");
      await untilCard(popup, "done");
      expect(await popupViolations(popup)).toEqual([]);

      await popup.click('#list [data-action="trash"]');
      await until(
        () => popup.evaluate((document) => document.querySelector('#bar [data-action="undo"]') !== null),
        "undo",
      );
      expect(await popupViolations(popup)).toEqual([]);
      await popup.close();

      await session.open(site.put("http://news.test/search", searchPage));
      const refused = await openReadyPopup(session);
      await untilCard(refused, "refused");
      expect(await popupViolations(refused)).toEqual([]);
    });

    test("popup with nothing saved yet", async () => {
      const { session, site } = world;
      await session.setLook({ scheme });
      await session.open(putFixture(site, "http://news.test", samples.english));
      expect(await popupViolations(await openReadyPopup(session))).toEqual([]);
    });

    test.each(Object.entries(samples))("reader on the %s sample", async (_language, slug) => {
      const { session, site } = world;
      await session.setLook({ scheme });
      await (await saveByToolbar(session, putFixture(site, "http://news.test", slug))).close();
      const reader = await openReader(session, await openReadyPopup(session));
      // With highlights, their list, and the bar over one of them.
      await reader.evaluate(() => {
        const inner = document.querySelector<HTMLIFrameElement>("iframe#article")?.contentDocument;
        const paragraph = inner?.querySelectorAll("p")[1];
        if (paragraph != null) inner?.getSelection()?.selectAllChildren(paragraph);
      });
      await reader.keyboard.press("n");
      await reader.waitForSelector("#highlight-note:focus");
      expect(await pageViolations(reader)).toEqual([]);
    });

    test("library page: empty, with rows and a selection, with a query that has a problem, its sheets", async () => {
      const { session, site } = world;
      await session.setLook({ scheme });
      const page = await session.openOwn("pages/library/library.html");
      const untilRows = (count: number) =>
        until(async () => (await page.$$(".entry-title")).length === count, `${count} rows`);
      await page.waitForSelector("#empty h2");
      expect(await pageViolations(page)).toEqual([]);

      for (const slug of Object.values(samples))
        await (await saveByToolbar(session, putFixture(site, "http://news.test", slug))).close();
      await page.bringToFront();
      await untilRows(2);
      await page.waitForSelector(".facets .side-line");
      await page.keyboard.press("j");
      await page.keyboard.press("x");
      await page.waitForSelector("#selection:not([hidden])");
      expect(await pageViolations(page)).toEqual([]);

      await page.click('#side [data-action="numbers"]');
      await page.waitForSelector(".sheet .bars");
      expect(await pageViolations(page)).toEqual([]);
      await page.keyboard.press("Escape");

      for (const action of ["library-menu", "backups"]) {
        await page.waitForSelector(`[data-action="${action}"]`, { visible: true });
        await page.click(`[data-action="${action}"]`);
      }
      await page.waitForSelector('[data-action="backup-switch"]');
      expect(await pageViolations(page)).toEqual([]);
      await page.keyboard.press("Escape");

      for (const action of ["library-menu", "verify"]) {
        await page.waitForSelector(`[data-action="${action}"]`, { visible: true });
        await page.click(`[data-action="${action}"]`);
      }
      await page.waitForSelector(".verify-sheet .file-check");
      expect(await pageViolations(page)).toEqual([]);
      await page.keyboard.press("Escape");

      await page.keyboard.press("/");
      await page.keyboard.type("the sitee:x after:soon -zzz");
      await page.waitForSelector("[data-problem='no-date']");
      expect(await pageViolations(page)).toEqual([]);
    });

    test("the page after installing, which a build under development does not open", async () => {
      const { session } = world;
      await session.setLook({ scheme });
      expect((await session.ownAddresses()).filter((url) => url.includes("welcome"))).toEqual([]);
      const page = await session.openOwn("pages/welcome/welcome.html");
      await page.waitForSelector('[data-action="library"]');
      expect(await pageViolations(page)).toEqual([]);
    });

    test("transfer page", async () => {
      const { session } = world;
      await session.setLook({ scheme });
      const page = await session.openOwn("pages/transfer/transfer.html");
      await until(() => page.evaluate(() => document.body.dataset["state"] === "idle"), "the transfer page");
      expect(await pageViolations(page)).toEqual([]);
    });
  });

  describe("the popup", () => {
    test("is 400 pixels wide and scrolls no way but down", async () => {
      const { session, site } = world;
      await (await saveByToolbar(session, putFixture(site, "http://news.test", samples.english))).close();
      const popup = await openReadyPopup(session);
      const widths = await popup.evaluate(({ documentElement }, window) => [
        window.innerWidth,
        documentElement.scrollWidth,
        documentElement.getBoundingClientRect().width,
      ]);
      expect(widths).toEqual([400, 400, 400]);
    });

    test("does not move where motion is unwanted", async () => {
      const { session, site } = world;
      await session.setLook({ isMotionReduced: true });
      await session.open(putFixture(site, "http://news.test", samples.english));
      const popup = await openReadyPopup(session);
      await popup.evaluate((document, window) => {
        const seen: string[] = [];
        Object.assign(window, { seen });
        for (const type of ["animationstart", "transitionstart"]) {
          document.addEventListener(type, (event) => {
            const [animation] = document.getAnimations();
            if (Number(animation?.effect?.getComputedTiming().duration ?? 0) > 1)
              seen.push(`${type} ${String(event.target)}`);
          });
        }
      });
      await popup.press("Enter");
      await untilCard(popup, "done");
      expect(
        await popup.evaluate((_document, window) => (window as unknown as { seen: string[] }).seen),
      ).toEqual([]);
      await session.setLook({});
    });

    test("does everything by key", async () => {
      const { session, site } = world;
      await (await saveByToolbar(session, putFixture(site, "http://news.test", samples.english))).close();
      await session.open(putFixture(site, "http://news.test", samples.chinese));
      const popup = await openReadyPopup(session);
      await untilCard(popup, "new");
      await popup.press("Enter");
      await untilCard(popup, "done");
      const newest = async () =>
        (await readTables(session)).entries.find((entry) => String(entry["lang"]).startsWith("zh"));

      await until(
        () => popup.evaluate((document) => document.querySelectorAll("#list li[data-entry]").length === 2),
        "what was saved among the rows",
      );
      await popup.press("j");
      await until(
        () => focusedAction(popup).then((action) => action === "open"),
        "the focus on the first row",
      );
      await popup.press("s");
      await until(async () => (await newest())?.["favourite"] === 1, "the favourite by S");
      await popup.press("m");
      await until(async () => (await newest())?.["unread"] === 0, "read by M");
      await popup.press("x");
      await until(
        () => popup.evaluate((document) => document.querySelector("#list .selected") !== null),
        "the selection by X",
      );
      await popup.press("x");
      await popup.press("#");
      await until(async () => (await newest())?.["shelf"] === 1, "the trash by #");
      await popup.press("u");
      await until(async () => (await newest())?.["shelf"] === 0, "undo by U");
      await popup.press("/");
      await until(
        () => popup.evaluate(({ activeElement }) => activeElement?.id === "search"),
        "the search by /",
      );
      // The menu that writes the query stands behind the field.
      for (const [key, action] of [
        ["Tab", "filter"],
        ["Enter", "filter-is"],
        ["Enter", "filter-is-unread"],
      ] as const) {
        await popup.press(key);
        await until(() => focusedAction(popup).then((focused) => focused === action), action);
      }
      await popup.press("Enter");
      await until(
        () =>
          popup.evaluate(
            (document) =>
              (document.getElementById("search") as HTMLInputElement).value === "is:unread " &&
              document.querySelectorAll("#list li[data-entry]").length === 1,
          ),
        "what is unread, by the menu",
      );
      await popup.press("/");
      // What goes on from the letters is offered, under the reader's word for it too.
      for (const key of ["f", "a", "v"]) await popup.press(key);
      await until(
        () => popup.evaluate((document) => document.querySelector(".completion") !== null),
        "what is offered while one types",
      );
      await popup.press("ArrowDown");
      await popup.press("Enter");
      await until(
        () =>
          popup.evaluate(
            (document) =>
              (document.getElementById("search") as HTMLInputElement).value === "is:favourite " &&
              /\p{Script=Han}/u.test(document.querySelector("#list li[data-entry]")?.textContent ?? ""),
          ),
        "the offer taken by key, and what it finds",
      );
      await popup.press("ArrowDown");
      await until(
        () => focusedAction(popup).then((action) => action === "open"),
        "the focus back on the first row",
      );
      await popup.press("Enter");
      await until(
        async () => (await session.ownAddresses()).some((url) => url.includes("reader.html")),
        "the reader by Enter",
      );
    });
  });
}

function focusedAction(popup: Popup): Promise<string | null> {
  return popup.evaluate(({ activeElement }) => activeElement?.getAttribute("data-action") ?? null);
}

interface AxeWindow {
  readonly axe: {
    run(
      root: Document,
      options: object,
    ): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
  };
}

/** One line for each rule and place it is broken at. */
async function runAxe(document: Document, window: Window): Promise<readonly string[]> {
  // A stamp that is still coming down is half transparent; what is judged is what stays.
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  const options = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
  // Put there by the injection just before.
  const { violations } = await (window as unknown as AxeWindow).axe.run(document, options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

/** What axe finds in a popup: one line for each rule and place. */
export async function popupViolations(popup: Popup): Promise<readonly string[]> {
  await popup.inject(`${axe};null`);
  return popup.evaluate(runAxe);
}

/** The same in a page of ours in a tab. */
export async function pageViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(`${axe};null`);
  return page.evaluate(`(${runAxe})(document, window)`) as Promise<readonly string[]>;
}
