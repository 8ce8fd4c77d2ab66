/**
 * Which entries are the same story: the rarest words of a text name candidates through the search index,
 * and the stretches of words they share decide. Through rare words a part of a text is found in the
 * whole, which a fingerprint of all of it cannot do.
 */
import { type Kinship, kinshipOf, shinglesOf } from "../compare/shingles.ts";
import { corrected } from "../model/corrections.ts";
import type { EntrySummary } from "../model/entry.ts";
import type { EntryId } from "../model/id.ts";
import { namedAmong, type Told } from "../model/reprint-chain.ts";
import { type Findable, indexedTerms } from "../search/indexed-terms.ts";
import { rarity } from "../search/sets.ts";
import { isTelling } from "../search/telling.ts";
import { termNumber } from "../search/term-number.ts";
import { findableOf } from "./findable.ts";
import { createRows, type Rows } from "./found-rows.ts";
import { flag } from "./index/columns.ts";
import type { IndexReader } from "./index/reader.ts";
import { result } from "./raw.ts";
import { summaryOf } from "./rows.ts";
import type { EntryRow, SnapshotRow } from "./schema.ts";
import { withReader } from "./search.ts";

/** An entry that holds the same story. */
export interface Reprint {
  readonly entry: EntrySummary;
  /** `by-hand`: the reader said so, or it is a copy of a copy; their own texts do not show it. */
  readonly kinship: Kinship | "by-hand";
  /** How much of the text asked about stands in it, and how much of it in that text: 0 to 1. */
  readonly ofText: number;
  readonly ofEntry: number;
  readonly isGrouped: boolean;
}

/** One of those that stand beside an entry. */
export interface KeptReprint extends Reprint {
  /** Whom one of the two names as where it comes from, where that is the other. */
  readonly named: string | null;
}

/** Terms looked up: the heaviest of the text, and as many spread over all of it. */
const heaviest = 24;
const spread = 40;
/** Candidates whose texts are read. */
const mostRead = 12;
/** Members of a group that are shown beside an article. */
const mostMembers = 50;
/** Of the terms looked up, those a candidate shares at the least. */
const fewestTerms = 3;
/** What stands in more of a library than this names no candidate. */
const mostShare = 0.02;
const mostAlways = 24;

/** The entries of the library shelf that hold the story of a text that is none of theirs yet. */
export function findReprints(found: Findable, except: EntryId | null): Promise<readonly Reprint[]> {
  return withReader(["entries", "texts"], [], async (reader, transaction) => {
    const rows = createRows(transaction);
    const others = (await candidateRows(reader, rows, found)).filter(({ id }) => id !== except);
    return byLikeness(await comparedWith(found.text, others, rows, () => false));
  });
}

/**
 * What shares the story of an entry: the rest of its group, and what holds it or is held by it, the most
 * alike first. What the reader took out of its group is nobody's reprint.
 */
export function readReprints(id: EntryId): Promise<readonly KeptReprint[]> {
  return withReader(["entries", "texts", "snapshots"], [], async (reader, transaction) => {
    const entries = transaction.objectStore("entries");
    const row = await result<EntryRow | undefined>(entries.index("id").get(id));
    if (row === undefined || row.grouping === "alone") return [];
    const rows = createRows(transaction);
    const text = await rows.textOf(row);
    const members =
      row.story === null
        ? []
        : await result<EntryRow[]>(entries.index("story").getAll(row.story, mostMembers));
    const found = await candidateRows(reader, rows, findableOf(row, text));
    const others = new Map([...members, ...found].map((other) => [other.number, other]));
    others.delete(row.number);
    const standing = [...others.values()].filter(
      ({ grouping, shelf }) => grouping !== "alone" && shelf !== 1,
    );
    const isGrouped = (other: EntryRow) => row.story !== null && other.story === row.story;
    const reprints = byLikeness(await comparedWith(text, standing, rows, isGrouped));
    const byId = new Map(standing.map((other) => [other.id, other]));
    const kin = reprints.flatMap(({ entry }) => byId.get(entry.id) ?? []);
    const own = await toldBy(transaction, row);
    const told = await Promise.all(kin.map((other) => toldBy(transaction, other)));
    const byOwn = namedAmong(own, told);
    const byOthers = told.map((other) => namedAmong(other, [own])[0] ?? null);
    return reprints.map((reprint, at) => ({ ...reprint, named: byOwn[at] ?? byOthers[at] ?? null }));
  });
}

