/**
 * Making neighbouring segments one, in steps of some tens of milliseconds. Each step is one
 * transaction that writes its blocks and how far it came, so that whoever dies loses one step; what
 * is being written is no part of the index until its last step says so.
 */
import { createBlockWriter } from "../../search/block.ts";
import { textOfUtf8, utf8Of } from "../../search/bytes.ts";
import type { DocumentRange } from "../../search/postings.ts";
import {
  compareTerms,
  createScratch,
  createTermCursor,
  grow,
  type Scratch,
  type TermCursor,
} from "../../search/term-cursor.ts";
import type { BlockRow, IndexRow, Segment } from "../index-rows.ts";
import type { LibraryDatabase } from "../schema.ts";
import { indexOnlyTables, indexRow } from "./fold-index.ts";
import { goneIn, isAnyIn } from "./gone-documents.ts";
import { type MergePolicy, segmentsToMerge } from "./merge-policy.ts";
import { dropGoneChunks } from "./sweep-index.ts";

/** Blocks read a step, of all sides together: about 260 KB. */
const blocksPerStep = 64;
/** Of each side at least so many, or a step may not get beyond the term where the last one ended. */
const leastOfSide = 2;
const mostDiscarded = 500;

/** One step towards as few segments as the policy wants; false where there is nothing to do. */
export function mergeStep(database: LibraryDatabase, policy: MergePolicy): Promise<boolean> {
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
    const chosen = segmentsToMerge(index.segments, policy);
    if (chosen === null) return false;
    const output = index.lastSegment + 1;
    const inputs = chosen.map(({ segment }) => segment);
    await database.kept.put({
      ...index,
      lastSegment: output,
      merge: { inputs, output, after: null, bytes: 0 },
    });
    return true;
  });
}

async function goOn(
  database: LibraryDatabase,
  index: IndexRow,
  merge: NonNullable<IndexRow["merge"]>,
): Promise<void> {
  const inputs = index.segments.filter(({ segment }) => merge.inputs.includes(segment));
  const [first] = inputs;
  const last = inputs.at(-1);
  if (first === undefined || last === undefined || inputs.length < merge.inputs.length) {
    await database.kept.put({ ...index, merge: null, discarded: [...index.discarded, merge.output] });
    return;
  }
  const range = { first: first.first, count: last.first + last.count - first.first };
  const isGone = await goneIn(database, range);
  if (!isAnyIn(isGone, range)) return finish(database, index, merge, range, 0);
  const whole = inputs.reduce((sum, { bytes }) => sum + bytes, 1);
  const sides = await Promise.all(
    inputs.map((segment) => {
      const share = Math.ceil((blocksPerStep * segment.bytes) / whole);
      return readSide(database, segment, merge.after, Math.max(leastOfSide, share));
    }),
  );
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
  await finish(database, index, { ...merge, bytes }, range, documents);
}

/** Puts what was made in the place of what it was made of; of nothing that lives there is no segment. */
async function finish(
  database: LibraryDatabase,
  index: IndexRow,
  { inputs, output, bytes }: NonNullable<IndexRow["merge"]>,
  range: DocumentRange,
  documents: number,
): Promise<void> {
  const made: Segment = { segment: output, ...range, documents, bytes };
  const replaced = index.segments.filter(({ segment }) => inputs.includes(segment));
  const segments = index.segments.flatMap((segment) =>
    segment === replaced[0] ? (documents > 0 ? [made] : []) : replaced.includes(segment) ? [] : [segment],
  );
  const held = replaced.reduce((sum, segment) => sum + segment.documents, 0);
  await dropGoneChunks(database, range);
  await database.kept.put({
    ...index,
    segments,
    merge: null,
    // What was written for it before its last document went is no part of the index.
    discarded: [...index.discarded, ...inputs, ...(documents > 0 ? [] : [output])],
    leftOut: (index.leftOut ?? 0) + held - documents,
  });
}

interface Side {
  readonly blocks: readonly Uint8Array[];
  readonly range: DocumentRange;
  readonly isAtEnd: boolean;
}

async function readSide(
  database: LibraryDatabase,
  segment: Segment,
  after: string | null,
  most: number,
): Promise<Side> {
  const from = after === null ? "" : await blockBefore(database, segment.segment, after);
  const rows: BlockRow[] = await database.blocks
    .where("[segment+firstTerm]")
    .between([segment.segment, from], [segment.segment, []], true, false)
    .limit(most)
    .toArray();
  return { blocks: rows.map(({ bytes }) => bytes), range: segment, isAtEnd: rows.length < most };
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
 * Gives the terms after `after` of all sides in order, each with its living documents, up to where a
 * side that may have more has been read; that term, or null where all are at their end. Sides come in the order
 * of their documents. The innermost loop of an import: nothing is allocated in it that need not be.
 */
function mergeSides(
  sides: readonly Side[],
  after: string | null,
  isGone: (document: number) => boolean,
  take: (term: Uint8Array, list: Scratch) => void,
): string | null {
  const list = createScratch();
  const cursors = sides.map(({ blocks, range }) => createTermCursor(blocks, range));
  const has = cursors.map((cursor) => stepBeyond(cursor, after === null ? null : utf8Of(after)));
  const terms = cursors.map((cursor) => cursor.term());
  /** The sides that have the least term, the first `same` of them. */
  const chosen = new Uint16Array(sides.length);
  const last = { bytes: new Uint8Array(256), length: 0 };
  for (;;) {
    let same = 0;
    for (let side = 0; side < sides.length; side += 1) {
      if (has[side] !== true) {
        // Beyond the end of a batch its side may have more terms: nothing after it is sure to come next.
        if (sides[side]?.isAtEnd !== true) return textOfUtf8(last.bytes.subarray(0, last.length));
        continue;
      }
      const order = same === 0 ? -1 : compareTerms(terms[side] ?? none, terms[chosen[0] ?? 0] ?? none);
      if (order > 0) continue;
      if (order < 0) same = 0;
      chosen[same] = side;
      same += 1;
    }
    if (same === 0) return null;
    const term = terms[chosen[0] ?? 0] ?? none;
    list.count = 0;
    for (let at = 0; at < same; at += 1) addLiving(list, cursors[chosen[at] ?? 0]?.list ?? list, isGone);
    if (list.count > 0) take(term, list);
    if (term.length > last.bytes.length) last.bytes = new Uint8Array(term.length * 2);
    last.bytes.set(term);
    last.length = term.length;
    for (let at = 0; at < same; at += 1) {
      const side = chosen[at] ?? 0;
      has[side] = cursors[side]?.step() ?? false;
      terms[side] = cursors[side]?.term() ?? none;
    }
  }
}

const none = new Uint8Array(0);

/** Steps to the first term after this one; false where there is none. */
function stepBeyond(cursor: TermCursor, after: Uint8Array | null): boolean {
  while (cursor.step()) {
    if (after === null || compareTerms(cursor.term(), after) > 0) return true;
  }
  return false;
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
