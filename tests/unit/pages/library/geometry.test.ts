import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  listHeight,
  revealed,
  rowsInView,
  rowTop,
  scrollTopFor,
  wholeOffset,
} from "../../../../src/pages/library/geometry.ts";

const small = { total: 100_000, rowHeight: 144, viewHeight: 700 };
const huge = { total: 1_000_000, rowHeight: 144, viewHeight: 700 };

describe("a list that fits", () => {
  test("is as tall as its rows, and rows stand where they are", () => {
    expect(listHeight(small)).toBe(14_400_000);
    expect(rowTop(small, 5_000, 700_000)).toBe(720_000);
    expect(rowsInView(small, 720_000)).toEqual({ from: 5_000, to: 5_005 });
  });
});

describe("a list taller than any element may be", () => {
  test("is cut to that height, and its end is still the last row", () => {
    expect(listHeight(huge)).toBe(15_000_000);
    const end = listHeight(huge) - huge.viewHeight;
    expect(rowsInView(huge, end).to).toBe(1_000_000);
    expect(rowTop(huge, 999_999, end) + huge.rowHeight).toBe(15_000_000);
  });

  test("has its first row in view laid out at the top of the view, wherever that is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14_999_300 }), (scrollTop) => {
        const { from } = rowsInView(huge, scrollTop);
        const top = rowTop(huge, from, scrollTop);
        expect(top).toBeLessThanOrEqual(scrollTop + 1);
        expect(top + huge.rowHeight).toBeGreaterThanOrEqual(scrollTop - 1);
      }),
    );
  });
});

test("a scroll position and how far down it is lead to each other", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 14_399_300 }), (offset) => {
      expect(wholeOffset(small, scrollTopFor(small, offset))).toBeCloseTo(offset, 3);
    }),
  );
});

test("a row comes into view by the shortest way, and not at all where it is", () => {
  expect(revealed(small, 10, 1_440)).toBe(1_440);
  expect(revealed(small, 9, 1_440)).toBe(1_296);
  expect(revealed(small, 20, 1_440)).toBe(21 * 144 - 700);
});
