import { describe, expect, test } from "vitest";
import messages from "../../../src/_locales/en/messages.json" with { type: "json" };
import { readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import { putFixture, samples } from "../driver/samples.mjs";
import type { Page, Popup, Session } from "../driver/session.mjs";
import { openReader, openReadyPopup, rowsOf, saveByToolbar } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { articleOf, articlePage } from "./pages.ts";

const filler = "The rope was tarred, and the tar was warm for as long as the bell rang. ".repeat(14);

/** What is saved is listed, found, read, put away and brought back. */
export function reviewing(world: World): void {
  describe("reviewing", () => {
    test("the list shows the newest first, with title, site and time", async () => {
      const { session, site } = world;
      const published = '<meta property="article:published_time" content="2024-03-05T05:07:00+08:00">';
      const named = '<meta property="og:site_name" content="Harbour Weekly">';
      await saveAndClose(session, site.put("http://news.test/old", articlePage("The older one")));
      await saveAndClose(
        session,
        site.put("http://news.test/new", articlePage("The newer one", { head: published + named })),
      );

      const rows = await rowsOf(await openReadyPopup(session));

      expect(rows.map((row) => /The (newer|older) one/.exec(row.text)?.[0])).toEqual([
        "The newer one",
        "The older one",
      ]);
      expect(rows[0]?.text).toContain("Harbour Weekly");
      expect(rows[0]?.text).toMatch(/Mar 5, 2024|5 Mar 2024/);
      expect(rows[1]?.text).toContain("news.test");
    });

    test("typing searches titles, sites and whole texts, in what is already typed of a word", async () => {
      const { session, site } = world;
      await saveAndClose(session, site.put("http://news.test/herring", articlePage("A season of herring")));
      await saveAndClose(
        session,
        site.put("http://letters.test/lamps", articlePage("New lamps for the steps")),
      );
      const popup = await openReadyPopup(session);

      await search(popup, "title:HERR");
      expect(await untilTitles(popup, 1)).toEqual(["A season of herring"]);
      await search(popup, "harbour");
      expect([...(await untilTitles(popup, 2))].sort()).toEqual([
        "A season of herring",
        "New lamps for the steps",
      ]);
      await search(popup, "letters.test");
      expect(await untilTitles(popup, 1)).toEqual(["New lamps for the steps"]);
      await search(popup, "nothing like it");
      expect(await untilTitles(popup, 0)).toEqual([]);
    });

    test("a search marks what it found, says what is wrong with it, and offers the word that was meant", async () => {
      const { session, site } = world;
      const body = `<p>${"The quay lies dark in winter. ".repeat(8)}The surveyors counted ninety lanterns there.</p>`;
      await saveAndClose(
        session,
        site.put("http://news.test/lamps", articlePage("Lanterns for all", { body })),
      );
      await saveAndClose(session, site.put("http://news.test/herring", articlePage("A season of herring")));
      const popup = await openReadyPopup(session);
      const marked = () =>
        popup.evaluate((document) =>
          [...document.querySelectorAll(".row-name mark, .row-excerpt mark")].map((mark) => mark.textContent),
        );

      await search(popup, "lanterns after:soon");
      expect(await untilTitles(popup, 1)).toEqual(["Lanterns for all"]);
      expect(await marked()).toEqual(["Lanterns", "lanterns"]);
      expect(await popup.evaluate((document) => document.querySelector(".row-excerpt")?.textContent)).toMatch(
        /^….*surveyors counted ninety lanterns there\.$/,
      );
      expect(await popup.evaluate((document) => document.querySelector("#notes")?.textContent)).toContain(
        "after:soon",
      );

      // With a chip set: it is no part of what is typed.
      await popup.click("#tools .chip:nth-child(2)");
      await search(popup, "lantarns");
      await untilTitles(popup, 0);
      await popup.click('[data-action="did-you-mean"]');
      expect(await untilTitles(popup, 1)).toEqual(["Lanterns for all"]);
      const typed = () => popup.evaluate((document) => (document.activeElement as HTMLInputElement).value);
      expect(await typed()).toBe("lanterns");

      await popup.click(".search-clear");
      await untilTitles(popup, 2);
      expect(await marked()).toEqual([]);
      expect(await popup.evaluate((document) => document.querySelector("#notes")?.textContent)).toBe("");
    });

    test("beside an article stands what else the library holds on the same matter", async () => {
      const { session, site } = world;
      const pages = Object.entries(matters).map(([name, text]) => [name, articleOf(name, text)] as const);
      for (const [name, page] of pages)
        await saveAndClose(session, site.put(`http://news.test/${name}`, page));

      const reader = await openReader(session, await openReadyPopup(session));
      const titles = () => reader.$$eval(".related-title", (links) => links.map((link) => link.textContent));
      await until(async () => (await titles()).length > 0, "something related");

      expect(await titles()).toEqual(["Surge"]);
      expect(
        await reader.$$eval(".related mark", (marks) => marks.map((mark) => mark.textContent)),
      ).toContain("breakwater");
      const ways = await reader.$$eval(".related-more a", (links) => links.map((link) => link.href));
      expect(ways.some((way) => decodeURIComponent(way).includes("#q=site:"))).toBe(true);
    });

    test("a row opens the reader, with the text and where it came from", async () => {
      const { session, site } = world;
      await saveAndClose(session, putFixture(site, "http://news.test", samples.english));
      const { entries, snapshots } = await readTables(session);

      const reader = await openReader(session, await openReadyPopup(session));

      const text = await articleText(reader);
      expect(text.length).toBeGreaterThan(2000);
      expect(await reader.evaluate(() => document.body.textContent)).toContain(String(entries[0]?.["title"]));
      const hash = String(snapshots[0]?.["hash"]).replace("sha256:", "");
      expect((await facts(reader)).get(messages.fact_hash.message)?.replaceAll(" ", "")).toContain(
        hash.slice(0, 4),
      );
    });

    test("a Chinese page keeps its 来源, 本文转自 and 发布时间 to the second", async () => {
      const { session, site } = world;
      await saveAndClose(session, putFixture(site, "http://news.test", samples.chinese));
      const { snapshots } = await readTables(session);
      // What extraction reads is tested where extraction is; here, that it arrives.
      const kept = snapshots[0]?.["facts"] as {
        source: string;
        reprintedFrom: string;
        publishedTime: string;
        category: string;
      };

      const reader = await openReader(session, await openReadyPopup(session));

      expect(kept.publishedTime).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/);
      const shown = await facts(reader);
      expect(shown.get(messages.fact_source.message)).toBe(kept.source);
      expect(shown.get(messages.fact_reprinted_from.message)).toBe(kept.reprintedFrom);
      expect(shown.get(messages.fact_published.message)).toContain(kept.publishedTime.slice(11, 19));
      expect(
        await reader.evaluate(() => document.querySelector("iframe")?.contentDocument?.documentElement.lang),
      ).toMatch(/^zh/);
    });

    test("deleting takes the row away, and Undo brings it back", async () => {
      const { session, site } = world;
      await saveAndClose(session, site.put("http://news.test/gone", articlePage("Here today")));
      const popup = await openReadyPopup(session);

      await popup.click('#list [data-action="trash"]');
      await untilTitles(popup, 0);
      expect((await readTables(session)).entries[0]).toMatchObject({ shelf: 1 });

      await popup.click('#bar [data-action="undo"]');
      expect(await untilTitles(popup, 1)).toEqual(["Here today"]);
      expect((await readTables(session)).entries[0]).toMatchObject({ shelf: 0, trashedAt: null });
    });

    test("the reader archives by the key and the button that the lists have, and takes it back", async () => {
      const { session, site } = world;
      await saveAndClose(session, site.put("http://news.test/done", articlePage("Done with")));
      const reader = await openReader(session, await openReadyPopup(session));
      const untilArchived = (isArchived: boolean) =>
        until(
          async () => ((await readTables(session)).entries[0]?.["archivedAt"] !== null) === isArchived,
          isArchived ? "it archived" : "it back",
        );

      await reader.keyboard.press("e");
      await untilArchived(true);
      await reader.waitForSelector('.archive[aria-pressed="true"]');
      expect(await reader.$eval(".place", (place) => place.textContent)).toContain(
        messages.list_is_archived.message,
      );
      await reader.waitForSelector('#foot [data-action="undo"]');
      await reader.keyboard.press("u");
      await untilArchived(false);

      await reader.click(".archive");
      await untilArchived(true);
      await reader.click(".archive");
      await untilArchived(false);
    });

    test("a citation is copied in the style chosen from the menu, and by key in that style again", async () => {
      const { session, site } = world;
      await saveAndClose(
        session,
        site.put(
          "http://news.test/cited",
          articlePage("Cited words", { head: '<meta name="author" content="Ada Lindqvist">' }),
        ),
      );
      const reader = await openReader(session, await openReadyPopup(session));
      await reader.evaluate(() => {
        Object.defineProperty(navigator.clipboard, "write", {
          value: async ([item]: ClipboardItem[]) => {
            const text = await (await item?.getType("text/plain"))?.text();
            const html = await (await item?.getType("text/html"))?.text();
            Object.assign(globalThis, { copied: `${text}\n${html}` });
          },
        });
      });
      const copied = async (start: string) => {
        await until(
          () =>
            reader.evaluate(
              (wanted) => String(Reflect.get(globalThis, "copied") ?? "").startsWith(wanted),
              start,
            ),
          `a citation that begins ${start}`,
        );
        const text = await reader.evaluate(() => String(Reflect.get(globalThis, "copied")));
        await reader.evaluate(() => Reflect.deleteProperty(globalThis, "copied"));
        return text;
      };

      await reader.keyboard.press("Y");
      expect(await copied("Lindqvist, A. (n.d.).")).toContain("<i>Cited words.</i>");
      expect(await reader.$eval("#said", (said) => said.textContent)).toContain("APA");

      await reader.click('[data-action="copy-citation"]');
      await reader.click('#provenance [data-action="cite-mla"]');
      await copied("Lindqvist, Ada. “Cited words.”");
      await reader.keyboard.press("Y");
      expect(await copied("Lindqvist, Ada. “Cited words.”")).toContain(
        '<a href="http://news.test/cited">http://news.test/cited</a>',
      );
    });

    test("where the outline has no room beside the text it opens from the bar and by key", async () => {
      const { session, site } = world;
      const body = ["Ropes", "Sails", "Tides"].map((title) => `<h2>${title}</h2><p>${filler}</p>`).join("");
      await saveAndClose(session, site.put("http://news.test/long", articlePage("A long one", { body })));
      const reader = await openReader(session, await openReadyPopup(session));
      await reader.setViewport({ width: 1000, height: 600 });

      await reader.click('#bar [data-action="outline"]');
      await reader.waitForSelector("#outline:popover-open .outline-item:focus");
      await reader.keyboard.press("Escape");
      await reader.waitForSelector("#outline:not(:popover-open)");
      await reader.keyboard.press("g");
      await reader.waitForSelector("#outline:popover-open .outline-item:focus");
      for (let step = 0; step < 3; step += 1) await reader.keyboard.press("ArrowDown");
      await reader.keyboard.press("Enter");
      await until(
        () =>
          reader.evaluate(() => {
            const heading = document.querySelector("iframe")?.contentDocument?.activeElement;
            return (
              heading?.textContent === "Tides" && document.querySelector("#outline:popover-open") === null
            );
          }),
        "the heading to have the focus",
      );

      await reader.setViewport({ width: 1300, height: 600 });
      await until(
        () =>
          reader.$eval("#outline", (nav) => !nav.hasAttribute("popover") && nav.getClientRects().length > 0),
        "the outline beside the text",
      );
    });

    test("a favourite is kept", async () => {
      const { session, site } = world;
      await saveAndClose(session, site.put("http://news.test/star", articlePage("Worth keeping in sight")));
      await (await openReadyPopup(session)).click('#list [data-action="favourite"]');
      await until(async () => (await readTables(session)).entries[0]?.["favourite"] === 1, "the favourite");
    });

    test("the snapshots of an entry can each be read", async () => {
      const { session, site } = world;
      const address = site.put("http://news.test/twice", articlePage("First wording"));
      await saveAndClose(session, address);
      site.put(address, articlePage("Second wording", { length: 8 }));
      await session.open(address);
      await session.pressCommand();
      await until(async () => (await readTables(session)).snapshots.length === 2, "the second snapshot");

      const reader = await openReader(session, await openReadyPopup(session));
      const latest = await articleText(reader);
      const links = await reader.$$eval("li.capture > a", (all) =>
        all.map((link) => (link as HTMLAnchorElement).href),
      );
      expect(links).toHaveLength(2);
      const first = await session.openOwn(String(links[1]).slice(session.origin.length + 1));
      await until(
        () => first.evaluate(() => document.body.dataset["state"] === "ready"),
        "the older snapshot",
      );

      expect((await articleText(first)).length).toBeLessThan(latest.length);
      expect(await first.evaluate(() => document.body.textContent)).toContain("First wording");
    });
  });

  describe("the network", () => {
    test("hears nothing while listing and reading, though the page itself was full of pictures", async () => {
      const { session, site } = world;
      const pictures = ["img", "srcset", "poster"].map((name) => `http://pictures.test/${name}.png`);
      const body = `<figure><img src="${pictures[0]}" alt="A harbour"><figcaption>The harbour at six</figcaption></figure>
        <p style="background-image: url(http://pictures.test/style.png)">Under the <img alt="A lamp" srcset="${pictures[1]} 2x"> lamps.</p>
        <video poster="${pictures[2]}"></video>`;
      const address = site.put("http://news.test/pictures", articlePage("Pictures", { body }));
      await saveAndClose(session, address);
      expect(site.asked.filter(({ host }) => host === "pictures.test").length).toBeGreaterThanOrEqual(3);
      await session.closeTabs();
      site.forget();

      const reader = await openReader(session, await openReadyPopup(session));
      await reader.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await until(
        async () => (await articleText(reader)).includes("The harbour at six"),
        "the end of the article",
      );

      expect(site.asked).toEqual([]);
    });
  });
}

