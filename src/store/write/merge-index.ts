/**
 * Making two neighbouring segments one, in steps of some tens of milliseconds. Each step is one
 * transaction that writes its blocks and how far it came, so that whoever dies loses one step; what
 * is being written is no part of the index until its last step says so.
 */
import { createBlockWriter } from "../../search/block.ts";
import { utf8Of } from "../../search/bytes.ts";
import type { DocumentRange } from "../../search/postings.ts";
import {
  compareTerms,
  createScratch,
  createTermCursor,
  grow,
  type Scratch,
  type TermCursor,
} from "../../search/term-cursor.ts";
import { chunkSize, goneAt } from "../index/columns.ts";
import type { BlockRow, IndexRow, Segment } from "../index-rows.ts";
import type { LibraryDatabase } from "../schema.ts";
import { indexOnlyTables, indexRow } from "./fold-index.ts";

/** With more segments than this, every word costs a step in the database more: 0.3 ms warm, up to 1 ms cold each. */
const mostSegments = 4;
/** Blocks read of each side a step: about 130 KB. */
const blocksPerStep = 32;
const mostDiscarded = 500;

/** One step towards at most so many segments; false where there is nothing to do. */
export function mergeStep(database: LibraryDatabase, most = mostSegments): Promise<boolean> {
  return database.transaction("rw", indexOnlyTables(database), async () => {
    const index = await indexRow(database);
    if (index.merge !== null) {
      await goOn(database, index, index.merge);
      return true;
    }
    const [discarded] = index.discarded;
    if (discarded !== undefined) {
      await discard(database, index, discarded);
      return true;
    }
    const pair = pairToMerge(index.segments, most);
    if (pair === null) return false;
    const output = index.lastSegment + 1;
    await database.kept.put({
      ...index,
      lastSegment: output,
      merge: { inputs: pair, output, after: null, bytes: 0 },
    });
    return true;
  });
}

/**
 * The two neighbours that hold the fewest documents together. Merging only where there are too many
 * segments, and the least first, a document of 100,000 is rewritten some fifteen times until it rests.
 */
function pairToMerge(segments: readonly Segment[], most: number): readonly [number, number] | null {
  if (segments.length <= most) return null;
  let best: { readonly pair: readonly [number, number]; readonly documents: number } | null = null;
  for (const [at, later] of segments.entries()) {
    const earlier = segments[at - 1];
    if (earlier === undefined) continue;
    const documents = earlier.documents + later.documents;
    if (best === null || documents < best.documents)
      best = { pair: [earlier.segment, later.segment], documents };
  }
  return best?.pair ?? null;
}

async function goOn(
  database: LibraryDatabase,
  index: IndexRow,
  merge: NonNullable<IndexRow["merge"]>,
): Promise<void> {
  const inputs = index.segments.filter(({ segment }) => merge.inputs.includes(segment));
  const [earlier, later] = inputs;
  if (earlier === undefined || later === undefined) {
    await database.kept.put({ ...index, merge: null, discarded: [...index.discarded, merge.output] });
    return;
  }
  const isGone = await goneIn(database, earlier, later);
  const sides = await Promise.all([
    readSide(database, earlier, merge.after),
    readSide(database, later, merge.after),
  ]);
  const range = { first: earlier.first, count: later.first + later.count - earlier.first };
  const writer = createBlockWriter(range);
  const bound = mergeSides(sides, merge.after, isGone, (term, list) =>
    writer.addBytes(term, list, list.count),
  );
  const blocks = writer
    .take(true)
    .map(({ firstTerm, bytes }) => ({ segment: merge.output, firstTerm, bytes }));
  await database.blocks.bulkPut(blocks);
  const bytes = merge.bytes + blocks.reduce((sum, block) => sum + block.bytes.length, 0);
  if (bound !== null) {
    await database.kept.put({ ...index, merge: { ...merge, after: bound, bytes } });
    return;
  }
  let documents = 0;
  for (let document = range.first; document < range.first + range.count; document += 1)
    if (!isGone(document)) documents += 1;
  const made: Segment = { segment: merge.output, ...range, documents, bytes };
  const segments = index.segments.flatMap((segment) =>
    segment === earlier ? [made] : segment === later ? [] : [segment],
  );
  await database.kept.put({
    ...index,
    segments,
    merge: null,
    discarded: [...index.discarded, earlier.segment, later.segment],
  });
}