/** What an entry says of where it comes from, under the reader's corrections. */
async function toldBy(transaction: IDBTransaction, row: EntryRow): Promise<Told> {
  const snapshots = transaction.objectStore("snapshots");
  const latest = await result<SnapshotRow | undefined>(snapshots.get(row.latestSnapshot));
  const { url, siteName, source, reprintedFrom, corrections } = row;
  const { edition, originalUrl } =
    latest === undefined ? { edition: null, originalUrl: null } : corrected(latest.facts, corrections);
  return { url, siteName, source, reprintedFrom, edition, originalUrl };
}

async function candidateRows(reader: IndexReader, rows: Rows, found: Findable): Promise<readonly EntryRow[]> {
  const read = await Promise.all((await candidates(reader, found)).map((document) => rows.entry(document)));
  return read.filter((row) => row !== undefined);
}

async function comparedWith(
  text: string,
  others: readonly EntryRow[],
  rows: Rows,
  isGrouped: (other: EntryRow) => boolean,
): Promise<readonly Reprint[]> {
  const own = shinglesOf(text);
  const reprints: Reprint[] = [];
  for (const other of others) {
    const kin = kinshipOf(own, shinglesOf(await rows.textOf(other)));
    if (kin === null && !isGrouped(other)) continue;
    reprints.push({
      entry: summaryOf(other),
      kinship: kin?.kinship ?? "by-hand",
      ofText: kin?.ofOne ?? 0,
      ofEntry: kin?.ofOther ?? 0,
      isGrouped: isGrouped(other),
    });
  }
  return reprints;
}

function byLikeness(reprints: readonly Reprint[]): readonly Reprint[] {
  return reprints.toSorted((a, b) => b.ofText + b.ofEntry - a.ofText - a.ofEntry);
}

/** Documents that share the most and rarest of a text's terms, first the likeliest. */
async function candidates(reader: IndexReader, found: Findable): Promise<readonly number[]> {
  const terms = chosenTerms(found);
  const [all, flags, ...lists] = await Promise.all([
    reader.all(),
    reader.column("flags"),
    ...terms.map((term) => reader.term(term)),
  ]);
  const size = all.documents.length;
  const most = Math.max(mostAlways, size * mostShare);
  const scores = new Map<number, { score: number; shared: number }>();
  for (const { documents } of lists) {
    const count = documents.length;
    if (count === 0 || count > most) continue;
    const value = rarity(count, size);
    for (const document of documents) {
      const known = scores.get(document);
      if (known === undefined) scores.set(document, { score: value, shared: 1 });
      else {
        known.score += value;
        known.shared += 1;
      }
    }
  }
  return [...scores]
    .filter(
      ([document, { shared }]) =>
        shared >= fewestTerms && (flags(document) & (flag.gone | flag.trashed)) === 0,
    )
    .sort((a, b) => b[1].score - a[1].score)
    .slice(0, mostRead)
    .map(([document]) => document);
}

/** Terms to look up. The spread ones are the same for every text that has them, and so for a copy. */
function chosenTerms(found: Findable): readonly string[] {
  const telling = [...indexedTerms(found)].filter(([term]) => isTelling(term));
  const byWeight = [...telling].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length);
  const bySpread = [...telling].sort((a, b) => spreadOf(a[0]) - spreadOf(b[0]));
  return [
    ...new Set([
      ...byWeight.slice(0, heaviest).map(([term]) => term),
      ...bySpread.slice(0, spread).map(([term]) => term),
    ]),
  ];
}

/** Long words first, being rare; among pairs of characters, by a number that has nothing to do with their meaning. */
function spreadOf(term: string): number {
  return (termNumber(term) / 2 ** 32) * (term.charCodeAt(0) >= 0x2e80 ? 1 : 6 / Math.max(3, term.length));
}
