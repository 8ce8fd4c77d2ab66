import { beforeEach, expect, test } from "vitest";
import { write as writeJsonLines } from "../../../src/export/formats/jsonl.ts";
import { write as writeZip } from "../../../src/export/formats/zip.ts";
import type { FormatModule } from "../../../src/export/job.ts";
import { runImport } from "../../../src/import/import-file.ts";
import { hashBytes } from "../../../src/integrity/hash.ts";
import { getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { imageStates, keptPictures } from "../../../src/store/read-images.ts";
import { readColours } from "../../../src/store/tag-colours.ts";
import { updateEntries } from "../../../src/store/write/edit.ts";
import { addHighlight } from "../../../src/store/write/highlights.ts";
import { keepImage } from "../../../src/store/write/images.ts";
import { paintTag } from "../../../src/store/write/tag-colours.ts";
import { png } from "../images/pictures.ts";
import { freshLibrary, highlightOn, save } from "../store/fresh-library.ts";
import { hardStrings, libraryOf } from "./made-library.ts";

const now = "2026-11-24T08:00:00.000Z";
const options = {
  onProgress: () => undefined,
  signal: new AbortController().signal,
  sanitize: (html: string) => html,
};

beforeEach(freshLibrary);

/** Two snapshots of one entry with a kept picture, a highlight and a painted tag; every hard string; a mere link. */
async function fill(): Promise<string> {
  await runImport(new Blob(["https://harbour.example/only-a-link\n"]), options);
  for (const [index, text] of hardStrings.entries()) {
    const title = text.toWellFormed().trim() || "x";
    await save({ url: `https://harbour.example/hard/${index}`, title, textContent: title, excerpt: title });
  }
  const first = await save();
  await addHighlight(highlightOn(first, { note: "Wer 😀 fragt" }), now);
  const { snapshotId } = await save({ title: "Changed" }, "2026-11-03T10:00:00.000Z");
  const bytes = png(4, 3);
  const image = { type: "image/png", bytes, width: 4, height: 3, hash: await hashBytes(bytes) } as const;
  await keepImage(snapshotId, 0, image, now);
  await updateEntries([first.entryId], { tags: ["coast"], note: "=1+1" }, now);
  await paintTag("coast", "teal");
  return snapshotId;
}

async function exported(write: FormatModule["write"]): Promise<Blob> {
  const { job } = await libraryOf([]);
  const { prove: _prove, ...source } = job;
  const whole = { ...source, load: getWholeEntry, pictures: keptPictures, tagColours: await readColours() };
  const { file } = await write(whole, { ...options, ids: await listAllIds() });
  return file;
}

test("JSON Lines: export, wipe, import, export gives the same bytes", async () => {
  await fill();
  const before = await exported(writeJsonLines);
  await freshLibrary();
  const { added, skipped } = await runImport(before, options);

  expect([added, skipped]).toEqual([hardStrings.length + 2, 0]);
  expect(await (await exported(writeJsonLines)).text()).toBe(await before.text());
});

test("the zip: export, wipe, import, export gives the same bytes, and the picture is back", async () => {
  const snapshotId = await fill();
  const before = await exported(writeZip);
  await freshLibrary();
  await runImport(before, options);

  expect(await imageStates(snapshotId)).toMatchObject({ kept: 1 });
  expect(
    Buffer.from(await (await exported(writeZip)).arrayBuffer()).equals(
      Buffer.from(await before.arrayBuffer()),
    ),
  ).toBe(true);
});
