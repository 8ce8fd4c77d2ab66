/** Entries that speak of the same things: found by the words that tell a text from all others. */
import type { EntryId } from "../model/id.ts";
import type { Hit } from "../search/found.ts";
import { fieldTerm, indexedTerms, wholeFields, wholeValue } from "../search/indexed-terms.ts";
import { mostAlike, type Telling } from "../search/likeness.ts";
import { excerptsOf, marksIn } from "../search/marks.ts";
import { rarity } from "../search/sets.ts";
import { isTelling, patternOfTerm } from "../search/telling.ts";
import { findableOf } from "./findable.ts";
import { createRows } from "./found-rows.ts";
import { flag } from "./index/columns.ts";
import type { IndexReader } from "./index/reader.ts";
import { result } from "./raw.ts";
import { summaryOf } from "./rows.ts";
import type { EntryRow } from "./schema.ts";
import { withReader } from "./search.ts";

/** Words looked up, and of them those that are used: the heaviest in the text, then the rarest in the library. */
const looked = 64;
const used = 32;
/**
 * What stands in more of the library than this tells nothing. In a small library everything is frequent,
 * and in a smaller one no word can be told from the others. A tenth instead of a fifth cost 5 % of the first five on
 * the topic (`npm run bench:compare`).
 */
const mostShare = { usual: 0.2, small: 0.4 } as const;
const fewEntries = { small: 40, none: 5 } as const;

/** Entries of the library shelf that are related to one, the most alike first, with the words they share marked. */
export function readRelated(id: EntryId, limit: number): Promise<readonly Hit[]> {
  return withReader(["entries", "texts"], [], async (reader, transaction) => {
    const row = await result<EntryRow | undefined>(transaction.objectStore("entries").index("id").get(id));
    if (row === undefined) return [];
    const rows = createRows(transaction);
    const { words, own, isOwn, isAlike } = await tellingWords(reader, row, await rows.textOf(row));
    const flags = await reader.column("flags");
    const best = mostAlike(words, { self: row.document, end: reader.end, own, isOwn })
      .map(({ document }) => document)
      .filter((document) => (flags(document) & (flag.gone | flag.trashed)) === 0);
    // Those that can be read in one go come first.
    const sorted = [...best.filter(isAlike), ...best.filter((document) => !isAlike(document))];
    const storyOf = await reader.column("story");
    const first = firstOfStories(sorted, storyOf, row.story ?? 0).slice(0, limit);
    const patterns = words.map(({ term }) => patternOfTerm(term));
    const hits = first.map(async (document): Promise<Hit | null> => {
      const entry = await rows.entry(document);
      if (entry === undefined) return null;
      const text = await rows.text(document);
      const excerpts = excerptsOf(text, marksIn(text, patterns)).slice(0, 1);
      return { entry: summaryOf(entry), titleMarks: [], excerpts, copies: [] };
    });
    return (await Promise.all(hits)).filter((hit) => hit !== null);
  });
}

/** Without the copies of the text itself, and of any other story the most alike alone. */
function firstOfStories(
  best: readonly number[],
  storyOf: (document: number) => number,
  own: number,
): readonly number[] {
  const told = new Set(own === 0 ? [] : [own]);
  return best.filter((document) => {
    const story = storyOf(document);
    if (story === 0) return true;
    const isNew = !told.has(story);
    told.add(story);
    return isNew;
  });
}

interface TellingWords {
  readonly words: readonly Telling[];
  /** How many documents there are to judge by, and which. */
  readonly own: number;
  readonly isOwn: (document: number) => boolean;
  /** Whether a document is in the same language. */
  readonly isAlike: (document: number) => boolean;
}

/** The documents in a language, whatever its region or script. Unlike its column, the term is there before the tail is folded. */
async function inLanguage(reader: IndexReader, lang: string | null): Promise<(document: number) => boolean> {
  if (lang === null) return () => false;
  const [primary = ""] = wholeValue(lang).split(/[-_]/);
  const { documents } = await reader.term(fieldTerm(wholeFields.lang, primary));
  const isIn = new Uint8Array(reader.end);
  for (const document of documents) isIn[document] = 1;
  return (document) => isIn[document] === 1;
}

async function tellingWords(reader: IndexReader, row: EntryRow, text: string): Promise<TellingWords> {
  const heaviest = [...indexedTerms(findableOf(row, text))]
    .filter(([term]) => isTelling(term))
    .sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)
    .slice(0, looked);
  const [all, isAlike, ...lists] = await Promise.all([
    reader.all(),
    inLanguage(reader, row.lang),
    ...heaviest.map(([term]) => reader.term(term)),
  ]);
  const total = all.documents.length;
  // Among its own language: where that is a small part of the library, its plainest words are rare in all of it.
  const alike = countOf(all.documents, isAlike);
  const isByLanguage = alike >= fewEntries.none;
  const own = isByLanguage ? alike : total;
  const isOwn = isByLanguage ? isAlike : () => true;
  if (own < fewEntries.none) return { words: [], own, isOwn, isAlike };
  const most = own < fewEntries.small ? Math.max(2, own * mostShare.small) : own * mostShare.usual;
  const telling = heaviest.flatMap(([term, weight], index) => {
    const found = lists[index];
    if (found === undefined || found.documents.length < 2) return [];
    // What is frequent in all of the library is so long enough to be counted in a language.
    if (found.documents.length > total * mostShare.small) return [];
    const count = isByLanguage ? countOf(found.documents, isOwn) : found.documents.length;
    if (count > most) return [];
    // In a language of few entries nothing is frequent; then what it is in all of them says more.
    const inAll = rarity(found.documents.length, total);
    const rare = Math.min(rarity(count, own), inAll);
    return [{ term, found, value: (weight + 0.5) * rare, factor: rare / inAll }];
  });
  const words = telling
    .sort((a, b) => b.value - a.value)
    .slice(0, used)
    .map(({ term, found: { documents, scores }, factor }) => ({
      term,
      documents,
      scores: scores.map((score) => score * factor),
    }));
  return { words, own, isOwn, isAlike };
}

function countOf(documents: Uint32Array, isMeant: (document: number) => boolean): number {
  let count = 0;
  for (const document of documents) if (isMeant(document)) count += 1;
  return count;
}
