import { describe, expect, test } from "vitest";
import messages from "../../../src/_locales/en/messages.json" with { type: "json" };
import { emptyLibrary, readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import type { Page, Popup, Session } from "../driver/session.mjs";
import {
  exportAll,
  importAll,
  openReader,
  openReadyPopup,
  rowsOf,
  saveByToolbar,
  untilCard,
} from "../driver/steps.mjs";
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

  describe("the completeness report", () => {
    const stub = articlePage("Half a story", {
      length: 2,
      body: "<div><p>Subscribe to continue reading.</p></div>",
    });

    test("a stub is told of in popup and reader, with ways out", async () => {
      const { session, site } = world;
      const address = site.put("http://news.test/stub", stub);
      const popup = await saveByToolbar(session, address);
      await until(
        () => popup.evaluate((document) => document.querySelector("#card .doubt") !== null),
        "the doubt on the card",
      );
      expect(
        await popup.evaluate((document) => document.querySelector("#card .doubt > span")?.textContent),
      ).toBe(messages.doubt_paywall.message);
      await popup.close();

      const reader = await openReader(session, await openReadyPopup(session));
      expect(await textOf(reader, '#report [data-doubt="paywall"] p')).toBe(messages.doubt_paywall.message);
      expect(await reader.$eval("#report", (card) => card.hasAttribute("hidden"))).toBe(false);
    });

    test("the popup tells all doubts, and its Try again keeps what the page has come to show", async () => {
      const { session, site } = world;
      const page = await session.open(
        site.put(
          "http://news.test/stub.html",
          stub.replace("</article>", '</article><nav><a href="/stub_2.html">Next page</a></nav>'),
        ),
      );
      const first = await openReadyPopup(session);
      await untilCard(first, "new");
      await first.press("Enter");
      await untilCard(first, "done");
      await first.close();
      const popup = await openReadyPopup(session);
      await untilDoubt(popup, /subscribers’ part · 1 further page/);

      await popup.click('[data-action="doubt-again"]');
      await untilDoubt(popup, messages.doubt_tried.message);
      expect((await readTables(session)).snapshots).toHaveLength(1);

      await unfold(page);
      await popup.click('[data-action="doubt-again"]');
      await until(async () => (await readTables(session)).snapshots.length === 2, "the second snapshot");
      await untilDoubt(popup, messages.doubt_pages_one.message.replace("$1", "1"));
      await popup.close();
    });

    test("nothing is said of a whole article", async () => {
      const { session, site } = world;
      const address = site.put("http://news.test/whole", articlePage("A whole story", { length: 8 }));
      const popup = await saveByToolbar(session, address);
      await popup.close();
      const again = await openReadyPopup(session);
      await until(
        () => again.evaluate((document) => document.querySelectorAll("#list > li").length === 1),
        "the row",
      );
      expect(await again.evaluate((document) => document.querySelector(".doubt"))).toBeNull();

      const reader = await openReader(session, again);
      expect(await reader.$eval("#report", (card) => card.hasAttribute("hidden"))).toBe(true);
      expect((await readTables(session)).snapshots[0]?.["facts"]).toMatchObject({
        completeness: { proseShare: 1, doubts: [] },
      });
      expect(await textOf(reader, "#provenance")).toContain(messages.kept_all.message);
    });

    test("the reader's Try again reads the page that a tab still shows, and can be undone", async () => {
      const { session, site } = world;
      const page = await session.open(site.put("http://news.test/stub", stub));
      const popup = await openReadyPopup(session);
      await untilCard(popup, "new");
      await popup.press("Enter");
      await untilCard(popup, "done");
      await popup.close();
      const reader = await openReader(session, await openReadyPopup(session));
      const news = (text: string) => untilText(reader, ".report-news", text);

      await reader.click('[data-action="report-again"]');
      await news(messages.doubt_tried.message);

      await unfold(page);
      await reader.click('[data-action="report-again"]');
      await until(async () => (await readTables(session)).snapshots.length === 2, "the second snapshot");
      await reader.waitForSelector('[data-action="report-open"]:focus');
      await reader.keyboard.press("u");
      await until(async () => (await readTables(session)).snapshots.length === 1, "the save undone");
      await news("");
    });

    test("where no tab shows the page, Try again opens it and says what to do there", async () => {
      const { session, site } = world;
      const address = site.put("http://news.test/stub", stub);
      await (await saveByToolbar(session, address)).close();
      const [entry] = (await readTables(session)).entries;
      await session.closeTabs();
      const alone = await session.openOwn(`pages/reader/reader.html?entry=${entry?.["id"]}`);
      await alone.waitForSelector("#report:not([hidden])");
      site.forget();

      await alone.click('[data-action="report-again"]');

      await until(() => site.asked.some(({ url }) => url === address), "the page to be opened");
      await until(async () => /is open now/.test(await textOf(alone, ".report-news")), "what to do there");
    });

    test("the reader opens the chooser on the tab that still shows the page", async () => {
      const { session, site } = world;
      const address = site.put("http://news.test/stub", stub);
      const page = await session.open(address);
      const popup = await openReadyPopup(session);
      await untilCard(popup, "new");
      await popup.press("Enter");
      await untilCard(popup, "done");
      await popup.close();
      const reader = await openReader(session, await openReadyPopup(session));

      await reader.click('[data-action="report-pick"]');

      await until(() => hasChooser(page), "the chooser on the page");
    });
  });

  describe("picking the part", () => {
    const poem = `<div class="poem"><p id="one">Nine gulls upon the harbour wall, and every one of them awake.</p>
      <p id="two">The tenth has flown to see the fair; it will be back for morning’s sake.</p>
      <p id="three">No bell has rung, no lamp is lit, no boat has left the lake.</p></div>`;
    /** A page that lets no press through to whoever listens after it. */
    const greedy = `<script>for (const type of ["pointerdown", "click"])
      window.addEventListener(type, (event) => event.stopImmediatePropagation(), true);</script>`;
    const poemPage = articlePage("An evening’s verse", { head: greedy, body: poem });

    test("what is clicked is kept, and nothing else; nothing of the chooser stays on the page", async () => {
      const { session, site } = world;
      const page = await session.open(site.put("http://news.test/verse", poemPage));
      await openChooser(session);
      expect(await hasChooser(page)).toBe(true);

      await clickOn(page, "#two");
      await clickOn(page, "#one", "Shift");
      await page.keyboard.press("Enter");

      await until(async () => (await readTables(session)).snapshots.length === 1, "the part to be kept");
      expect((await readTables(session)).snapshots[0]?.["facts"]).toMatchObject({
        scope: "part",
        title: "An evening’s verse",
        completeness: { proseShare: null, doubts: [] },
      });
      await page.keyboard.press("Escape");
      await until(async () => !(await hasChooser(page)), "the chooser to leave");
      const text = await keptText(session);
      expect(text.split("\n")).toEqual([
        "Nine gulls upon the harbour wall, and every one of them awake.",
        "The tenth has flown to see the fair; it will be back for morning’s sake.",
      ]);
    });

    test("by keys alone: wider, narrower, beside, add, save, and undo what was saved", async () => {
      const { session, site } = world;
      const page = await session.open(site.put("http://news.test/verse", poemPage));
      await openChooser(session);

      // From the article down to its heading, along to the verse at its end, into it, and one on.
      await page.keyboard.press("ArrowDown");
      for (let step = 0; step < 7; step += 1) await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press(" ");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");

      await until(async () => (await readTables(session)).snapshots.length === 1, "the part to be kept");
      await until(() => hasChooser(page), "the chooser to tell");
      await page.keyboard.press("Enter");
      await until(async () => (await readTables(session)).snapshots.length === 0, "the save undone");
    });

    test("Escape leaves, and a page can neither pick nor hear what is picked", async () => {
      const { session, site } = world;
      const page = await session.open(
        site.put(
          "http://news.test/verse",
          articlePage("An evening’s verse", {
            body: `${poem}<p id="heard"></p><script>
              for (const type of ["click", "keydown"])
                document.addEventListener(type, () => { document.querySelector("#heard").textContent += type; }, true);
            </script>`,
          }),
        ),
      );
      await openChooser(session);
      await page.evaluate(() => {
        document.querySelector("#one")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        window.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
      });
      await clickOn(page, "#two");
      await page.keyboard.press("Escape");

      await until(async () => !(await hasChooser(page)), "the chooser to leave");
      expect((await readTables(session)).snapshots).toEqual([]);
      expect(await page.$eval("#heard", (element) => element.textContent)).toBe("click");
      await page.keyboard.press("a");
      expect(await page.$eval("#heard", (element) => element.textContent)).toBe("clickkeydown");
    });

    test("works under a policy that allows no style, and over a page that hides every box", async () => {
      const { session, site } = world;
      const head = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-a'">
        <style nonce="a">html > div { display: none !important; opacity: 0 !important }</style>`;
      const page = await session.open(
        site.put("http://news.test/strict", articlePage("An evening’s verse", { head, body: poem })),
      );
      await openChooser(session);
      expect(
        await page.$eval("html > div[popover]", (host) => {
          const { display, position } = getComputedStyle(host);
          return { display, position };
        }),
      ).toEqual({ display: "block", position: "fixed" });

      await clickOn(page, "#three");
      await page.keyboard.press("Enter");
      expect(await keptText(session)).toContain("no boat has left the lake");
    });
  });
}

/** What a reader does who signs in, or asks the page for all of it. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const wall of document.querySelectorAll("article > div")) wall.remove();
    document.querySelector("article")?.append(
      ...Array.from({ length: 9 }, (_none, index) => {
        const line = document.createElement("p");
        line.textContent = `Paragraph ${index}, which was folded away until somebody asked the page for all of it.`;
        return line;
      }),
    );
  });
}

function untilDoubt(popup: Popup, text: string | RegExp): Promise<unknown> {
  return until(async () => {
    const told = await popup.evaluate(
      (document) => document.querySelector("#card .doubt > span")?.textContent,
    );
    return typeof text === "string" ? told === text : text.test(told ?? "");
  }, `the doubt ${text}`);
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

/** Opens the chooser on the tab at the front by the popup's button; the popup closes over it. */
async function openChooser(session: Session): Promise<void> {
  const popup = await openReadyPopup(session);
  await popup.click('[data-action="pick"]');
  await until(async () => !(await popup.isOpen()), "the popup to make room");
}

/** What the chooser leaves in the page's own tree: one element that says nothing. */
function hasChooser(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.querySelector(":scope > div[popover]") !== null);
}

async function clickOn(page: Page, selector: string, key?: "Shift"): Promise<void> {
  const at = await page.$eval(selector, (element) => {
    element.scrollIntoView({ block: "center" });
    const { left, top } = element.getBoundingClientRect();
    return { x: left + 30, y: top + 8 };
  });
  if (key !== undefined) await page.keyboard.down(key);
  await page.mouse.move(at.x, at.y);
  await page.mouse.click(at.x, at.y);
  if (key !== undefined) await page.keyboard.up(key);
}

async function keptText(session: Session, count = 1): Promise<string> {
  await until(async () => (await readTables(session)).snapshots.length === count, "the part to be kept");
  const reader = await openReader(session, await openReadyPopup(session));
  return reader.evaluate(() => {
    const lines = document.querySelector("iframe")?.contentDocument?.querySelectorAll("p") ?? [];
    return Array.from(lines, (line) => line.textContent).join("\n");
  });
}
