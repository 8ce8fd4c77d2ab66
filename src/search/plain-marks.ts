/**
 * Marks in texts whose folding is plain to see, found by the engine's own search for strings: a tenth of
 * the time that cutting the text into runs takes (`tests/unit/search/marks.test.ts` holds the two against
 * each other). Most English, Chinese, Japanese and Korean texts are such.
 */
import { kindOf, ofPairs, ofWord } from "./characters.ts";
import { foldTerm } from "./fold-term.ts";
import type { Span } from "./found.ts";
import type { Pattern } from "./pattern.ts";
import { joined } from "./spans.ts";
import { longestTerm } from "./tokenize.ts";

/**
 * What folds character by character: ASCII and accented Latin letters, without the few that fold to two;
 * characters found by pairs that fold to themselves; and punctuation, general, Chinese and Japanese. No
 * full-width letters, no combining marks.
 */
const plainText = new RegExp(
  `^[${[
    "\\0-\\x7f\\xa0\\xa7\\xa9\\xab\\xae\\xb0\\xb7\\xbb",
    "\\xc0-\\xc5\\xc7-\\xdd\\xe0-\\xe5\\xe7-\\xfd\\xff\\u0100-\\u0131\\u0134-\\u013e\\u0141-\\u0148\\u014a-\\u0151\\u0154-\\u017f",
    "\\u2010-\\u2027\\u2030-\\u203f\\u3000-\\u3005\\u3007-\\u3020\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65",
    "\\u3041-\\u3096\\u30a1-\\u30fe\\u4e00-\\u9fff\\uac00-\\ud7a3",
  ].join("")}]*$`,
);
const accented = /[\xc0-\u017f]/g;
const folds = new Map<string, string>();

/** A plain text folded, unit by unit: places in it are places in the text. */
function folded(text: string): string {
  const plain = text.replace(accented, (letter) => {
    let fold = folds.get(letter);
    if (fold === undefined) {
      fold = foldTerm(letter);
      folds.set(letter, fold);
    }
    return fold;
  });
  return plain.toLowerCase();
}

/** Whether {@link marksInPlain} may be asked of a text. */
export function isPlain(text: string): boolean {
  return plainText.test(text);
}

/** Whether {@link marksInPlain} may be asked for a pattern: one word, or one stretch of characters found by pairs. */
export function isSimplePattern({ runs }: Pattern): boolean {
  const [run] = runs;
  return runs.length === 1 && run !== undefined && (run.kind === ofWord || run.kind === ofPairs);
}

/** So many of one pattern are enough for any excerpt. */
const mostOfOne = 2_000;

/** As {@link ./marks.ts marksInRuns}, of a plain text and simple patterns. */
export function marksInPlain(text: string, patterns: readonly Pattern[]): readonly Span[] {
  const lower = folded(text);
  const marks: Span[] = [];
  for (const { runs, isOpen } of patterns) {
    const [run] = runs;
    if (run === undefined) continue;
    const own = run.kind === ofPairs ? stretches(text, run.text) : words(lower, run.text, isOpen);
    for (const mark of own) marks.push(mark);
  }
  return joined(marks);
}

/** The patterns of which every part stands somewhere in a plain text. */
export function possibleInPlain(text: string, patterns: readonly Pattern[]): readonly Pattern[] {
  const lower = folded(text);
  return patterns.filter(({ runs }) =>
    runs.every((run) => (run.kind === ofPairs ? text : lower).includes(run.text)),
  );
}

function* stretches(text: string, wanted: string): Generator<Span> {
  let count = 0;
  for (let at = text.indexOf(wanted); at >= 0 && count < mostOfOne; count += 1) {
    yield { from: at, to: at + wanted.length };
    at = text.indexOf(wanted, at + wanted.length);
  }
}

function* words(lower: string, wanted: string, isOpen: boolean): Generator<Span> {
  let count = 0;
  for (let at = lower.indexOf(wanted); at >= 0 && count < mostOfOne; ) {
    let to = at + wanted.length;
    if (!isWordAt(lower, at - 1)) {
      while (isWordAt(lower, to)) to += 1;
      // A word is known by its first letters, as long as a term may be.
      const isWhole = to === at + wanted.length || wanted.length === longestTerm;
      if (isOpen || isWhole) {
        yield { from: at, to };
        count += 1;
      }
    }
    at = lower.indexOf(wanted, to);
  }
}

function isWordAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && kindOf(text.charCodeAt(at)) === ofWord;
}
