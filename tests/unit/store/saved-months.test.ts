import { beforeEach, expect, test } from "vitest";
import { withLibrary } from "../../../src/store/database.ts";
import { countSavedMonths } from "../../../src/store/saved-months.ts";
import { trashEntries } from "../../../src/store/write/edit.ts";
import { foldTail } from "../../../src/store/write/fold-index.ts";
import { freshLibrary, save } from "./fresh-library.ts";

beforeEach(freshLibrary);

test("counts by month of saving, folded or not, without the trash and what is older", async () => {
  await save({ url: "https://a.test/1" }, "2026-07-10T10:00:00.000Z");
  await save({ url: "https://a.test/2" }, "2026-09-10T10:00:00.000Z");
  const trashed = await save({ url: "https://a.test/3" }, "2026-09-11T10:00:00.000Z");
  await withLibrary((database) => foldTail(database, 0));
  await save({ url: "https://a.test/4" }, "2026-10-20T10:00:00.000Z");
  await trashEntries([trashed.entryId], "2026-10-21T10:00:00.000Z");

  expect(await countSavedMonths(3, new Date(2026, 9, 24))).toEqual([
    { month: "2026-08", count: 0 },
    { month: "2026-09", count: 1 },
    { month: "2026-10", count: 1 },
  ]);
});

test("a library that is not there yet has months without articles", async () => {
  expect(await countSavedMonths(2, new Date(2026, 0, 2))).toEqual([
    { month: "2025-12", count: 0 },
    { month: "2026-01", count: 0 },
  ]);
});
