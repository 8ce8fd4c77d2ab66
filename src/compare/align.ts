/**
 * Which blocks of two versions belong together. First those that say the same, in order; between them
 * those most alike, one to one, one to several (split) or several to one (merged); what is left on both
 * sides and alike has moved.
 */
import { diffArrays } from "diff";
import { blockKey } from "./block-key.ts";
import { inPlace } from "./in-place.ts";
import { type Likeness, likenessOf } from "./likeness.ts";
import type { TextBlock } from "./version.ts";

/** Blocks that belong together; one of the sides has exactly one, or both have. */
export interface Match {
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** It stands elsewhere among the blocks than it stood. */
  readonly isMoved: boolean;
}

/** Below this share of terms two blocks are two texts. */
const alike = 0.3;
/** Blocks that moved and were edited at once must have more in common, being looked for everywhere. */
const alikeMoved = 0.5;
/** Blocks split or merged keep most of their words. */
const alikeRecut = 0.6;
/** So much of each part must stand in the whole. */
const alikePart = 0.7;
/** A paragraph is split into at most so many. */
const mostParts = 6;
/** Cells of the table for one gap: 4 million take some 50 ms. */
const mostCells = 4_000_000;

/** The matches of two lists of blocks, in the order of the second. What is in none stands on one side alone. */
export function alignBlocks(before: readonly TextBlock[], after: readonly TextBlock[]): Match[] {
  const matches = sameInOrder(before, after);
  const gaps = gapsBetween(matches, before.length, after.length);
  const likeness = likenessOf(
    rest(
      before,
      gaps.flatMap(({ before: range }) => placesOf(range)),
    ),
    rest(
      after,
      gaps.flatMap(({ after: range }) => placesOf(range)),
    ),
  );
  for (const gap of gaps) matches.push(...alikeInOrder(gap, before, after, likeness));
  matches.push(...elsewhere(matches, before, after, likeness));
  return settled(matches, before);
}

/** The matches with the least text told as moved. One of several blocks that would have to move is given up. */
function settled(matches: readonly Match[], before: readonly TextBlock[]): Match[] {
  const kept = inPlace(matches, (match) =>
    match.before.reduce((sum, place) => sum + (before[place]?.text.length ?? 0), 1),
  );
  return matches
    .map((match) => ({ ...match, isMoved: !kept.has(match) }))
    .filter(({ isMoved, before: from, after: to }) => !isMoved || (from.length === 1 && to.length === 1))
    .sort((a, b) => (a.after[0] ?? 0) - (b.after[0] ?? 0));
}

function sameInOrder(before: readonly TextBlock[], after: readonly TextBlock[]): Match[] {
  const matches: Match[] = [];
  let from = 0;
  let to = 0;
  for (const { value, added, removed } of diffArrays(before.map(blockKey), after.map(blockKey))) {
    if (!added && !removed)
      for (let step = 0; step < value.length; step += 1)
        matches.push({ before: [from + step], after: [to + step], isMoved: false });
    if (!added) from += value.length;
    if (!removed) to += value.length;
  }
  return matches;
}

type Range = readonly [from: number, to: number];
interface Gap {
  readonly before: Range;
  readonly after: Range;
}

function gapsBetween(matches: readonly Match[], beforeCount: number, afterCount: number): Gap[] {
  const gaps: Gap[] = [];
  let from = 0;
  let to = 0;
  for (const { before, after } of [...matches, { before: [beforeCount], after: [afterCount] }]) {
    const [nextBefore = 0] = before;
    const [nextAfter = 0] = after;
    if (nextBefore > from || nextAfter > to)
      gaps.push({ before: [from, nextBefore], after: [to, nextAfter] });
    from = nextBefore + 1;
    to = nextAfter + 1;
  }
  return gaps;
}

function placesOf([from, to]: Range): number[] {
  return Array.from({ length: to - from }, (_, step) => from + step);
}

function rest(blocks: readonly TextBlock[], places: readonly number[]): Map<number, TextBlock> {
  const chosen = new Map<number, TextBlock>();
  for (const place of places) {
    const block = blocks[place];
    if (block !== undefined) chosen.set(place, block);
  }
  return chosen;
}

/** One step through the table of a gap: so many blocks of each side. */
interface Step {
  readonly before: number;
  readonly after: number;
}

