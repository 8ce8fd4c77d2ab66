/** Two versions of an article compared: blocks aligned, then words, then what has moved. */
import { type ComparedField, comparedFields } from "../model/change-summary.ts";
import { alignBlocks, type Match } from "./align.ts";
import type { ChangeCounts, Comparison, Difference, FactChange, Row, RowKind } from "./comparison.ts";
import { withMovedText } from "./moved-text.ts";
import { piecesOf } from "./pieces.ts";
import type { BlockKind, TextBlock, Version } from "./version.ts";
import { isVolatile } from "./volatile.ts";

/**
 * What changed from one version to another. Pure and without a DOM: pages run it in a worker. The time
 * grows with the texts and the square of what differs, and is bounded (align.ts, pieces.ts).
 */
export function compareVersions(before: Version, after: Version): Comparison {
  const lang = after.lang ?? before.lang;
  const old = { ...before, blocks: before.blocks.filter((block) => !isVolatile(block)) };
  const now = { ...after, blocks: after.blocks.filter((block) => !isVolatile(block)) };
  const { rows: aligned, moves } = rowsOf(old.blocks, now.blocks, lang);
  const rows = withMovedText(aligned, lang, moves).map(movedWhole);
  return {
    rows,
    facts: factsOf(before, after, lang),
    counts: countsOf(rows),
    images: differenceOf(before.images, after.images),
    links: differenceOf(before.links, after.links),
  };
}

const plain: BlockKind = "paragraph";

/** The rows in reading order: what has no match at its place between its neighbours. */
function rowsOf(
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  lang: string | null,
): { readonly rows: readonly Row[]; readonly moves: number } {
  const matches = alignBlocks(before, after);
  const ofBefore = new Map(matches.flatMap((match) => match.before.map((place) => [place, match] as const)));
  const ofAfter = new Map(matches.flatMap((match) => match.after.map((place) => [place, match] as const)));
  const moves = new Map(matches.filter(({ isMoved }) => isMoved).map((match, number) => [match, number]));
  const rows: Row[] = [];
  const textsOf = (blocks: readonly TextBlock[], places: readonly number[]): string[] =>
    places.map((place) => blocks[place]?.text ?? "");
  for (let from = 0, to = 0; from < before.length || to < after.length; ) {
    const leaving = ofBefore.get(from);
    if (from < before.length && (leaving === undefined || leaving.isMoved)) {
      const text = before[from]?.text ?? "";
      const move = leaving === undefined ? null : (moves.get(leaving) ?? null);
      rows.push({
        kind: move === null ? "removed" : "movedAway",
        before: [from],
        after: [],
        block: before[from]?.kind ?? plain,
        pieces: [move === null ? { kind: "removed", text } : { kind: "movedAway", text, move }],
        move,
      });
      from += 1;
      continue;
    }
    const coming = ofAfter.get(to);
    if (coming === undefined || coming.isMoved) {
      rows.push(arrival(coming, to));
      to += 1;
      continue;
    }
    const pieces = piecesOf(textsOf(before, coming.before), textsOf(after, coming.after), lang);
    rows.push({
      kind: kindOf(coming, pieces),
      before: coming.before,
      after: coming.after,
      block: blockAt(to),
      pieces,
      move: null,
    });
    from = (coming.before.at(-1) ?? from) + 1;
    to = (coming.after.at(-1) ?? to) + 1;
  }
  return { rows, moves: moves.size };

  function blockAt(place: number): BlockKind {
    return after[place]?.kind ?? plain;
  }

  function arrival(match: Match | undefined, place: number): Row {
    const texts = textsOf(after, [place]);
    if (match === undefined)
      return {
        kind: "added",
        before: [],
        after: [place],
        block: blockAt(place),
        pieces: texts.map((text) => ({ kind: "added", text })),
        move: null,
      };
    return {
      kind: "movedHere",
      before: match.before,
      after: [place],
      block: blockAt(place),
      pieces: piecesOf(textsOf(before, match.before), texts, lang),
      move: moves.get(match) ?? null,
    };
  }
}

function kindOf(match: Match, pieces: Row["pieces"]): RowKind {
  if (match.after.length > 1) return "split";
  if (match.before.length > 1) return "merged";
  return pieces.some(isEdit) ? "edited" : "same";
}

function isEdit({ kind }: Row["pieces"][number]): boolean {
  return kind === "removed" || kind === "added" || kind === "movedAway" || kind === "movedHere";
}

/** A block all of whose words went into another, or came from others, has moved. */
function movedWhole(row: Row): Row {
  const isAll = (kind: string): boolean =>
    row.pieces.length > 0 && row.pieces.every((piece) => piece.kind === kind);
  if (row.kind === "removed" && isAll("movedAway")) return { ...row, kind: "movedAway" };
  if (row.kind === "added" && isAll("movedHere")) return { ...row, kind: "movedHere" };
  return row;
}

function factsOf(before: Version, after: Version, lang: string | null): readonly FactChange[] {
  const changes = comparedFields.flatMap((field): FactChange[] => {
    const was = before[field];
    const is = after[field];
    if (was === is) return [];
    if (isWhole(field)) return isSameMoment(was, is) ? [] : [{ field, before: was, after: is, pieces: [] }];
    const pieces = piecesOf([was ?? ""].filter(Boolean), [is ?? ""].filter(Boolean), lang);
    return pieces.some(isEdit) ? [{ field, before: was, after: is, pieces }] : [];
  });
  // The authors are read from the byline: told twice, one change would look like two.
  const isByline = changes.some(({ field }) => field === "byline");
  return isByline ? changes.filter(({ field }) => field !== "authors") : changes;
}

/** Whether half of a field means nothing: a time, an address. */
function isWhole(field: ComparedField): boolean {
  return field === "publishedTime" || field === "modifiedTime" || field === "originalUrl";
}

function isSameMoment(was: string | null, is: string | null): boolean {
  return was !== null && is !== null && Date.parse(was) === Date.parse(is) && was.length === is.length;
}

function countsOf(rows: readonly Row[]): ChangeCounts {
  const count = (...kinds: readonly RowKind[]): number =>
    rows.filter(({ kind, block }) => block !== "caption" && kinds.includes(kind)).length;
  const length = (wanted: "removed" | "added"): number =>
    rows.reduce(
      (sum, { pieces }) =>
        sum +
        pieces.reduce((own, piece) => own + (piece.kind === wanted ? piece.text.trimEnd().length : 0), 0),
      0,
    );
  return {
    edited: count("edited"),
    removed: count("removed"),
    added: count("added"),
    moved: count("movedHere"),
    recut: count("split", "merged"),
    // Of one that moved both ends are rows.
    captions: rows.filter(({ kind, block }) => block === "caption" && kind !== "same" && kind !== "movedAway")
      .length,
    quiet: rows.filter(
      ({ kind, pieces }) => kind === "same" && pieces.some((piece) => piece.kind === "quiet"),
    ).length,
    removedLength: length("removed"),
    addedLength: length("added"),
  };
}

function differenceOf(before: readonly string[], after: readonly string[]): Difference {
  const was = new Set(before);
  const is = new Set(after);
  return {
    removed: [...was].filter((address) => !is.has(address)),
    added: [...is].filter((address) => !was.has(address)),
  };
}
