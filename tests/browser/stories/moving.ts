import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import schema from "../../../docs/stillpage-export.schema.json" with { type: "json" };
import { emptyLibrary, readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import { putFixture, samples } from "../driver/samples.mjs";
import { downloadOf, type Page } from "../driver/session.mjs";
import { exportAll, openReader, openReadyPopup, saveByToolbar } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { articlePage } from "./pages.ts";

interface LibraryFile {
  readonly exportedAt: string;
  readonly proof?: unknown;
  readonly count: number;
  readonly entries: readonly {
    readonly url: string;
    readonly snapshots: readonly { readonly title: string }[];
  }[];
}

const addresses = ["http://news.test/one", "http://news.test/two", "http://news.test/three"] as const;

/** A library leaves as a file, and comes back from it. */
export function moving(world: World): void {
  let desk = "";
  beforeAll(() => {
    desk = mkdtempSync(path.join(tmpdir(), "stillpage-files-"));
  });
  afterAll(() => rmSync(desk, { recursive: true, force: true }));

  /** Three pages, one of them changed and saved again. */
  async function fillLibrary(): Promise<void> {
    const { session, site } = world;
    const titles = ["The first", "The second", "The third"];
    for (const [index, address] of addresses.entries()) {
      const title = titles[index] ?? "";
      await (await saveByToolbar(session, site.put(address, articlePage(title)))).close();
    }
    site.put(addresses[0], articlePage("The first, corrected", { length: 7 }));
    await session.open(addresses[0]);
    await session.pressCommand();
    await until(async () => (await readTables(session)).snapshots.length === 4, "the second snapshot");
  }

  describe("exporting", () => {
    test("all: one file that the published schema accepts, newest first, with every snapshot", async () => {
      const { session, site } = world;
      await fillLibrary();
      await (await saveByToolbar(session, putFixture(site, "http://news.test", samples.chinese))).close();

      const file = await exportAll(session, await openReadyPopup(session));

      const library = read(file);
      expect(schemaErrors(library)).toEqual([]);
      expect(library.count).toBe(4);
      expect(library.entries.map(({ snapshots }) => snapshots.length)).toEqual([1, 2, 1, 1]);
      expect(library.entries[1]?.snapshots.map(({ title }) => title)).toEqual([
        "The first, corrected",
        "The first",
      ]);
      expect(path.basename(file)).toMatch(/^stillpage-\d{4}-\d{2}-\d{2}.*\.json$/);
    });

    test("one, from the reader", async () => {
      const { session } = world;
      await fillLibrary();
      const reader = await openReader(session, await openReadyPopup(session));

      const file = await downloadOf(session, async () => {
        await reader.click("#bar .export");
        await reader.click('#bar [data-action="export-this"]');
      });

      const library = read(file);
      expect(schemaErrors(library)).toEqual([]);
      expect(library.entries.map(({ url }) => url)).toEqual([addresses[0]]);
    });

    test("just the selected", async () => {
      const { session } = world;
      await fillLibrary();
      const popup = await openReadyPopup(session);
      await popup.press("j");
      await popup.press("j");
      await popup.press("x");
      await popup.press("j");
      await popup.press("x");

      const file = await downloadOf(session, async () => {
        await popup.click('#foot [data-action="export-selected"]');
        await popup.click('#foot [data-action="export-picked"]');
      });

      expect(read(file).entries.map(({ url }) => url)).toEqual([addresses[2], addresses[1]]);
    });
  });

  describe("importing", () => {
    test("export, wipe, import, export gives the same records", async () => {
      const { session } = world;
      await fillLibrary();
      const before = await exportAll(session, await openReadyPopup(session));
      const tables = await readTables(session);
      await session.closeTabs();
      await emptyLibrary(session);

      const page = await chooseFile(before);
      await page.click('[data-action="import"]');
      await untilState(page, "imported");

      // Which are one story is found out later, here and there.
      expect({ ...(await readTables(session)).counts, grouped: 0 }).toEqual({ ...tables.counts, grouped: 0 });
      await session.open(addresses[0]);
      const after = await exportAll(session, await openReadyPopup(session));
      expect(withoutTime(read(after))).toEqual(withoutTime(read(before)));
    });

    test("the same file again changes nothing, and an import can be taken back", async () => {
      const { session } = world;
      await fillLibrary();
      const file = await exportAll(session, await openReadyPopup(session));
      const tables = await readTables(session);

      const again = await chooseFile(file);
      await again.close();
      expect(await readTables(session)).toEqual(tables);

      await session.closeTabs();
      await emptyLibrary(session);
      const page = await chooseFile(file);
      await page.click('[data-action="import"]');
      await untilState(page, "imported");
      await page.click('[data-action="undo"]');
      await until(async () => (await readTables(session)).entries.length === 0, "the import taken back");
      expect((await readTables(session)).snapshots).toEqual([]);
    });

    test("a damaged file says which record is damaged, changes nothing, and offers the good ones", async () => {
      const { session } = world;
      await fillLibrary();
      const file = await exportAll(session, await openReadyPopup(session));
      await session.closeTabs();
      await emptyLibrary(session);
      const damaged = path.join(desk, "damaged.json");
      writeFileSync(damaged, readFileSync(file, "utf8").replace("The second", "The sXcond"));

      const page = await chooseFile(damaged);
      expect((await readTables(session)).entries).toEqual([]);
      expect(await page.evaluate(() => document.body.textContent)).toContain("The sXcond");
      await page.click('[data-action="import"]');
      await untilState(page, "imported");

      const urls = (await readTables(session)).entries.map((entry) => entry["url"]);
      expect(new Set(urls)).toEqual(new Set([addresses[0], addresses[2]]));
    });

    test("a file cut off in the middle offers what is whole", async () => {
      const { session } = world;
      await fillLibrary();
      const file = await exportAll(session, await openReadyPopup(session));
      await session.closeTabs();
      await emptyLibrary(session);
      const cut = path.join(desk, "cut.json");
      const text = readFileSync(file, "utf8");
      writeFileSync(cut, text.slice(0, text.lastIndexOf("\n{", text.length - 5) + 40));

      const page = await chooseFile(cut);
      await page.click('[data-action="import"]');
      await untilState(page, "imported");

      expect((await readTables(session)).entries).toHaveLength(2);
    });

    test("a file of no known kind is refused with a sentence", async () => {
      const { session } = world;
      const other = path.join(desk, "other.json");
      writeFileSync(other, '{"settings": []}\n');

      const page = await session.openOwn("pages/transfer/transfer.html");
      await upload(page, other);
      await untilState(page, "failed");

      expect(await page.evaluate(() => document.body.textContent)).toContain("none of the kinds of file");
    });

    test("a file dropped on the library is looked at before anything is changed; of several one is, and says so", async () => {
      const { session } = world;
      const library = await session.openOwn("pages/library/library.html");
      await library.waitForSelector('[data-action="import"]');
      await drag(library, ["dragenter", "dragover"], 2);
      expect(await library.$eval(".drop-sign", (sign) => sign.matches(":popover-open"))).toBe(true);
      await drag(library, ["drop"], 2);
      expect(await library.$eval(".drop-sign", (sign) => sign.matches(":popover-open"))).toBe(false);

      const address = await until(
        async () => (await session.ownAddresses()).find((url) => url.endsWith("/transfer.html")),
        "the page for imports",
      );
      const page = await session.ownPage(address);
      await untilState(page, "preview");
      const told = await page.evaluate(() => document.body.textContent);
      expect(told).toContain("links-1.txt");
      expect(told).toContain("You dropped 2 files.");
      expect((await readTables(session)).entries).toEqual([]);
      await page.click('[data-action="import"]');
      await untilState(page, "imported");
      expect((await readTables(session)).entries.map((entry) => entry["url"])).toEqual([
        "https://links.example/1",
      ]);
    });

    test("an import is still offered to be taken back when its page has long been closed", async () => {
      const { session } = world;
      const page = await session.openOwn("pages/transfer/transfer.html");
      await untilState(page, "idle");
      await drag(page, ["drop"], 1);
      await untilState(page, "preview");
      await page.click('[data-action="import"]');
      await untilState(page, "imported");
      await page.close();

      const later = await session.openOwn("pages/transfer/transfer.html");
      await later.waitForSelector('[data-action="undo-last"]');
      expect(await later.$eval(".last-import", (last) => last.textContent)).toMatch(
        /^Last import: links-1\.txt .*1 article added/,
      );
      await later.click('[data-action="undo-last"]');
      expect(await later.evaluate(() => document.activeElement?.getAttribute("data-action"))).toBe("keep");
      await later.keyboard.press("Escape");
      await later.click('[data-action="undo-last"]');
      await later.click('dialog [data-action="confirm"]');
      await untilState(later, "undone");
      expect((await readTables(session)).entries).toEqual([]);
      await later.click('[data-action="start"]');
      expect(await later.$eval(".last-import", (last) => last.textContent)).toBe("");
    });

    test("what is dragged within the library is no file", async () => {
      const library = await world.session.openOwn("pages/library/library.html");
      await library.waitForSelector('[data-action="import"]');
      await drag(library, ["dragstart", "dragenter", "drop"], 1);
      expect(await library.$eval(".drop-sign", (sign) => sign.matches(":popover-open"))).toBe(false);
      const addresses = await world.session.ownAddresses();
      expect(addresses.filter((url) => url.includes("/transfer.html"))).toEqual([]);
    });

    async function chooseFile(file: string): Promise<Page> {
      const page = await world.session.openOwn("pages/transfer/transfer.html");
      await upload(page, file);
      await untilState(page, "preview");
      return page;
    }
  });
}

/** These events over the page, in their order, with so many lists of addresses. */
async function drag(page: Page, events: readonly string[], files: number): Promise<void> {
  await page.evaluate(
    (types, count) => {
      const dataTransfer = new DataTransfer();
      for (let number = 1; number <= count; number += 1)
        dataTransfer.items.add(new File([`https://links.example/${number}\n`], `links-${number}.txt`));
      for (const type of types)
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    events,
    files,
  );
}

async function upload(page: Page, file: string): Promise<void> {
  await untilState(page, "idle");
  const input = await page.waitForSelector("input#file[type=file]");
  if (input === null) throw new Error("the page has no place for a file");
  await input.uploadFile(file);
}

async function untilState(page: Page, state: string): Promise<void> {
  await until(
    () => page.evaluate((wanted) => document.body.dataset["state"] === wanted, state),
    `the state "${state}"`,
  );
}

function read(file: string): LibraryFile {
  // Checked against the schema by the tests that are about the file itself.
  return JSON.parse(readFileSync(file, "utf8")) as LibraryFile;
}

/** Without what tells of the moment and of the library alone. */
function withoutTime({ exportedAt: _exportedAt, proof: _proof, ...rest }: LibraryFile): object {
  return rest;
}

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(schema);

function schemaErrors(value: unknown): readonly string[] {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
