/** What a tag may be, and which to suggest: pure, so that every page agrees. */
import { limits } from "../model/entry.ts";
import { cutAtCharacter, normalizeSpace } from "../model/text.ts";

/** The tags a typed line names: commas of either width set them apart, a leading # is dropped. */
export function tagsIn(line: string): readonly string[] {
  return line
    .split(/[,，、;；]/u)
    .map((part) => normalizeSpace(part).replace(/^[#＃]\s*/u, ""))
    .map((part) => cutAtCharacter(part, limits.tagCharacters).trim())
    .filter((part) => part !== "");
}

/**
 * The tags with more added at the end: none twice, whatever its case, spelt as the library already
 * spells it, and no more than an entry may have.
 */
export function withTags(
  tags: readonly string[],
  added: readonly string[],
  known: ReadonlyMap<string, number>,
): readonly string[] {
  const spellings = new Map([...known.keys()].map((tag) => [fold(tag), tag]));
  const all = new Map(tags.map((tag) => [fold(tag), tag]));
  for (const tag of added) {
    const key = fold(tag);
    if (!all.has(key)) all.set(key, spellings.get(key) ?? tag);
  }
  return [...all.values()].slice(0, limits.tagsPerEntry);
}

/** Tags of the library that go on from what is typed, the most used first; those set are left out. */
export function suggestTags(
  typed: string,
  tags: readonly string[],
  known: ReadonlyMap<string, number>,
  limit: number,
): readonly string[] {
  const start = fold(normalizeSpace(typed).replace(/^[#＃]\s*/u, ""));
  const taken = new Set(tags.map(fold));
  return [...known]
    .filter(([tag]) => !taken.has(fold(tag)) && fold(tag).includes(start))
    .sort(([a, countA], [b, countB]) => {
      const startsFirst = Number(fold(b).startsWith(start)) - Number(fold(a).startsWith(start));
      return startsFirst || countB - countA || a.localeCompare(b);
    })
    .slice(0, limit)
    .map(([tag]) => tag);
}

function fold(tag: string): string {
  return tag.normalize("NFKC").toLowerCase();
}
