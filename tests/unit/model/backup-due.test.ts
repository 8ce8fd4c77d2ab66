import { describe, expect, test } from "vitest";
import { type BackupNote, type BackupState, noBackups, readBackupState } from "../../../src/model/backup.ts";
import { isDue, offerOf, restingFrom } from "../../../src/model/backup-due.ts";
import type { Canary } from "../../../src/model/canary.ts";

const now = Date.parse("2026-11-25T12:00:00.000Z");
const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString();
const library: Canary = { libraryId: "one", entries: 12, sequence: 500, at: daysAgo(0) };

function note(changes: Partial<BackupNote> = {}): BackupNote {
  return { ...library, at: daysAgo(40), name: "b.zip", place: "file", downloadId: null, ...changes };
}

function offered(state: Partial<BackupState>, changes: Partial<Canary> = {}) {
  return offerOf({ ...noBackups, ...state }, { ...library, ...changes }, now);
}

describe("an offer", () => {
  test("comes with the tenth article, and not before", () => {
    expect(offered({}, { entries: 9 })).toBeNull();
    expect(offered({}, { entries: 10 })).toBe("first");
    expect(offerOf(noBackups, null, now)).toBeNull();
  });

  test("comes again when a month has gone by and something new was saved", () => {
    const older = { entries: 11, sequence: 400 };
    expect(offered({ last: note(older) })).toBe("again");
    expect(offered({ last: note({ ...older, at: daysAgo(29) }) })).toBeNull();
    expect(offered({ last: note() })).toBeNull();
    // Another version of an article that was held already, and a list that was taken in.
    expect(offered({ last: note({ sequence: 499 }) })).toBe("again");
    expect(offered({ last: note({ entries: 11 }) })).toBe("again");
  });

  test("of another library says nothing of this one", () => {
    expect(offered({ last: note({ libraryId: "two", at: daysAgo(1) }) })).toBe("first");
  });

  test("rests for a week when it was put off, and for good when it is not wanted", () => {
    expect(offered({ notBefore: restingFrom(now) })).toBeNull();
    expect(offered({ notBefore: restingFrom(now - 6 * 86_400_000) })).toBeNull();
    expect(offered({ notBefore: restingFrom(now - 8 * 86_400_000) })).toBe("first");
    expect(offered({ isOffered: false })).toBeNull();
  });

  test("is no prisoner of a clock that was put back", () => {
    expect(offered({ notBefore: daysAgo(-300) })).toBe("first");
    expect(offered({ last: note({ at: daysAgo(-300), sequence: 1 }) })).toBe("again");
  });

  test("tells of what was to be written by itself and was not, whether offers are wanted or not", () => {
    const trouble = { at: daysAgo(1), problem: "space" } as const;
    expect(offered({ schedule: "weekly", trouble, isOffered: false })).toBe("trouble");
    expect(offered({ schedule: "off", trouble, last: note({ at: daysAgo(1) }) })).toBeNull();
    expect(offered({ schedule: "weekly", trouble, notBefore: restingFrom(now) })).toBeNull();
  });
});

describe("a backup by itself", () => {
  const due = (state: Partial<BackupState>, changes: Partial<Canary> = {}) =>
    isDue({ ...noBackups, schedule: "daily", ...state }, { ...library, ...changes }, now);

  test("is written when it is switched on, and then after so many days", () => {
    expect(due({})).toBe(true);
    expect(due({ schedule: "off" })).toBe(false);
    expect(due({}, { entries: 0 })).toBe(false);
    const older = { entries: 11, sequence: 400 };
    const by = (schedule: BackupState["schedule"], days: number) =>
      due({ schedule, written: [note({ ...older, at: daysAgo(days) })] });
    expect([by("daily", 0.9), by("daily", 1.1)]).toEqual([false, true]);
    expect([by("weekly", 6.9), by("weekly", 7.1)]).toEqual([false, true]);
    expect([by("monthly", 29), by("monthly", 31)]).toEqual([false, true]);
  });

  test("waits for something new", () => {
    expect(due({ written: [note()] })).toBe(false);
    expect(due({ written: [note({ sequence: 499 })] })).toBe(true);
    expect(due({ written: [note({ libraryId: "two" })] })).toBe(true);
  });

  test("does not try again at once what failed", () => {
    expect(due({ trouble: { at: daysAgo(0.01), problem: "space" } })).toBe(false);
    expect(due({ trouble: { at: daysAgo(0.1), problem: "space" } })).toBe(true);
  });
});

test("what is stored is read with every value checked", () => {
  expect(readBackupState(undefined)).toEqual(noBackups);
  expect(readBackupState("x")).toEqual(noBackups);
  const state: BackupState = {
    ...noBackups,
    last: note(),
    schedule: "weekly",
    place: "folder",
    most: 10,
    written: [note({ place: "downloads", downloadId: 7 })],
    trouble: { at: daysAgo(1), problem: "denied" },
    notBefore: daysAgo(-1),
    isOffered: false,
  };
  expect(readBackupState(JSON.parse(JSON.stringify(state)))).toEqual(state);
  expect(
    readBackupState({
      last: { name: "b.zip" },
      isOffered: 1,
      notBefore: 5,
      schedule: "toString",
      place: "file",
      most: 1e9,
      written: [null, { ...note(), place: "elsewhere" }],
      trouble: { at: "x", problem: "y" },
    }),
  ).toEqual(noBackups);
});