async function saveAndClose(session: Session, address: string): Promise<void> {
  await (await saveByToolbar(session, address)).close();
}

async function search(popup: Popup, text: string): Promise<void> {
  await popup.evaluate((document) => {
    const field = document.querySelector<HTMLInputElement>("#search");
    field?.focus();
    field?.select();
  });
  await popup.type(text);
}

/** The titles of the rows, once there are so many. */
async function untilTitles(popup: Popup, count: number): Promise<readonly string[]> {
  await until(async () => (await rowsOf(popup)).length === count, `${count} rows`);
  return (await rowsOf(popup)).map((row) => row.title);
}

function articleText(reader: Page): Promise<string> {
  return reader.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>("iframe#article");
    return frame?.contentDocument?.body.textContent ?? "";
  });
}

/** The provenance as shown: label to value. */
async function facts(reader: Page): Promise<ReadonlyMap<string, string>> {
  const pairs = await reader.$$eval(".fact", (rows) =>
    rows.map((row) => {
      const value = row.querySelector("dd")?.cloneNode(true);
      if (value instanceof Element) value.querySelector(".evidence")?.remove();
      return [row.querySelector("dt")?.textContent ?? "", value?.textContent ?? ""] as const;
    }),
  );
  return new Map(pairs);
}

/** Six articles, each in its own words; the last two speak of one matter. */
const matters = {
  Bread: [
    "Rye wants a slow oven and a patient baker, and the one in Mill Lane has had both since the war ended.",
    "He feeds his leaven at four in the morning, weighs nothing, and sells out before the school bell rings.",
    "Two apprentices carry flour up the ladder while the radio reads the shipping forecast to nobody at all.",
  ],
  Lamps: [
    "Gas went out of the last street in Aldgrove on a Tuesday, and a crowd came to see the valve turned shut.",
    "An electrician from Tarn promised that the new bulbs would outlive everyone present, which drew some laughter.",
    "Moths found the change agreeable; astronomers on the hill did not, and wrote a letter to say so at length.",
  ],
  Herring: [
    "Fish came early this year, thick as hail off Skarvik, so that boats returned with their decks awash.",
    "Prices fell by half within a week, and the cannery rang its bell at night to call extra hands from bed.",
    "Old women say that such a summer is followed by three lean ones, and they salt down all they can buy.",
  ],
  Ropes: [
    "Hemp is twisted by hand in a shed four hundred paces long, because no machine has yet learned the feel of it.",
    "Each strand carries a coloured thread that tells who made it, so that a failure can be traced to a name.",
    "Mountaineers, bell ringers and one circus order from here, and none of them asks what anything costs.",
  ],
  Surge: [
    "The surge flooded the lower quay behind the breakwater, which engineers of Ellery had called sound in spring.",
    "Cellars filled within minutes; a piano floated out of the music school and was tied to a bollard by sailors.",
    "Insurers came on Friday with cameras and measured how high the water had stood on every painted door.",
  ],
  Wall: [
    "A higher breakwater would keep the surge from the lower quay, engineers of Ellery told the town on Monday.",
    "Its stones are to come from a quarry across the bay, by barge, in the calm weeks between two equinoxes.",
    "Opponents fear for the view and have hung a bed sheet from the lighthouse to show how tall it would stand.",
  ],
} as const;
