import { beforeEach, expect, test } from "vitest";
import { writeJson } from "../../../src/export/write-json.ts";
import { previewImport, runImport } from "../../../src/import/import-file.ts";
import { countEntries, findEntry, getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { searchLibrary } from "../../../src/store/search.ts";
import { verifyLibrary } from "../../../src/store/verify.ts";
import { adoptRecords } from "../../../src/store/write/adopt.ts";
import { updateEntries } from "../../../src/store/write/edit.ts";
import { undoSave } from "../../../src/store/write/save.ts";
import { undoAdoption } from "../../../src/store/write/undo-adopt.ts";
import { freshLibrary, linkRecord, save } from "./fresh-library.ts";

const now = "2026-11-24T12:00:00.000Z";
const url = "https://harbour.example/2026/flood-walls";
const options = { onProgress: () => undefined, signal: new AbortController().signal };
const titles = async (query: string) =>
  (await searchLibrary({ query, limit: 10 })).hits.map(({ entry }) => entry.title);

beforeEach(async () => {
  await freshLibrary();
  const record = linkRecord(url, { title: "To read", savedAt: "2020-03-01T10:00:00.000Z", tags: ["coast"] });
  await adoptRecords([record], { importId: "list", batch: 0, now, manner: "foreign" });
});

test("a listed page is an entry without content, counted, and found by title, address and state", async () => {
  expect(await findEntry(url)).toMatchObject({ title: "To read", snapshotCount: 0, tags: ["coast"] });
  expect(await countEntries()).toMatchObject({ entries: 1, uncaptured: 1, snapshots: 0 });
  expect(await titles("read")).toEqual(["To read"]);
  expect(await titles("flood walls ")).toEqual(["To read"]);
  expect(await titles("is:uncaptured")).toEqual(["To read"]);
  expect(await titles("-is:uncaptured")).toEqual([]);
  expect(await verifyLibrary(() => undefined, options.signal)).toMatchObject({ snapshots: 0, missing: [] });
});

test("saving the page captures the same entry, which keeps tags, note and date; undone, it is listed again", async () => {
  const before = await findEntry(url);
  await updateEntries([before?.id ?? ""], { note: "for the trip" }, now);
  const outcome = await save();

  expect(outcome).toMatchObject({ kind: "added", entryId: before?.id });
  expect(await findEntry(url)).toMatchObject({
    title: "River towns rethink flood walls",
    snapshotCount: 1,
    tags: ["coast"],
    note: "for the trip",
    createdAt: "2020-03-01T10:00:00.000Z",
  });
  expect(await countEntries()).toMatchObject({ entries: 1, uncaptured: 0, snapshots: 1 });
  expect(await titles("is:uncaptured")).toEqual([]);

  await undoSave(outcome, now);
  expect(await findEntry(url)).toMatchObject({ title: "To read", snapshotCount: 0, note: "for the trip" });
  expect(await countEntries()).toMatchObject({ entries: 1, uncaptured: 1, snapshots: 0, bytes: 0 });
});

test("taking the import back leaves a page that was captured since, and nothing else of it", async () => {
  await adoptRecords([linkRecord("https://other.example/", { title: "Other", savedAt: now })], {
    importId: "list",
    batch: 1,
    now,
    manner: "foreign",
  });
  await save();
  await undoAdoption("list", now);

  expect(await titles("")).toEqual(["River towns rethink flood walls"]);
  expect(await countEntries()).toMatchObject({ entries: 1, uncaptured: 0 });
});

test("a record of another program adds and never takes away, once", async () => {
  await save();
  const entry = await findEntry(url);
  await updateEntries([entry?.id ?? ""], { tags: ["mine"], note: "mine", isFavourite: true }, now);
  const hash = `sha256:${"1".repeat(64)}` as const;
  const more = {
    ...linkRecord(url, { title: "Renamed", savedAt: now, tags: ["theirs"] }),
    note: "theirs",
    importedFrom: [{ service: "test", hash }],
  };
  const batch = { importId: "more", batch: 0, now, manner: "foreign" as const };

  expect(await adoptRecords([more], batch)).toMatchObject({ updated: 1 });
  expect(await findEntry(url)).toMatchObject({
    title: "River towns rethink flood walls",
    tags: ["mine", "theirs"],
    note: "mine\n\ntheirs",
    isFavourite: true,
  });
  await updateEntries([entry?.id ?? ""], { tags: ["mine"] }, now);
  expect(await adoptRecords([more], { ...batch, importId: "again" })).toMatchObject({ skipped: 1 });
  expect(await findEntry(url)).toMatchObject({ tags: ["mine"] });
});

async function exported(): Promise<Blob> {
  const ids = await listAllIds();
  const source = { load: getWholeEntry, tagColours: new Map(), version: "0.1.0", exportedAt: now };
  return (await writeJson(source, { ids, ...options })).file;
}

test("export and re-import keep it, and what a newer Stillpage wrote beside", async () => {
  await save({ url: "https://harbour.example/other" });
  const plain = JSON.parse(await (await exported()).text());
  const text = await withExtra(plain);
  await freshLibrary();

  expect(await previewImport(new Blob([text]), options)).toMatchObject({ fresh: 2, damaged: [] });
  await runImport(new Blob([text]), { ...options, sanitize: (html) => html });
  const again = JSON.parse(await (await exported()).text());
  expect(again.entries).toEqual(JSON.parse(text).entries);
  expect(again.entries[0]).toMatchObject({ mood: { calm: true } });
  expect(again.entries[0].snapshots[0]).toMatchObject({ lens: "wide" });
  expect(again.entries[1]).toMatchObject({ snapshots: [], link: { title: "To read" } });
});

/** The file as a later 1.x would write it, its hashes true. */
async function withExtra(file: { entries: Record<string, unknown>[] }): Promise<string> {
  const { canonicalJson } = await import("../../../src/integrity/canonical.ts");
  const { hashText } = await import("../../../src/integrity/hash.ts");
  const [first, ...others] = file.entries;
  const { hash: _hash, snapshots, ...rest } = first ?? {};
  const [snapshot] = snapshots as object[];
  const record = { ...rest, snapshots: [{ ...snapshot, lens: "wide" }], mood: { calm: true } };
  const signed = { ...record, hash: await hashText(canonicalJson(record)) };
  return JSON.stringify({ ...file, entries: [signed, ...others] });
}
