import { describe, expect, test } from "vitest";
import messages from "../../../src/_locales/en/messages.json" with { type: "json" };
import { emptyLibrary, readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import type { Page, Session } from "../driver/session.mjs";
import { exportAll, importAll, openReader, openReadyPopup, rowsOf, saveByToolbar } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { articlePage } from "./pages.ts";

const described = articlePage("The ferry at six", {
  head: '<meta property="article:section" content="Harbour"><meta name="author" content="Ada Lindqvist">',
});

/** What the machine read is put right by the reader, and stays so. */
export function byHand(world: World): void {
  describe("by hand", () => {
    test("a correction stands in reader and list, and what the page said beside it with its evidence", async () => {
      const { session, site } = world;
      const address = site.put("http://news.test/ferry", described);
      const reader = await readSaved(session, address);

      await correct(reader, '[data-field="category"]', "Boats");
      await correct(reader, ".title-place", "The ferry leaves at six");

      const says = await textOf(reader, '[data-field="category"] .page-says');
      expect(says).toContain("Harbour");
      expect(says).toContain("article:section");
      expect(await textOf(reader, "h1")).toBe("The ferry leaves at six");
      await session.open(address);
      const [row] = await rowsOf(await openReadyPopup(session));
      expect(row?.title).toBe("The ferry leaves at six");
    });

    test("corrections survive a new snapshot", async () => {
      const { session, site } = world;
      const address = site.put("http://news.test/ferry", described);
      await correct(await readSaved(session, address), '[data-field="category"]', "Boats");
      site.put(address, described.replace("Harbour", "Quays").replaceAll("at six", "at seven"));
      await session.closeTabs();
      await session.open(address);
      await session.pressCommand();
      await until(async () => (await readTables(session)).snapshots.length === 2, "the second snapshot");

      const reader = await openReader(session, await openReadyPopup(session));
      expect(await textOf(reader, "h1")).toBe("The ferry at seven");
      expect(await textOf(reader, '[data-field="category"] .value')).toBe("Boats");
      expect(await textOf(reader, '[data-field="category"] .page-says')).toContain("Quays");
    });

    test("corrections leave with the export and come back with the import", async () => {
      const { session, site } = world;
      const address = site.put("http://news.test/ferry", described);
      const reader = await readSaved(session, address);
      await correct(reader, '[data-field="publishedTime"]', "Nov 2, 2023 5:07 pm");
      await correct(reader, '[data-field="authors"]', "Ada Lindqvist; Bo Ek");
      await session.open(address);
      const file = await exportAll(session, await openReadyPopup(session));
      await session.closeTabs();
      await emptyLibrary(session);
      await importAll(session, file);

      expect((await readTables(session)).entries[0]).toMatchObject({
        publishedTime: "2023-11-02T17:07",
        corrections: { publishedTime: "2023-11-02T17:07", authors: ["Ada Lindqvist", "Bo Ek"] },
      });
    });

    test("what cannot stand is told at the field, Escape leaves, Undo and Put it back undo", async () => {
      const { session, site } = world;
      const reader = await readSaved(session, site.put("http://news.test/ferry", described));

      await open(reader, '[data-field="publishedTime"]');
      await retype(reader, "some day");
      await reader.keyboard.press("Enter");
      expect(await textOf(reader, '[data-field="publishedTime"] [role="alert"]')).toBe(
        messages.correction_time.message,
      );
      expect(await typed(reader)).toBe("some day");
      await reader.keyboard.press("Escape");
      expect((await readTables(session)).entries[0]).toMatchObject({ corrections: {} });

      await correct(reader, '[data-field="byline"]', "Bo Ek");
      await reader.keyboard.press("u");
      await untilText(reader, '[data-field="byline"] .value', "Ada Lindqvist");

      await correct(reader, '[data-field="byline"]', "");
      await untilText(reader, '[data-field="byline"] dd .muted', messages.reader_none.message);
      await reader.click('[data-field="byline"] .restore');
      await untilText(reader, '[data-field="byline"] .value', "Ada Lindqvist");
    });
  });
}

async function readSaved(session: Session, address: string): Promise<Page> {
  await (await saveByToolbar(session, address)).close();
  return openReader(session, await openReadyPopup(session));
}

/** Opens the field by its pencil, or from the line of what else can be corrected. */
async function open(reader: Page, place: string): Promise<void> {
  await reader.$eval(place, (row) => {
    const pencil = row.querySelector<HTMLElement>(".correct");
    const name = row.getAttribute("data-field");
    const other = document.querySelector<HTMLElement>(`.other-facts [data-field="${name}"]`);
    (row.hasAttribute("hidden") ? other : pencil)?.click();
  });
  await reader.waitForSelector(`${place} .field`);
}

async function correct(reader: Page, place: string, text: string): Promise<void> {
  await open(reader, place);
  await retype(reader, text);
  await reader.keyboard.press("Enter");
  await until(
    () => reader.evaluate((selector) => document.querySelector(`${selector} .field`) === null, place),
    "the correction to be kept",
  );
}

async function retype(reader: Page, text: string): Promise<void> {
  // The field opens with all of it selected.
  await reader.keyboard.press("Backspace");
  await reader.keyboard.type(text);
}

function typed(reader: Page): Promise<string> {
  return reader.evaluate(() => {
    const field = document.activeElement;
    return field !== null && "value" in field ? String(field.value) : "";
  });
}

function textOf(reader: Page, selector: string): Promise<string> {
  return reader.$eval(selector, (element) => element.textContent ?? "");
}

async function untilText(reader: Page, selector: string, text: string): Promise<void> {
  await until(
    () =>
      reader.evaluate(({ selector, text }) => document.querySelector(selector)?.textContent === text, {
        selector,
        text,
      }),
    `"${text}" at ${selector}`,
  );
}
