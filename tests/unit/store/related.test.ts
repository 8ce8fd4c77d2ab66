import { beforeEach, expect, test } from "vitest";
import { readRelated } from "../../../src/store/related.ts";
import { freshLibrary, save } from "./fresh-library.ts";

beforeEach(freshLibrary);

const harbour = "Ellery Quillan Brightwater Osmunda Trevanion Wexholm";

function saveIn(lang: string, title: string, textContent: string) {
  return save({ url: `https://${lang}.invalid/${encodeURIComponent(title)}`, title, lang, textContent });
}

/** So many articles on other things, each in words of its own. */
async function fillIn(lang: string, words: readonly string[]): Promise<void> {
  for (const word of words)
    await saveIn(
      lang,
      word,
      `${word}: ${[1, 2, 3, 4, 5].map((at) => `${word}${"xyzvw"[at - 1]}`).join(" ")}.`,
    );
}

test("names written alike lead to other languages, after all that is in one's own", async () => {
  const { entryId } = await saveIn("en", "Storm", `The harbour wall broke in a gale near ${harbour}.`);
  // In German all six names, in English five of them.
  await saveIn("de", "Sturm", `Die Mauer brach, sagten ${harbour}.`);
  await saveIn("en", "Repair", "Masons mend it for Ellery, Quillan, Brightwater, Osmunda and Trevanion.");
  await fillIn("en", ["bakery", "orchard", "gallery", "railway", "library", "stadium", "theatre"]);
  await fillIn("de", ["Kuchen", "Garten", "Bilder", "Bahnen", "Museum", "Sprung"]);

  expect((await readRelated(entryId, 5)).map(({ entry }) => entry.title)).toEqual(["Repair", "Sturm"]);
});

test("another language without a name in common is not related", async () => {
  const { entryId } = await saveIn("en", "Storm", `The harbour wall broke in a gale near ${harbour}.`);
  await saveIn("de", "Sturm", "Die Hafenmauer brach im Orkan, und die Stadt stand unter Wasser.");
  await fillIn("en", ["bakery", "orchard", "gallery", "railway", "library", "stadium", "theatre"]);

  expect(await readRelated(entryId, 5)).toEqual([]);
});

test("English is one language, wherever it is written", async () => {
  const { entryId } = await saveIn("en", "Storm", `The harbour wall broke in a gale near ${harbour}.`);
  await saveIn("de", "Sturm", `Die Mauer brach, sagten ${harbour}.`);
  await saveIn("en-GB", "Repair", "Masons mend it for Ellery, Quillan, Brightwater, Osmunda and Trevanion.");
  await fillIn("en-US", ["bakery", "orchard", "gallery", "railway", "library", "stadium", "theatre"]);

  expect((await readRelated(entryId, 5)).map(({ entry }) => entry.title)).toEqual(["Repair", "Sturm"]);
});