interface Side {
  readonly blocks: readonly Uint8Array[];
  readonly range: DocumentRange;
  readonly isAtEnd: boolean;
}

async function readSide(database: LibraryDatabase, segment: Segment, after: string | null): Promise<Side> {
  const from = after === null ? "" : await blockBefore(database, segment.segment, after);
  const rows: BlockRow[] = await database.blocks
    .where("[segment+firstTerm]")
    .between([segment.segment, from], [segment.segment, []], true, false)
    .limit(blocksPerStep)
    .toArray();
  return { blocks: rows.map(({ bytes }) => bytes), range: segment, isAtEnd: rows.length < blocksPerStep };
}

/** The first term of the block in which the terms after `term` begin. */
async function blockBefore(database: LibraryDatabase, segment: number, term: string): Promise<string> {
  const row = await database.blocks
    .where("[segment+firstTerm]")
    .between([segment, ""], [segment, term], true, true)
    .last();
  return row?.firstTerm ?? "";
}

/**
 * Gives the terms after `after` of both sides in order, each with its living documents, up to where a
 * side that may have more has been read; that term, or null where both are at their end.
 */
function mergeSides(
  [earlier, later]: readonly [Side, Side],
  after: string | null,
  isGone: (document: number) => boolean,
  take: (term: Uint8Array, list: Scratch) => void,
): string | null {
  const list = createScratch();
  const afterBytes = after === null ? null : utf8Of(after);
  const start = (cursor: TermCursor): boolean => {
    while (cursor.step()) {
      if (afterBytes === null || compareTerms(cursor.term(), afterBytes) > 0) return true;
    }
    return false;
  };
  const a = createTermCursor(earlier.blocks, earlier.range);
  const b = createTermCursor(later.blocks, later.range);
  let hasA = start(a);
  let hasB = start(b);
  let last = after;
  for (;;) {
    // Beyond the end of a batch its side may have more terms: nothing after it is sure to come next.
    if ((!hasA && !earlier.isAtEnd) || (!hasB && !later.isAtEnd)) return last;
    if (!hasA && !hasB) return null;
    const order = !hasA ? 1 : !hasB ? -1 : compareTerms(a.term(), b.term());
    list.count = 0;
    if (order <= 0) addLiving(list, a.list, isGone);
    if (order >= 0) addLiving(list, b.list, isGone);
    const next = order <= 0 ? a : b;
    if (list.count > 0) take(next.term(), list);
    // Its text is wanted only where a batch may end.
    if (!earlier.isAtEnd || !later.isAtEnd) last = next.text();
    if (order <= 0) hasA = a.step();
    if (order >= 0) hasB = b.step();
  }
}

function addLiving(into: Scratch, from: Scratch, isGone: (document: number) => boolean): void {
  grow(into, into.count + from.count);
  for (let at = 0; at < from.count; at += 1) {
    const document = from.documents[at] ?? 0;
    if (isGone(document)) continue;
    into.documents[into.count] = document;
    into.weights[into.count] = from.weights[at] ?? 0;
    into.count += 1;
  }
}

async function goneIn(
  database: LibraryDatabase,
  earlier: Segment,
  later: Segment,
): Promise<(document: number) => boolean> {
  const from = Math.floor(earlier.first / chunkSize);
  const to = Math.floor((later.first + later.count - 1) / chunkSize);
  const rows = await database.columns
    .where("[name+chunk]")
    .between(["flags", from], ["flags", to], true, true)
    .toArray();
  const chunks = new Map(rows.map(({ chunk, bytes }) => [chunk, goneAt(bytes)]));
  return (document) => chunks.get(Math.floor(document / chunkSize))?.(document % chunkSize) ?? true;
}

async function discard(database: LibraryDatabase, index: IndexRow, segment: number): Promise<void> {
  const keys = await database.blocks
    .where("[segment+firstTerm]")
    .between([segment, ""], [segment, []], true, false)
    .limit(mostDiscarded)
    .primaryKeys();
  await database.blocks.bulkDelete(keys);
  if (keys.length < mostDiscarded)
    await database.kept.put({ ...index, discarded: index.discarded.filter((other) => other !== segment) });
}
