/**
 * What a clause looks for: the terms that lead to it in the index, and the stretches of text it is.
 * Terms alone find candidates; where they cannot tell (a phrase, or Chinese of three characters and
 * more, whose pairs may stand apart) the text itself is asked.
 */
import { ofPairs, ofWord } from "./characters.ts";
import { fieldTerm, wholeFields, wholeValue, wordFields } from "./indexed-terms.ts";
import type { Clause } from "./query.ts";
import { eachRun, longestTerm, pairsOf, type Run } from "./tokenize.ts";

export interface Pattern {
  /** In this order beside each other. Empty: nothing of the clause can stand in a text. */
  readonly runs: readonly Pick<Run, "text" | "kind">[];
  /** The last run may be the beginning of a word. */
  readonly isOpen: boolean;
}

export interface Wanted {
  /** All of these. */
  readonly terms: readonly string[];
  /** And a term that begins with each of these. */
  readonly prefixes: readonly string[];
  /** Where it must stand; null: anywhere. */
  readonly field: keyof typeof wordFields | null;
  readonly pattern: Pattern;
  /** Whether terms alone prove it; a value longer than a term is asked of the row. */
  readonly isProven: boolean;
}

/** A single letter begins too many words to be looked for as a beginning. */
const leastBeginning = 2;

/** What a clause on words or on a field of words looks for; null for fields that are no words. */
export function wantedBy(clause: Clause, isOpen: boolean): Wanted | null {
  const { field } = clause;
  if (field === "tag" || field === "category" || field === "lang") {
    const value = wholeValue(clause.value);
    const term = fieldTerm(wholeFields[field], value);
    const pattern = { runs: [], isOpen };
    const isProven = value.length < longestTerm;
    return isOpen
      ? { terms: [], prefixes: [term], field: null, pattern, isProven }
      : { terms: [term], prefixes: [], field: null, pattern, isProven };
  }
  if (field !== null && !isWordField(field)) return null;
  const runs: Run[] = [];
  eachRun(clause.value, (run) => runs.push(run));
  const letter = field === null ? null : wordFields[field];
  const termOf = (word: string) => (letter === null ? word : fieldTerm(letter, word));
  const terms: string[] = [];
  const prefixes: string[] = [];
  let isBeginning = false;
  for (const [index, run] of runs.entries()) {
    const isLast = index === runs.length - 1;
    if (run.kind === ofPairs) {
      const pairs = pairsOf(run.text);
      // A single character is found by the pairs it begins and, at the end of a run, by itself.
      if (pairs[0] === run.text && [...run.text].length === 1) prefixes.push(termOf(run.text));
      else terms.push(...pairs.map(termOf));
    } else if (isOpen && isLast && run.kind === ofWord && run.text.length >= leastBeginning) {
      isBeginning = true;
      prefixes.push(termOf(run.text));
    } else terms.push(termOf(run.text));
  }
  const isOneTerm = runs.length === 1 && terms.length + prefixes.length === 1;
  return {
    terms: [...new Set(terms)],
    prefixes,
    field,
    pattern: { runs, isOpen: isBeginning },
    isProven: runs.length === 0 || isOneTerm,
  };
}

function isWordField(field: string): field is keyof typeof wordFields {
  return field in wordFields;
}