/** The matches of a gap that keep the most words, in order: a table filled from its end. */
function alikeInOrder(
  gap: Gap,
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  likeness: Likeness,
): Match[] {
  const rows = gap.before[1] - gap.before[0];
  const columns = gap.after[1] - gap.after[0];
  if (rows === 0 || columns === 0 || rows * columns > mostCells) return [];
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const chosen = new Uint8Array((rows + 1) * width);
  for (let row = rows; row >= 0; row -= 1) {
    for (let column = columns; column >= 0; column -= 1) {
      const cell = row * width + column;
      let score = 0;
      let choice = 0;
      for (let number = 1; number < steps.length; number += 1) {
        const step = steps[number] ?? noStep;
        if (row + step.before > rows || column + step.after > columns) continue;
        const gain = gainOf(step, gap.before[0] + row, gap.after[0] + column, before, after, likeness);
        if (gain < 0) continue;
        const total = gain + (best[cell + step.before * width + step.after] ?? 0);
        if (total > score || choice === 0) {
          score = total;
          choice = number;
        }
      }
      best[cell] = score;
      chosen[cell] = choice;
    }
  }
  const matches: Match[] = [];
  for (let row = 0, column = 0; row < rows || column < columns; ) {
    const step = steps[chosen[row * width + column] ?? 0] ?? noStep;
    if (step.before > 0 && step.after > 0)
      matches.push({
        before: placesOf([gap.before[0] + row, gap.before[0] + row + step.before]),
        after: placesOf([gap.after[0] + column, gap.after[0] + column + step.after]),
        isMoved: false,
      });
    row += step.before;
    column += step.after;
  }
  return matches;
}

const noStep: Step = { before: 1, after: 1 };
/** The first is never taken: 0 says that nothing was chosen. */
const steps: readonly Step[] = [
  noStep,
  { before: 1, after: 0 },
  { before: 0, after: 1 },
  { before: 1, after: 1 },
  ...Array.from({ length: mostParts - 1 }, (_, more) => ({ before: 1, after: more + 2 })),
  ...Array.from({ length: mostParts - 1 }, (_, more) => ({ before: more + 2, after: 1 })),
];

/** What is kept by matching so many blocks from here on; below 0 where they do not belong together. */
function gainOf(
  step: Step,
  row: number,
  column: number,
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  likeness: Likeness,
): number {
  if (step.before === 0 || step.after === 0) return 0;
  const first = likeness.shared(row, column);
  if (first === 0) return -1;
  let shared = 0;
  let weight = 0;
  for (let one = 0; one < step.before; one += 1) {
    weight += likeness.ofBefore(row + one);
    for (let other = 0; other < step.after; other += 1) {
      if (!isSameKind(before[row + one], after[column + other])) return -1;
      const pair = likeness.shared(row + one, column + other);
      // Each part must come from the whole.
      const part = step.before > 1 ? likeness.ofBefore(row + one) : likeness.ofAfter(column + other);
      if (step.before + step.after > 2 && pair < part * alikePart) return -1;
      shared += pair;
    }
  }
  for (let other = 0; other < step.after; other += 1) weight += likeness.ofAfter(column + other);
  const share = weight === 0 ? 0 : (2 * shared) / weight;
  return share >= (step.before + step.after > 2 ? alikeRecut : alike) ? shared * share : -1;
}

/** Headings, captions and code are never taken for paragraphs. */
function isSameKind(one: TextBlock | undefined, other: TextBlock | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.kind === other.kind || (isProse(one) && isProse(other));
}

function isProse({ kind }: TextBlock): boolean {
  return kind === "paragraph" || kind === "item" || kind === "quote" || kind === "cell";
}

/** Of what no match has yet: the same words anywhere, then the most alike. */
function elsewhere(
  matches: readonly Match[],
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  likeness: Likeness,
): Match[] {
  const takenBefore = new Set(matches.flatMap((match) => match.before));
  const takenAfter = new Set(matches.flatMap((match) => match.after));
  const moved: Match[] = [];
  const take = (from: number, to: number): void => {
    takenBefore.add(from);
    takenAfter.add(to);
    moved.push({ before: [from], after: [to], isMoved: true });
  };
  const places = new Map<string, number[]>();
  for (const [place, block] of before.entries()) {
    if (takenBefore.has(place)) continue;
    const key = blockKey(block);
    places.set(key, [...(places.get(key) ?? []), place]);
  }
  for (const [place, block] of after.entries()) {
    if (takenAfter.has(place)) continue;
    const from = places.get(blockKey(block))?.shift();
    if (from !== undefined) take(from, place);
  }
  const candidates = [...likeness.pairs]
    .map(([from, to, shared]) => ({
      from,
      to,
      share: (2 * shared) / (likeness.ofBefore(from) + likeness.ofAfter(to)),
    }))
    .filter(({ from, to, share }) => share >= alikeMoved && isSameKind(before[from], after[to]))
    .sort((a, b) => b.share - a.share);
  for (const { from, to } of candidates) if (!takenBefore.has(from) && !takenAfter.has(to)) take(from, to);
  return moved;
}
