import { beforeEach, expect, test } from "vitest";
import { openLibrary } from "../../../src/store/database.ts";
import { listHighlights } from "../../../src/store/read-highlights.ts";
import { getPlace } from "../../../src/store/read-place.ts";
import { searchLibrary } from "../../../src/store/search.ts";
import { deleteEntries, restoreEntries, trashEntries } from "../../../src/store/write/edit.ts";
import { addHighlight, removeHighlights, updateHighlight } from "../../../src/store/write/highlights.ts";
import { keepPlace } from "../../../src/store/write/place.ts";
import { undoSave } from "../../../src/store/write/save.ts";
import { freshLibrary, highlightOn, save } from "./fresh-library.ts";

const now = "2026-11-01T12:00:00.000Z";
const later = "2026-11-01T13:00:00.000Z";
beforeEach(freshLibrary);

const found = async (query: string) => (await searchLibrary({ query, limit: 9, isTyping: false })).total;

test("a highlight is kept as it is made, and the same one again is one", async () => {
  const outcome = await save();
  const highlight = highlightOn(outcome, { note: "Ask Ada" });
  await addHighlight(highlight, now);
  await addHighlight(highlight, now);

  expect(await listHighlights(outcome.entryId)).toEqual([{ ...highlight, modifiedAt: now }]);
  expect(await found("has:highlight")).toBe(1);
});

test("a change names what changes, and an empty note is none", async () => {
  const outcome = await save();
  const highlight = highlightOn(outcome, { note: "Ask Ada" });
  await addHighlight(highlight, now);
  await updateHighlight(highlight.id, { colour: "pink" }, later);
  expect(await listHighlights(outcome.entryId)).toEqual([
    { ...highlight, colour: "pink", modifiedAt: later },
  ]);

  await updateHighlight(highlight.id, { note: "" }, later);
  expect((await listHighlights(outcome.entryId))[0]?.note).toBeNull();
});

test("the words of its note lead to the entry, and no more once it is gone", async () => {
  const outcome = await save();
  const highlight = highlightOn(outcome, { note: "Underwriter's 保险 motives" });
  await addHighlight(highlight, now);
  expect([await found("motives"), await found("保险"), await found('"s motives"')]).toEqual([1, 1, 0]);

  await removeHighlights([highlight.id], later);
  expect([await found("motives"), await found("has:highlight"), await found("council")]).toEqual([0, 0, 1]);
});

test("what is out of shape, too much, or of no snapshot of the entry is refused", async () => {
  const outcome = await save();
  const other = await save({ url: "https://other.example/a" });
  const refused = (changes: object) => addHighlight({ ...highlightOn(outcome), ...changes }, now);

  await expect(refused({ end: 4 })).rejects.toMatchObject({ code: "entry/malformed" });
  await expect(refused({ colour: "url(x)" })).rejects.toMatchObject({ code: "entry/malformed" });
  await expect(refused({ exact: "x".repeat(20_001) })).rejects.toMatchObject({ code: "entry/malformed" });
  await expect(refused({ snapshotId: other.snapshotId })).rejects.toMatchObject({ code: "snapshot/missing" });
  await addHighlight(highlightOn(outcome), now);
  const [{ id } = { id: "" }] = await listHighlights(outcome.entryId);
  await expect(updateHighlight(id, { note: "x".repeat(20_001) }, now)).rejects.toMatchObject({
    code: "entry/too-long",
  });
  expect(await listHighlights(outcome.entryId)).toHaveLength(1);
});

test("the trash keeps highlights, and only erasing takes them along", async () => {
  const outcome = await save();
  await addHighlight(highlightOn(outcome), now);
  await trashEntries([outcome.entryId], now);
  expect([await found("has:highlight"), await found("has:highlight is:trashed")]).toEqual([0, 1]);
  await restoreEntries([outcome.entryId]);
  expect(await found("has:highlight")).toBe(1);

  await trashEntries([outcome.entryId], now);
  await deleteEntries([outcome.entryId], "2026-11-02T12:00:00.000Z");
  expect(await (await openLibrary()).highlights.count()).toBe(0);
});

test("where an entry was left is kept to the paragraph, and goes with the entry", async () => {
  const outcome = await save();
  const { entryId, snapshotId, exact, prefix, suffix, start, end } = highlightOn(outcome);
  const place = { entryId, snapshotId, exact, prefix, suffix, start, end };
  await keepPlace(entryId, place);
  expect(await getPlace(entryId)).toEqual(place);
  await expect(keepPlace(entryId, { ...place, exact: "" })).rejects.toMatchObject({
    code: "entry/malformed",
  });
  await keepPlace(entryId, null);
  expect(await getPlace(entryId)).toBeNull();

  await keepPlace(entryId, place);
  await undoSave(outcome, later);
  expect(await getPlace(entryId)).toBeNull();
  await keepPlace(entryId, place);
  expect(await getPlace(entryId)).toBeNull();
});

test("a snapshot that is taken back takes its own highlights, and no others, along", async () => {
  const first = await save();
  await addHighlight(highlightOn(first), now);
  const second = await save({ title: "Changed" }, "2026-11-03T10:00:00.000Z");
  await addHighlight(highlightOn(second, { note: "on the second" }), now);
  expect(await found("second")).toBe(1);
  await undoSave(second, later);

  expect((await listHighlights(first.entryId)).map(({ snapshotId }) => snapshotId)).toEqual([
    first.snapshotId,
  ]);
  expect([await found("second"), await found("has:highlight")]).toEqual([0, 1]);
});
