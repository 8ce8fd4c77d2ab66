import { expect, test } from "vitest";
import { openLibrary } from "../../../src/store/database.ts";
import { searchLibrary } from "../../../src/store/search.ts";
import { deleteEntries, restoreEntries, trashEntries, updateEntries } from "../../../src/store/write/edit.ts";
import { indexRow } from "../../../src/store/write/fold-index.ts";
import { addHighlight } from "../../../src/store/write/highlights.ts";
import { keepImage } from "../../../src/store/write/images.ts";
import { keepPlace } from "../../../src/store/write/place.ts";
import { checkLibraryIndex, tendIndex } from "../../../src/store/write/tend-index.ts";
import { saveThumbnail } from "../../../src/store/write/thumbnail.ts";
import { freshLibrary, highlightOn, save } from "./fresh-library.ts";
import { sentences } from "./sentences.ts";

const now = "2026-11-02T10:00:00.000Z";
const quote = { exact: "some", prefix: "", suffix: " words", start: 0, end: 4 };
const kept = 70;
const passing = 110;

/** Saves article `number`, whose words, site and tags are mostly its own. */
async function keep(number: number, edition = 0) {
  const textContent = sentences(number * 10 + edition, 12, "en").join("");
  const outcome = await save({
    url: `https://site${number % 40}.example/${number}`,
    pageUrl: `https://site${number % 40}.example/${number}`,
    title: `Article ${number}`,
    siteName: `Site ${number}`,
    content: `<p>${textContent}</p>`,
    textContent,
  });
  return outcome;
}

/** How many rows each table has, and the bytes of the index. */
async function sizes() {
  const database = await openLibrary();
  const rows: Record<string, number> = {};
  for (const table of database.tables) rows[table.name] = await table.count();
  const [blocks, pending, { segments, discarded }] = await Promise.all([
    database.blocks.toArray(),
    database.pending.toArray(),
    indexRow(database),
  ]);
  const indexBytes =
    blocks.reduce((sum, { bytes }) => sum + bytes.length, 0) +
    pending.reduce((sum, { terms }) => sum + terms.length, 0);
  const { log = 0, blocks: blockRows, pending: pendingRows, ...others } = rows;
  return { rows: others, log, indexBytes, segments: segments.length, discarded };
}

const tend = () => tendIndex(async () => {});

test("what comes and goes for good leaves every table as it was, and the index within a twentieth", async () => {
  await freshLibrary();
  for (let number = 1; number <= kept; number += 1) await keep(number);
  // What the library notes once, of the days it is used on, is there from now on.
  const { entryId } = await keep(1);
  await trashEntries([entryId], now);
  await restoreEntries([entryId]);
  await tend();
  const before = await sizes();
  let records = 0;

  for (let number = 1_001; number <= 1_000 + passing; number += 1) {
    const first = await keep(number);
    const again = number % 3 === 0 ? await keep(number, 1) : null;
    records += again === null ? 2 : 4;
    const ids = [first.entryId];
    await updateEntries(ids, { tags: [`t${number}`, `u${number % 7}`], note: `of ${number}` }, now);
    if (number % 4 === 0) await addHighlight(highlightOn(first), now);
    if (number % 6 === 0) await saveThumbnail(first.snapshotId, new Blob(["small"], { type: "image/png" }));
    if (number % 2 === 0) {
      records += 1;
      const bytes = new TextEncoder().encode(`picture ${number % 50}`);
      const hash = `sha256:${(number % 50).toString(16).padStart(64, "0")}` as const;
      await keepImage(first.snapshotId, 0, { hash, type: "image/png", bytes, width: 1, height: 1 }, now);
    }
    if (number % 5 === 0) {
      const { entryId, snapshotId } = first;
      await keepPlace(entryId, { entryId, snapshotId, ...quote });
    }
    if (number % 40 === 0) await tend();
  }
  const database = await openLibrary();
  const passed = await database.entries.where("number").above(kept).toArray();
  const ids = passed.map(({ id }) => id);
  expect(ids).toHaveLength(passing);
  await trashEntries(ids, now);
  await deleteEntries(ids, now);
  await tend();

  const after = await sizes();
  expect(after.rows).toEqual(before.rows);
  expect(after.discarded).toEqual([]);
  expect(after.segments).toBeLessThanOrEqual(4);
  expect(after.indexBytes).toBeLessThan(before.indexBytes * 1.05);
  expect(after.indexBytes).toBeGreaterThan(before.indexBytes * 0.95);
  // The log is never shortened: a record for each snapshot that came, and one for each that went.
  expect(after.log - before.log).toBe(records);
  expect(await checkLibraryIndex()).toBe(false);
  const { hits } = await searchLibrary({ query: "article 7", limit: 5, isTyping: false });
  expect(hits[0]?.entry.title).toBe("Article 7");
});
