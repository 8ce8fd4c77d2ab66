import { afterEach, describe, expect, test } from "vitest";
import messages from "../../../src/_locales/en/messages.json" with { type: "json" };
import { readLogEnd, readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import type { Page, Popup, Session } from "../driver/session.mjs";
import { openReader, openReadyPopup, saveByToolbar, untilCard } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { hostileSvg, png } from "./drawings.ts";
import { articlePage } from "./pages.ts";

const type = "image/png";
const red = png(320, 200, [178, 58, 38]);
const blue = png(200, 300, [40, 70, 160]);
const readable = { "access-control-allow-origin": "*" };
const foreign = "http://pictures.test/harbour.png";

/** The pictures of an article stay with it: its bytes, without the network, for as long as a snapshot shows them. */
export function pictures(world: World): void {
  describe("pictures", () => {
    afterEach(() => withdrawHosts(world.session));

    test("of the page's own site, and of sites that let it read them, are kept and shown without the network", async () => {
      const { session, site } = world;
      const own = site.put("http://news.test/red.png", { type, body: red });
      const open = site.put("http://open.test/blue.png", { type, body: blue, headers: readable });
      const page = site.put("http://news.test/boats", articlePage("Boats", { body: figures(own, open) }));
      const popup = await saveByToolbar(session, page);

      await untilDone(session);
      await untilText(popup, "#card .card-images", messages.images_kept_other.message.replace("$1", "2"));
      await popup.close();
      expect(await states(session)).toEqual(["kept", "kept"]);
      const { images, counts } = await readTables(session);
      expect(images.map((image) => [image["width"], image["height"]]).toSorted()).toEqual([
        [200, 300],
        [320, 200],
      ]);
      expect(counts).toMatchObject({ images: 2, imageBytes: red.length + blue.length });
      // Text and pictures are records of the log, which is signed to its end.
      await until(async () => {
        const { records, signed } = await readLogEnd(session);
        return records === 3 && signed === 3;
      }, "the signature");
      await session.closeTabs();
      site.forget();

      const reader = await openReader(session, await openReadyPopup(session));
      expect(await shownSizes(reader, 2)).toEqual([
        [320, 200],
        [200, 300],
      ]);
      expect(site.asked).toEqual([]);
    });

    test("of a site that lets nobody read them are told of, and fetched once the reader allows that site", async () => {
      const { session, site } = world;
      site.put(foreign, { type, body: red });
      const page = site.put("http://news.test/foreign", articlePage("Foreign", { body: figures(foreign) }));
      const popup = await saveByToolbar(session, page);
      await untilDone(session);

      expect(await states(session)).toEqual(["no-permission"]);
      await untilText(popup, "#card .card-images", someKept(0, 1));
      await popup.close();
      const reader = await openReader(session, await openReadyPopup(session));
      await until(
        async () => (await articleText(reader)).includes(messages.image_no_permission.message),
        "the reason in the place of the picture",
      );
      site.forget();

      await session.agreeToHosts(["*://pictures.test/*"], async () => {
        await reader.bringToFront();
        await reader.click('[data-action="allow-images"]');
        await reader.click('[data-action="allow-hosts"]');
      });

      await until(async () => (await states(session)).join() === "kept", "the picture");
      expect(await shownSizes(reader, 1)).toEqual([[320, 200]]);
      const asked = site.asked.filter(({ host }) => host === "pictures.test");
      expect(asked.map(({ url, headers }) => [url, headers.cookie, headers.referer])).toEqual([
        [foreign, undefined, undefined],
      ]);
    });

    test("are fetched after the reader's yes even where the browser's question closed the popup", async () => {
      const { session, site } = world;
      site.put(foreign, { type, body: red });
      const page = site.put("http://news.test/asked", articlePage("Asked", { body: figures(foreign) }));
      const popup = await saveByToolbar(session, page);
      await untilDone(session);

      await session.agreeToHosts(
        ["*://pictures.test/*"],
        () => allowHosts(popup),
        // A moment later, so that there is still someone to say that this was done.
        () => popup.evaluate((_document, window) => void window.setTimeout(() => window.close(), 50)),
      );

      await until(async () => (await states(session)).join() === "kept", "the picture");
    });

    test("of an allowed site are kept with the next article, without another word", async () => {
      const { session, site } = world;
      site.put(foreign, { type, body: red });
      const first = site.put("http://news.test/first", articlePage("First", { body: figures(foreign) }));
      const popup = await saveByToolbar(session, first);
      await untilDone(session);
      await session.agreeToHosts(["*://pictures.test/*"], () => allowHosts(popup));
      await until(async () => (await states(session)).join() === "kept", "the first picture");
      await popup.close();

      const second = site.put("http://news.test/second", articlePage("Second", { body: figures(foreign) }));
      await (await saveByToolbar(session, second)).close();
      await untilDone(session);

      expect(await states(session)).toEqual(["kept", "kept"]);
      expect((await readTables(session)).images.map((image) => image["references"])).toEqual([2]);
    });

    test("are shared by the snapshots that show them, and go with the last", async () => {
      const { session, site } = world;
      const own = site.put("http://news.test/red.png", { type, body: red });
      const page = site.put("http://news.test/edited", articlePage("First wording", { body: figures(own) }));
      await (await saveByToolbar(session, page)).close();
      await untilDone(session);
      site.put(page, articlePage("Second wording", { length: 8, body: figures(own) }));
      await session.open(page);
      const popup = await openReadyPopup(session);
      await untilCard(popup, "saved");
      await popup.click('#card [data-action="save"]');
      await untilCard(popup, "done");
      await untilDone(session);
      expect((await readTables(session)).images.map((image) => image["references"])).toEqual([2]);

      await popup.click('#card [data-action="undo"]');
      await untilCard(popup, "saved");
      expect((await readTables(session)).images.map((image) => image["references"])).toEqual([1]);
      await command(popup, "entry.trash");
      await command(popup, "entry.delete");

      const { images, snapshotImages, counts } = await readTables(session);
      expect([images, snapshotImages]).toEqual([[], []]);
      expect(counts).toMatchObject({ images: 0, imageBytes: 0 });
    });

    test("drawn as SVG are shown, and run nothing", async () => {
      const { session, site } = world;
      const own = site.put("http://news.test/chart.svg", { type: "image/svg+xml", body: hostileSvg });
      const page = site.put("http://news.test/chart", articlePage("A chart", { body: figures(own) }));
      await (await saveByToolbar(session, page)).close();
      await untilDone(session);
      site.forget();

      const reader = await openReader(session, await openReadyPopup(session));

      expect(await shownSizes(reader, 1)).toEqual([[120, 80]]);
      const address = await reader.evaluate(() => {
        const frame = document.querySelector<HTMLIFrameElement>("iframe#article");
        return frame?.contentDocument?.querySelector("img")?.src ?? "";
      });
      expect(address).toMatch(/^blob:/);
      const { images } = await readTables(session);
      expect(images[0]).toMatchObject({ type: "image/svg+xml", width: 120, height: 80 });
      expect(images[0]?.["byteLength"]).toBeLessThan(250);
      expect(site.asked).toEqual([]);
    });

    test("that are too large, or none, say so", async () => {
      const { session, site } = world;
      const huge = Buffer.concat([red, Buffer.alloc(21_000_000)]);
      const addresses = [
        site.put("http://news.test/huge.png", { type, body: huge }),
        site.put("http://news.test/page.png", { type, body: "<!doctype html><title>Sign in</title>" }),
        "http://news.test/gone.png",
      ];
      const page = site.put("http://news.test/odd", articlePage("Odd", { body: figures(...addresses) }));
      await (await saveByToolbar(session, page)).close();
      await untilDone(session);

      expect(await states(session)).toEqual(["too-large", "not-an-image", "not-found"]);
      await session.open(page);
      const popup = await openReadyPopup(session);
      await popup.click('#card [data-action="images-why"]');
      await until(
        () =>
          popup.evaluate(
            (document, _window, reason) =>
              document.querySelector("#card .menu:popover-open")?.textContent?.includes(reason) === true,
            messages.image_too_large.message,
          ),
        "the reasons in the popup",
      );
      await popup.close();
      const reader = await openReader(session, await openReadyPopup(session));
      await until(
        async () => (await articleText(reader)).includes(messages.image_too_large.message),
        "the reason in the place of the picture",
      );
      expect(await reader.$eval('[data-fact="images"]', (row) => row.textContent)).toContain(
        messages.image_not_an_image.message,
      );
    });

    test("are read even on a page that forbids its own scripts to fetch", async () => {
      const { session, site } = world;
      const own = site.put("http://news.test/red.png", { type, body: red });
      const page = site.put("http://news.test/strict", {
        body: articlePage("Strict", { body: figures(own) }),
        headers: { "content-security-policy": "default-src 'none'; img-src *" },
      });
      await (await saveByToolbar(session, page)).close();
      await untilDone(session);

      expect(await states(session)).toEqual(["kept"]);
    });

    test("that could not be had are tried again at a word", async () => {
      const { session, site } = world;
      const late = "http://news.test/late.png";
      const page = site.put("http://news.test/again", articlePage("Again", { body: figures(late) }));
      const popup = await saveByToolbar(session, page);
      await untilDone(session);
      expect(await states(session)).toEqual(["not-found"]);

      site.put(late, { type, body: red });
      await popup.click('#card [data-action="retry-images"]');

      await until(async () => (await states(session)).join() === "kept", "the picture");
    });

    test("that could not be had are tried again with the next save of the same page", async () => {
      const { session, site } = world;
      const late = "http://news.test/later.png";
      const page = site.put("http://news.test/unchanged", articlePage("Unchanged", { body: figures(late) }));
      await (await saveByToolbar(session, page)).close();
      await untilDone(session);

      site.put(late, { type, body: red });
      await session.open(page);
      await session.pressCommand();

      await until(async () => (await states(session)).join() === "kept", "the picture");
      expect((await readTables(session)).snapshots).toHaveLength(1);
    });

    test("that a site gives out only once are kept as they stand on the page", async () => {
      const { session, site } = world;
      let given = 0;
      const once = site.put("http://news.test/once.png", () => {
        given += 1;
        return given === 1 ? { type, body: red } : { status: 403, body: "Not again" };
      });
      const page = site.put("http://news.test/token", articlePage("Once", { body: figures(once) }));
      await (await saveByToolbar(session, page)).close();
      await untilDone(session);

      const { images } = await readTables(session);
      expect(images).toHaveLength(1);
      expect(images[0]).toMatchObject({ type: "image/webp", width: 320, height: 200 });
    });

    test("of a tab that closed too early say what they need", async () => {
      const { session, site } = world;
      const slow = site.put("http://news.test/slow.png", { type, body: red, delayMs: 3_000 });
      const page = site.put("http://news.test/closed", articlePage("Closed", { body: figures(slow) }));
      await saveByToolbar(session, page);

      await session.closeTabs();
      await untilDone(session);

      expect(await states(session)).toEqual(["no-permission"]);
    });

    test("far below the window are read when the reader comes near", async () => {
      const { session, site } = world;
      const own = site.put("http://news.test/red.png", { type, body: red });
      const long = articlePage("Long", { length: 120, body: figures(own) });
      await (await saveByToolbar(session, site.put("http://news.test/long", long))).close();
      await untilDone(session);

      const reader = await openReader(session, await openReadyPopup(session));
      const place = () =>
        reader.evaluate(() => {
          const frame = document.querySelector<HTMLIFrameElement>("iframe#article");
          const image = frame?.contentDocument?.querySelector("img");
          return image && { isRead: image.hasAttribute("src"), height: image.getAttribute("height") };
        });
      expect(await place()).toEqual({ isRead: false, height: "200" });

      expect(await shownSizes(reader, 1)).toEqual([[320, 200]]);
    });

    test("survive a background that died among them", async () => {
      const { session, site } = world;
      const addresses = Array.from({ length: 8 }, (_, index) =>
        site.put(`http://news.test/slow-${index}.png`, {
          type,
          body: png(40 + index, 30, [index, 0, 0]),
          delayMs: 700,
        }),
      );
      const page = site.put("http://news.test/slow", articlePage("Slow", { body: figures(...addresses) }));
      const popup = await saveByToolbar(session, page);
      await until(async () => (await states(session)).includes("kept"), "the first of them");

      await session.killBackground();
      const before = await states(session);
      await popup.close();
      await (await openReadyPopup(session)).close();

      expect(before).toContain("waiting");
      await untilDone(session);
      expect(await states(session)).toEqual(addresses.map(() => "kept"));
      expect((await readTables(session)).images).toHaveLength(8);
    });
  });
}

function figures(...addresses: readonly string[]): string {
  return addresses
    .map(
      (address, index) =>
        `<figure><img src="${address}" alt="A view"><figcaption>View ${index}</figcaption></figure>`,
    )
    .join("");
}

/** What has become of each picture: `kept`, `waiting`, or the reason why not. */
async function states(session: Session): Promise<readonly string[]> {
  const { snapshotImages } = await readTables(session);
  return snapshotImages.map((row) => String(row["reason"] ?? row["state"]));
}

async function untilDone(session: Session): Promise<void> {
  await until(async () => {
    const all = await states(session);
    return all.length > 0 && !all.includes("waiting");
  }, "the pictures");
}

async function untilText(popup: Popup, selector: string, text: string): Promise<void> {
  await until(
    () =>
      popup.evaluate(
        (document, _window, [place, wanted]) =>
          document.querySelector(place)?.textContent?.includes(wanted) === true,
        [selector, text] as const,
      ),
    text,
  );
}

/** The sizes of the pictures in the article, once so many are drawn. */
async function shownSizes(reader: Page, count: number): Promise<readonly (readonly number[])[]> {
  await reader.bringToFront();
  return until(async () => {
    const sizes = await reader.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>("iframe#article");
      return [...(frame?.contentDocument?.images ?? [])].map((image) => {
        image.scrollIntoView();
        return image.complete ? [image.naturalWidth, image.naturalHeight] : [0, 0];
      });
    });
    return sizes.length === count && sizes.every(([width = 0]) => width > 0) && sizes;
  }, `${count} pictures on the page`);
}

