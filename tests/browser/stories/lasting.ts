import { appendFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { openBeside } from "../../audit/beside.mjs";
import { readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import type { Session } from "../driver/session.mjs";
import { openReadyPopup, rowsOf, saveByToolbar, untilCard } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { articlePage } from "./pages.ts";

/** Workers die, browsers are killed: what was called saved is there. */
export function lasting(world: World): void {
  describe("lasting", () => {
    test("a restart of the browser finds everything", async () => {
      const { session, site } = world;
      await (
        await saveByToolbar(session, site.put("http://news.test/1", articlePage("Before the restart")))
      ).close();

      await session.close();
      await session.relaunch();

      await session.open("http://news.test/1");
      const popup = await openReadyPopup(session);
      expect((await rowsOf(popup))[0]?.text).toContain("Before the restart");
      await untilCard(popup, "saved");
    });

    test("kill -9 right after “saved” loses nothing", async () => {
      const { session, site } = world;
      await saveByToolbar(session, site.put("http://news.test/kill", articlePage("Just in time")));
      await session.crash();
      await session.relaunch();

      const tables = await readTables(session);
      expect(tables.entries.map((entry) => entry["title"])).toEqual(["Just in time"]);
      expectWhole(tables);
      await session.open("http://news.test/kill");
      await untilCard(await openReadyPopup(session), "saved");
    });

    test("half a record at the end of the database's log, as a kill leaves it, costs nothing that is saved later", async () => {
      const { session, site } = world;
      await saveByToolbar(session, site.put("http://news.test/before", articlePage("Before")));
      await session.crash();
      // Firefox keeps databases in another way.
      if (session.kind === "chromium") tearLog(session.profile);
      await session.relaunch();
      await saveByToolbar(session, site.put("http://news.test/after", articlePage("After")));
      await session.close();
      await session.relaunch();
      expect(await titles(session)).toEqual(["Before", "After"]);
    });

    test("a kill in the middle of two writings at once costs nothing that was saved", async () => {
      const { session, site } = world;
      await saveByToolbar(session, site.put("http://news.test/before", articlePage("Before")));
      const ask = await openBeside(session, "tests/browser/beside/two-writers.ts");
      await ask("begin");
      await new Promise((resume) => setTimeout(resume, 300));
      await session.crash();
      await session.relaunch();
      expect(await titles(session)).toEqual(["Before"]);
    });

    test.each([0, 30, 80, 160, 320])(
      "a background killed %i ms into a save leaves a whole snapshot or none, and the retry makes it one",
      async (delayMs) => {
        const { session, site } = world;
        const address = site.put(
          `http://news.test/cut/${delayMs}`,
          articlePage(`Cut off after ${delayMs}`, { length: 400 }),
        );
        await session.open(address);
        const popup = await openReadyPopup(session);
        await untilCard(popup, "new");

        await popup.press("Enter");
        await new Promise((resume) => setTimeout(resume, delayMs));
        await session.killBackground();

        // Killed before its answer, the popup says so and offers the same save again.
        const card = await until(
          () =>
            popup.evaluate(({ body }) => ["done", "refused"].find((state) => state === body.dataset["card"])),
          "an outcome",
        );
        expectWhole(await readTables(session));
        if (card === "refused") await popup.click('#card [data-action="retry"]');
        await untilCard(popup, "done");
        const tables = await readTables(session);
        expect([tables.entries.length, tables.snapshots.length]).toEqual([1, 1]);
        expectWhole(tables);
      },
    );

    test("the same save asked for twice is one snapshot with one outcome", async () => {
      const { session, site } = world;
      await session.open(site.put("http://news.test/twice", articlePage("Asked for twice")));
      const popup = await openReadyPopup(session);
      const outcomes = await popup.evaluate(async (_document, window) => {
        const { chrome } = window as unknown as { chrome: Extension };
        const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
        const request = { tabId: tab?.id, snapshotId: crypto.randomUUID(), scope: "article" };
        const ask = () => chrome.runtime.sendMessage({ command: "page.save", request });
        return [await ask(), await ask()];
      });

      expect(outcomes[0]).toMatchObject({ ok: true });
      expect(outcomes[1]).toEqual(outcomes[0]);
      expect((await readTables(session)).snapshots).toHaveLength(1);
    });

    test("a background that died in between is not noticed", async () => {
      const { session, site } = world;
      await (await saveByToolbar(session, site.put("http://news.test/a", articlePage("First")))).close();
      await session.killBackground();
      await (await saveByToolbar(session, site.put("http://news.test/b", articlePage("Second")))).close();
      expect(await titles(session)).toEqual(["First", "Second"]);
    });
  });
}

/** Leaves behind the last record of the log the head of one of a hundred bytes, and ten of them: LevelDB's log_format.md. */
function tearLog(profile: string): void {
  const folder = path.join(profile, "Default", "IndexedDB");
  const store = readdirSync(folder).find((name) => /^chrome-extension_.*\.leveldb$/.test(name)) ?? "";
  const logs = readdirSync(path.join(folder, store)).filter((name) => name.endsWith(".log"));
  expect(logs).toHaveLength(1);
  const full = 1;
  const head = [0xde, 0xad, 0xbe, 0xef, 100, 0, full];
  appendFileSync(path.join(folder, store, logs[0] ?? ""), new Uint8Array([...head, ...Array(10).fill(7)]));
}

/** The little of the extension's API that a test calls from inside the popup. */
interface Extension {
  readonly tabs: { query(filter: object): Promise<readonly { readonly id?: number }[]> };
  readonly runtime: { sendMessage(message: object): Promise<unknown> };
}

type Tables = Awaited<ReturnType<typeof readTables>>;

/** Every snapshot has its entry and its body, every body its snapshot, and the counts agree. */
function expectWhole({ entries, snapshots, bodies, counts }: Tables): void {
  if (counts === null) expect(entries).toEqual([]);
  else expect(counts).toMatchObject({ entries: entries.length, snapshots: snapshots.length });
  expect(bodies).toEqual(snapshots.map((snapshot) => snapshot["number"]));
  expect(new Set(snapshots.map((snapshot) => snapshot["entryId"]))).toEqual(
    new Set(entries.map((entry) => entry["id"])),
  );
}

async function titles(session: Session): Promise<readonly unknown[]> {
  const { entries } = await until(() => readTables(session), "the tables");
  return entries.map((entry) => entry["title"]);
}
