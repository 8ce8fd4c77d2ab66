/** Pieces as they read on one side, or on both at once. */
import type { Piece } from "../../compare/comparison.ts";
import { t } from "../../platform/i18n.ts";
import { type Child, h } from "../../ui/element.ts";

export type SideName = "before" | "after";

/** Paragraphs of one side: what it has of the pieces, with what the other has not marked. */
export function sideParagraphs(pieces: readonly Piece[], side: SideName): Child[][] {
  return paragraphs(
    pieces,
    (piece) => onSide(piece, side),
    (of) => of === side || of === "both",
  );
}

/** Paragraphs of both sides in one text: what was taken out before what was put in. */
export function inlineParagraphs(pieces: readonly Piece[]): Child[][] {
  return paragraphs(pieces, inline, () => true);
}

function paragraphs(
  pieces: readonly Piece[],
  draw: (piece: Piece) => Child,
  isEnd: (side: Extract<Piece, { kind: "break" }>["side"]) => boolean,
): Child[][] {
  const whole: Child[][] = [[]];
  for (const piece of pieces) {
    whole.at(-1)?.push(draw(piece));
    if (piece.kind === "break" && isEnd(piece.side)) whole.push([]);
  }
  return whole;
}

function onSide(piece: Piece, side: SideName): Child {
  switch (piece.kind) {
    case "same":
      return piece.text;
    case "removed":
      return side === "before" ? removed(piece.text) : null;
    case "added":
      return side === "after" ? added(piece.text) : null;
    case "quiet":
      return quiet(side === "before" ? piece.before : piece.after);
    case "movedAway":
      return side === "before" ? moved(piece.text, piece.move, "away") : null;
    case "movedHere":
      return side === "after" ? moved(piece.text, piece.move, "here") : null;
    case "break":
      return piece.side === side ? pilcrow(side) : null;
  }
}

function inline(piece: Piece): Child {
  switch (piece.kind) {
    case "same":
      return piece.text;
    case "removed":
      return removed(piece.text);
    case "added":
      return added(piece.text);
    case "quiet":
      return quiet(piece.after === "" ? piece.before : piece.after);
    case "movedAway":
      return moved(piece.text, piece.move, "away");
    case "movedHere":
      return moved(piece.text, piece.move, "here");
    case "break":
      return piece.side === "both" ? null : pilcrow(piece.side);
  }
}

/** Told by a word as well as by its look: a screen reader says no colours. */
export function told(word: string): HTMLElement {
  return h("span", { class: "visually-hidden" }, `${word} `);
}

function removed(text: string): Child {
  return trimmed(text, (word) => h("del", { class: "change" }, told(t("compare_told_removed")), word));
}

function added(text: string): Child {
  return trimmed(text, (word) => h("ins", { class: "change" }, told(t("compare_told_added")), word));
}

/** The white space after a word is no part of what is marked. */
function trimmed(text: string, mark: (word: string) => HTMLElement): Child {
  const word = text.trimEnd();
  return word === "" ? text : [mark(word), text.slice(word.length)];
}

function quiet(text: string): Child {
  return trimmed(text, (mark) => h("span", { class: "quiet" }, mark));
}

function moved(text: string, move: number, end: "away" | "here"): Child {
  const word = t(end === "away" ? "compare_moved_away" : "compare_moved_here");
  return trimmed(text, (whole) =>
    h(
      end === "away" ? "del" : "ins",
      { class: `change moved ${end}`, "data-move": move, "data-end": end, title: word },
      told(word),
      whole,
    ),
  );
}

/** The end of a paragraph that the other side has not. */
function pilcrow(side: SideName): HTMLElement {
  const word = t(side === "before" ? "compare_merged_here" : "compare_split_here");
  return h(
    side === "before" ? "del" : "ins",
    { class: "change pilcrow", title: word },
    told(word),
    h("span", { "aria-hidden": "true" }, "¶"),
  );
}
