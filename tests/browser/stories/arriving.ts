import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import type { Page } from "../driver/session.mjs";
import { saveByToolbar } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { articlePage } from "./pages.ts";

const address = "http://news.test/one";
const pocket = [
  "title,url,time_added,tags,status",
  `To read one day,${address}?utm_source=pocket,1583056800,coast|防汛,unread`,
  "Another,http://news.test/two,1583056700,,archive",
  "Broken,javascript:alert(1),1583056600,,unread",
].join("\n");

/** Files of other programs come in, and what they only name is captured later. */
export function arriving(world: World): void {
  let desk = "";
  beforeAll(() => {
    desk = mkdtempSync(path.join(tmpdir(), "stillpage-arriving-"));
  });
  afterAll(() => rmSync(desk, { recursive: true, force: true }));

  test("a short page saved by SingleFile comes in as its article, under the policy of our page", async () => {
    const { session } = world;
    const line = "市议会周一以九票对二票通过了新的防波堤计划，工程将于明年春天开始，预计两年完成。";
    const head =
      "\n Page saved with SingleFile \n url: https://news.example/a \n saved date: Sat Aug 01 2026 10:00:00 GMT+0000 (UTC)\n";
    const file = `<!DOCTYPE html> <html lang="zh"><!--${head}--><meta charset="utf-8"><title>防波堤计划通过</title><article><h1>防波堤计划通过</h1><p>${line}</p><p>${line}</p></article></html>`;
    const page = await session.openOwn("pages/transfer/transfer.html");
    await dropFile(page, "saved.html", file);
    await untilState(page, "preview");
    await page.click('[data-action="import"]');
    await untilState(page, "imported");
    const { entries, snapshots } = await readTables(session);
    expect(entries.map((entry) => entry["title"])).toEqual(["防波堤计划通过"]);
    expect(snapshots).toHaveLength(1);
  });

  describe("a list from elsewhere", () => {
    test("is looked at, taken in, shown as not yet captured; saving the page fills the entry; it goes as one", async () => {
      const { session, site } = world;
      site.put(address, articlePage("What the page says"));
      const page = await session.openOwn("pages/transfer/transfer.html");
      // A name that says nothing: the kind is what is inside.
      await dropFile(page, "list.bin", pocket);
      await untilState(page, "preview");
      expect(await textOf(page)).toMatch(/a Pocket export[\s\S]*2\s*New[\s\S]*1\s*Damaged/);
      expect((await readTables(session)).entries).toEqual([]);
      await page.click('[data-action="import"]');
      await untilState(page, "imported");
      expect((await readTables(session)).snapshots).toEqual([]);

      const library = await session.openOwn("pages/library/library.html");
      const row = await rowText(library, "To read one day");
      expect(row).toContain("not yet captured");
      await library.close();

      const [entry] = (await readTables(session)).entries.filter((found) => found["url"] === address);
      const reader = await session.openOwn(`pages/reader/reader.html?entry=${String(entry?.["id"])}`);
      await untilState(reader, "uncaptured");
      expect(await textOf(reader)).toMatch(/To read one day[\s\S]*Open the page and save it/);
      await (await saveByToolbar(session, address)).close();

      // The reader stood open meanwhile, and shows the article that came.
      await until(
        () => reader.evaluate(() => document.body.dataset["state"] === "ready"),
        "the article in the place of the address",
      );
      const [captured] = (await readTables(session)).entries.filter((found) => found["url"] === address);
      expect(captured).toMatchObject({
        id: entry?.["id"],
        title: "What the page says",
        tags: ["coast", "防汛"],
        snapshotCount: 1,
        createdAt: "2020-03-01T10:00:00.000Z",
      });

      await page.bringToFront();
      await page.click('[data-action="undo"]');
      await until(async () => (await readTables(session)).entries.length === 1, "the import taken back");
      expect((await readTables(session)).entries[0]).toMatchObject({ url: address, snapshotCount: 1 });
    });

    test("brings texts through the gate, and pages through our own extraction", async () => {
      const { session } = world;
      const omnivore = path.join(desk, "export.zip");
      writeFileSync(omnivore, omnivoreZip());
      const page = await session.openOwn("pages/transfer/transfer.html");
      await upload(page, omnivore);
      await untilState(page, "preview");
      await page.click('[data-action="import"]');
      await untilState(page, "imported");

      const file = path.join(desk, "page.txt");
      writeFileSync(file, singleFile());
      await page.click('[data-action="start"]');
      await upload(page, file);
      await untilState(page, "preview");
      await page.click('[data-action="import"]');
      await untilState(page, "imported");

      const { entries, snapshots } = await readTables(session);
      expect(entries.map(({ url, highlightCount }) => [url, highlightCount]).sort()).toEqual([
        ["http://news.test/omnivore", 1],
        ["http://news.test/single", 0],
      ]);
      expect(snapshots).toHaveLength(2);
      const [single] = entries.filter(({ url }) => url === "http://news.test/single");
      const reader = await session.openOwn(`pages/reader/reader.html?entry=${String(single?.["id"])}`);
      await untilState(reader, "ready");
    });
  });
}

function omnivoreZip(): Uint8Array {
  const encoder = new TextEncoder();
  const article = {
    slug: "o",
    title: "From Omnivore",
    url: "http://news.test/omnivore",
    state: "Active",
    savedAt: "2024-03-01T10:00:00Z",
  };
  return zipSync({
    "metadata_0_to_1.json": encoder.encode(JSON.stringify([article])),
    "content/o.html": encoder.encode(
      '<p onclick="alert(1)">The council voted nine to two.</p><script>alert(1)</script>',
    ),
    "highlights/o.md": encoder.encode("> nine to two\n\nremember"),
  });
}

function singleFile(): string {
  const page = articlePage("Saved whole").replace(/<!doctype html>/i, "");
  return `<!DOCTYPE html> <!--\n Page saved with SingleFile \n url: http://news.test/single \n saved date: Sat Aug 01 2020 10:00:00 GMT+0000 (Coordinated Universal Time)\n-->${page}`;
}

async function upload(page: Page, file: string): Promise<void> {
  await untilState(page, "idle");
  const input = await page.waitForSelector("input#file[type=file]");
  if (input === null) throw new Error("the page has no place for a file");
  await input.uploadFile(file);
}

/** Drops a file on the page, as the system would. */
async function dropFile(page: Page, name: string, text: string): Promise<void> {
  await untilState(page, "idle");
  await page.evaluate(
    (fileName, content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName));
      document.body.dispatchEvent(
        new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }),
      );
    },
    name,
    text,
  );
}

async function untilState(page: Page, state: string): Promise<void> {
  await until(
    () => page.evaluate((wanted) => document.body.dataset["state"] === wanted, state),
    `the state "${state}"`,
  );
}

async function textOf(page: Page): Promise<string> {
  return page.evaluate(() => document.body.textContent ?? "");
}

/** The text of the row with a title, once it is there. */
async function rowText(page: Page, title: string): Promise<string> {
  return until(
    () =>
      page.evaluate((wanted) => {
        const rows = [...document.querySelectorAll("li[data-entry]")];
        return rows.find((row) => row.textContent?.includes(wanted) === true)?.textContent ?? null;
      }, title),
    `the row "${title}"`,
  );
}
