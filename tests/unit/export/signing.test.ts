import { beforeEach, expect, test, vi } from "vitest";
import { watchSigning } from "../../../src/export/export-json.ts";
import { write as writeLines } from "../../../src/export/formats/jsonl.ts";
import { write as writeOpml } from "../../../src/export/formats/opml.ts";
import { write as writeZip } from "../../../src/export/formats/zip.ts";
import { writeJson } from "../../../src/export/write-json.ts";
import { freshLibrary } from "../store/fresh-library.ts";
import { hardLibrary } from "./made-library.ts";

vi.mock("webextension-polyfill", async () => ({
  default: (await import("../fake-browser.ts")).fakeBrowser("en"),
}));
beforeEach(freshLibrary);

test.each([
  ["JSON", writeJson, true],
  ["JSON Lines", writeLines, true],
  ["the zip", writeZip, true],
  ["OPML", writeOpml, false],
] as const)("%s is known to be signed, or not to be", async (_name, write, isSigned) => {
  const { job, request } = await hardLibrary();
  const watched = watchSigning(job);
  await write(watched.source, request);
  expect(watched.isSigned()).toBe(isSigned);
});

test("nothing is called signed by a library that has no key yet", async () => {
  const { job, request } = await hardLibrary();
  const watched = watchSigning({ ...job, prove: async () => null });
  expect(await writeJson(watched.source, request)).toMatchObject({ isSigned: false });
  expect(watched.isSigned()).toBe(false);
});
