/**
 * Texts to terms, the same way when they are written and when they are looked for. Words of scripts
 * with spaces are terms; Chinese, Japanese and Korean give every pair of neighbouring characters and
 * the last character of each run, so that any part of two characters or more is found by its pairs,
 * and a single one by what begins with it; Thai and its like are cut by the browser's dictionary.
 */
import { apart, type CharacterKind, kindOf, ofDictionary, ofPairs } from "./characters.ts";
import { foldPairs, foldTerm } from "./fold-term.ts";

/** A stretch of one kind of characters. */
export interface Run {
  /** Folded. */
  readonly text: string;
  readonly kind: CharacterKind;
  /** In UTF-16 units of the text it was cut from. */
  readonly from: number;
  readonly to: number;
}

/** Longer words are cut: nobody types them, and a page may be one word of a megabyte. */
export const longestTerm = 40;
/** Longest piece handed to the dictionary, whose time grows with the square of what it cannot find. */
const longestPiece = 100;
let dictionary: Intl.Segmenter | undefined;

/** Calls `take` for every stretch of a text that is looked for as one; linear in the text. */
export function eachRun(text: string, take: (run: Run) => void): void {
  const end = text.length;
  let at = 0;
  while (at < end) {
    let code = text.charCodeAt(at);
    if (code >= 0xd800 && code <= 0xdbff) code = text.codePointAt(at) ?? code;
    const kind = kindOf(code);
    const from = at;
    at += code > 0xffff ? 2 : 1;
    if (kind === apart) continue;
    while (at < end) {
      code = text.charCodeAt(at);
      if (code >= 0xd800 && code <= 0xdbff) code = text.codePointAt(at) ?? code;
      if (kindOf(code) !== kind) break;
      at += code > 0xffff ? 2 : 1;
    }
    if (kind === ofDictionary) cutByDictionary(text, from, at, take);
    else {
      const raw = text.slice(from, at);
      const folded = kind === ofPairs ? foldPairs(raw) : foldTerm(raw).slice(0, longestTerm);
      if (folded !== "") take({ text: folded, kind, from, to: at });
    }
  }
}

function cutByDictionary(text: string, from: number, to: number, take: (run: Run) => void): void {
  dictionary ??= new Intl.Segmenter("th", { granularity: "word" });
  for (let start = from; start < to; start += longestPiece) {
    const piece = text.slice(start, Math.min(start + longestPiece, to));
    for (const { segment, index } of dictionary.segment(piece))
      take({
        text: foldTerm(segment).slice(0, longestTerm),
        kind: ofDictionary,
        from: start + index,
        to: start + index + segment.length,
      });
  }
}

/** The pairs of neighbouring characters of a run; of a single character, itself. */
export function pairsOf(run: string): string[] {
  const characters = hasSurrogates.test(run) ? [...run] : run;
  const pairs: string[] = [];
  for (let at = 0; at + 1 < characters.length; at += 1)
    pairs.push(`${characters[at] ?? ""}${characters[at + 1] ?? ""}`);
  return pairs.length === 0 ? [run] : pairs;
}

const hasSurrogates = /[\ud800-\udfff]/;

/** Calls `take` for every term of a text, as often as it stands there. */
export function eachTerm(text: string, take: (term: string) => void): void {
  eachRun(text, (run) => {
    if (run.kind !== ofPairs) {
      take(run.text);
      return;
    }
    const characters = hasSurrogates.test(run.text) ? [...run.text] : run.text;
    const last = characters.length - 1;
    for (let at = 0; at < last; at += 1) take(`${characters[at] ?? ""}${characters[at + 1] ?? ""}`);
    take(characters[last] ?? "");
  });
}
