/** Words and names that exist, for what is being typed or was typed wrong. */
import { fieldTerm, wholeFields, wholeValue, wordFields } from "../../search/indexed-terms.ts";
import type { Query } from "../../search/query.ts";
import { isOneStepFrom } from "../../search/spelling.ts";
import type { IndexReader } from "./reader.ts";

/** Shorter words are one step from too many others. */
const leastLetters = 4;
const mostWords = 3;
const mostTerms = 4_000;
const latinWord = /^[a-z]+$/;

/** The query with each word that stands nowhere set right by one letter; null where none can be. */
export async function didYouMean(reader: IndexReader, query: Query, typed: string): Promise<string | null> {
  const words = query.groups
    .flat()
    .filter(
      ({ field, isExcluded, isPhrase, value }) =>
        field === null && !isExcluded && !isPhrase && latinWord.test(value.toLowerCase()),
    )
    .filter(({ value }) => value.length >= leastLetters)
    .slice(0, mostWords);
  let corrected = typed;
  for (const { value, from, to } of words.reverse()) {
    const word = value.toLowerCase();
    if ((await reader.term(word)).documents.length > 0) continue;
    const better = await nearest(reader, word);
    if (better !== null) corrected = corrected.slice(0, from) + better + corrected.slice(to);
  }
  return corrected === typed ? null : corrected;
}

/** The most frequent word one step away: with the same first two letters, or the same but for those. */
async function nearest(reader: IndexReader, word: string): Promise<string | null> {
  const beginnings = new Set([
    word.slice(0, 2),
    `${word[1] ?? ""}${word[0] ?? ""}`,
    word.slice(1, 3),
    `${word[0] ?? ""}${word[2] ?? ""}`,
  ]);
  let best: { readonly term: string; readonly count: number } | null = null;
  for (const beginning of beginnings) {
    if (beginning.length < 2) continue;
    for (const [term, count] of await reader.termsFrom(beginning, mostTerms)) {
      if (isOneStepFrom(word, term) && count > (best?.count ?? 0)) best = { term, count };
    }
  }
  return best?.term ?? null;
}

/** Names or words that begin like the value being typed, most frequent first. */
export async function completions(
  reader: IndexReader,
  field: keyof typeof wordFields | keyof typeof wholeFields | null,
  value: string,
  most: number,
): Promise<readonly string[]> {
  const folded = wholeValue(value);
  if (folded === "") return [];
  const prefix =
    field === null
      ? folded
      : fieldTerm(
          field in wholeFields
            ? wholeFields[field as keyof typeof wholeFields]
            : wordFields[field as keyof typeof wordFields],
          folded,
        );
  const found = await reader.termsFrom(prefix, most);
  return [...found.keys()].map((term) => (field === null ? term : term.slice(2)));
}
