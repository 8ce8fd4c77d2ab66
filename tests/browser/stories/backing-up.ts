import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync, zipSync } from "fflate";
import type { ElementHandle } from "puppeteer-core";
import { describe, expect, test } from "vitest";
import { launch, root } from "../driver/launch.mjs";
import { emptyLibrary, readTables, seedLibrary } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import { downloadOf, type Page, type Session } from "../driver/session.mjs";
import { importAll, openReadyPopup, saveByToolbar } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { articlePage } from "./pages.ts";

/** What is kept is kept a second time, outside the browser. */
export function backingUp(world: World): void {
  describe("backing up", () => {
    test("with the tenth article a backup is offered, and one key writes it", async () => {
      const { session, site } = world;
      const save = async (name: string) =>
        saveByToolbar(session, site.put(`http://news.test/${name}`, articlePage(name)));
      await (await save("one")).close();
      await seedLibrary(session, 9);
      const offered = (page: Page) =>
        page.$eval("#backup-offer", (place) => (place as HTMLElement).hidden === false);
      const before = await openList(session);
      expect(await offered(before)).toBe(false);
      await before.close();
      const saved = await save("ten");
      await saved.close();
      const popup = await openReadyPopup(session);
      await until(
        () => popup.evaluate((document) => document.querySelector("#backup:not([hidden]) button") !== null),
        "the offer in the popup",
      );
      await popup.click('#backup [data-action="backup-never"]');
      await until(
        () => popup.evaluate((document) => document.querySelector("#backup[hidden]") !== null),
        "no line",
      );
      await popup.close();

      const page = await openList(session);
      await until(async () => (await keptChoice(page)) === false, "the reader's no to be kept");
      expect(await offered(page)).toBe(false);
      await offerAgain(page);
      await until(() => offered(page), "the offer");
      await page.focus('[data-action="backup"]');
      const file = await downloadOf(session, () => page.keyboard.press("Enter"));
      expect(path.basename(file)).toMatch(/^stillpage-backup-[0-9a-f]{8}-\d{4}-\d\d-\d\d\.zip$/);
      await page.waitForSelector('[data-action="backup-dismiss"]');
      await page.click('[data-action="backup-dismiss"]');
      await until(async () => !(await offered(page)), "no offer");

      await openSheet(page);
      await page.waitForSelector(".backup-last .file-name");
      expect(await page.$eval(".backup-last", (last) => last.textContent)).toContain(path.basename(file));

      // The page that was used before is still there; it verifies what it wrote, and then what was altered.
      expect(await verdictOf(page, file)).toContain("Every record is whole");
      const altered = `${file}.altered.zip`;
      const members = unzipSync(new Uint8Array(readFileSync(file)));
      const lines = new TextDecoder().decode(members["library.jsonl"]);
      const changed = new TextEncoder().encode(lines.replace("harbour master", "harbour mister"));
      writeFileSync(altered, zipSync({ ...members, "library.jsonl": changed }));
      const told = await verdictOf(page, altered);
      expect(told).toContain("1 record is damaged");
      expect(told).toContain("This file was changed since it was exported");

      await emptyLibrary(session);
      await importAll(session, file);
      expect((await readTables(session)).entries).toHaveLength(10);
    });

    test("once it is switched on, backups are written by themselves, into Downloads, and old ones go", async () => {
      // Chromium's question about a permission is a window that no protocol reaches: there the package of this test
      // has it from the start. Firefox asks, and is answered.
      const session = world.kind === "chromium" ? await allowedSession(world) : world.session;
      try {
        const folder = path.join(session.downloads, "Stillpage");
        const files = () => (existsSync(folder) ? readdirSync(folder).sort() : []);
        const written = (count: number) =>
          until(async () => {
            const known = await writtenOf(session);
            return known.length === count && files().length === count ? known : null;
          }, `${count} backups`);
        const address = world.site.put("http://news.test/one", articlePage("One"));
        await (await saveByToolbar(session, address)).close();
        const page = await openList(session);
        await openSheet(page);
        await page.select('[data-action="backup-most"]', "3");
        const switchOn = () => page.click('[data-action="backup-switch"]');
        await page.bringToFront();
        if (world.kind === "chromium") await switchOn();
        else await session.agreeToHosts([], switchOn);
        const [first] = await written(1);
        expect(files()).toEqual([first?.name]);

        // As if a week had gone by with something new, three times over: the next word to the background finds one due.
        for (const count of [2, 3, 3]) {
          const [last] = await writtenOf(session);
          await letTimePass(session);
          await until(async () => (await writtenOf(session))[0]?.name !== last?.name, "the next backup");
          await written(count);
        }
        expect(files()).not.toContain(first?.name);
        const [newest] = await writtenOf(session);
        expect(await verdictOf(page, path.join(folder, newest?.name ?? ""))).toContain(
          "Every record is whole",
        );

        // A library that holds less takes nothing away.
        await letTimePass(session, 50);
        await written(4);
        if (world.kind === "chromium") await intoAFolder(page);
        await page.waitForSelector('[data-action="backup-switch"][data-state="on"]');
        await switchOn();
        await page.waitForSelector('[data-action="backup-switch"][data-state="off"]');
        const isAllowed = () =>
          page.evaluate(() => {
            const { chrome } = globalThis as unknown as { chrome: { permissions: Permissions } };
            return chrome.permissions.contains({ permissions: ["downloads"] });
          });
        // Given back; in Chromium the package of this test has it for good.
        await until(async () => (await isAllowed()) === (world.kind === "chromium"), "the permission");
      } finally {
        if (session !== world.session) await session.remove();
      }
    });
  });
}

