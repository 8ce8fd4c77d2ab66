import { expect, test } from "vitest";
import { parseReaderAddress, readerHref } from "../../../../src/pages/reader/address.ts";

const entry = "6f1c1e6e-6d0f-4c5e-9f0a-1f2e3d4c5b6a";
const snapshot = "0b9a8c7d-6e5f-4a3b-8c2d-1e0f9a8b7c6d";

test("an address names an entry, and perhaps one of its snapshots", () => {
  expect(parseReaderAddress(`?entry=${entry}`)).toEqual({ entryId: entry, snapshotId: null, list: null });
  expect(parseReaderAddress(readerHref(entry, snapshot))).toEqual({
    entryId: entry,
    snapshotId: snapshot,
    list: null,
  });
});

test("and the list it is one of, with its place there", () => {
  const list = { query: 'tag:"sea life" <b>', sort: "title", at: 17 };

  expect(parseReaderAddress(readerHref(entry, null, list))).toEqual({
    entryId: entry,
    snapshotId: null,
    list,
  });
  expect(parseReaderAddress(`?entry=${entry}&at=-1&q=x`)?.list).toBeNull();
});

test.each(["", "?entry=", "?entry=<b>", `?entry=${entry}&snapshot=javascript:alert(1)`, `?entry=${entry}0`])(
  "%j names nothing",
  (search) => {
    expect(parseReaderAddress(search)).toBeNull();
  },
);
