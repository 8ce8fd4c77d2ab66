/** Which terms of a text may tell what it is about. */
import { kindOf, ofPairs } from "./characters.ts";
import type { Pattern } from "./pattern.ts";

/** Shorter words of scripts with spaces are articles and prepositions. */
const leastLetters = 3;

/** Whether a term may tell: no mark of a field, no number, no single character, no very short word. */
export function isTelling(term: string): boolean {
  if (term.startsWith("\u0001") || /^\d+$/.test(term)) return false;
  const isPair = kindOf(term.codePointAt(0) ?? 0) === ofPairs;
  return isPair ? [...term].length === 2 : term.length >= leastLetters;
}

/** What marks a term in a text. */
export function patternOfTerm(term: string): Pattern {
  return { runs: [{ text: term, kind: kindOf(term.codePointAt(0) ?? 0) }], isOpen: false };
}
