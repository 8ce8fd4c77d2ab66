import { beforeEach, describe, expect, test } from "vitest";
import { findableOfArticle } from "../../../src/store/findable.ts";
import { findReprints, readReprints } from "../../../src/store/reprints.ts";
import { trashEntries, updateEntries } from "../../../src/store/write/edit.ts";
import { tendIndex } from "../../../src/store/write/tend-index.ts";
import { sampleArticle } from "../sample-article.ts";
import { freshLibrary, save } from "./fresh-library.ts";
import { sentences } from "./sentences.ts";

beforeEach(freshLibrary);

async function fillWith(others: number, lang: "en" | "zh"): Promise<void> {
  for (let seed = 0; seed < others; seed += 1) {
    const url = `https://other.example/${seed}`;
    await save({ url, title: `Other ${seed}`, textContent: sentences(seed + 100, 20, lang).join(""), lang });
  }
}

describe.each(["en", "zh"] as const)("reprints in %s", (lang) => {
  test("a copy with another headline, a lead-in, a footer, and a third cut is found, and nothing else is", async () => {
    await fillWith(40, lang);
    const story = sentences(1, 30, lang);
    const { entryId } = await save({
      url: "https://first.example/story",
      title: "The first",
      textContent: story.join(""),
      lang,
    });
    await tendIndex(async () => {});
    const copy = [...sentences(2, 2, lang), ...story.slice(0, 20), ...sentences(3, 1, lang)].join("");
    const found = await findReprints(
      findableOfArticle(sampleArticle({ title: "Another headline", textContent: copy, lang })),
      null,
    );
    expect(found.map(({ entry, kinship }) => [entry.id, kinship])).toEqual([[entryId, "copy"]]);
    expect(found[0]?.ofText).toBeGreaterThan(0.8);
    expect(found[0]?.ofEntry).toBeGreaterThan(0.55);
  });

  test("a short item within a long one is found from both", async () => {
    await fillWith(10, lang);
    const story = sentences(1, 60, lang);
    const long = await save({ url: "https://long.example/story", textContent: story.join(""), lang });
    const short = await save({
      url: "https://short.example/item",
      textContent: story.slice(20, 28).join(""),
      lang,
    });
    expect((await readReprints(short.entryId)).map(({ entry, kinship }) => [entry.id, kinship])).toEqual([
      [long.entryId, "within"],
    ]);
    expect((await readReprints(long.entryId)).map(({ entry, kinship }) => [entry.id, kinship])).toEqual([
      [short.entryId, "around"],
    ]);
  });

  test("who names whom is told by the address of the original, which only the snapshots say", async () => {
    await fillWith(10, lang);
    const textContent = sentences(1, 20, lang).join("");
    const url = "https://one.example/story";
    const first = await save({ url, siteName: "One", source: null, reprintedFrom: null, textContent, lang });
    const copy = { url: "https://two.example/", siteName: "Two", source: null, reprintedFrom: null };
    const second = await save({ ...copy, originalUrl: url, textContent, lang });
    const named = async (id: string) => (await readReprints(id)).map((reprint) => reprint.named);
    expect(await named(second.entryId)).toEqual(["One"]);
    expect(await named(first.entryId)).toEqual(["One"]);
    await updateEntries([second.entryId], { corrections: { originalUrl: "" } }, "2026-11-03T10:00:00.000Z");
    expect(await named(second.entryId)).toEqual([null]);
  });

  test("what lies in the trash is none, and neither is a quotation", async () => {
    await fillWith(10, lang);
    const story = sentences(1, 20, lang);
    const one = await save({ url: "https://one.example/", textContent: story.join(""), lang });
    const quoting = [...sentences(5, 18, lang), ...story.slice(3, 5)].join("");
    const other = await save({ url: "https://other.example/", textContent: quoting, lang });
    const copy = await save({ url: "https://copy.example/", textContent: story.join(""), lang });
    expect(await readReprints(other.entryId)).toEqual([]);
    expect(await readReprints(copy.entryId)).toHaveLength(1);
    await trashEntries([one.entryId], "2026-11-02T12:00:00.000Z");
    expect(await readReprints(copy.entryId)).toEqual([]);
  });
});
