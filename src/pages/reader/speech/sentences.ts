/** The sentences of an article, one by one, as they are read aloud. */
import type { Passage } from "../../../model/quote.ts";
import { blocks, type PlacedText, textNodes } from "../highlights/article-text.ts";

export interface Sentence {
  /** Where it stands in the article's text. */
  readonly passage: Passage;
  /** What is said of it. */
  readonly text: string;
}

/** Not said: readings beside characters, which voices know; code; the numbers that lead to notes. */
const unsaid = 'rt, rp, pre, sup a[href^="#"], [hidden]';
/** Longer than this, and some voices stop before the end: a sentence is then said in pieces. */
const longest = 300;
/** Where a long sentence may be cut: after a mark that closes a clause. */
const clauseEnd = /[,;:，；：、—]\s*/g;

/** The sentences of the article in order. A block always ends one; nothing in them is only marks. */
export function sentencesOf(root: HTMLElement, lang: string): readonly Sentence[] {
  const segmenter = new Intl.Segmenter(supported(lang), { granularity: "sentence" });
  return runsOf(root).flatMap((run) => sentencesIn(run, segmenter));
}

/** A tag out of a page may be none that the browser knows. */
function supported(lang: string): string | undefined {
  try {
    return Intl.Segmenter.supportedLocalesOf(lang)[0];
  } catch {
    return undefined;
  }
}

/** The text nodes of each block, what is not said left out. */
function runsOf(root: HTMLElement): readonly (readonly PlacedText[])[] {
  const runs: PlacedText[][] = [];
  let last: Element | null = null;
  for (const placed of textNodes(root)) {
    const parent = placed.node.parentElement;
    if (parent === null || parent.closest(unsaid) !== null) continue;
    const block = parent.closest(blocks) ?? root;
    if (block !== last) runs.push([]);
    last = block;
    runs.at(-1)?.push(placed);
  }
  return runs;
}

function sentencesIn(run: readonly PlacedText[], segmenter: Intl.Segmenter): readonly Sentence[] {
  const text = run.map(({ node }) => node.data).join("");
  // A line break in the markup is a space to the eye, and would end a sentence.
  const plain = text.replace(/\s/g, " ");
  const sentences: Sentence[] = [];
  for (const { segment, index } of segmenter.segment(plain))
    for (const [from, to] of cut(segment, index)) {
      const said = plain.slice(from, to);
      if (!/[\p{L}\p{N}]/u.test(said)) continue;
      const start = from + said.length - said.trimStart().length;
      const end = to - said.length + said.trimEnd().length;
      sentences.push({
        passage: { from: placeOf(run, start, false), to: placeOf(run, end, true) },
        text: said.replace(/ +/g, " ").trim(),
      });
    }
  return sentences;
}

/** A sentence whole, or in pieces that end where a clause or at least a word does. */
function cut(sentence: string, start: number): readonly (readonly [number, number])[] {
  const pieces: (readonly [number, number])[] = [];
  let from = 0;
  while (sentence.length - from > longest) {
    const head = sentence.slice(from, from + longest);
    const clause = [...head.matchAll(clauseEnd)].at(-1);
    const space = head.lastIndexOf(" ");
    const length = clause !== undefined ? clause.index + clause[0].length : space > 0 ? space + 1 : longest;
    pieces.push([start + from, start + from + length]);
    from += length;
  }
  pieces.push([start + from, start + sentence.length]);
  return pieces;
}

/** Where a unit of a run stands in the article's text; an end belongs to the node before it. */
function placeOf(run: readonly PlacedText[], unit: number, isEnd: boolean): number {
  let left = unit;
  for (const { node, at } of run) {
    if (left < node.length || (isEnd && left === node.length)) return at + left;
    left -= node.length;
  }
  const last = run.at(-1);
  return last === undefined ? 0 : last.at + last.node.length;
}
