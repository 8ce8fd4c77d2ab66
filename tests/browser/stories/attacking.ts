import { describe, expect, test } from "vitest";
import { type Bench, benchOf } from "../../audit/hostile/bench.mjs";
import { markupKinds, readItems } from "../../audit/hostile/items.mjs";
import { fileOf, loadsOf, storeRaw } from "../../audit/hostile/loads.mjs";
import { capturePages, foreignFiles, importFile } from "../../audit/hostile/ways-in.mjs";
import {
  compare,
  exported,
  openBare,
  read,
  scrollLibrary,
  scrollPopup,
} from "../../audit/hostile/ways-out.mjs";
import { emptyLibrary } from "../driver/library.mjs";
import type { World } from "../world.ts";

const nothing = { executed: [], navigations: [], violations: [] };

/** A short cut of `npm run audit:xss` and `audit:network`, on the few hostile items of our own. */
export function attacking(world: World): void {
  describe("what strangers wrote", () => {
    test("runs nowhere, asks for nothing and covers nothing, though the library holds it unclean", async () => {
      const bench = await benchOf(world);
      await storeRaw(bench, await loadsOf(bench, readItems({ corpus: undefined })));

      await expectCalm(bench);

      const documents = await exported(bench, "html");
      const opened = await openBare(bench, documents, "text/html; charset=utf-8");
      expect(opened.count).toBe(documents.size);
      expect(opened.found).toEqual(nothing);
      expect(opened.asked).toEqual([]);
    });

    test("nor where it came in by files or off a page", async () => {
      const bench = await benchOf(world);
      const items = readItems({ corpus: undefined });
      const loads = await loadsOf(bench, items);
      const files = { "ours.json": await fileOf(bench, loads), ...foreignFiles(items) };
      for (const [name, text] of Object.entries(files))
        expect(await importFile(bench, name, text)).toBe(true);
      await expectCalm(bench);
      await emptyLibrary(world.session);

      const markup = readItems({ corpus: undefined, kinds: markupKinds });
      expect(await capturePages(bench, markup)).toEqual({ pages: Math.ceil(markup.length / 40), refused: 0 });
      await expectCalm(bench);
    });
  });
}

async function expectCalm(bench: Bench): Promise<void> {
  const kept = await bench.ask("pages");
  const tab = await bench.ownTab();
  bench.site.forget();
  const lists = [await scrollLibrary(tab), await scrollPopup(tab)];
  expect(lists.map(({ covered }) => covered)).toEqual([0, 0]);
  // Addresses that are not yet captured are rows too.
  expect(lists[0]?.rows).toBeGreaterThanOrEqual(kept.length);
  for (const page of kept.slice(0, 6)) expect(await read(tab, page)).toBe(0);
  for (const page of kept.slice(0, 2)) expect(await compare(tab, page)).toBe(0);
  expect(tab.found).toEqual(nothing);
  expect(bench.site.asked).toEqual([]);
  await tab.page.close();
}
