/** From a query to the documents it finds: the index first, then the columns. No row is read here. */
import { type Wanted, wantedBy } from "../../search/pattern.ts";
import { type Clause, dayOf, type Query } from "../../search/query.ts";
import { both, either, only, type Scored, without } from "../../search/sets.ts";
import { flag, noDay, outermostDays } from "./columns.ts";
import { type IndexReader, withAll } from "./reader.ts";

/** A clause that the index cannot prove: documents it led to must be asked. */
export interface Doubt {
  readonly clause: Clause;
  /** Null where it is a day that the column does not hold. */
  readonly wanted: Wanted | null;
  /** Only these may hold it. */
  readonly documents: Scored;
  /** The clauses of its group of which one alone is enough. */
  readonly group: number;
}

export interface Found {
  /** On the shelf that is meant. With doubts, some of them may not match. */
  readonly candidates: Scored;
  /** By group, what is proven without asking: documents of a group that has no doubt for them. */
  readonly proven: readonly (Scored | null)[];
  readonly doubts: readonly Doubt[];
  /** Whether some word gives scores. */
  readonly hasWords: boolean;
  /** False where a beginning had too many words to read. */
  readonly isWhole: boolean;
}

/** The documents of a query. `open` is the clause that is still being typed. */
export async function find(reader: IndexReader, query: Query, open: Clause | null): Promise<Found> {
  const isOnShelf = shelfOf(query);
  // All is asked for at once: a clause that waited for the one before would wait a step of the database.
  const [flags, leads] = await Promise.all([
    reader.column("flags"),
    Promise.all(
      query.groups.map((clauses) => Promise.all(clauses.map((clause) => leadOf(reader, clause, open)))),
    ),
  ]);
  let candidates: Scored | null = null;
  const excluded: Scored[] = [];
  const proven: (Scored | null)[] = [];
  const doubts: Doubt[] = [];
  let hasWords = false;
  let isWhole = true;
  for (const [group, clauses] of query.groups.entries()) {
    const certain: Scored[] = [];
    const uncertain: Scored[] = [];
    for (const lead of leads[group] ?? []) {
      if (lead === null) continue;
      const { clause, wanted, found, unsure } = lead;
      hasWords ||= wanted !== null && (clause.field === null || wanted.field !== null);
      isWhole &&= lead.isWhole;
      if (wanted === null || wanted.isProven) certain.push(found);
      else {
        uncertain.push(found);
        doubts.push({ clause, wanted, documents: found, group });
      }
      if (unsure === undefined || unsure.documents.length === 0) continue;
      uncertain.push(unsure);
      doubts.push({ clause, wanted, documents: unsure, group });
    }
    if (certain.length + uncertain.length === 0) {
      proven.push(null);
      continue;
    }
    const isExcluding = clauses[0]?.isExcluded === true;
    if (isExcluding) {
      excluded.push(...certain);
      proven.push(null);
      continue;
    }
    const whole = either([...certain, ...uncertain]);
    proven.push(uncertain.length === 0 ? null : either(certain));
    candidates = candidates === null ? whole : both(candidates, whole);
  }
  const start = candidates ?? (await reader.all());
  const onShelf = only(start, (document) => isOnShelf(flags(document)));
  return { candidates: excluded.reduce(without, onShelf), proven, doubts, hasWords, isWhole };
}

/** What the index knows of one clause. */
interface Lead {
  readonly clause: Clause;
  /** Null where columns tell, and all of it. */
  readonly wanted: Wanted | null;
  readonly found: Scored;
  /** Documents of which the columns cannot tell. */
  readonly unsure?: Scored;
  readonly isWhole: boolean;
}

/** Null where there is nothing to look for. */
async function leadOf(reader: IndexReader, clause: Clause, open: Clause | null): Promise<Lead | null> {
  const wanted = wantedBy(clause, clause === open);
  if (clause.field === "before" || clause.field === "after")
    return { clause, wanted, ...(await byDay(reader, clause)), isWhole: true };
  if (wanted === null) return { clause, wanted, found: await byFlag(reader, clause), isWhole: true };
  if (wanted.terms.length + wanted.prefixes.length === 0) return null;
  return { clause, wanted, ...(await withAll(reader, wanted)) };
}

/**
 * Where a query looks, by the flags of a document: in the trash where it asks for that; else at hand, and
 * in the archive too where it asks for that or for words. What was put away is out of sight, not out of
 * reach.
 */
function shelfOf(query: Query): (flags: number) => boolean {
  const wanted = query.groups.flat().filter(({ isExcluded }) => !isExcluded);
  const asksFor = (state: string) =>
    wanted.some(({ field, value }) => field === "is" && value.toLowerCase() === state);
  const [mask, shelf] = asksFor("trashed")
    ? [flag.gone | flag.trashed, flag.trashed]
    : asksFor("archived") || wanted.some(({ field }) => field === null || field === "title")
      ? [flag.gone | flag.trashed, 0]
      : [flag.gone | flag.trashed | flag.archived, 0];
  return (flags) => (flags & mask) === shelf;
}

/** Documents whose day fits a clause, and those whose day lies beyond what the column holds, as the clause's does. */
async function byDay(
  reader: IndexReader,
  { field, value }: Clause,
): Promise<{ readonly found: Scored; readonly unsure: Scored }> {
  const bound = dayOf(value) ?? 0;
  const [all, published, saved] = await Promise.all([
    reader.all(),
    reader.column("published"),
    reader.column("saved"),
  ]);
  const { first, last } = outermostDays;
  const isUnsure = (document: number) => {
    const day = published(document);
    return (day === first && bound <= first) || (day === last && bound > last);
  };
  const isFound = (document: number) => {
    const stated = published(document);
    const day = stated === noDay ? Math.floor(saved(document) / 86_400) : stated;
    return (field === "before") === day < bound && !isUnsure(document);
  };
  return { found: only(all, isFound), unsure: only(all, isUnsure) };
}

/** Documents whose flags fit a clause. */
async function byFlag(reader: IndexReader, clause: Clause): Promise<Scored> {
  const [all, flags] = await Promise.all([reader.all(), reader.column("flags")]);
  const [bit, isSet] = bitOf(clause.field, clause.value.toLowerCase());
  return only(all, (document) => ((flags(document) & bit) !== 0) === isSet);
}

/** Which bit says it, and whether it must be set; no bit is ever set of what there is not yet. */
function bitOf(field: Clause["field"], value: string): readonly [number, boolean] {
  if (field === "has") {
    if (value === "image") return [flag.image, true];
    if (value === "note") return [flag.note, true];
    if (value === "tag") return [flag.tag, true];
    if (value === "highlight") return [flag.highlight, true];
    return [0, true];
  }
  if (value === "unread") return [flag.unread, true];
  if (value === "read") return [flag.unread, false];
  if (value === "favourite") return [flag.favourite, true];
  if (value === "archived") return [flag.archived, true];
  if (value === "trashed") return [flag.trashed, true];
  if (value === "uncaptured") return [flag.uncaptured, true];
  return [0, true];
}
