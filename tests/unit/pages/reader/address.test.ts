import { expect, test } from "vitest";
import { parseReaderAddress, readerHref } from "../../../../src/pages/reader/address.ts";

const entry = "6f1c1e6e-6d0f-4c5e-9f0a-1f2e3d4c5b6a";
const snapshot = "0b9a8c7d-6e5f-4a3b-8c2d-1e0f9a8b7c6d";

test("an address names an entry, and perhaps one of its snapshots", () => {
  expect(parseReaderAddress(`?entry=${entry}`)).toEqual({ entryId: entry, snapshotId: null });
  expect(parseReaderAddress(readerHref(entry, snapshot))).toEqual({ entryId: entry, snapshotId: snapshot });
});

test.each(["", "?entry=", "?entry=<b>", `?entry=${entry}&snapshot=javascript:alert(1)`, `?entry=${entry}0`])(
  "%j names nothing",
  (search) => {
    expect(parseReaderAddress(search)).toBeNull();
  },
);
