import { describe, expect, test } from "vitest";
import type { Entry, EntryPatch } from "../../../../src/model/entry.ts";
import { changeEach, takeBack } from "../../../../src/pages/library/bulk.ts";
import { addTagsChange, favouriteChange, renameTagChange } from "../../../../src/pages/library/changes.ts";
import { entrySummary } from "../../popup/entry-summary.ts";

/** Entries in memory, changed as the background would. */
function shelf(entries: readonly Partial<Entry>[]) {
  const rows = new Map(
    entries.map((entry, index) => {
      const id = `entry-${index}`;
      const row: Entry = {
        ...entrySummary(),
        note: null,
        grouping: null,
        corrections: {},
        link: null,
        importedFrom: [],
        extra: null,
        createdAt: "",
        updatedAt: "",
        ...entry,
        id,
      };
      return [id, row];
    }),
  );
  const sent: (readonly [ids: number, patch: EntryPatch])[] = [];
  return {
    rows,
    sent,
    ids: [...rows.keys()],
    tools: {
      getEntry: async (id: string) => rows.get(id) ?? null,
      update: async (ids: readonly string[], patch: EntryPatch) => {
        sent.push([ids.length, patch]);
        for (const id of ids) {
          const row = rows.get(id);
          if (row !== undefined) rows.set(id, { ...row, tags: patch.tags ?? row.tags });
        }
      },
      onProgress: () => undefined,
    },
  };
}

describe("changing many", () => {
  test("sends one patch for all that change alike, in batches, and leaves the rest alone", async () => {
    const { ids, sent, tools } = shelf([
      ...Array.from({ length: 450 }, () => ({ isFavourite: false })),
      { isFavourite: true },
    ]);
    const undoing = await changeEach(ids, favouriteChange(true), tools);
    expect(sent).toEqual([
      [200, { isFavourite: true }],
      [200, { isFavourite: true }],
      [50, { isFavourite: true }],
    ]);
    expect(undoing.map(({ ids: changed }) => changed.length)).toEqual([450]);
  });

  test("gives each its own tags back", async () => {
    const { ids, rows, tools } = shelf([{ tags: ["coast"] }, { tags: [] }, { tags: ["Walls", "coast"] }]);
    const undoing = await changeEach(ids, addTagsChange(["walls"], new Map([["Walls", 1]])), tools);
    expect([...rows.values()].map(({ tags }) => tags)).toEqual([
      ["coast", "Walls"],
      ["Walls"],
      ["Walls", "coast"],
    ]);
    await takeBack(undoing, tools);
    expect([...rows.values()].map(({ tags }) => tags)).toEqual([["coast"], [], ["Walls", "coast"]]);
  });

  test("a tag renamed to one that is there is that one, once", async () => {
    const { ids, rows, tools } = shelf([{ tags: ["sea", "coast"] }, { tags: ["sea"] }]);
    await changeEach(ids, renameTagChange("sea", "coast"), tools);
    expect([...rows.values()].map(({ tags }) => tags)).toEqual([["coast"], ["coast"]]);
  });
});
