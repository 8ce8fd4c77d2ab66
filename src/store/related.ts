/** Entries that speak of the same things: found by the words that tell a text from all others. */
import type { EntryId } from "../model/id.ts";
import type { Hit } from "../search/found.ts";
import { indexedTerms } from "../search/indexed-terms.ts";
import { excerptsOf, marksIn } from "../search/marks.ts";
import { rarity, type Scored } from "../search/sets.ts";
import { isTelling, patternOfTerm } from "../search/telling.ts";
import { findableOf } from "./findable.ts";
import { createRows } from "./found-rows.ts";
import { flag } from "./index/columns.ts";
import type { IndexReader } from "./index/reader.ts";
import { result } from "./raw.ts";
import { summaryOf } from "./rows.ts";
import type { EntryRow } from "./schema.ts";
import { withReader } from "./search.ts";

/**
 * Words looked up, and of them those that are used: the heaviest in the text, then the rarest in the
 * library. Of more words the rarest are names that stand in one article alone: 96 and 12 gave 80 % of the
 * first five on the topic, 200 and 24 75, these 91 (`npm run bench:compare -- --articles 1000`).
 */
const looked = 48;
const used = 24;
/**
 * What stands in more of the library than this tells nothing. In a small library everything is frequent,
 * and in a smaller one no word can be told from the others.
 */
const mostShare = { usual: 0.1, small: 0.4 } as const;
const fewEntries = { small: 40, none: 5 } as const;
/** Of the words used, those two texts share at the least. */
const leastShared = 3;
/** Of the score that the entry itself has. */
const leastScore = 0.2;

/** Entries of the library shelf that are related to one, the most alike first, with the words they share marked. */
export function readRelated(id: EntryId, limit: number): Promise<readonly Hit[]> {
  return withReader(["entries", "texts"], [], async (reader, transaction) => {
    const row = await result<EntryRow | undefined>(transaction.objectStore("entries").index("id").get(id));
    if (row === undefined) return [];
    const rows = createRows(transaction);
    const terms = await tellingTerms(reader, row, await rows.textOf(row));
    const flags = await reader.column("flags");
    const alike = scoresOf(terms);
    const own = [...terms.values()].reduce((sum, { value }) => sum + value, 0);
    const best = [...alike]
      .filter(
        ([document, { score, shared }]) =>
          document !== row.document &&
          shared >= Math.min(leastShared, terms.size) &&
          score >= own * leastScore &&
          (flags(document) & (flag.gone | flag.trashed)) === 0,
      )
      .sort((a, b) => b[1].score - a[1].score || b[0] - a[0]);
    const storyOf = await reader.column("story");
    const first = firstOfStories(best, storyOf, row.story ?? 0).slice(0, limit);
    const patterns = [...terms.keys()].map(patternOfTerm);
    const hits = first.map(async ([document]): Promise<Hit | null> => {
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
function firstOfStories<T>(
  best: readonly (readonly [number, T])[],
  storyOf: (document: number) => number,
  own: number,
): readonly (readonly [number, T])[] {
  const told = new Set(own === 0 ? [] : [own]);
  return best.filter(([document]) => {
    const story = storyOf(document);
    if (story === 0) return true;
    const isNew = !told.has(story);
    told.add(story);
    return isNew;
  });
}

interface Telling {
  readonly found: Scored;
  /** What the term adds to a text that has it as this one does. */
  readonly value: number;
}

async function tellingTerms(
  reader: IndexReader,
  row: EntryRow,
  text: string,
): Promise<ReadonlyMap<string, Telling>> {
  const heaviest = [...indexedTerms(findableOf(row, text))]
    .filter(([term]) => isTelling(term))
    .sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)
    .slice(0, looked);
  const [all, lang, ...lists] = await Promise.all([
    reader.all(),
    reader.column("lang"),
    ...heaviest.map(([term]) => reader.term(term)),
  ]);
  // Among its own language: where that is a small part of the library, its plainest words are rare in all of it.
  const own = lang(row.document);
  const isOwn = (document: number): boolean => lang(document) === own;
  const alike = own === 0 ? all.documents.length : countOf(all.documents, isOwn);
  const isByLanguage = own !== 0 && alike >= fewEntries.none;
  const size = isByLanguage ? alike : all.documents.length;
  if (size < fewEntries.none) return new Map();
  const most = size < fewEntries.small ? Math.max(2, size * mostShare.small) : size * mostShare.usual;
  const telling = heaviest.flatMap(([term, weight], index) => {
    const found = lists[index];
    if (found === undefined || found.documents.length < 2) return [];
    // What is frequent in all of the library is so long enough to be counted in a language.
    if (found.documents.length > all.documents.length * mostShare.small) return [];
    const count = isByLanguage ? countOf(found.documents, isOwn) : found.documents.length;
    if (count > most) return [];
    return [{ term, found, value: (weight + 0.5) * rarity(count, size) }];
  });
  return new Map(
    telling
      .sort((a, b) => b.value - a.value)
      .slice(0, used)
      .map(({ term, found, value }) => [term, { found, value }]),
  );
}

function countOf(documents: Uint32Array, isMeant: (document: number) => boolean): number {
  let count = 0;
  for (const document of documents) if (isMeant(document)) count += 1;
  return count;
}

function scoresOf(terms: ReadonlyMap<string, Telling>): Map<number, { score: number; shared: number }> {
  const alike = new Map<number, { score: number; shared: number }>();
  for (const { found } of terms.values()) {
    for (const [at, document] of found.documents.entries()) {
      const score = found.scores[at] ?? 0;
      const known = alike.get(document);
      if (known === undefined) alike.set(document, { score, shared: 1 });
      else {
        known.score += score;
        known.shared += 1;
      }
    }
  }
  return alike;
}
