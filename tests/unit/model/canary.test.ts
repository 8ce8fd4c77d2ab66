import { expect, test } from "vitest";
import { readCanary, standingOf } from "../../../src/model/canary.ts";

const canary = { libraryId: "a", entries: 3, sequence: 30, at: "2026-11-01T10:00:00.000Z" };

test.each([
  ["nothing was noted, and nothing is there", null, null, "same"],
  ["nothing was noted yet of a library", null, { libraryId: "a", lastSequence: 30 }, "same"],
  ["as noted", canary, { libraryId: "a", lastSequence: 30 }, "same"],
  ["written since", canary, { libraryId: "a", lastSequence: 31 }, "same"],
  ["gone", canary, null, "missing"],
  ["made anew", canary, { libraryId: "b", lastSequence: 40 }, "other"],
  ["put back from a copy", canary, { libraryId: "a", lastSequence: 29 }, "older"],
  ["a library that never held anything is no loss", { ...canary, sequence: 0 }, null, "same"],
] as const)("%s", (_what, noted, library, standing) => {
  expect(standingOf(noted, library)).toBe(standing);
});

test.each([null, "", 7, {}, { ...canary, entries: "3" }, { ...canary, at: null }])(
  "%j is no note",
  (value) => {
    expect(readCanary(value)).toBeNull();
  },
);

test("a note is read as it was written, without what does not belong to it", () => {
  expect(readCanary({ ...canary, more: 1 })).toEqual(canary);
});