/** By key: a click of the drivers is no gesture to Firefox, and it asks for nothing without one. */
async function allowHosts(popup: Popup): Promise<void> {
  await popup.click('#card [data-action="allow-images"]');
  await until(
    () => popup.evaluate(({ activeElement }) => activeElement?.getAttribute("data-action") === "allow-hosts"),
    "the choice of hosts",
  );
  await popup.press("Enter");
}

function articleText(reader: Page): Promise<string> {
  return reader.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>("iframe#article");
    return frame?.contentDocument?.body.textContent ?? "";
  });
}

function someKept(kept: number, total: number): string {
  return messages.images_kept_some.message.replace("$1", String(kept)).replace("$2", String(total));
}

/** Gives one of the commands about entries, for the only entry there is. */
async function command(popup: Popup, name: string): Promise<void> {
  await popup.evaluate(async (document, window, wanted) => {
    const { chrome } = window as unknown as {
      chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };
    };
    const row = document.querySelector("#list > li[data-entry]");
    const ids = [row?.getAttribute("data-entry") ?? (window as unknown as { lastId: string }).lastId];
    Object.assign(window, { lastId: ids[0] });
    await chrome.runtime.sendMessage({ command: wanted, request: { ids } });
  }, name);
}

interface Permissions {
  getAll(): Promise<{ readonly origins?: string[] }>;
  remove(permissions: { readonly origins: string[] }): Promise<boolean>;
}

/** Takes back what a test allowed. */
async function withdrawHosts(session: Session): Promise<void> {
  const page = await session.openBeside("pages/transfer/transfer.html");
  await page.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: { permissions: Permissions } };
    const { origins } = await chrome.permissions.getAll();
    if (origins !== undefined && origins.length > 0) await chrome.permissions.remove({ origins });
  });
  await page.close();
}