interface Written {
  readonly name: string;
  readonly entries: number;
}

/** Whether the reader wants to be offered backups, as it is kept. */
async function keptChoice(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: { storage: Storage } };
    return (await chrome.storage.local.get("backup"))["backup"]?.isOffered;
  });
}

async function offerAgain(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: { runtime: Messaging } };
    return chrome.runtime.sendMessage({
      command: "backup.keep",
      request: { change: { isOffered: true } },
    });
  });
}

interface Storage {
  readonly local: {
    get(name: string): Promise<Record<string, { readonly isOffered?: boolean } | undefined>>;
  };
}

interface Messaging {
  sendMessage(message: object): Promise<unknown>;
}

interface Permissions {
  contains(of: { readonly permissions: readonly string[] }): Promise<boolean>;
}

/**
 * Chromium writes into a folder as well. The window in which one chooses it no protocol reaches: in its place stands
 * a folder of the page's own, whose handle is of the same kind.
 */
async function intoAFolder(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const own = await root.getDirectoryHandle("backups", { create: true });
    Object.assign(globalThis, { showDirectoryPicker: async () => own });
  });
  const pressed = (isOn: boolean) =>
    page.waitForSelector(`[data-action="backup-switch"][data-state="${isOn ? "on" : "off"}"]`);
  await pressed(true);
  await page.select('[data-action="backup-place"]', "folder");
  await pressed(false);
  await page.click('[data-action="backup-folder"]');
  await page.waitForFunction(() => document.querySelector("dialog")?.textContent?.includes("backups"));
  await page.click('[data-action="backup-switch"]');
  await pressed(true);
  await page.waitForFunction(async () => {
    const root = await navigator.storage.getDirectory();
    const own = await root.getDirectoryHandle("backups");
    const names: string[] = [];
    for await (const name of (own as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
    return names.length === 1 && /^stillpage-backup-.*\.zip$/.test(names[0] ?? "");
  });
}

interface Messages {
  readonly runtime: { sendMessage(message: object): Promise<unknown> };
}

interface Storage {
  readonly storage: {
    readonly local: {
      get(key: string): Promise<{ backup?: { written: (Written & { at: string })[] } }>;
      set(values: object): Promise<void>;
    };
  };
}

/** What is known of the backups that were written by themselves, the newest first. */
async function writtenOf(session: Session): Promise<readonly Written[]> {
  const page = await session.openBeside("icons/icon-16.png");
  const known = await page.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: Storage };
    return (await chrome.storage.local.get("backup")).backup?.written ?? [];
  });
  await page.close();
  return known;
}

/**
 * Makes all that were written eight days older, and the library a later one than they hold, then has the background
 * look. `entries` is how many articles the newest of them is said to hold.
 */
async function letTimePass(session: Session, entries?: number): Promise<void> {
  const page = await session.openBeside("icons/icon-16.png");
  await page.evaluate(async (most) => {
    const { chrome } = globalThis as unknown as { chrome: Storage & Messages };
    const { backup } = await chrome.storage.local.get("backup");
    const written = (backup?.written ?? []).map((note, index) => ({
      ...note,
      sequence: 1,
      entries: index === 0 ? (most ?? note.entries) : note.entries,
      at: new Date(Date.parse(note.at) - 8 * 86_400_000).toISOString(),
    }));
    await chrome.storage.local.set({ backup: { ...backup, written } });
    await chrome.runtime.sendMessage({ command: "index.tend", request: {} });
  }, entries);
  await page.close();
}

/** Chromium with the permissions for backups from the start. */
async function allowedSession(world: World): Promise<Session> {
  const extension = mkdtempSync(path.join(tmpdir(), "stillpage-allowed-"));
  cpSync(path.join(root, "dist/chromium"), extension, { recursive: true });
  const file = path.join(extension, "manifest.json");
  const { optional_permissions: optional, permissions, ...manifest } = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...manifest, permissions: [...permissions, ...optional] }));
  return launch("chromium", { extension, proxyPort: world.site.port });
}

/** The library page with all that comes after its first rows. */
async function openList(session: Session): Promise<Page> {
  const page = await session.openOwn("pages/library/library.html");
  await page.waitForSelector(".entry:not(.waiting)");
  await page.waitForSelector(".facets .side-line");
  return page;
}

/** What the sheet says of a file. */
async function verdictOf(page: Page, file: string): Promise<string> {
  const input = await page.waitForSelector('[data-action="backup-check"]');
  if (input === null) throw new Error("the sheet has no place for a file");
  await page.$eval(".backup-told", (told) => told.replaceChildren());
  await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
  await page.waitForSelector(".backup-told .verdict");
  return page.$eval(".backup-told", (told) => told.textContent ?? "");
}

/** The sheet of backups, from the menu. */
async function openSheet(page: Page): Promise<void> {
  for (const action of ["library-menu", "backups"]) {
    await page.waitForSelector(`[data-action="${action}"]`, { visible: true });
    await page.click(`[data-action="${action}"]`);
  }
  await page.waitForSelector('[data-action="backup-now"]');
}
