import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { unzipSync, zipSync } from "fflate";
import type { ElementHandle } from "puppeteer-core";
import { describe, expect, test } from "vitest";
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
      await popup.close();

      const page = await openList(session);
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
  });
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
