/** Pairs of the seeded editor compared, beside a plain word diff and a plain character diff. */
import { diffChars, diffWordsWithSpace } from "diff";
import { compareVersions } from "../../../src/compare/compare.ts";
import type { Comparison } from "../../../src/compare/comparison.ts";
import type { Version } from "../../../src/compare/version.ts";
import { createRandom } from "../../seeded-random.mjs";
import { type EditedPair, editedPair, longText } from "./editor.ts";
import { sampleTexts } from "./texts.ts";

const noFacts = {
  title: "",
  byline: null,
  authors: null,
  editor: null,
  originalUrl: null,
  edition: null,
  source: null,
  reprintedFrom: null,
  category: null,
  publishedTime: null,
  modifiedTime: null,
  images: [],
  links: [],
};

export function versionOf(lang: string, lines: readonly string[]): Version {
  return { ...noFacts, lang, blocks: lines.map((text) => ({ kind: "paragraph" as const, text })) };
}

export function comparePair({
  lang,
  before,
  after,
}: Pick<EditedPair, "lang" | "before" | "after">): Comparison {
  return compareVersions(versionOf(lang, before), versionOf(lang, after));
}

/** A full stop that a move left behind does not make it another text. */
function bare(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, "");
}

interface PairFigures {
  readonly lang: string;
  readonly ratio: number | null;
  readonly words: number | null;
  readonly characters: number | null;
  readonly moves: number;
  readonly found: number;
  readonly isAsShort: boolean;
}

/** How the comparison and its peers report one pair. */
export function measurePair(pair: EditedPair): PairFigures {
  const comparison = comparePair(pair);
  const { removedLength, addedLength } = comparison.counts;
  const movedTexts = comparison.rows
    .flatMap(({ kind, pieces }) => (kind === "movedHere" ? pieces.map(afterText) : pieces.map(movedText)))
    .map(bare)
    .join("");
  const before = pair.before.join("\n");
  const after = pair.after.join("\n");
  const segmenter = new Intl.Segmenter(pair.lang, { granularity: "word" });
  const peer = (changes: readonly { added?: boolean; removed?: boolean; value: string }[]): number =>
    changes.reduce((sum, { added, removed, value }) => sum + (added || removed ? value.length : 0), 0);
  const share = (edit: number): number | null => (pair.trueEdit === 0 ? null : edit / pair.trueEdit);
  return {
    lang: pair.lang,
    ratio: share(removedLength + addedLength),
    words: share(
      peer(diffWordsWithSpace(before, after, pair.lang === "en" ? {} : { intlSegmenter: segmenter })),
    ),
    characters: share(peer(diffChars(before, after))),
    moves: pair.moved.length,
    found: pair.moved.filter((text) => movedTexts.includes(bare(text))).length,
    // Which of two neighbours has moved past the other nobody can tell: the shorter explanation counts.
    isAsShort: movedTexts.length <= bare(pair.moved.join("")).length,
  };
}

function afterText(piece: Comparison["rows"][number]["pieces"][number]): string {
  if (piece.kind === "same" || piece.kind === "movedHere" || piece.kind === "added") return piece.text;
  return piece.kind === "quiet" ? piece.after : "";
}

function movedText(piece: Comparison["rows"][number]["pieces"][number]): string {
  return piece.kind === "movedHere" ? piece.text : "";
}

export function measurePairs(count: number): readonly (PairFigures & { readonly pair: EditedPair })[] {
  const random = createRandom(20_261_124);
  return Array.from({ length: count }, (_, number) => {
    const source = sampleTexts[number % sampleTexts.length];
    if (source === undefined) throw new Error("there are no sample texts");
    const pair = editedPair(random, source);
    return { ...measurePair(pair), pair };
  });
}

/** Milliseconds of comparing an English article of some 20,000 words with an edited one, and with an unrelated one. */
export function measureLong(): {
  readonly edited: number;
  readonly unrelated: number;
  readonly words: number;
} {
  const random = createRandom(7);
  const source = longText(random, "en", 330);
  const pair = editedPair(random, source, 200);
  const other = longText(random, "en", 330).paragraphs.map((sentences) =>
    sentences
      .map((sentence) => sentence.replaceAll(/\p{L}+/gu, (word) => [...word].reverse().join("")))
      .join(" "),
  );
  const time = (after: readonly string[]): number => {
    const start = performance.now();
    comparePair({ lang: "en", before: pair.before, after });
    return performance.now() - start;
  };
  const runs = (after: readonly string[]): number => {
    const taken = Array.from({ length: 5 }, () => time(after)).sort((a, b) => a - b);
    return taken[2] ?? 0;
  };
  return {
    edited: runs(pair.after),
    unrelated: runs(other),
    words: pair.before.join(" ").split(" ").length,
  };
}
