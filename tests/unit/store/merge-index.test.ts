import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test } from "vitest";
import { findInBlock } from "../../../src/search/block.ts";
import { openLibrary } from "../../../src/store/database.ts";
import type { Segment } from "../../../src/store/index-rows.ts";
import { foldTail, indexRow } from "../../../src/store/write/fold-index.ts";
import { mergeStep } from "../../../src/store/write/merge-index.ts";
import {
  type MergePolicy,
  segmentsToMerge,
  whileAtRest,
  whileImporting,
} from "../../../src/store/write/merge-policy.ts";
import { createRandom } from "../../seeded-random.mjs";
import { freshLibrary } from "./fresh-library.ts";

const toOne: MergePolicy = { most: 1, reach: 1 };

describe("merging", () => {
  beforeEach(freshLibrary);

  test("segments of many blocks become one that has every list, in many steps, whichever of them is cut off", async () => {
    const database = await openLibrary();
    const random = createRandom(7);
    const held = new Map<string, number[]>();
    // Of unlike sizes, with terms of their own and terms that all have, so that sides end at different places.
    for (const [segment, documents] of [40, 9, 25, 33, 3].entries()) {
      for (let turn = 0; turn < documents; turn += 1) {
        const document = segment * 100 + turn + 1;
        const terms = new Set<string>();
        for (let at = 0; at < 1_500; at += 1) terms.add(`w${Math.floor(random() * 20_000)}s`);
        for (let at = 0; at < 300; at += 1) terms.add(`${segment}x${Math.floor(random() * 5_000)}`);
        for (const term of terms) held.set(term, [...(held.get(term) ?? []), document]);
        await database.pending.put(pendingRow(document, [...terms]));
      }
      await foldTail(database, 0);
    }
    let steps = 0;
    for (let goesOn = true; goesOn; steps += 1) {
      const blocks = database.blocks;
      if (steps % 3 === 1) {
        // A step that dies takes nothing with it.
        await expect(
          database.transaction("rw", database.tables, async (transaction) => {
            await mergeStep(database, toOne);
            transaction.abort();
          }),
        ).rejects.toThrow();
      }
      goesOn = await mergeStep(database, toOne);
      expect(await blocks.count()).toBeGreaterThan(0);
    }
    expect(steps).toBeGreaterThan(8);

    const { segments, discarded, merge } = await indexRow(database);
    expect([segments.length, discarded, merge]).toEqual([1, [], null]);
    const range = segments[0] ?? { first: 0, count: 0 };
    expect(range).toMatchObject({ documents: 110, first: 1, count: 403 });
    const rows = await database.blocks.orderBy("[segment+firstTerm]").toArray();
    let bytes = 0;
    for (const row of rows) bytes += row.bytes.length;
    expect(bytes).toBe(segments[0]?.bytes);
    const firsts = rows.map(({ firstTerm }) => firstTerm);
    for (const [term, documents] of held) {
      let at = firsts.length - 1;
      while (at > 0 && (firsts[at] ?? "") > term) at -= 1;
      const found = findInBlock(rows[at]?.bytes ?? new Uint8Array(), term, range);
      expect([term, ...(found?.documents ?? [])]).toEqual([term, ...documents]);
    }
  }, 60_000);
});

describe("when to merge", () => {
  /** How often each document is written anew while a library grows by folds of a size. */
  function rewritten(documents: number, folded: number, policy: MergePolicy): number {
    let segments: Segment[] = [];
    let written = 0;
    for (let first = 0; first < documents; first += folded) {
      segments.push({ segment: first, first, count: folded, documents: folded, bytes: 0 });
      const chosen = segmentsToMerge(segments, policy);
      if (chosen === null) continue;
      const sum = chosen.reduce((total, segment) => total + segment.documents, 0);
      written += sum;
      const made = { segment: first + 1, first: chosen[0]?.first ?? 0, count: sum, documents: sum, bytes: 0 };
      segments = segments.flatMap((segment) =>
        segment === chosen[0] ? [made] : chosen.includes(segment) ? [] : [segment],
      );
      expect(segments.length).toBeLessThanOrEqual(policy.most);
    }
    return written / documents;
  }

  test("saved one by one, a document is written some times, however large the library", () => {
    expect(rewritten(100_000, 32, whileAtRest)).toBeLessThan(14);
    expect(rewritten(1_000_000, 32, whileAtRest)).toBeLessThan(28);
  });

  test("imported, a document is written two to four times", () => {
    expect(rewritten(100_000, 512, whileImporting)).toBeLessThan(2);
    expect(rewritten(1_000_000, 512, whileImporting)).toBeLessThan(4);
  });

  test("few segments are left alone", () => {
    const segment = { first: 0, count: 1, documents: 1, bytes: 0 };
    const few = [1, 2, 3, 4].map((number) => ({ ...segment, segment: number }));
    expect(segmentsToMerge(few, whileAtRest)).toBeNull();
    expect(segmentsToMerge(few.slice(0, 1), toOne)).toBeNull();
  });
});

function pendingRow(document: number, terms: readonly string[]) {
  return {
    document,
    terms: terms.map((term) => `\n${term}\u00013`).join(""),
    flags: 0,
    story: 0,
    saved: 0,
    published: null,
    reading: 0,
    site: "a",
    category: null,
    source: null,
    lang: null,
    tags: [],
  };
}
