import { expect, test } from "vitest";
import type { BackupNote } from "../../../src/model/backup.ts";
import { rotated } from "../../../src/model/backup-rotation.ts";

function note(number: number, changes: Partial<BackupNote> = {}): BackupNote {
  return {
    libraryId: "one",
    entries: 10 + number,
    sequence: 100 + number,
    at: `2026-11-${String(number).padStart(2, "0")}T08:00:00.000Z`,
    name: `${number}.zip`,
    place: "downloads",
    downloadId: number,
    ...changes,
  };
}

const names = (notes: readonly BackupNote[]) => notes.map(({ name }) => name);

test("the newest are kept, and older ones go", () => {
  const { kept, gone } = rotated([note(3), note(2), note(1)], note(4), 3);
  expect(names(kept)).toEqual(["4.zip", "3.zip", "2.zip"]);
  expect(names(gone)).toEqual(["1.zip"]);
});

test("fewer are kept at once when fewer are wanted", () => {
  const { gone } = rotated([note(4), note(3), note(2), note(1)], note(5), 2);
  expect(names(gone)).toEqual(["3.zip", "2.zip", "1.zip"]);
});

test("nothing goes for a library that holds less than it did", () => {
  const fewer = note(4, { entries: 5 });
  expect(rotated([note(3), note(2), note(1)], fewer, 2).gone).toEqual([]);
  const older = note(4, { sequence: 50 });
  expect(rotated([note(3), note(2), note(1)], older, 2).gone).toEqual([]);
});

test("nor later, when the smaller ones have become many", () => {
  const small = (number: number) => note(number, { entries: 5 });
  const { kept, gone } = rotated([small(6), small(5), small(4), note(3), note(2)], small(7), 2);
  expect(names(gone)).toEqual(["5.zip", "4.zip"]);
  expect(names(kept)).toEqual(["7.zip", "6.zip", "3.zip", "2.zip"]);
});

test("other libraries and other places are let be", () => {
  const foreign = note(2, { libraryId: "two" });
  const elsewhere = note(1, { place: "folder" });
  const { kept, gone } = rotated([note(3), foreign, elsewhere], note(4), 1);
  expect(names(gone)).toEqual(["3.zip"]);
  expect(names(kept)).toEqual(["4.zip", "2.zip", "1.zip"]);
});
