import { expect, test } from "vitest";
import { createSelection } from "../../../../src/pages/library/selection.ts";

test("copies selected unseen are counted apart from the rows", () => {
  const selection = createSelection(() => undefined);
  selection.add(["row", "other"]);
  selection.addFolded(["row", "copy", "second"]);
  expect([selection.size(), selection.foldedSize()]).toEqual([4, 2]);

  selection.toggle("copy");
  expect([selection.size(), selection.foldedSize()]).toEqual([3, 1]);
  selection.toggle("row");
  expect([selection.size(), selection.foldedSize()]).toEqual([2, 1]);

  selection.clear();
  expect([selection.size(), selection.foldedSize()]).toEqual([0, 0]);
});
