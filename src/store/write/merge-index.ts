/**
 * Making two neighbouring segments one, in steps of some tens of milliseconds. Each step is one
 * transaction that writes its blocks and how far it came, so that whoever dies loses one step; what
 * is being written is no part of the index until its last step says so.
 */
import { createBlockWriter, termsIn } from "../../search/block.ts";
import type { Postings } from "../../search/postings.ts";
import { chunkSize, flag } from "../index/columns.ts";
import type { BlockRow, IndexRow, LibraryDatabase, Segment } from "../schema.ts";
import { byUnits, indexOnlyTables, indexRow } from "./fold-index.ts";

/** A segment is merged with the one before it when that is not so many times larger: at most log16 of them are left. */
const growth = 16;
/** Blocks read of each side a step: about 130 KB. */
const blocksPerStep = 32;
const mostDiscarded = 500;

/** One step of what there is to do; false where there is nothing. */
export function mergeStep(database: LibraryDatabase): Promise<boolean> {
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
    const pair = pairToMerge(index.segments);
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

/** The last two neighbours of which the earlier is not far the larger. */
function pairToMerge(segments: readonly Segment[]): readonly [number, number] | null {
  for (let at = segments.length - 1; at > 0; at -= 1) {
    const later = segments[at];
    const earlier = segments[at - 1];
    if (later !== undefined && earlier !== undefined && earlier.documents < later.documents * growth)
      return [earlier.segment, later.segment];
  }
  return null;
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
  // Beyond the end of a batch its side may have more terms: stop at the nearer end.
  const ends = sides.flatMap(({ last, isAtEnd }) => (isAtEnd || last === null ? [] : [last]));
  const bound = ends.sort(byUnits)[0] ?? null;
  const range = { first: earlier.first, count: later.first + later.count - earlier.first };
  const writer = createBlockWriter(range);
  for (const [term, parts] of mergedTerms(sides[0].terms, sides[1].terms)) {
    if (bound !== null && term > bound) break;
    const postings = living(parts, isGone);
    if (postings.documents.length > 0) writer.add(term, postings);
  }
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
  readonly terms: [string, Postings][];
  /** The last term read. */
  readonly last: string | null;
  readonly isAtEnd: boolean;
}

async function readSide(database: LibraryDatabase, segment: Segment, after: string | null): Promise<Side> {
  const from = after === null ? "" : await blockBefore(database, segment.segment, after);
  const rows: BlockRow[] = await database.blocks
    .where("[segment+firstTerm]")
    .between([segment.segment, from], [segment.segment, []], true, false)
    .limit(blocksPerStep)
    .toArray();
  const terms: [string, Postings][] = [];
  let last: string | null = null;
  for (const { bytes } of rows) {
    for (const found of termsIn(bytes, segment)) {
      last = found[0];
      if (after === null || found[0] > after) terms.push(found);
    }
  }
  return { terms, last, isAtEnd: rows.length < blocksPerStep };
}

/** The first term of the block in which the terms after `term` begin. */
async function blockBefore(database: LibraryDatabase, segment: number, term: string): Promise<string> {
  const row = await database.blocks
    .where("[segment+firstTerm]")
    .between([segment, ""], [segment, term], true, true)
    .last();
  return row?.firstTerm ?? "";
}

/** Both sides by term, the earlier segment's list first. */
function* mergedTerms(
  a: readonly [string, Postings][],
  b: readonly [string, Postings][],
): Generator<[string, readonly Postings[]], undefined> {
  let left = 0;
  let right = 0;
  for (;;) {
    const one = a[left];
    const other = b[right];
    if (one === undefined && other === undefined) return;
    const order = one === undefined ? 1 : other === undefined ? -1 : byUnits(one[0], other[0]);
    if (order === 0 && one !== undefined && other !== undefined) yield [one[0], [one[1], other[1]]];
    else if (order < 0 && one !== undefined) yield [one[0], [one[1]]];
    else if (other !== undefined) yield [other[0], [other[1]]];
    if (order <= 0) left += 1;
    if (order >= 0) right += 1;
  }
}

function living(parts: readonly Postings[], isGone: (document: number) => boolean): Postings {
  const total = parts.reduce((sum, part) => sum + part.documents.length, 0);
  const documents = new Uint32Array(total);
  const weights = new Uint8Array(total);
  let count = 0;
  for (const part of parts) {
    for (let at = 0; at < part.documents.length; at += 1) {
      const document = part.documents[at] ?? 0;
      if (isGone(document)) continue;
      documents[count] = document;
      weights[count] = part.weights[at] ?? 0;
      count += 1;
    }
  }
  return { documents: documents.subarray(0, count), weights: weights.subarray(0, count) };
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
  const chunks = new Map(rows.map(({ chunk, bytes }) => [chunk, bytes]));
  return (document) => {
    const bytes = chunks.get(Math.floor(document / chunkSize));
    return bytes === undefined || ((bytes[document % chunkSize] ?? flag.gone) & flag.gone) !== 0;
  };
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
