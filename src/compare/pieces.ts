/** Two stretches of text compared: sentences are aligned as blocks are, then the words of those that belong together. */
import { alignBlocks, type Match } from "./align.ts";
import type { Piece } from "./comparison.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";
import { wordPieces } from "./word-pieces.ts";

/** The pieces that lead from some blocks to others, in reading order: what was taken out before what was put in. */
export function piecesOf(
  before: readonly string[],
  after: readonly string[],
  lang: string | null,
): readonly Piece[] {
  const old = sentencesOf(before);
  const now = sentencesOf(after);
  const matches = alignBlocks(old.map(asBlock), now.map(asBlock)).filter(({ isMoved }) => !isMoved);
  const ofBefore = new Set(matches.flatMap((match) => match.before));
  const ofAfter = new Map(matches.flatMap((match) => match.after.map((place) => [place, match] as const)));
  const pieces: Piece[] = [];
  for (let from = 0, to = 0; from < old.length || to < now.length; ) {
    const leaving = old[from];
    if (leaving !== undefined && !ofBefore.has(from)) {
      pieces.push({ kind: "removed", text: leaving.text });
      addBreaks(pieces, isInner(old, from), false);
      from += 1;
      continue;
    }
    const match = ofAfter.get(to);
    const coming = now[to];
    if (match === undefined) {
      if (coming !== undefined) pieces.push({ kind: "added", text: coming.text });
      addBreaks(pieces, false, isInner(now, to));
      to += 1;
      continue;
    }
    pieces.push(...wordPieces(textOf(old, match.before), textOf(now, match.after), lang));
    from = endOf(match.before);
    to = endOf(match.after);
    addBreaks(
      pieces,
      match.before.some((place) => isInner(old, place)),
      match.after.some((place) => isInner(now, place)),
    );
  }
  return joined(joined(pieces).map(withoutSpaces));
}

/** Other white space alone is no change, not even a quiet one. */
function withoutSpaces(piece: Piece): Piece {
  if (piece.kind !== "quiet" || piece.before.trim() !== "" || piece.after.trim() !== "") return piece;
  return { kind: "same", text: piece.after };
}

/** Sentences are aligned by the same rules as blocks, all of one kind. */
function asBlock({ text }: Sentence) {
  return { kind: "paragraph", text } as const;
}

function textOf(sentences: readonly Sentence[], places: Match["before"]): string {
  return places.map((place) => sentences[place]?.text ?? "").join("");
}

function endOf(places: Match["before"]): number {
  return (places.at(-1) ?? 0) + 1;
}

/** A block ends here, and another follows. */
function isInner(sentences: readonly Sentence[], place: number): boolean {
  return place + 1 < sentences.length && sentences[place]?.endsBlock === true;
}

function addBreaks(pieces: Piece[], inBefore: boolean, inAfter: boolean): void {
  if (!inBefore && !inAfter) return;
  pieces.push({ kind: "break", side: inBefore && inAfter ? "both" : inBefore ? "before" : "after" });
}

/** Neighbours of one kind as one piece; empty ones left out. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if ((piece.kind === "same" || piece.kind === "removed" || piece.kind === "added") && piece.text === "")
      continue;
    if (piece.kind === "quiet" && last?.kind === "quiet")
      whole[whole.length - 1] = {
        kind: "quiet",
        before: last.before + piece.before,
        after: last.after + piece.after,
      };
    else if (
      (piece.kind === "same" || piece.kind === "removed" || piece.kind === "added") &&
      last?.kind === piece.kind
    )
      whole[whole.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    else whole.push(piece);
  }
  return whole;
}
